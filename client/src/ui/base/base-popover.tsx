import { Popover as Base } from '@base-ui/react/popover';
import type { PopoverProps } from '../popover.tsx';

export function BasePopover({
  trigger,
  children,
  label,
  open,
  onOpenChange,
  align = 'start',
  side = 'bottom',
  className = '',
}: PopoverProps) {
  return (
    <Base.Root {...(open === undefined ? { defaultOpen: true } : { open })} {...(onOpenChange && { onOpenChange })}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" align={align} side={side} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={`pop ${className}`} aria-label={label}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
