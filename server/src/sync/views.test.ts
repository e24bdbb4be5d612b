/** Saved views through the door that clients use: whose they are, who makes them, who publishes. */
import { nameOf, type Person, views } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { givenServer, join } from './testing/given.ts';
import { until } from './testing/test-server.ts';

const seller: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
const leader: Person = { id: 'lena', role: 'seller', team: 'north', leads: ['ana'] };
const manager: Person = { id: 'ben', role: 'manager', team: '', leads: [] };

async function given() {
  const server = await givenServer({ people: [seller, leader, manager] });
  for (const { id } of [seller, leader, manager]) server.subjects.set(nameOf('views', id), { type: 'views', user: id });
  const stored = async (id: string) => views.read((await server.sync.documents.read(nameOf('views', id))) ?? new Y.Doc()).views;
  return { server, stored };
}
const view = { title: 'Kiel', screen: 'companies', definition: '{}', rank: 'a0' } as const;

test("[S4-13] everybody makes the document of the own views by saving the first one, and nobody opens another person's", async () => {
  const { server, stored } = await given();
  const mine = join(server, 'ana').open(nameOf('views', 'ana'), { create: true });
  views.addEntry(mine.doc, 'views', 'v1', view, 'me');
  await mine.saved();
  await until(async () => (await stored('ana')).length === 1);
  for (const [who, whose] of [
    ['ben', 'ana'],
    ['ana', 'ben'],
  ] as const) {
    const theirs = join(server, who).open(nameOf('views', whose), { create: true });
    await until(() => theirs.refused.length > 0);
    expect(theirs.refused).toContain('permission-denied');
  }
});

for (const person of [leader, manager]) {
  test(`[GATE-20] ${person.id}, who answers for others, publishes a view`, async () => {
    const { server, stored } = await given();
    const mine = join(server, person.id).open(nameOf('views', person.id), { create: true });
    views.addEntry(mine.doc, 'views', 'v1', { ...view, published: true }, 'me');
    await mine.saved();
    await until(async () => (await stored(person.id)).some(({ published }) => published));
  });
}

test('[GATE-20] a seller keeps views private: an update that publishes one is refused, all else about it is taken', async () => {
  const { server, stored } = await given();
  const mine = join(server, 'ana').open(nameOf('views', 'ana'), { create: true });
  views.addEntry(mine.doc, 'views', 'v1', view, 'me');
  views.removeEntry(mine.doc, 'views', 'v1', 'me');
  views.addEntry(mine.doc, 'views', 'v1', { ...view, title: 'Back again' }, 'me');
  await mine.saved();
  views.changeEntry(mine.doc, 'views', 'v1', { published: true }, 'me');
  await until(() => mine.messages.length > 0);
  expect(mine.messages[0]).toMatchObject({ t: 'refused', reason: 'field', paths: ['views/v1/published'] });
  expect(await stored('ana')).toMatchObject([{ title: 'Back again', published: false }]);
});
