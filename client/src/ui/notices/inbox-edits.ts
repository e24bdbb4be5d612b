/** What a person does with notices. Edits of the own inbox: they work without a network, and what is read here is read everywhere. */
import { type Inbox, inbox, type NoticeRow } from '@tandem/core';
import type * as Y from 'yjs';
import { type MessageKey, translate } from '../../i18n/i18n.ts';
import { EditRefused, editDocument, type OneStep, oneStep, undoStep } from '../../sync/edit.ts';
import { rowsOf } from '../../sync/rows.ts';
import { toast } from '../toast.tsx';

type Marks = Partial<Pick<Inbox['notices'][number], 'readAt' | 'doneAt' | 'snoozedUntil'>>;

/** Whoever was never told anything has no inbox yet, and makes it; one that is there must be on this device first. */
export async function editInbox(
  me: string,
  label: MessageKey,
  edit: (doc: Y.Doc) => void,
  options: { readonly together?: OneStep; readonly unnoted?: boolean } = {},
): Promise<boolean> {
  try {
    await editDocument(inbox.nameOf(me), translate(label), edit, { create: rowsOf('notice').size === 0, ...options });
    return true;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
    return false;
  }
}

const mark = (doc: Y.Doc, notices: readonly NoticeRow[], marks: (notice: NoticeRow) => Marks): void =>
  doc.transact(() => {
    for (const notice of notices) inbox.changeEntry(doc, 'notices', notice.id, marks(notice), 'me');
  }, 'me');

/** Reading is nothing that somebody takes back by a key: it is not among the steps of undo. */
export async function markRead(me: string, notices: readonly NoticeRow[]): Promise<void> {
  const unread = notices.filter(({ readAt }) => readAt === '');
  const at = new Date().toISOString();
  if (unread.length > 0) await editInbox(me, 'inbox.edit.read', (doc) => mark(doc, unread, () => ({ readAt: at })), { unnoted: true });
}

export const markUnread = (me: string, notices: readonly NoticeRow[]): Promise<boolean> =>
  editInbox(me, 'inbox.edit.unread', (doc) => mark(doc, notices, () => ({ readAt: '' })), { unnoted: true });

export async function markDone(me: string, notices: readonly NoticeRow[], said: string): Promise<void> {
  const at = new Date().toISOString();
  const together = oneStep();
  const done = (notice: NoticeRow): Marks => ({ doneAt: at, ...(notice.readAt === '' && { readAt: at }) });
  if (await editInbox(me, 'inbox.edit.done', (doc) => mark(doc, notices, done), { together }))
    toast(said, { undo: () => void undoStep(together) });
}

export async function snooze(me: string, notices: readonly NoticeRow[], until: string, said: string): Promise<void> {
  const together = oneStep();
  if (await editInbox(me, 'inbox.edit.snooze', (doc) => mark(doc, notices, () => ({ snoozedUntil: until })), { together }))
    toast(said, { icon: 'clock', undo: () => void undoStep(together) });
}

const idOf = (about: string): string => about.slice(about.indexOf('/') + 1);

/** Nothing more is told of the record; what is there already is done. */
export async function mute(me: string, about: string, notices: readonly NoticeRow[], said: string): Promise<void> {
  const at = new Date().toISOString();
  const together = oneStep();
  const edit = (doc: Y.Doc) => {
    if (!inbox.readEntry(doc, 'muted', idOf(about))) inbox.addEntry(doc, 'muted', idOf(about), { about, at }, 'me');
    mark(doc, notices, ({ readAt }) => ({ doneAt: at, ...(readAt === '' && { readAt: at }) }));
  };
  if (await editInbox(me, 'inbox.edit.mute', edit, { together })) toast(said, { undo: () => void undoStep(together) });
}

export const hearAgain = (me: string, id: string): Promise<boolean> =>
  editInbox(me, 'inbox.edit.unmute', (doc) => inbox.removeEntry(doc, 'muted', id, 'me'));
