/**
 * What happens to a task of an agenda. Screens and the REST surface make these edits, so that both mean the same by "done".
 * A task's limit of postponing (its type's maximum delay) is a rule and not checked here: a Y.Doc cannot refuse a write.
 */
import type * as Y from 'yjs';
import { agenda, type Task } from './agenda.ts';

/** Who made the task decides the rest of it: the first day it was due and the effect behind it are written by rules. */
export type NewTask = Partial<Pick<Task, 'subject' | 'type' | 'contact' | 'opportunity'>> & {
  readonly due: string;
  readonly createdAt: string;
};
export const taskOutcomes = ['reached', 'not-reached', 'done', 'cancelled'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** The agenda may be a new document: two devices that both make it have both tasks. */
export const openTask = (doc: Y.Doc, id: string, task: NewTask, origin: unknown): void => agenda.addEntry(doc, 'tasks', id, task, origin);

/** False when there is no such task. Completed twice it says the outcome of whoever came last. */
export const completeTask = (
  doc: Y.Doc,
  id: string,
  done: { readonly outcome: TaskOutcome; readonly at: string },
  origin: unknown,
): boolean => agenda.changeEntry(doc, 'tasks', id, { doneAt: done.at, outcome: done.outcome }, origin);

export const reopenTask = (doc: Y.Doc, id: string, origin: unknown): boolean =>
  agenda.changeEntry(doc, 'tasks', id, { doneAt: '', outcome: '' }, origin);

/** False when there is no such task or it is done: what is done is not put off. */
export function postponeTask(doc: Y.Doc, id: string, due: string, origin: unknown): boolean {
  if (agenda.readEntry(doc, 'tasks', id)?.doneAt !== '') return false;
  return agenda.changeEntry(doc, 'tasks', id, { due }, origin);
}
