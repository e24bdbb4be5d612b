/** The own inbox document: quiet hours, how one is told, what is silent. */
import { type Inbox, inbox } from '@tandem/core';
import { useEffect } from 'react';
import { useMe } from '../../state/session.ts';
import { acquire, release } from '../../sync/document-store.ts';
import { rowsOf } from '../../sync/rows.ts';
import { type LiveDocument, useDocument } from '../../sync/use-document.ts';
import { editInbox } from '../../ui/notices/inbox-edits.ts';

const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useInbox(): Inbox | undefined {
  const me = useMe().id;
  const name = inbox.nameOf(me);
  // Whoever was never told anything has none yet: opened as one that may be made, it is there when the first notice comes.
  useEffect(() => {
    acquire(name, { create: rowsOf('notice').size === 0 });
    return () => release(name);
  }, [name]);
  const live = useDocument(name) as LiveDocument<Inbox> | undefined;
  const state = live?.loaded ? live.state : undefined;
  const moved = state !== undefined && state.quietFrom !== state.quietTo && state.timeZone !== zoneHere();
  // Quiet hours are meant where the person is: a device that has moved says so.
  useEffect(() => {
    if (moved) void editInbox(me, 'inbox.edit.quiet', (doc) => inbox.change(doc, { timeZone: zoneHere() }, 'me'), { unnoted: true });
  }, [moved, me]);
  return state;
}

export type QuietPatch = Partial<Pick<Inbox, 'quietFrom' | 'quietTo' | 'quietWeekends' | 'quietUntil'>>;
export const changeQuiet = (me: string, patch: QuietPatch): Promise<boolean> =>
  editInbox(me, 'inbox.edit.quiet', (doc) => inbox.change(doc, { ...patch, timeZone: zoneHere() }, 'me'));

export type Channel = 'push' | 'mail';
export const isTold = (state: Inbox | undefined, kind: string, channel: Channel): boolean =>
  state?.channels.find(({ id }) => id === kind)?.[channel] ?? channel === 'push';

export const changeTold = (me: string, kind: string, channel: Channel, on: boolean): Promise<boolean> =>
  editInbox(me, 'inbox.edit.told', (doc) => {
    if (!inbox.changeEntry(doc, 'channels', kind, { [channel]: on }, 'me'))
      inbox.addEntry(doc, 'channels', kind, { push: true, mail: false, [channel]: on }, 'me');
  });
