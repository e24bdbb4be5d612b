import type { ReactNode } from 'react';
import { useT } from '../i18n/i18n.ts';
import { Icon, type IconName } from './icon.tsx';

/** What will be here, and the one action that starts it. */
export function EmptyState({
  title,
  children,
  icon,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: IconName;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      {icon && <Icon name={icon} />}
      <b>{title}</b>
      {children && <span>{children}</span>}
      {action}
    </div>
  );
}

/** What is missing, what still works, and "Try again". It stays inside the part that failed. */
export function ErrorState({
  title,
  children,
  onRetry,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
}) {
  const t = useT();
  return (
    <div className="empty failed" role="alert">
      <span className="warn">
        <Icon name="alert" />
      </span>
      <b>{title}</b>
      {children && <span>{children}</span>}
      {onRetry && (
        <button type="button" className="btn" onClick={onRetry}>
          {t('ui.tryAgain')}
        </button>
      )}
    </div>
  );
}

/** Rows in the shape of what comes; shown on the very first load only. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const t = useT();
  return (
    <div className="skels" role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, row) => `${70 - ((row * 17) % 41)}%`).map((width) => (
        <span key={width} className="skel" style={{ width }} />
      ))}
    </div>
  );
}
