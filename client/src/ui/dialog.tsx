import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useReturnFocus } from './use-return-focus.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: number;
}

const BaseDialog = lazy(() => import('./base/base-dialog.tsx').then((module) => ({ default: module.BaseDialog })));

/** A question as title, two verbs as answers in `footer`. Escape is the safe answer; the focus comes back to where it was. */
export function Dialog(props: DialogProps) {
  const [opened, setOpened] = useState(props.open);
  useReturnFocus(props.open);
  if (props.open && !opened) setOpened(true);
  return opened ? (
    <Suspense>
      <BaseDialog {...props} />
    </Suspense>
  ) : null;
}
