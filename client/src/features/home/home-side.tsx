/** What happened: what one was told, new leads, and what was said with customers. */
import { isLead, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { CompanyName } from '../../ui/company-name.tsx';
import { useOpenings } from '../../ui/share/use-openings.tsx';
import { ActivityList } from '../../ui/work/activity-list.tsx';
import { HomeNotices } from './home-notices.tsx';
import { useLastVisit } from './kept-choice.ts';

const mostLeads = 6;
const mostSaid = 8;
const mostOpened = 6;

export function HomeSide({ counts, mine }: { readonly counts: (user: string) => boolean; readonly mine: boolean }) {
  const t = useT();
  const before = useLastVisit(useMe().id);
  const { since } = useFormat();
  const contacts = useRows('contact');
  const activities = useRows('activity');
  const leadsAreOff = useRow('settings', 'settings')?.state.leadProcessOn === false;
  const allLeads = useMemo(
    () =>
      [...(leadsAreOff ? [] : contacts.values())]
        .filter((row) => isLead(row) && counts(row.owner) && row.createdAt !== '')
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    [contacts, counts, leadsAreOff],
  );
  const leads = allLeads.slice(0, mostLeads);
  // On the first visit everything would be new, which says nothing.
  const isNew = ({ createdAt }: { readonly createdAt: string }) => before !== '' && createdAt > before;
  const unseen = allLeads.filter(isNew).length;
  const said = useMemo(
    () =>
      [...activities.values()]
        .filter(({ by, contact }) => counts(by) || counts(contacts.get(shownAs(contact, contacts))?.owner ?? ''))
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .slice(0, mostSaid),
    [activities, contacts, counts],
  );
  const opened = useOpenings(counts, mostOpened);
  return (
    <div className="hm-side">
      {mine && <HomeNotices />}
      <section aria-label={t('home.newLeads')}>
        <div className="hm-head">
          <h2>{t('home.newLeads')}</h2>
          <span className="grow" />
          {unseen > 0 && <span className="chip acc num">{t('home.newLeads.since', { count: unseen })}</span>}
        </div>
        {leads.length === 0 && <p className="hm-none t3">{t('home.newLeads.none')}</p>}
        <ul className="hm-list">
          {leads.map((lead) => (
            <li key={lead.id}>
              {isNew(lead) && <span className="hm-new" role="img" aria-label={t('home.newLeads.new')} />}
              <CompanyName id={lead.id} name={lead.name} lifecycle={lead.lifecycle} />
              <span className="t3 sm ell grow">{lead.interest || lead.town}</span>
              <span className="t3 sm num">{since(lead.createdAt)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('home.said')}>
        <div className="hm-head">
          <h2>{t('home.said')}</h2>
        </div>
        {said.length + opened.length === 0 ? (
          <p className="hm-none t3">{t('go.activities.none')}</p>
        ) : (
          <ActivityList activities={said} here="" others={opened} />
        )}
      </section>
    </div>
  );
}
