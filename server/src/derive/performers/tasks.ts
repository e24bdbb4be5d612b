/** Tasks that rules open, give up and limit. */
import { agenda, completeTask, nameOf, postponementsOf } from '@tandem/core';
import { wasRemoved } from './entries.ts';
import type { GatheredEdits } from './gathered-edits.ts';
import { done, isAnswer, missing, type Perform, type Records, skipped } from './needs.ts';

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
    const title = (await records.settings())?.taskTypes.find((type) => type.id === effect.taskType)?.title ?? '';
    return edits.edit(nameOf('agenda', effect.user), key, (doc, origin) => {
      if (agenda.readEntry(doc, 'tasks', id)) return done();
      if (wasRemoved(doc, 'tasks', id)) return done('Somebody has removed the task since.');
      const { taskType: type, contact, opportunity, due, limit } = effect;
      const subject = effect.subject || title;
      agenda.addEntry(
        doc,
        'tasks',
        id,
        { subject, type, contact, opportunity, due, firstDue: due, limit, effect: key, createdAt: at },
        origin,
      );
      return done();
    });
  };

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
