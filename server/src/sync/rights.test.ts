import { createHash } from 'node:crypto';
import { contact, type DocumentName, nameOf, type Person, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';
import { givenServer, join, joinRaw } from './testing/given.ts';
import { ana, cem, until } from './testing/test-server.ts';

const acme = nameOf('contact', 'acme');
const north = nameOf('board', 'north');
const settings = nameOf('settings', 'settings');
const goals = nameOf('goals', 'goals');

async function bytesOf(storage: Storage, name: DocumentName): Promise<string> {
  const stored = await storage.loadDocument(name);
  const hash = createHash('sha256');
  for (const update of stored?.updates ?? []) hash.update(update);
  return hash.digest('hex');
}

test('[S-18] a missing document and a forbidden one get the same answer, and neither is opened', async () => {
  const server = await givenServer();
  await server.sync.documents.change(acme, 'ben', (doc) => contact.change(doc, { name: 'Acme', owner: 'ben' }, 'system'));
  server.subjects.set(acme, { type: 'contact', owner: 'ben', creator: 'ben', sellers: [], shares: [] });
  const client = join(server, 'cem');
  const forbidden = client.open(acme);
  const missing = client.open(nameOf('contact', 'nobody'));
  await until(() => forbidden.refused.length > 0 && missing.refused.length > 0);
  expect(forbidden.refused).toEqual(['permission-denied']);
  expect(missing.refused).toEqual(forbidden.refused);
  contact.change(missing.doc, { name: 'X' }, 'me');
  contact.change(forbidden.doc, { name: 'X' }, 'me');
  const next = client.open(north, { create: true });
  await until(() => next.refused.length > 0);
  expect(await server.storage.loadDocument(nameOf('contact', 'nobody'))).toBeUndefined();
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).name).toBe('Acme');
});

test('[SYNC-12] a token that says nothing opens nothing, and after some tries the socket ends', async () => {
  const server = await givenServer();
  const client = join(server, 'mallory');
  const codes: number[] = [];
  client.socket.on('close', ({ event }: { event: { code: number } }) => codes.push(event.code));
  const tries = Array.from({ length: 6 }, (_, i) => client.open(nameOf('contact', `c${i}`), { create: true }));
  await until(() => codes.length > 0);
  expect(codes[0]).toBe(4401);
  expect(tries.flatMap((one) => one.refused).every((reason) => reason === 'signed-out')).toBe(true);
  expect(server.sync.status().openDocuments).toBe(0);
});

test('[SYNC-13] one socket is one session: another token on it is refused', async () => {
  const server = await givenServer();
  const client = join(server, 'ana');
  const mine = client.open(acme, { create: true });
  await mine.saved();
  const other = client.open(nameOf('contact', 'c2'), { create: true, token: 'ben' });
  await until(() => other.refused.length > 0);
  expect(other.refused).toContain('signed-out');
});

test('[S-16] a page of another origin is refused before the handshake; the own host and configured ones are not', async () => {
  const server = await givenServer({ origins: ['https://crm.example.com'] });
  const { ws } = await joinRaw(server, { origin: 'https://evil.example' });
  expect(ws.readyState).toBe(ws.CLOSED);
  for (const origin of [`http://${server.address}`, 'https://crm.example.com', undefined]) {
    const raw = await joinRaw(server, origin ? { origin } : {});
    expect(raw.ws.readyState).toBe(raw.ws.OPEN);
  }
  expect((await joinRaw(server, { origin: 'null' })).ws.readyState).toBe(ws.CLOSED);
});

test('[S-19] who may only read gets a refusal for each edit, and the stored bytes stay as they are', async () => {
  const server = await givenServer();
  await server.sync.documents.change(goals, 'system', (doc) => doc.getMap('fields').set('companyName', 'Tandem'));
  const before = await bytesOf(server.storage, goals);
  const mine = join(server, 'ana').open(goals, { presence: true });
  await mine.saved();
  expect(mine.provider.authorizedScope).toBe('readonly');
  mine.doc.getMap('fields').set('companyName', 'Mine');
  mine.provider.setAwarenessField('at', 'here');
  mine.provider.forceSync();
  const theirs = join(server, 'ben').open(goals, { presence: true });
  await theirs.saved();
  expect(theirs.doc.getMap('fields').get('companyName')).toBe('Tandem');
  expect([...(theirs.provider.awareness?.getStates().keys() ?? [])]).not.toContain(mine.doc.clientID);
  expect(mine.provider.unsyncedChanges).toBeGreaterThan(0);
  expect(await bytesOf(server.storage, goals)).toBe(before);
});

test('[S-20] a suspended user is told, cut off within two seconds, and refused when coming back', async () => {
  const server = await givenServer();
  const client = join(server, 'ana');
  const mine = client.open(north, { create: true });
  const contactDoc = client.open(acme, { create: true });
  await contactDoc.saved();
  const codes: number[] = [];
  client.socket.on('close', ({ event }: { event: { code: number } }) => codes.push(event.code));
  const began = Date.now();
  server.identities.suspend('ana');
  await until(() => codes.length > 0 && contactDoc.messages.some((message) => message.t === 'closed'));
  expect(Date.now() - began).toBeLessThan(2000);
  expect(contactDoc.messages.at(-1)).toEqual({ t: 'closed', reason: 'signed-out' });
  expect(codes[0]).toBe(4401);
  contact.change(contactDoc.doc, { name: 'Late' }, 'me');
  await until(() => contactDoc.refused.length > 0);
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).name).toBe('');
  expect(mine.refused.length).toBeGreaterThan(0);
});

