/** What is said about a plan: entries of its lists, each by its author; nothing of the text changes. */
import { type PlanComment, type PlanThread, plan } from '@tandem/core';
import { newId } from '../../../sync/new-id.ts';
import { saveEdit } from '../../../ui/save-edit.ts';

interface Said {
  readonly text: string;
  readonly mentions: readonly string[];
}
const now = () => new Date().toISOString();
const mentioned = (users: readonly string[]): string => [...new Set(users)].join(' ');

/** Answers the thread's id, or nothing when it was refused. */
export async function beginThread(
  id: string,
  label: string,
  me: string,
  anchor: { readonly from: string; readonly to: string; readonly quoted: string },
  said: Said,
): Promise<string | undefined> {
  const thread = newId();
  const done = await saveEdit(plan.nameOf(id), label, (doc) => {
    plan.addEntry(doc, 'threads', thread, { ...anchor, at: now(), by: me }, 'me');
    plan.addEntry(doc, 'comments', newId(), { thread, at: now(), by: me, text: said.text, mentions: mentioned(said.mentions) }, 'me');
  });
  return done ? thread : undefined;
}

export const reply = (id: string, label: string, me: string, thread: string, said: Said): Promise<boolean> =>
  saveEdit(plan.nameOf(id), label, (doc) => {
    plan.addEntry(doc, 'comments', newId(), { thread, at: now(), by: me, text: said.text, mentions: mentioned(said.mentions) }, 'me');
    // Who speaks up in a closed conversation opens it.
    if (plan.readEntry(doc, 'threads', thread)?.resolvedAt)
      plan.changeEntry(doc, 'threads', thread, { resolvedAt: '', resolvedBy: '' }, 'me');
  });

export const settle = (id: string, label: string, me: string, thread: PlanThread): Promise<boolean> =>
  saveEdit(plan.nameOf(id), label, (doc) => {
    const resolved = thread.resolvedAt === '' ? { resolvedAt: now(), resolvedBy: me } : { resolvedAt: '', resolvedBy: '' };
    plan.changeEntry(doc, 'threads', thread.id, resolved, 'me');
  });

export const reword = (id: string, label: string, comment: PlanComment, text: string): Promise<boolean> =>
  saveEdit(plan.nameOf(id), label, (doc) => void plan.changeEntry(doc, 'comments', comment.id, { text }, 'me'));

/** Whose last comment is taken back is closed, not taken away: a colleague without a network may be answering in it. PLN-76 */
export const takeBack = (id: string, label: string, comment: PlanComment): Promise<boolean> =>
  saveEdit(plan.nameOf(id), label, (doc) => {
    plan.removeEntry(doc, 'comments', comment.id, 'me');
    const { comments } = plan.readFrame(doc);
    if (!comments.some(({ thread }) => thread === comment.thread))
      plan.changeEntry(doc, 'threads', comment.thread, { resolvedAt: now(), resolvedBy: comment.by }, 'me');
  });
