import { agenda, type Person, type TaskRow, taskRows } from '@tandem/core';
import { aTaskRow, people } from '@tandem/core/testing';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../accounts/identity.ts';
import { taskRoutes } from './tasks.ts';

function anAgendaOver() {
  const doc = new Y.Doc();
  agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call', due: '2026-03-12' }, 'ana');
  const row: TaskRow = aTaskRow({ id: 't1', owner: 'ana' });
  const routes = taskRoutes({
    documents: { change: async (_name: unknown, _actor: unknown, edit: (doc: Y.Doc) => void) => edit(doc) } as never,
    now: () => new Date('2026-03-12T10:00:00Z'),
    newId: () => 'p1',
    visibleTask: async (id) => (id === 't1' ? row : undefined),
  });
  const as = (person: Person) => {
    const app = new Hono<{ Variables: { identity: Identity } }>();
    app.use(async (c, next) => {
      c.set('identity', { person } as Identity);
      await next();
    });
    return app.route('/', routes);
  };
  const patch = async (body: unknown, person: Person = people.ana, id = 't1') =>
    (await as(person).request(`/tasks/${id}`, { method: 'PATCH', body: JSON.stringify(body) })).status;
  return { patch, task: () => taskRows('ana', agenda.read(doc))[0] };
}

test('[API-7] a task is postponed, completed with its outcome and opened again over HTTP as on the screen', async () => {
  const { patch, task } = anAgendaOver();
  expect(await patch({ due: '2026-03-19' })).toBe(200);
  expect(await patch({ outcome: 'reached' }, people.lena)).toBe(200);
  expect(task()).toMatchObject({ due: '2026-03-19', outcome: 'reached', doneAt: '2026-03-12T10:00:00.000Z' });
  expect(await patch({ due: '2026-03-20' })).toBe(409);
  expect(await patch({ outcome: '' })).toBe(200);
  expect(task()).toMatchObject({ due: '2026-03-19', outcome: '', doneAt: '' });
});

test('[API-7] who may not edit the agenda finds no task, and what is no change of a task changes nothing', async () => {
  const { patch, task } = anAgendaOver();
  const before = task();
  expect([await patch({ outcome: 'done' }, people.otto), await patch({ outcome: 'done' }, people.ana, 't2')]).toEqual([404, 404]);
  const wrong = [{}, { due: '2026-02-30' }, { outcome: 'won' }, { due: '2026-03-19', outcome: 'done' }, { firstDue: '2026-03-19' }, null];
  expect(await Promise.all(wrong.map((body) => patch(body)))).toEqual(wrong.map(() => 422));
  expect(task()).toEqual(before);
});
