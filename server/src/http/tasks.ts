/** What may be done to a task over HTTP: the edits of the screens, by the same functions. */
import { can, completeTask, nameOf, type Person, postponeTask, reopenTask, type TaskRow, taskOutcomes } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { Documents } from '../sync/documents.ts';
import { notHere, problem } from './answer.ts';

interface Needs {
  readonly documents: Documents;
  readonly now: () => Date;
  readonly newId: () => string;
  /** The row, when this person may see it. */
  readonly visibleTask: (id: string, person: Person) => Promise<TaskRow | undefined>;
}

const day = z.iso.date();
/** One thing at a time: postponed, done with its outcome, or open again with an empty one. */
export const taskChange = z.union([z.strictObject({ due: day }), z.strictObject({ outcome: z.enum(['', ...taskOutcomes]) })]);

export function taskRoutes({ documents, now, newId, visibleTask }: Needs): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.patch('/tasks/:id', async (c) => {
    const { person } = c.var.identity;
    const id = c.req.param('id');
    const row = await visibleTask(id, person);
    if (!row || !can(person, 'edit', { type: 'agenda', user: row.owner })) return notHere(c, 'task');
    const body = taskChange.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success)
      return problem(c, 422, {
        code: 'bad-field',
        message: 'A task is postponed by a due day, completed by an outcome, and opened again by an empty outcome.',
        next: `Send {"due": "2026-03-19"} or {"outcome": "${taskOutcomes.join('" | "')}" | ""}.`,
      });
    const change = body.data;
    let changed = false;
    await documents.change(nameOf('agenda', row.owner), person.id, (doc) => {
      if ('due' in change) changed = postponeTask(doc, id, { id: newId(), due: change.due, at: now().toISOString() }, person.id);
      else if (change.outcome === '') changed = reopenTask(doc, id, person.id);
      else changed = completeTask(doc, id, { outcome: change.outcome, at: now().toISOString() }, person.id);
    });
    if (changed) return c.json({ id });
    return problem(c, 409, {
      code: 'conflict',
      message: 'The task is done already, or was removed.',
      next: 'Open it again with an empty outcome, then postpone it.',
    });
  });
  return routes;
}
