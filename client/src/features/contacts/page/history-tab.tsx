/** What happened and what was done, newest first; where several were merged, with whom. */
import { useMemo } from 'react';
import { isMessageKey, type Translate, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { activitiesAbout } from '../../../ui/work/activities.ts';
import { activityLine, byDay, type HistoryLine, type HistoryWords, historyLine, withoutKnown } from '../history.ts';
import { titlesOf } from '../list-row.ts';
import { useHistory } from '../use-history.ts';
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
  const events = history.state === 'ready' ? withoutKnown(history.events, activities) : [];
  const lines = [...events.map((event) => historyLine(event, words)), ...done.map((activity) => activityLine(activity, words))];
  const days = byDay(lines, format.dayLong);
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
      {days.map(({ day, lines }) => (
        <section key={day}>
          <h3>{day}</h3>
          <ol>
            {lines.map((line) => (
              <Line key={line.key} line={line} origin={merged.length > 0 ? words.contact(line.origin) : ''} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const icons: Readonly<Record<HistoryLine['type'], IconName>> = {
  'did.call': 'phone',
  'did.call-not-reached': 'phone',
  'did.visit': 'place',
  'did.mail': 'mail',
  'did.meeting': 'users',
  'did.note': 'edit',
  'contact.created': 'plus',
  'contact.renamed': 'edit',
  'contact.lifecycle-changed': 'flag',
  'contact.owner-changed': 'user',
  'contact.status-changed': 'flag',
  'contact.merged': 'link',
  'contact.divided': 'link',
  'activity.logged': 'phone',
  'opportunity.opened': 'board',
  'opportunity.stage-changed': 'board',
  'opportunity.amount-changed': 'board',
  'opportunity.owner-changed': 'user',
  'opportunity.close-date-changed': 'calendar',
  'opportunity.removed': 'trash',
  'task.opened': 'task',
  'task.completed': 'check',
  'task.reopened': 'task',
  'task.postponed': 'clock',
  'task.limit-reached': 'alert',
  'task.removed': 'trash',
  'contact.mail-added': 'mail',
  'contact.mail-removed': 'mail',
  'contact.lead-moved': 'board',
  'contact.stage-decided': 'flag',
  'appointment.planned': 'calendar',
  'appointment.moved': 'calendar',
  'appointment.cancelled': 'calendar',
};

function Line({ line, origin }: { readonly line: HistoryLine; readonly origin: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <li>
      <span className="ic">
        <Icon name={icons[line.type]} />
      </span>
      <span>
        {textOf(line, t)} {origin && <Chip>{origin}</Chip>}
      </span>
      <time dateTime={line.at}>{format.time(line.at)}</time>
      {line.minutes && <span className="sm t3 more">{line.minutes}</span>}
      {line.note && <p className="note more">{line.note}</p>}
      {line.rule && (
        <span className="because">
          <Icon name="because" />
          {t('contacts.history.because', { rule: line.rule })}
        </span>
      )}
    </li>
  );
}

function textOf(line: HistoryLine, t: Translate): string {
  const done = line.type.startsWith('did.');
  const key = done ? `go.${line.type}${line.values.name ? '.with' : ''}` : `contacts.history.${line.type}`;
  return isMessageKey(key) ? t(key, { actor: line.actor || t('contacts.history.somebody'), ...line.values }) : '';
}

function useWords(): HistoryWords {
  const t = useT();
  const format = useFormat();
  const users = useRows('user');
  const opportunities = useRows('opportunity');
  const contacts = useRows('contact');
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
      money: format.money,
      day: format.day,
      nobody: t('contacts.history.nobody'),
      nothing: t('contacts.history.nothing'),
    };
  }, [users, opportunities, contacts, settings, t, format]);
}
