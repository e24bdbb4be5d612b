/** Action items in the text of a plan and the tasks they are: each is brought in line with the other as it stands by now. */
import {
  agenda,
  attributesOf,
  completeTask,
  deepestBlock,
  lastDay,
  nameOf,
  type PlanAction,
  plan as planDocument,
  postponementsOf,
  reopenTask,
  type Settings,
  type Task,
} from '@tandem/core';
import { settleSuggestions } from '@tandem/core/plans/suggestions';
import * as Y from 'yjs';
import type { Performed } from '../perform.ts';
import type { GatheredEdits } from './gathered-edits.ts';
import { done, missing, type Of, type Perform, type PerformerNeeds, type Records, skipped } from './needs.ts';
import { type Names, namesIn, plainWords } from './plan-words.ts';

interface Needs extends Pick<PerformerNeeds, 'storage'> {
  readonly records: Records;
  readonly edits: GatheredEdits;
}
type Agenda = { readonly doc: Y.Doc; readonly origin: string; readonly at: string };

/** The open one before those that are done. Two open ones can only come of two servers that did not know of each other. */
export function taskOfItem(doc: Y.Doc, plan: string, item: string): Task | undefined {
  const found = agenda.read(doc).tasks.filter((task) => task.plan === plan && task.item === item);
  return found.toSorted((a, b) => Number(a.doneAt !== '') - Number(b.doneAt !== '') || (a.id < b.id ? -1 : 1))[0];
}

export const followPlan =
  ({ records, edits }: Needs): Perform<'task.follow'> =>
  async (effect, { key, at }) => {
    const row = await records.row('plan', effect.plan);
    const item = row?.actions.find(({ id }) => id === effect.item);
    const settings = await records.settings();
    const names = await namesIn(records, item?.text ?? '');
    return edits.edit(nameOf('agenda', effect.user), key, (doc, origin) => {
      const task = taskOfItem(doc, effect.plan, effect.item);
      if (!task) return skipped('There is no task of it.');
      const into = { doc, origin, at };
      if (effect.item === '') return followReview(into, task, row?.reviewOn ?? '');
      return followItem(effect, into, task, item, (shown) => wordsInto(into, shown, item, { names, settings }));
    });
  };

function followReview({ doc, origin, at }: Agenda, task: Task, reviewOn: string): Performed {
  if (task.doneAt !== '') return skipped('No review of it is open.');
  if (reviewOn === '') completeTask(doc, task.id, { outcome: 'cancelled', at }, origin);
  else moveTask(doc, task, { due: reviewOn, limit: '' }, origin);
  return done();
}

function followItem(
  { user, what }: Of<'task.follow'>,
  { doc, origin, at }: Agenda,
  task: Task,
  item: PlanAction | undefined,
  write: (task: Task) => boolean,
): Performed {
  const isOpen = task.doneAt === '';
  const isTheirs = item?.assignee === user;
  if (what === 'gone') {
    if (isTheirs) return skipped('It is theirs again.');
    if (!isOpen) return skipped('The task was done already.');
    // It stands in somebody else's agenda now; when the words are gone, whoever was to do it sees that it was given up.
    if (item) removeTask(doc, task, origin);
    else completeTask(doc, task.id, { outcome: 'cancelled', at }, origin);
    return done();
  }
  if (!isTheirs) return skipped('It was taken out or handed on since.');
  if (what === 'done') {
    if (item.done === '') return skipped('It is open again.');
    if (!isOpen) return skipped('The task was done already.');
    completeTask(doc, task.id, { outcome: 'done', at }, origin);
    return done();
  }
  if (item.done !== '') return skipped('It is done.');
  if (what === 'words') {
    if (!isOpen) return skipped('The task was done already.');
    return write(task) ? done() : skipped('The task says so already.');
  }
  if (!isOpen) reopenTask(doc, task.id, origin);
  write(task);
  return done();
}

