/** The line that the keys act on, and what they do. */
import type { TaskRow } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { type Command, useCommands } from '../../ui/commands.ts';
import type { TaskQuestion } from '../../ui/work/task-question.tsx';

export interface Doing {
  readonly ask: (question: TaskQuestion) => void;
  readonly select: (ids: readonly string[], on?: boolean) => void;
  readonly clear: () => void;
  /** The keys act on these when there are any, otherwise on the line. */
  readonly selected: readonly TaskRow[];
  readonly make: () => void;
  readonly why: (task: string) => void;
  /** A question is open and has the keys. */
  readonly resting: boolean;
}

/** The line that the keys act on. When it is done and leaves, the one that takes its place is next. */
export function useLine(tasks: readonly TaskRow[], { ask, select, clear, selected, make, why, resting }: Doing) {
  const t = useT();
  const navigate = useNavigate();
  const [{ id, place }, setChosen] = useState({ id: '', place: 0 });
  const found = tasks.findIndex((task) => task.id === id);
  const here = found >= 0 ? found : Math.min(place, Math.max(0, tasks.length - 1));
  const at = tasks[here];
  const go = (to: number) => {
    const next = tasks[Math.min(tasks.length - 1, Math.max(0, to))];
    if (!next) return;
    setChosen({ id: next.id, place: tasks.indexOf(next) });
    document.querySelector(`[data-task="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const group = t('tasks.title');
  const subject = selected[0] ?? at;
  const on = (is: TaskQuestion['is']) => () => subject && ask({ task: subject, is });
  const extend = (by: 1 | -1) => {
    const next = tasks[here + by];
    if (at) select([at.id, ...(next ? [next.id] : [])], true);
    go(here + by);
  };
  const commands: readonly Command[] = [
    { id: 'tasks.new', title: t('tasks.new'), group, keys: 't', icon: 'plus', run: make },
    { id: 'tasks.done', title: t('go.complete.command'), group, keys: 'e', icon: 'check', run: on('outcome') },
    { id: 'tasks.due', title: t('go.due.command'), group, keys: 'd', icon: 'calendar', run: on('due') },
    { id: 'tasks.postpone', title: t('go.postpone.command'), group, keys: 'p', icon: 'clock', run: on('due') },
    { id: 'tasks.why', title: t('rules.why'), group, keys: 'w', icon: 'because', run: () => at && why(at.id) },
    { id: 'tasks.next', title: t('go.line.next'), group, keys: 'j', run: () => go(here + 1) },
    { id: 'tasks.down', title: t('go.line.next'), group, keys: 'ArrowDown', run: () => go(here + 1) },
    { id: 'tasks.previous', title: t('go.line.previous'), group, keys: 'k', run: () => go(here - 1) },
    { id: 'tasks.up', title: t('go.line.previous'), group, keys: 'ArrowUp', run: () => go(here - 1) },
    { id: 'tasks.select', title: t('tasks.select'), group, keys: 'x', run: () => at && select([at.id]) },
    { id: 'tasks.extend', title: t('keys.extend'), group, keys: 'Shift+j', run: () => extend(1) },
    { id: 'tasks.extendUp', title: t('keys.extend'), group, keys: 'Shift+k', run: () => extend(-1) },
    ...(selected.length > 0 ? [{ id: 'tasks.clear', title: t('tasks.clear'), group, keys: 'Escape', run: clear }] : []),
    {
      id: 'tasks.open',
      title: t('go.line.open'),
      group,
      keys: 'Enter',
      run: () => at?.contact && void navigate({ to: '/contacts/$id', params: { id: at.contact } }),
    },
  ];
  useCommands(resting ? [] : at ? commands : commands.slice(0, 1));
  return { at, choose: (task: string) => setChosen({ id: task, place: tasks.findIndex((one) => one.id === task) }) };
}
