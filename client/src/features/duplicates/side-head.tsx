/** One of the two: who it is, whose, since when, and whether it stays. */
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow } from '../../sync/rows.ts';
import { CompanyName } from '../../ui/company-name.tsx';
import type { Side } from './use-both.ts';

export function SideHead({
  side: { row },
  stays,
  pair,
  onKeep,
}: {
  readonly side: Side;
  readonly stays: boolean;
  readonly pair: string;
  /** Undefined for the one that stays already. */
  readonly onKeep: (() => void) | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const owner = useRow('user', row.owner || undefined)?.name;
  const about = [
    row.is === 'person' ? row.jobTitle : t(`contact.lifecycle.${row.lifecycle}`),
    row.town,
    owner && t('duplicates.owner', { owner }),
    row.createdAt && t('duplicates.added', { day: format.day(row.createdAt) }),
  ];
  return (
    <div className={stays ? 'dup-side stays' : 'dup-side'}>
      <div className="m">
        {row.is === 'company' ? (
          <CompanyName id={row.id} name={row.name} lifecycle={row.lifecycle} />
        ) : (
          <Link to="/contacts/$id" params={{ id: row.id }} className="ell">
            {row.name || t('ui.unnamed')}
          </Link>
        )}
      </div>
      <div className="sm t3 dup-about">{about.filter(Boolean).join(', ')}</div>
      <label className="dup-keep sm">
        <input type="radio" name={`keep-${pair}`} checked={stays} onChange={() => onKeep?.()} />
        {stays ? t('duplicates.stays.here') : t('duplicates.stays')}
      </label>
    </div>
  );
}
