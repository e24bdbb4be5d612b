/** Tasks that rules open, give up and limit. */
import { agenda, completeTask, lastDay, nameOf, type PlanAction, postponementsOf } from '@tandem/core';
import { wasRemoved } from './entries.ts';
import type { GatheredEdits } from './gathered-edits.ts';
import { done, isAnswer, missing, type Of, type Perform, type Records, skipped } from './needs.ts';
import { namesIn, plainWords } from './plan-words.ts';
import { reopenOfPlan } from './plans.ts';

interface Needs {
  readonly records: Records;
  readonly edits: GatheredEdits;
}

export const openTask =
  ({ records, edits }: Needs): Perform<'task.open'> =>
  async (effect, claimed) => {
    const { key, id, at } = claimed;
    const [user, about] = await Promise.all([
      records.user(effect.user, claimed),
      effect.contact ? records.contact(effect.contact, claimed) : undefined,
    ]);
    for (const found of [user, about]) if (isAnswer(found)) return found;
    if (effect.opportunity && !(await records.row('opportunity', effect.opportunity)))
      return missing('The opportunity is not here.', claimed.attempt);
    const from = effect.plan ? await planOf(records, effect) : undefined;
    if (from === 'over') return skipped('It was done, taken out or handed on since.');
    const names = await namesIn(records, from?.text ?? '');
    const settings = await records.settings();
    const title = settings?.taskTypes.find((type) => type.id === effect.taskType)?.title ?? '';
    return edits.edit(nameOf('agenda', effect.user), key, (doc, origin) => {
      if (agenda.readEntry(doc, 'tasks', id)) return done();
      if (wasRemoved(doc, 'tasks', id)) return done('Somebody has removed the task since.');
      const there = reopenOfPlan(doc, effect, origin);
      if (there) return there;
      const { taskType: type, contact, opportunity, plan = '', item = '' } = effect;
      const subject = (from ? plainWords(from.text, names, contact) : effect.subject) || title;
      const due = from?.due || effect.due;
      const limit = due === effect.due || !settings ? effect.limit : lastDay(settings, type, due);
      agenda.addEntry(
        doc,
        'tasks',
        id,
        { subject, type, contact, opportunity, due, firstDue: due, limit, effect: key, plan, item, createdAt: at },
        origin,
      );
      return done();
    });
  };

/** Words and day as the plan has them by now, of an action item or its review. */
async function planOf(
  records: Records,
  { user, plan = '', item = '' }: Of<'task.open'>,
): Promise<Pick<PlanAction, 'text' | 'due'> | undefined | 'over'> {
  const row = await records.row('plan', plan);
  if (item === '') return row && { text: row.title, due: '' };
  const found = row?.actions.find(({ id }) => id === item);
  return found?.assignee === user && found.done === '' ? found : 'over';
}

export const closeTask =
  ({ edits }: Needs): Perform<'task.close'> =>
  ({ user, task }, { key, at }) =>
    edits.edit(nameOf('agenda', user), key, (doc, origin) => {
      const found = agenda.readEntry(doc, 'tasks', task);
      if (!found) return skipped('The task is gone.');
      if (found.doneAt !== '') return skipped('The task was done already.');
      completeTask(doc, task, { outcome: 'cancelled', at }, origin);
      return done();
    });

export const removeTask =
  ({ edits }: Needs): Perform<'task.remove'> =>
  ({ user, task }, { key }) =>
    edits.edit(nameOf('agenda', user), key, (doc, origin) => {
      if (!agenda.readEntry(doc, 'tasks', task)) return skipped('The task is gone.');
      for (const { id } of postponementsOf(agenda.read(doc), task)) agenda.removeEntry(doc, 'postponements', id, origin);
      agenda.removeEntry(doc, 'tasks', task, origin);
      return done();
    });

export const limitTask =
  ({ edits }: Needs): Perform<'task.limit'> =>
  ({ user, task, firstDue, limit }, { key }) =>
    edits.edit(nameOf('agenda', user), key, (doc, origin) =>
      agenda.changeEntry(doc, 'tasks', task, { firstDue, limit }, origin) ? done() : skipped('The task is gone.'),
    );
