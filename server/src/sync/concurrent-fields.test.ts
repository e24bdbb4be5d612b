import { Document } from '@hocuspocus/server';
import { contact, type DocumentName, moveCard, nameOf, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { givenServer, join } from './testing/given.ts';
import { ana, until } from './testing/test-server.ts';
import { createUpdateGate } from './update-gate.ts';

const acme = nameOf('contact', 'acme');
const north = nameOf('board', 'north');

/** Two people who have the document, and are without a line to each other. */
async function apart(name: DocumentName, fill: (doc: Y.Doc) => void) {
  const server = await givenServer();
  const [first, second] = [join(server, 'ana'), join(server, 'ben')];
  await server.sync.documents.change(name, 'ana', fill);
  const hers = first.open(name);
  await hers.saved();
  const his = second.open(name);
  await his.saved();
  second.socket.disconnect();
  await until(() => server.sync.status().sockets === 1);
  const meet = async () => {
    await hers.saved();
    void second.socket.connect();
    await until(async () => his.provider.isAuthenticated && his.provider.synced && his.provider.unsyncedChanges === 0);
    return server.storage.overwrittenIn(name);
  };
  return { hers: hers.doc, his: his.doc, meet, server };
}

test('[SYNC-60] [M15] of two values that were written apart, the one the document does not have is kept with author and time', async () => {
  const { hers, his, meet } = await apart(acme, (doc) => contact.change(doc, { name: 'Acme', country: 'SE' }, 'me'));
  contact.change(hers, { name: 'Acme Sweden' }, 'me');
  contact.change(his, { name: 'Acme Nordic', country: 'NO' }, 'me');
  const [found, ...more] = await meet();
  expect(more).toEqual([]);
  const name = contact.read(his).name;
  expect(contact.read(hers).name).toBe(name);
  const byAna = { value: 'Acme Sweden', actor: 'ana', at: expect.stringMatching(/Z$/) };
  const byBen = { value: 'Acme Nordic', actor: 'ben', at: expect.stringMatching(/Z$/) };
  expect(found).toMatchObject(
    name === 'Acme Nordic' ? { path: 'fields/name', stands: byBen, lost: byAna } : { path: 'fields/name', stands: byAna, lost: byBen },
  );
});

test('[SYNC-60] a card that was moved apart keeps the other stage; another place in the same stage is nobody’s loss', async () => {
  const { hers, his, meet } = await apart(north, (doc) => {
    for (const id of ['o1', 'o2']) pipelineBoard.addEntry(doc, 'cards', id, { title: id, place: { stage: 'new', rank: 'a0' } }, 'me');
  });
  moveCard(hers, 'o1', { stage: 'won', rank: 'a1' }, 'me');
  moveCard(hers, 'o2', { stage: 'new', rank: 'a1' }, 'me');
  moveCard(his, 'o1', { stage: 'lost', rank: 'a1' }, 'me');
  moveCard(his, 'o2', { stage: 'new', rank: 'a2' }, 'me');
  const found = await meet();
  expect(found.map(({ path }) => path)).toEqual(['cards/o1/place']);
  expect([found[0]?.stands.value, found[0]?.lost.value]).toEqual(
    expect.arrayContaining([
      { stage: 'won', rank: 'a1' },
      { stage: 'lost', rank: 'a1' },
    ]),
  );
});

test('[SYNC-60] who knew the value they replaced, or wrote the same, has overwritten nothing', async () => {
  const { hers, his, meet } = await apart(acme, (doc) => contact.change(doc, { name: 'Acme', country: 'SE' }, 'me'));
  contact.change(his, { name: 'Acme 2' }, 'me');
  contact.change(his, { name: 'Acme 3' }, 'me');
  contact.change(hers, { country: 'NO' }, 'me');
  contact.change(his, { country: 'NO' }, 'me');
  expect(await meet()).toEqual([]);
});

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 2654435761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) | 0;
    return (state >>> 8) % below;
  };
}

test('[SYNC-63] over 150 seeds: every value that nobody built upon is in the document or kept as overwritten', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const below = numbersFrom(seed);
    const gate = createUpdateGate();
    const live = new Document(acme);
    live.awareness.destroy();
    const devices = Array.from({ length: 3 }, () => new Y.Doc());
    const leaves = new Set<unknown>();
    const lost = new Set<unknown>();
    const send = (doc: Y.Doc) => {
      const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(live));
      const verdict = gate.check(live, update, { person: ana, mayAssign: true, mayApprove: false });
      if (verdict.verdict === 'accepted') {
        for (const { stands, value, other } of verdict.fields?.overwritten ?? []) lost.add(stands === 'own' ? other : value);
        Y.applyUpdate(live, update);
        gate.settled(live);
      }
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
    };
    for (let step = 0; step < 40; step++) {
      const doc = devices[below(devices.length)] ?? new Y.Doc();
      if (below(3) === 0) send(doc);
      else {
        const value = `v${seed}.${step}`;
        leaves.delete(doc.getMap('fields').get('name'));
        leaves.add(value);
        contact.change(doc, { name: value }, 'me');
      }
    }
    devices.forEach(send);
    leaves.delete(live.getMap('fields').get('name'));
    expect(
      [...leaves].filter((value) => !lost.has(value)),
      `seed ${seed}`,
    ).toEqual([]);
  }
});
