/**
 * What is late, what is next, what was done: a person's day. On the phone it is the first screen; at the desk the same list is
 * worked through with keys. It is drawn from rows of this device alone, so it needs no network.
 */
import type { TaskRow } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { openQuickLog } from '../../state/quick-log.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRowsReady } from '../../sync/rows.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { type Command, useCommands } from '../../ui/commands.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useDayWords } from '../../ui/work/due-words.ts';
import type { GroupedTasks } from '../../ui/work/task-groups.ts';
import { TaskLine } from '../../ui/work/task-line.tsx';
import { type TaskQuestion, TaskQuestions } from '../../ui/work/task-question.tsx';
import { Figures } from './figures.tsx';
import { NextCard } from './next-card.tsx';
import { nextUp } from './next-up.ts';
import { NothingDue } from './nothing-due.tsx';
import './on-the-go.css';
import { useKeptDraft } from './quick-log/kept-draft.ts';
import { useMyDay } from './use-my-day.ts';

export function TodayScreen() {
  const t = useT();
  const me = useMe();
  const phone = usePhone();
  const words = useDayWords();
  const ready = useRowsReady();
  const day = useMyDay();
  const [question, setQuestion] = useState<TaskQuestion>();
  const lines = day.groups.flatMap(({ tasks }) => tasks);
  const at = useLineKeys(lines, setQuestion, question !== undefined);
  const next = nextUp(day.appointments, day.tasks, new Date());
  const dueNow = day.groups.some(({ group }) => group === 'late' || group === 'today');
  return (
    <Page
      title={phone ? words.long(day.today) : t('go.tasks.mine')}
      actions={
        phone ? (
          <Avatar user={me.id} name={me.name} size={28} />
        ) : (
          <Button kind="primary" icon="plus" keys="q" onClick={() => openQuickLog()}>
            {t('go.log.title')}
          </Button>
        )
      }
    >
      <div className="go">
        {phone && <OfflineLine />}
        <UnfinishedLog />
        <Figures figures={day.figures} />
        {!ready && day.tasks.length === 0 ? (
          <Skeleton rows={8} />
        ) : (
          <>
            {next && <NextCard next={next} today={day.today} />}
            {!dueNow && !next && <NothingDue upcoming={lines.length > 0} />}
            {day.groups.map((group) => (
              <Group key={group.group} held={group} ask={setQuestion} at={phone ? undefined : at?.id} />
            ))}
          </>
        )}
      </div>
      <TaskQuestions question={question} onClose={() => setQuestion(undefined)} />
    </Page>
  );
}

function Group({
  held: { group, tasks },
  ask,
  at,
}: {
  readonly held: GroupedTasks;
  readonly ask: (question: TaskQuestion) => void;
  readonly at: string | undefined;
}) {
  const t = useT();
  return (
    <section aria-label={t(`go.group.${group}`)}>
      <h2 className={group === 'late' ? 'mgh late' : 'mgh'}>
        {group === 'late' && <Icon name="clock" size={14} />}
        {t(`go.group.${group}`)}
        <span className={group === 'late' ? 'num' : 'n num'}>{tasks.length}</span>
      </h2>
      <ul>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} ask={ask} at={task.id === at} />
        ))}
      </ul>
    </section>
  );
}

/** J and K choose a line; D and P say when, E that it is done, Enter opens whom it is about. Off while a question is open. */
function useLineKeys(lines: readonly TaskRow[], ask: (question: TaskQuestion) => void, asking: boolean): TaskRow | undefined {
  const t = useT();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState('');
  const place = Math.max(
    0,
    lines.findIndex(({ id }) => id === chosen),
  );
  const at = lines[place];
  const step = (by: number) => {
    const to = lines[Math.min(lines.length - 1, Math.max(0, place + by))];
    if (!to) return;
    setChosen(to.id);
    document.querySelector(`[data-task="${to.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const group = t('go.tasks.mine');
  const on = (is: TaskQuestion['is']) => () => at && ask({ task: at, is });
  const commands: readonly Command[] = [
    { id: 'go.complete', title: t('go.complete.command'), group, keys: 'e', icon: 'check', run: on('outcome') },
    { id: 'go.due', title: t('go.due.command'), group, keys: 'd', icon: 'calendar', run: on('due') },
    { id: 'go.postpone', title: t('go.postpone.command'), group, keys: 'p', icon: 'clock', run: on('due') },
    { id: 'go.next', title: t('go.line.next'), group, keys: 'j', run: () => step(1) },
    { id: 'go.previous', title: t('go.line.previous'), group, keys: 'k', run: () => step(-1) },
    {
      id: 'go.open',
      title: t('go.line.open'),
      group,
      keys: 'Enter',
      run: () => at?.contact && void navigate({ to: '/contacts/$id', params: { id: at.contact } }),
    },
  ];
  useCommands(at && !asking ? commands : []);
  return at;
}

function OfflineLine() {
  const t = useT();
  const { state, waiting } = useSyncStatus();
  if (state !== 'offline') return null;
  return (
    <div className="banner" role="status">
      <Icon name="offline" />
      <span>{waiting > 0 ? t('sync.offlineWaiting', { count: waiting }) : t('sync.offline')}</span>
    </div>
  );
}

function UnfinishedLog() {
  const t = useT();
  const draft = useKeptDraft();
  if (!draft) return null;
  return (
    <div className="go-draft">
      <Icon name="edit" />
      <span className="grow">{t('go.draft')}</span>
      <Button onClick={() => openQuickLog()}>{t('go.draft.open')}</Button>
    </div>
  );
}
