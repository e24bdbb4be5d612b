/** What happened, newest first. */
import type { CrmEvent } from '@tandem/core';
import { useMemo } from 'react';
import { isMessageKey, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { byDay, type HistoryLine, type HistoryWords, historyLine } from '../history.ts';
import { titlesOf } from '../list-row.ts';
import { useHistory } from '../use-history.ts';

export function HistoryTab({ id, changed }: { readonly id: string; readonly changed: string }) {
  const t = useT();
  const format = useFormat();
  const words = useWords();
  const { history, again } = useHistory(id, changed);
  if (history.state === 'loading') return <Skeleton rows={6} />;
  if (history.state === 'offline') return <EmptyState icon="offline" title={t('contacts.history.offline')} />;
  if (history.state !== 'ready') return <ErrorState title={t('contacts.history.failed')} onRetry={again} />;
  if (history.events.length === 0) return <EmptyState icon="history" title={t('contacts.history.none')} />;
  const days = byDay(
    history.events.map((event) => historyLine(event, words)),
    format.dayLong,
  );
  return (
    <div className="history">
      {days.map(({ day, lines }) => (
        <section key={day}>
          <h3>{day}</h3>
          <ol>
            {lines.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const icons: Readonly<Record<CrmEvent['type'], IconName>> = {
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
};

function Line({ line }: { readonly line: HistoryLine }) {
  const t = useT();
  const format = useFormat();
  const key = `contacts.history.${line.type}`;
  return (
    <li>
      <span className="ic">
        <Icon name={icons[line.type]} />
      </span>
      <span>{isMessageKey(key) && t(key, { actor: line.actor || t('contacts.history.somebody'), ...line.values })}</span>
      <time dateTime={line.at}>{format.time(line.at)}</time>
      {line.rule && (
        <span className="because">
          <Icon name="because" />
          {t('contacts.history.because', { rule: line.rule })}
        </span>
      )}
    </li>
  );
}

function useWords(): HistoryWords {
  const t = useT();
  const format = useFormat();
  const users = useRows('user');
  const opportunities = useRows('opportunity');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => {
    const titles = titlesOf(settings);
    return {
      user: (id) => users.get(id)?.name ?? '',
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
  }, [users, opportunities, settings, t, format]);
}
