/** Leads that were put aside: a list, and the way back to the first column. */
import type { ContactRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useKeys } from '../../ui/use-keys.ts';

interface NotNowProps {
  readonly title: string;
  readonly leads: readonly ContactRow[];
  readonly onBack: (row: ContactRow) => void;
  readonly onClose: () => void;
}

export function NotNow({ title, leads, onBack, onClose }: NotNowProps) {
  const t = useT();
  useKeys({ Escape: onClose });
  return (
    <aside className="lead-sheet" aria-label={title}>
      <div className="sec row">
        <h2>{title}</h2>
        <span className="t3 num">{leads.length}</span>
        <span className="right">
          <IconButton icon="close" label={t('ui.close')} keys="Escape" onClick={onClose} />
        </span>
      </div>
      {leads.length === 0 && <p className="sec hint">{t('leads.aside.none')}</p>}
      <ul className="lead-aside">
        {leads.map((row) => (
          <li key={row.id}>
            <CompanyName id={row.id} name={row.name} lifecycle={row.lifecycle} />
            <span className="right">
              <Button size="sm" onClick={() => onBack(row)}>
                {t('leads.aside.back')}
                <span className="vh"> {row.name}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
