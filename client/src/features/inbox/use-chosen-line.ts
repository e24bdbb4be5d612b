/** The line that the keys act on, and what they do. When it is done and leaves, the one that takes its place is next. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { rowsOf } from '../../sync/rows.ts';
import { type Command, useCommands } from '../../ui/commands.ts';
import { markDone, markRead, markUnread, mute, snooze } from '../../ui/notices/inbox-edits.ts';
import type { NoticeLine } from '../../ui/notices/notice-lines.ts';

interface Of {
  readonly me: string;
  readonly lines: readonly NoticeLine[];
  /** The line an address asks for. */
  readonly asked: string | undefined;
  readonly onChosen: (key: string) => void;
}
export interface Doing {
  readonly at: NoticeLine | undefined;
  /** Somebody has chosen it, which is reading it; the first line is only where the keys begin. */
  readonly reading: boolean;
  readonly snoozing: boolean;
  readonly setSnoozing: (open: boolean) => void;
  readonly choose: (key: string) => void;
  readonly close: () => void;
  readonly open: () => void;
  readonly done: () => void;
  readonly allDone: () => void;
  readonly toggleUnread: () => void;
  readonly putOff: (until: string, words: string) => void;
  readonly mute: () => void;
}

export function useChosenLine({ me, lines, asked, onChosen }: Of): Doing {
  const t = useT();
  const go = useGoTo();
  const [{ key, place }, setChosen] = useState({ key: '', place: 0 });
  const [snoozing, setSnoozing] = useState(false);
  const found = lines.findIndex((line) => line.key === key);
  const here = found >= 0 ? found : Math.min(place, Math.max(0, lines.length - 1));
  const at = lines[here];
  const reading = found >= 0;

  const choose = (next: string) => {
    const to = lines.findIndex((line) => line.key === next);
    const line = lines[to];
    if (!line) return;
    setChosen({ key: next, place: to });
    onChosen(next);
    void markRead(me, line.notices);
  };
  const close = () => setChosen({ key: '', place: here });
  const step = (by: number) => {
    const next = lines[reading || by < 0 ? Math.min(lines.length - 1, Math.max(0, here + by)) : here];
    if (!next) return;
    choose(next.key);
    document.querySelector(`[data-notice="${CSS.escape(next.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  // An address asks once: whoever goes on from there is not brought back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new question is an answer's reason
  useEffect(() => {
    if (asked !== undefined) choose(asked);
  }, [asked]);

  const called = (line: NoticeLine) => rowsOf('contact').get(line.contact)?.name || t('ui.unnamed');
  const doing: Doing = {
    at,
    reading,
    snoozing,
    setSnoozing,
    choose,
    close,
    open: () => {
      if (!at) return;
      void markRead(me, at.notices);
      go(at);
    },
    done: () => at && void markDone(me, at.notices, t('inbox.said.done', { count: at.notices.length })),
    allDone: () => {
      const all = lines.flatMap(({ notices }) => notices);
      if (all.length > 0) void markDone(me, all, t('inbox.said.done', { count: all.length }));
    },
    toggleUnread: () => at && void (at.unread ? markRead(me, at.notices) : markUnread(me, at.notices)),
    putOff: (until, words) => at && void snooze(me, at.notices, until, t('inbox.said.snooze', { when: words })),
    mute: () =>
      at && void mute(me, at.contact ? `contact/${at.contact}` : at.newest.about, at.notices, t('inbox.said.mute', { name: called(at) })),
  };
  const group = t('nav.inbox');
  const commands: readonly Command[] = [
    { id: 'inbox.next', title: t('inbox.key.next'), group, keys: 'j', run: () => step(1) },
    { id: 'inbox.down', title: t('inbox.key.next'), group, keys: 'ArrowDown', run: () => step(1) },
    { id: 'inbox.previous', title: t('inbox.key.previous'), group, keys: 'k', run: () => step(-1) },
    { id: 'inbox.up', title: t('inbox.key.previous'), group, keys: 'ArrowUp', run: () => step(-1) },
    { id: 'inbox.open', title: t('inbox.open'), group, keys: 'Enter', run: doing.open },
    { id: 'inbox.done', title: t('inbox.done'), group, keys: 'e', icon: 'check', run: doing.done },
    { id: 'inbox.snooze', title: t('inbox.snooze'), group, keys: 'h', icon: 'clock', run: () => setSnoozing(true) },
    { id: 'inbox.unread', title: t('inbox.markUnread'), group, keys: 'u', run: doing.toggleUnread },
    { id: 'inbox.allDone', title: t('inbox.allDone'), group, keys: 'Shift+e', icon: 'checks', run: doing.allDone },
    { id: 'inbox.mute', title: t('inbox.mute'), group, keys: 'Shift+m', run: doing.mute },
  ];
  useCommands(at && !snoozing ? commands : []);
  return doing;
}

/** Where a line leads: the contact, the tasks, the rules. */
function useGoTo(): (line: NoticeLine) => void {
  const navigate = useNavigate();
  return ({ contact, newest }) => {
    if (newest.about.startsWith('quote/')) void navigate({ to: '/quotes/$id', params: { id: newest.about.slice('quote/'.length) } });
    else if (newest.about.startsWith('plan/')) void navigate({ to: '/plans/$id', params: { id: newest.about.slice('plan/'.length) } });
    else if (newest.about.startsWith('link/')) void navigate({ to: '/links/$id', params: { id: newest.about.slice('link/'.length) } });
    else if (contact) void navigate({ to: '/contacts/$id', params: { id: contact } });
    else if (newest.is === 'rule-stopped') void navigate({ to: '/settings/rules' });
    else void navigate({ to: '/tasks' });
  };
}
