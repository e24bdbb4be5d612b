/** Who wrote what of a plan, through the doors it is written by: people's sockets and the server itself. */
import { nameOf, plan } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { givenServer, join } from './testing/given.ts';
import { newest, textOf } from './testing/plan-device.ts';
import { writtenIn } from './text-changes.ts';

const rollout = nameOf('plan', 'rollout');
const paragraph = (text: string) => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};
const wordsIn = (doc: Y.Doc, at: number) => (textOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText;

async function given() {
  const server = await givenServer({ now: () => new Date('2026-03-12T09:00:00.000Z') });
  server.subjects.set(rollout, { type: 'plan', owner: 'ana', creator: '', collaborators: ['cem'], template: false, contact: undefined });
  const open = async (who: string) => {
    const there = join(server, who).open(rollout, { token: `${who}#knows=${newest}#create` });
    await there.saved();
    return there;
  };
  return { server, open };
}

test('[PLN-30] [PLN-31] what people write and take away over their sockets is theirs, in the unit of work that appends it', async () => {
  const { server, open } = await given();
  const ana = await open('ana');
  plan.change(ana.doc, { title: 'Rollout', owner: 'ana' }, 'me');
  textOf(ana.doc).insert(0, [paragraph('First words')]);
  await ana.saved();
  const cem = await open('cem');
  wordsIn(cem.doc, 0).insert(11, ' of all');
  wordsIn(cem.doc, 0).delete(0, 6);
  await cem.saved();
  const at = '2026-03-12T09:00:00.000Z';
  expect(await server.storage.editsOf(rollout)).toEqual([
    { from: at, to: at, actor: 'ana', inserted: 11, deleted: 0 },
    { from: at, to: at, actor: 'cem', inserted: 7, deleted: 6 },
  ]);
  const { wrote, took } = await server.storage.textAuthors(rollout);
  expect(wrote.map(({ client, actor }) => [client, actor]).sort()).toEqual(
    [
      [ana.doc.clientID, 'ana'],
      [cem.doc.clientID, 'cem'],
    ].sort(),
  );
  expect(took).toMatchObject([{ actor: 'cem', ranges: [{ client: ana.doc.clientID, length: 6 }] }]);
});

test('[PLN-30] what the server writes is its own: a rule that finishes an action item, and what it takes away', async () => {
  const { server } = await given();
  await server.sync.documents.change(rollout, 'ana', (doc) => textOf(doc).insert(0, [paragraph('Send it')]));
  await server.sync.documents.change(rollout, 'rule:finish', (doc) => {
    wordsIn(doc, 0).insert(7, '!');
    doc.transact(() => wordsIn(doc, 0).delete(0, 1));
  });
  expect((await server.storage.editsOf(rollout)).map(({ actor, inserted, deleted }) => [actor, inserted, deleted])).toEqual([
    ['ana', 7, 0],
    ['rule:finish', 1, 1],
  ]);
});

test('[PLN-31] what is appended without a document, such as the sample, has authors too', () => {
  const doc = new Y.Doc();
  doc.transact(() => textOf(doc).insert(0, [paragraph('First words')]));
  expect(writtenIn(Y.encodeStateAsUpdate(doc))).toEqual({
    inserted: 11,
    deleted: 0,
    wrote: [{ client: doc.clientID, clock: 0, length: 13 }],
    took: [],
  });
});

test('[PLN-31] who wrote under somebody else’s client is told apart from them', async () => {
  const { server, open } = await given();
  const ana = await open('ana');
  textOf(ana.doc).insert(0, [paragraph('Ours')]);
  await ana.saved();
  const cem = await open('cem');
  const raw = new Y.Doc();
  Y.applyUpdate(raw, Y.encodeStateAsUpdate(cem.doc));
  // Ana's page will notice, and take another number.
  const client = ana.doc.clientID;
  raw.clientID = client;
  const before = Y.encodeStateVector(raw);
  wordsIn(raw, 0).insert(4, ' forged');
  Y.applyUpdate(cem.doc, Y.encodeStateAsUpdate(raw, before));
  await cem.saved();
  const { wrote } = await server.storage.textAuthors(rollout);
  expect(wrote.map((one) => [one.client === client, one.length, one.actor])).toEqual([
    [true, 6, 'ana'],
    [true, 7, 'cem'],
  ]);
});
