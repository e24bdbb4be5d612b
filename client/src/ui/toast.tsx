import { useSyncExternalStore } from 'react';
import { useT } from '../i18n/i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

interface Shown {
  readonly id: number;
  readonly message: string;
  readonly icon: IconName;
  readonly undo: (() => void) | undefined;
}
const shownFor = 6_000;
let shown: readonly Shown[] = [];
let counter = 0;
const listeners = new Set<() => void>();

/** Says what happened, lower left, and offers to take it back. Failures stay until they are closed. */
export function toast(
  message: string,
  options: { readonly undo?: () => void; readonly icon?: IconName; readonly failed?: boolean } = {},
): void {
  const id = ++counter;
  set([...shown.slice(-2), { id, message, icon: options.icon ?? (options.failed ? 'alert' : 'check'), undo: options.undo }]);
  if (!options.failed) setTimeout(() => dismiss(id), shownFor);
}

export function Toasts() {
  const t = useT();
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, message, icon, undo }) => (
        <div key={id} className="pop toast">
          <Icon name={icon} />
          <span>{message}</span>
          {undo && (
            <button
              type="button"
              className="btn ghost sm acc"
              onClick={() => {
                undo();
                dismiss(id);
              }}
            >
              {t('ui.undo')}
            </button>
          )}
          <IconButton icon="close" label={t('ui.close')} size="sm" onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

const dismiss = (id: number): void => set(shown.filter((one) => one.id !== id));
function set(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
