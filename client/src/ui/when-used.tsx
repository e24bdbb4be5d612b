import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react';

/**
 * What floats is loaded when it is first opened, so that the first screen does not wait for it: until then the trigger is a
 * plain button. `children` open by themselves when they appear.
 */
export function WhenUsed({
  trigger,
  popup,
  open,
  onOpenChange,
  children,
}: {
  readonly trigger: ReactElement;
  readonly popup: 'menu' | 'dialog' | 'listbox';
  /** Controlled from outside: it then counts as used once it has been open. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  const [pressed, setPressed] = useState(false);
  const [opened, setOpened] = useState(false);
  if (open && !opened) setOpened(true);
  if (pressed || opened) return <Suspense fallback={trigger}>{children}</Suspense>;
  const own = (trigger.props as { onClick?: (event: unknown) => void }).onClick;
  const press = (event: unknown) => {
    own?.(event);
    if (open === undefined) setPressed(true);
    onOpenChange?.(true);
  };
  return cloneElement(trigger as ReactElement<Record<string, unknown>>, { onClick: press, 'aria-haspopup': popup, 'aria-expanded': false });
}
