/** What happened and what was done, newest first; where several were merged, with whom. */
import { shownAs } from '@tandem/core';
import { useMemo, useState } from 'react';
import { isMessageKey, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { linksOfContact } from '../../../ui/share/of-contact.ts';
import { quoteTitle } from '../../../ui/share/shareables.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { activitiesAbout } from '../../../ui/work/activities.ts';
import { activityLine, byDay, type HistoryLine, type HistoryWords, historyLine, withoutKnown } from '../history.ts';
import { titlesOf } from '../list-row.ts';
import { foldScanned, type HistoryShown, historyShown, linkLine, onlyShown, quoteLines, visitLine } from '../shared-history.ts';
import { useHistory } from '../use-history.ts';
import { Folded, Line } from './history-line.tsx';
import { useMergedUnder } from './use-shown-contact.ts';

export function HistoryTab({ id, changed }: { readonly id: string; readonly changed: string }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  const contacts = useRows('contact');
  const activities = useRows('activity');
  const merged = useMergedUnder(id);
  const { history, again } = useHistory([id, ...merged], changed);
  const done = useMemo(() => activitiesAbout(id, activities.values(), contacts), [id, activities, contacts]);
  const quotes = useRows('quote');
  const events = history.state === 'ready' ? withoutKnown(history.events, { activities, quotes }) : [];
  const shared = useSharedLines(id, words);
  const [shown, setShown] = useState<HistoryShown>('all');
  const lines = [...events.map((event) => historyLine(event, words)), ...done.map((activity) => activityLine(activity, words)), ...shared];
  const days = byDay(onlyShown(lines, shown), format.dayLong);
  const origin = (line: HistoryLine) => (merged.length > 0 ? words.contact(line.origin) : '');
  if (lines.length === 0) {
    if (history.state === 'loading') return <Skeleton rows={6} />;
    if (history.state === 'offline') return <EmptyState icon="offline" title={t('contacts.history.offline')} />;
    if (history.state !== 'ready') return <ErrorState title={t('contacts.history.failed')} onRetry={again} />;
    return <EmptyState icon="history" title={t('contacts.history.none')} />;
  }
  return (
    <div className="history">
      {history.state === 'offline' && <p className="hint">{t('contacts.history.offline')}</p>}
      {history.state === 'failed' && <ErrorState title={t('contacts.history.failed')} onRetry={again} />}
      {shared.length > 0 && (
        <div className="history-shown">
          <Segmented
            label={t('contacts.history.shown')}
            value={shown}
            options={historyShown.map((key) => ({ key, label: t(`contacts.history.shown.${key}`) }))}
            onChange={(key) => setShown(historyShown.find((one) => one === key) ?? 'all')}
          />
        </div>
      )}
      {days.length === 0 && <EmptyState icon="eye" title={t('contacts.history.shown.none')} />}
      {days.map(({ day, lines }) => (
        <section key={day}>
          <h3>{day}</h3>
          <ol>
            {(shown === 'all' ? foldScanned(lines) : lines).map((line) =>
              'folded' in line ? (
                <Folded key={line.key} lines={line} origin={origin} />
              ) : (
                <Line key={line.key} line={line} origin={origin(line)} />
              ),
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** Links, visits and quotes, also of whoever was merged into the contact. */
function useSharedLines(id: string, words: HistoryWords): readonly HistoryLine[] {
  const t = useT();
  const [links, visits, quotes, contacts] = [useRows('link'), useRows('visit'), useRows('quote'), useRows('contact')];
  return useMemo(() => {
    const own = linksOfContact(id, links.values(), contacts);
    const ids = new Set(own.map((link) => link.id));
    return [
      ...own.map((link) => linkLine(link, words)),
      ...[...visits.values()].filter(({ link }) => ids.has(link)).map((visit) => visitLine(visit, links.get(visit.link), t)),
      ...[...quotes.values()].filter(({ contact }) => shownAs(contact, contacts) === id).flatMap((quote) => quoteLines(quote, words)),
    ];
  }, [id, links, visits, quotes, contacts, words, t]);
}

function useWords(): HistoryWords {
  const t = useT();
  const format = useFormat();
  const users = useRows('user');
  const opportunities = useRows('opportunity');
  const contacts = useRows('contact');
  const quotes = useRows('quote');
  const plans = useRows('plan');
  const links = useRows('link');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => {
    const titles = titlesOf(settings);
    return {
      user: (id) => users.get(id)?.name ?? '',
      contact: (id) => contacts.get(id)?.name ?? '',
      minutes: (count) => t('go.minutes', { count }),
      stage: titles.stages,
      status: titles.statuses,
      activity: (type) => {
        const key = `contacts.activity.${type}`;
        return isMessageKey(key) ? t(key) : type;
      },
      lifecycle: (value) => {
        const key = `contact.lifecycle.${value}`;
        return isMessageKey(key) ? t(key) : value;
      },
      opportunity: (id) => {
        const row = opportunities.get(id);
        return row?.title || titles.products(row?.product ?? '') || t('contacts.history.removed-opportunity');
      },
      quote: (id) => {
        const row = quotes.get(id);
        return (row && quoteTitle(row)) || t('contacts.history.a-quote');
      },
      plan: (id) => plans.get(id)?.title || t('contacts.history.a-plan'),
      link: (id) => links.get(id)?.title || t('contacts.history.a-link'),
      money: format.money,
      day: format.day,
      nobody: t('contacts.history.nobody'),
      nothing: t('contacts.history.nothing'),
    };
  }, [users, opportunities, contacts, quotes, plans, links, settings, t, format]);
}
