/** Nothing is due: who has not been heard of for longest, and a lead to enter. */
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { openQuickLog } from '../../state/quick-log.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { phoneOf, telephoneLink } from '../../ui/work/reach.ts';
import { quietCustomers } from './quiet-customers.ts';

export function NothingDue({ upcoming }: { readonly upcoming: boolean }) {
  const t = useT();
  const me = useMe().id;
  const { since } = useFormat();
  const contacts = useRows('contact');
  const activities = useRows('activity');
  const quiet = useMemo(() => quietCustomers(me, contacts.values(), activities.values(), 3), [me, contacts, activities]);
  return (
    <section className="go-none" aria-label={t('go.none')}>
      <b>{t('go.none')}</b>
      <p className="t2">{t(upcoming ? 'go.none.upcoming' : 'go.none.text')}</p>
      {quiet.length > 0 && (
        <>
          <h2 className="mgh">{t('go.none.quiet')}</h2>
          <ul>
            {quiet.map(({ row, last }) => {
              const phone = phoneOf(row, contacts);
              return (
                <li key={row.id} className="ml">
                  <span className="grow">
                    <CompanyName name={row.name} lifecycle={row.lifecycle} id={row.id} />
                    <span className="s">{last ? t('go.none.last', { when: since(last) }) : t('go.none.never')}</span>
                  </span>
                  {phone && (
                    <a className="call" href={telephoneLink(phone)} aria-label={t('go.call', { name: row.name })}>
                      <Icon name="phone" />
                    </a>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <Button icon="plus" onClick={() => openQuickLog()}>
        {t('go.log.title')}
      </Button>
    </section>
  );
}
