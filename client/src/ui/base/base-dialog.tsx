import { Dialog as Base } from '@base-ui/react/dialog';
import type { DialogProps } from '../dialog.tsx';
import { Kbd } from '../kbd.tsx';

export function BaseDialog({ open, onClose, title, children, footer, width = 432 }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(now) => !now && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="pop dialog dialog-at" style={{ width }}>
          <div className="row">
            <Base.Title render={<h2 />}>{title}</Base.Title>
            <span className="right">
              <Kbd keys="Escape" />
            </span>
          </div>
          {children}
          {footer && <footer>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
