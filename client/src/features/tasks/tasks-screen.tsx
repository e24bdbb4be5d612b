/** What is to do, most urgent first, worked through with keys; for a leader also what the team has to do. */
import { seesEverything } from '@tandem/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRow, useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { useDayWords } from '../../ui/work/due-words.ts';
import { NewTask } from '../../ui/work/new-task.tsx';
import type { GroupedTasks } from '../../ui/work/task-groups.ts';
import { TaskLine } from '../../ui/work/task-line.tsx';
import { type TaskQuestion, TaskQuestions } from '../../ui/work/task-question.tsx';
import { TaskRowLine } from '../../ui/work/task-row-line.tsx';
import { DoneTasks } from './done-tasks.tsx';
import { SelectedBar } from './selected-bar.tsx';
import { Filters, KeyHints } from './task-filters.tsx';
import './tasks.css';
import { useLine } from './use-line.ts';
import { type TaskFilter, useTaskList, type Whose } from './use-task-list.ts';

const whoses: readonly Exclude<Whose, 'one'>[] = ['mine', 'team', 'rules'];

export function TasksScreen() {
  const t = useT();
  const me = useMe();
  const phone = usePhone();
  const ready = useRowsReady();
  const { of = '', done = false } = useSearch({ from: '/inside/tasks' });
  const somebody = useRow('user', of)?.name ?? '';
  const [filter, setFilter] = useState<TaskFilter>({ whose: of ? 'one' : 'mine', user: of, type: '', contact: '', order: 'oldest' });
  const [question, setQuestion] = useState<TaskQuestion>();
  const [making, setMaking] = useState(false);
  const [showDone, setShowDone] = useState(done);
  useEffect(() => setFilter((now) => ({ ...now, whose: of ? 'one' : now.whose === 'one' ? 'mine' : now.whose, user: of })), [of]);
  const [why, setWhy] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const list = useTaskList(filter);
  const leads = seesEverything(me.person) || me.person.leads.length > 0;
  const chosen = list.tasks.filter(({ id }) => selected.has(id));
  const ask = ({ task, is }: TaskQuestion) => {
    // What is asked of one that is selected is asked of all of them.
    const others = selected.has(task.id) ? chosen.filter(({ id }) => id !== task.id) : [];
    setQuestion({ task, is, others });
  };
  const select = (ids: readonly string[], on?: boolean) =>
    setSelected((now) => {
      const next = new Set(now);
      for (const id of ids)
        if (on ?? !now.has(id)) next.add(id);
        else next.delete(id);
      return next;
    });
  const line = useLine(list.tasks, {
    ask,
    select,
    clear: () => setSelected(new Set()),
    selected: chosen,
    make: () => setMaking(true),
    why: setWhy,
    resting: question !== undefined || making,
  });
  const count = (name: string) => list.groups.find(({ group }) => group === name)?.tasks.length ?? 0;
  return (
    <Page
      title={t('tasks.title')}
      tabs={
        <span className="t3 sm num">{t('tasks.counts', { late: count('late'), today: count('today'), tomorrow: count('tomorrow') })}</span>
      }
      actions={
        <Button kind="primary" icon="plus" keys="t" onClick={() => setMaking(true)}>
          {t('tasks.new')}
        </Button>
      }
    >
      <div className="tw">
        <div className="toolbar">
          {leads || !phone ? (
            <div className="seg" role="group" aria-label={t('tasks.whose')}>
              {whoses
                .filter((whose) => whose !== 'team' || leads)
                .map((whose) => (
                  <button key={whose} type="button" aria-pressed={filter.whose === whose} onClick={() => setFilter({ ...filter, whose })}>
                    {t(`tasks.whose.${whose}`)}
                  </button>
                ))}
              {somebody && (
                <button type="button" aria-pressed={filter.whose === 'one'} onClick={() => setFilter({ ...filter, whose: 'one' })}>
                  {somebody}
                </button>
              )}
            </div>
          ) : null}
          <Filters filter={filter} onChange={setFilter} />
          <Checkbox checked={showDone} onChange={setShowDone}>
            {t('tasks.showDone')}
          </Checkbox>
          {!phone && <KeyHints />}
          <Button
            size="sm"
            kind="ghost"
            icon="sort"
            onClick={() => setFilter({ ...filter, order: filter.order === 'oldest' ? 'newest' : 'oldest' })}
          >
            {t(`tasks.order.${filter.order}`)}
          </Button>
        </div>
        {!ready && list.tasks.length === 0 ? (
          <Skeleton rows={10} />
        ) : list.tasks.length === 0 ? (
          <EmptyState
            icon="task"
            title={t('tasks.none')}
            action={
              <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
                {t('tasks.new')}
              </Button>
            }
          >
            {t('tasks.none.text')}
          </EmptyState>
        ) : (
          <div className="tw-list">
            {list.groups.map((held) => (
              <Group key={held.group} held={held}>
                {held.tasks.map((task) =>
                  phone ? (
                    <TaskLine key={task.id} task={task} ask={ask} />
                  ) : (
                    <TaskRowLine
                      key={task.id}
                      task={task}
                      at={task.id === line.at?.id}
                      delayIsShown
                      whoseIsShown={filter.whose === 'team'}
                      ask={ask}
                      selected={selected.has(task.id)}
                      onSelect={() => select([task.id])}
                      onPoint={() => line.choose(task.id)}
                      why={why === task.id}
                      onWhy={(open) => setWhy(open ? task.id : '')}
                    />
                  ),
                )}
              </Group>
            ))}
            {showDone && <DoneTasks tasks={list.done} />}
          </div>
        )}
      </div>
      {chosen.length > 0 && <SelectedBar tasks={chosen} ask={ask} onClear={() => setSelected(new Set())} />}
      <TaskQuestions question={question} onClose={() => setQuestion(undefined)} />
      <NewTask open={making} onClose={() => setMaking(false)} contact={filter.contact} />
    </Page>
  );
}

function Group({ held: { group, tasks }, children }: { readonly held: GroupedTasks; readonly children: ReactNode }) {
  const t = useT();
  const words = useDayWords();
  const late = group === 'late';
  const [first] = tasks;
  return (
    <section aria-label={t(`go.group.${group}`)}>
      <h2 className={late ? 'gh late' : 'gh'}>
        {late && <Icon name="clock" size={12} />}
        {t(`go.group.${group}`)}
        <span className="n">{tasks.length}</span>
        {group === 'tomorrow' && first && <span className="right">{words.long(first.due)}</span>}
      </h2>
      <ul>{children}</ul>
    </section>
  );
}
