import { lazy, type ReactElement, type ReactNode } from 'react';
import { WhenUsed } from './when-used.tsx';

export interface PopoverProps {
  /** One button element. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  /** Read aloud as the name of what opens. */
  readonly label: string;
  /** Uncontrolled without it. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: 'start' | 'end' | 'center';
  readonly side?: 'bottom' | 'top' | 'right' | 'left';
  readonly className?: string;
}

const BasePopover = lazy(() => import('./base/base-popover.tsx').then((module) => ({ default: module.BasePopover })));

export const Popover = (props: PopoverProps) => (
  <WhenUsed
    trigger={props.trigger}
    popup="dialog"
    {...(props.open !== undefined && { open: props.open })}
    {...(props.onOpenChange && { onOpenChange: props.onOpenChange })}
  >
    <BasePopover {...props} />
  </WhenUsed>
);
