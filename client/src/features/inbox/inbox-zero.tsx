import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { EmptyState } from '../../ui/states.tsx';
import { useToday } from '../../ui/work/days.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { groupTasks } from '../../ui/work/task-groups.ts';

/** Nothing is left to read: then there is something to do. */
export function InboxZero() {
  const t = useT();
  const words = useDayWords();
  const today = useToday();
  const me = useMe().id;
  const tasks = useRows('task');
  const next = useMemo(
    () =>
      groupTasks(
        [...tasks.values()].filter(({ owner }) => owner === me),
        today,
      ).flatMap((group) => group.tasks)[0],
    [tasks, me, today],
  );
  return (
    <EmptyState
      icon="inbox"
      title={t('inbox.zero')}
      action={
        <Link className="btn" to="/tasks">
          {t('inbox.zero.open')}
        </Link>
      }
    >
      {next ? t('inbox.zero.next', { subject: next.subject, due: words.due(next.due, today) }) : t('inbox.zero.none')}
    </EmptyState>
  );
}
