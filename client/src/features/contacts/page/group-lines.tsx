/** The parent company and the subsidiaries. */
import { useT } from '../../../i18n/i18n.ts';
import { CompanyName } from '../../../ui/company-name.tsx';
import type { Overview } from '../company-overview.ts';

export function GroupLines({ overview: { parent, subsidiaries } }: { readonly overview: Overview }) {
  const t = useT();
  return (
    <section>
      <div className="ph">
        <h2>{t('contacts.family')}</h2>
      </div>
      {!parent && subsidiaries.length === 0 && <p className="none sm t3">{t('contacts.family.none')}</p>}
      {parent && (
        <div className="li">
          <span className="sm t3">{t('contacts.group.parent')}</span>
          <CompanyName id={parent.id} name={parent.name} lifecycle={parent.lifecycle} />
        </div>
      )}
      {subsidiaries.length > 0 && <p className="none sm t3">{t('contacts.group.subsidiaries', { count: subsidiaries.length })}</p>}
      {subsidiaries.map((row) => (
        <div key={row.id} className="li">
          <CompanyName id={row.id} name={row.name} lifecycle={row.lifecycle} />
        </div>
      ))}
    </section>
  );
}