test('[S-20] the end of one session closes its sockets and no other of the same user', async () => {
  const server = await givenServer();
  const here = join(server, 'ana:laptop').open(acme, { create: true });
  const there = join(server, 'ana:phone').open(nameOf('contact', 'c2'), { create: true });
  await Promise.all([here.saved(), there.saved()]);
  server.identities.endSession('ana:laptop');
  await until(() => here.messages.some((message) => message.t === 'closed'));
  contact.change(there.doc, { name: 'Still here' }, 'me');
  await there.saved();
  expect(there.messages.filter((message) => message.t === 'closed')).toEqual([]);
});

test('[S-20] [W17] who loses the right to edit is told before the next edit is refused; who loses the document is told and cut off', async () => {
  const server = await givenServer({ people: [ana, { ...cem, id: 'ben', role: 'admin' }, cem] });
  await server.sync.documents.change(settings, 'system', (doc) => doc.getMap('fields').set('companyName', 'Tandem'));
  const mine = join(server, 'ben').open(settings);
  await mine.saved();
  const demoted: Person = { id: 'ben', role: 'seller', team: '', leads: [] };
  server.identities.put(demoted);
  await until(() => mine.messages.length > 0);
  expect(mine.messages).toEqual([{ t: 'role', readOnly: true }]);
  mine.doc.getMap('fields').set('companyName', 'Mine');
  await until(() => mine.notApplied() > 0);
  server.identities.put({ ...demoted, role: 'admin' });
  await until(() => mine.messages.length > 1);
  expect(mine.messages[1]).toEqual({ t: 'role', readOnly: false });
  expect((await server.sync.documents.read(settings))?.getMap('fields').get('companyName')).toBe('Tandem');

  const card = join(server, 'cem').open(north, { create: true });
  await until(() => card.refused.length > 0);
  await server.sync.documents.change(north, 'system', (doc) => pipelineBoard.change(doc, { title: 'North' }, 'system'));
  const board = join(server, 'cem').open(north);
  await board.saved();
  server.subjects.set(north, { type: 'board', members: [] });
  server.sync.recheck([north]);
  await until(() => board.messages.length > 0);
  expect(board.messages).toEqual([{ t: 'closed', reason: 'no-access' }]);
  await server.sync.documents.change(north, 'system', (doc) => pipelineBoard.change(doc, { title: 'Secret' }, 'system'));
  await board.provider.getToken();
  expect(pipelineBoard.read(board.doc).title).toBe('North');
});

test('[S-20] an edit that takes the document away from somebody takes effect on open sockets without anybody asking', async () => {
  const server = await givenServer();
  await server.sync.documents.change(acme, 'system', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  server.subjects.set(acme, { type: 'contact', owner: '', creator: '', sellers: [], shares: ['cem'] });
  const shared = join(server, 'cem').open(acme);
  await shared.saved();
  server.subjects.set(acme, { type: 'contact', owner: '', creator: '', sellers: [], shares: [] });
  await server.sync.documents.change(acme, 'ben', (doc) => contact.change(doc, { town: 'Kiel' }, 'system'));
  const began = Date.now();
  await until(() => shared.messages.length > 0);
  expect(shared.messages).toEqual([{ t: 'closed', reason: 'no-access' }]);
  expect(Date.now() - began).toBeLessThan(2000);
});

test('[S-20] [W18] a right is asked for again with the first write a second after the last answer, also when nobody said that it changed', async () => {
  let time = Date.parse('2026-03-12T09:00:00Z');
  const server = await givenServer({ now: () => new Date(time) });
  await server.sync.documents.change(north, 'system', (doc) => pipelineBoard.change(doc, { title: 'North' }, 'system'));
  time += 60_000;
  const mine = join(server, 'ana').open(north);
  await mine.saved();
  server.subjects.set(north, { type: 'board', members: [] });
  time += 999;
  pipelineBoard.change(mine.doc, { title: 'In time' }, 'me');
  await mine.saved();
  time += 1;
  pipelineBoard.change(mine.doc, { title: 'Too late' }, 'me');
  await until(() => mine.messages.some((message) => message.t === 'closed'));
  expect(mine.messages.at(-1)).toEqual({ t: 'closed', reason: 'no-access' });
  expect(pipelineBoard.read((await server.sync.documents.read(north)) ?? new Y.Doc()).title).toBe('In time');
});

test('[S-21] a field that only the server may set is refused whole, the author is told which, and the rest goes on', async () => {
  const server = await givenServer();
  const mine = join(server, 'ana').open(acme, { create: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();
  contact.change(mine.doc, { lifecycle: 'customer', town: 'Kiel' }, 'me');
  await until(() => mine.messages.some((message) => message.t === 'refused'));
  expect(mine.messages.find((message) => message.t === 'refused')).toEqual({ t: 'refused', reason: 'field', paths: ['fields/lifecycle'] });
  const kept = contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc());
  expect(kept).toMatchObject({ name: 'Acme', lifecycle: 'lead', town: '' });
  expect(mine.provider.unsyncedChanges).toBeGreaterThan(0);
  // The device loads the document again, without what was refused.
  const fresh = join(server, 'ana').open(acme);
  await fresh.saved();
  contact.change(fresh.doc, { town: 'Kiel' }, 'me');
  await fresh.saved();
});

test('[W3] an update that builds on something the server never saw is answered with a question, and then fits', async () => {
  const server = await givenServer();
  const mine = join(server, 'ana').open(acme, { create: true });
  await mine.saved();
  // A change that never left the device, as after an update that got lost on the way.
  mine.provider.document.off('update', mine.provider.boundDocumentUpdateHandler);
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  mine.provider.document.on('update', mine.provider.boundDocumentUpdateHandler);
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  await mine.saved();
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc())).toMatchObject({ name: 'Acme', town: 'Kiel' });
});