/** Answers whether anything was to be written. What somebody has put off counts anew from another day in the text. */
function wordsInto(
  { doc, origin }: Agenda,
  task: Task,
  item: PlanAction | undefined,
  { names, settings }: { readonly names: Names; readonly settings: Settings | undefined },
): boolean {
  const subject = plainWords(item?.text ?? '', names, task.contact) || task.subject;
  const due = item?.due || task.due;
  if (due !== task.due) moveTask(doc, task, { due, limit: settings ? lastDay(settings, task.type, due) : '' }, origin);
  if (subject !== task.subject) agenda.changeEntry(doc, 'tasks', task.id, { subject }, origin);
  return due !== task.due || subject !== task.subject;
}

function moveTask(doc: Y.Doc, task: Task, { due, limit }: Pick<Task, 'due' | 'limit'>, origin: string): void {
  for (const { id } of postponementsOf(agenda.read(doc), task.id)) agenda.removeEntry(doc, 'postponements', id, origin);
  agenda.changeEntry(doc, 'tasks', task.id, { due, firstDue: due, limit }, origin);
}
function removeTask(doc: Y.Doc, task: Task, origin: string): void {
  for (const { id } of postponementsOf(agenda.read(doc), task.id)) agenda.removeEntry(doc, 'postponements', id, origin);
  agenda.removeEntry(doc, 'tasks', task.id, origin);
}

/** What is there already of a plan or its item, when one is to be opened; undefined when there is nothing. */
export function reopenOfPlan(doc: Y.Doc, { plan = '', item = '' }: Of<'task.open'>, origin: string): Performed | undefined {
  const task = plan === '' ? undefined : taskOfItem(doc, plan, item);
  if (!task || (item === '' && task.doneAt !== '')) return undefined;
  if (task.doneAt === '') return skipped('There is a task of it already.');
  // Given up because its words were gone, and they have come back.
  if (task.outcome !== 'cancelled') return skipped('The task was done already.');
  reopenTask(doc, task.id, origin);
  return skipped('The task that was given up is open again.');
}

/** Writes into the text of a plan, as whoever stands there writing would: the block stays the same block. */
export const changeItem =
  ({ records, edits, storage }: Needs): Perform<'plan.item'> =>
  async ({ plan, item, task, done: day, assignee }, { key, attempt }) => {
    const document = nameOf('plan', plan);
    if (!(await records.row('plan', plan)))
      return (await storage.aboutDocument(document))?.erased ? skipped('The plan was erased.') : missing('The plan is not here.', attempt);
    if (task !== undefined) {
      const row = await records.row('task', task);
      if (!row || (row.doneAt !== '') !== (day !== '')) return skipped('The task is otherwise by now.');
    }
    return edits.edit(document, key, (doc) => {
      const block = findItem(doc.getXmlFragment('text'), item, 0);
      if (!block) return skipped('The words are gone.');
      const now = attributesOf(block);
      const wanted = { ...(day !== undefined && { done: day }), ...(assignee !== undefined && { assignee }) };
      const other = Object.entries(wanted).filter(
        ([name, value]) => now[name] !== value && !(name === 'done' && value !== '' && now[name]),
      );
      for (const [name, value] of other) block.setAttribute(name, value);
      return other.length > 0 ? done() : skipped('The text says so already.');
    });
  };

function findItem(parent: Y.XmlFragment, id: string, depth: number): Y.XmlElement | undefined {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.nodeName === 'actionItem' && child.getAttribute('id') === id) return child;
    const found = depth < deepestBlock ? findItem(child, id, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What a page that has the plan open may have done already; twice is once. */
export const settlePlan =
  ({ records, edits }: Needs): Perform<'plan.settle'> =>
  async ({ plan }, { key, attempt }) => {
    if (!(await records.row('plan', plan))) return missing('The plan is not here.', attempt);
    return edits.edit(nameOf('plan', plan), key, (doc, origin) =>
      settleSuggestions(doc, origin) ? done() : skipped('The words stand once already.'),
    );
  };

export const nextReviewOf =
  ({ records, edits }: Needs): Perform<'plan.review'> =>
  async ({ plan, from, to }, { key, attempt }) => {
    if (!(await records.row('plan', plan))) return missing('The plan is not here.', attempt);
    return edits.edit(nameOf('plan', plan), key, (doc, origin) => {
      const { reviewOn } = planDocument.read(doc);
      if (reviewOn === to) return done();
      if (reviewOn !== from) return skipped('Somebody has set another day since.');
      planDocument.change(doc, { reviewOn: to }, origin);
      return done();
    });
  };
