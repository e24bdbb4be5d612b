import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../icon.tsx';
import { clockWords } from './evidence-words.ts';
import type { PageTime } from './visits.ts';

/** A bar a page, all on one scale; each has its time as text. */
export function PageBars({ times }: { readonly times: readonly PageTime[] }) {
  const t = useT();
  const most = Math.max(1, ...times.map(({ ms }) => ms));
  return (
    <ol className="shr-pages num">
      {times.map(({ page, ms, live }) => (
        <li key={page} className={live ? 'on' : undefined}>
          <span className="row">
            {t('share.pages.page', { page })}
            {live && <Icon name="eye" size={12} label={t('share.pages.now')} />}
          </span>
          <span className="bx" aria-hidden="true">
            <i style={{ width: `${(ms / most) * 100}%` }} />
          </span>
          <span>{clockWords(ms)}</span>
        </li>
      ))}
    </ol>
  );
}
