/** What somebody has to do: late on top, then today, then what comes. */
import { shownAs, type TaskRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Icon } from '../../ui/icon.tsx';
import { byDue, groupTasks, isOpen } from '../../ui/work/task-groups.ts';
import type { TaskQuestion } from '../../ui/work/task-question.tsx';
import { TaskRowLine } from '../../ui/work/task-row-line.tsx';
import { NothingDue } from './nothing-due.tsx';

const forms = ['today', 'upcoming', 'company'] as const;
type Form = (typeof forms)[number];
const mostShown = 30;

export function HomeTasks({
  user,
  today,
  ask,
}: {
  readonly user: string;
  readonly today: string;
  readonly ask: (question: TaskQuestion) => void;
}) {
  const t = useT();
  const [form, setForm] = useState<Form>('today');
  const [at, setAt] = useState('');
  const groups = useGroups(user, today, form);
  const count = groups.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const free = form === 'today' ? !groups.some(({ key }) => key === 'late' || key === 'today') : count === 0;
  const line = (task: TaskRow) => <TaskRowLine key={task.id} task={task} at={task.id === at} ask={ask} onPoint={() => setAt(task.id)} />;
  return (
    <section aria-label={t('tasks.title')}>
      <div className="hm-head">
        <h2>{t('tasks.title')}</h2>
        <span className="grow" />
        <div className="seg" role="group" aria-label={t('home.tasks.form')}>
          {forms.map((one) => (
            <button key={one} type="button" aria-pressed={form === one} onClick={() => setForm(one)}>
              {t(`home.tasks.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {free && <NothingDue user={user} />}
      {groups.map(({ key, title, tasks }) => (
        <div key={key} role="group" aria-label={title} data-group={key}>
          <h3 className={key === 'late' ? 'gh late' : 'gh'}>
            {key === 'late' && <Icon name="clock" size={12} />}
            {title}
            <span className="n">{tasks.length}</span>
          </h3>
          <ul className="hm-lines">{tasks.slice(0, mostShown).map(line)}</ul>
        </div>
      ))}
      {count > 0 && (
        <Link to="/tasks" className="hm-all">
          {t('home.tasks.all')}
        </Link>
      )}
    </section>
  );
}

interface Shown {
  readonly key: string;
  readonly title: string;
  readonly tasks: readonly TaskRow[];
}

function useGroups(user: string, today: string, form: Form): readonly Shown[] {
  const t = useT();
  const rows = useRows('task');
  const contacts = useRows('contact');
  return useMemo(() => {
    const mine = [...rows.values()].filter((task) => task.owner === user && isOpen(task));
    if (form !== 'company') {
      const now = form === 'today' ? ['late', 'today', 'tomorrow'] : ['tomorrow', 'week', 'later'];
      return groupTasks(mine, today)
        .filter(({ group }) => now.includes(group))
        .map(({ group, tasks }) => ({ key: group, title: t(`go.group.${group}`), tasks }));
    }
    const by = Map.groupBy(mine.toSorted(byDue), (task) => shownAs(task.contact, contacts));
    return [...by]
      .map(([id, tasks]) => ({ key: id || 'none', title: contacts.get(id)?.name || t('ui.none'), tasks }))
      .sort((a, b) => a.title.localeCompare(b.title));
  }, [rows, contacts, user, today, form, t]);
}
