/** On the page of a contact: what is next with it, and what was done. */
import { type ContactRow, shownAs } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { openQuickLog } from '../../state/quick-log.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { activitiesAbout } from './activities.ts';
import { ActivityList } from './activity-list.tsx';
import { byDue, isOpen } from './task-groups.ts';
import { TaskLine } from './task-line.tsx';
import { type TaskQuestion, TaskQuestions } from './task-question.tsx';

const shownAtFirst = 10;

export function ContactWork({ row }: { readonly row: ContactRow }) {
  const t = useT();
  const contacts = useRows('contact');
  const allTasks = useRows('task');
  const allActivities = useRows('activity');
  const [question, setQuestion] = useState<TaskQuestion>();
  const [whole, setWhole] = useState(false);
  const tasks = useMemo(() => {
    const about = (id: string) => id !== '' && (shownAs(id, contacts) === row.id || contacts.get(id)?.company === row.id);
    return [...allTasks.values()].filter((task) => isOpen(task) && about(task.contact)).sort(byDue);
  }, [allTasks, contacts, row.id]);
  const activities = useMemo(() => activitiesAbout(row.id, allActivities.values(), contacts), [row.id, allActivities, contacts]);
  return (
    <div className="work">
      {tasks.length > 0 && (
        <section aria-label={t('go.tasks')}>
          <h3 className="mgh">
            {t('go.tasks')}
            <span className="n num">{tasks.length}</span>
          </h3>
          <ul>
            {tasks.map((task) => (
              <TaskLine key={task.id} task={task} ask={setQuestion} here={row.id} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('go.activities')}>
        <h3 className="mgh">
          {t('go.activities')}
          {activities.length > 0 && <span className="n num">{activities.length}</span>}
        </h3>
        {activities.length === 0 ? (
          <div className="work-none">
            <span className="t3">{t('go.activities.none')}</span>
            <Button icon="plus" onClick={() => openQuickLog(row.id)}>
              {t('go.log.first')}
            </Button>
          </div>
        ) : (
          <ActivityList activities={whole ? activities : activities.slice(0, shownAtFirst)} here={row.id} />
        )}
        {!whole && activities.length > shownAtFirst && (
          <Button kind="ghost" wide onClick={() => setWhole(true)}>
            {t('go.activities.all', { count: activities.length })}
          </Button>
        )}
      </section>
      <TaskQuestions question={question} onClose={() => setQuestion(undefined)} />
    </div>
  );
}
