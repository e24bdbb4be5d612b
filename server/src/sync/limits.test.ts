import { contact, nameOf, pipelineBoard } from '@tandem/core';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { authenticate, frameType, syncType } from './frame.ts';
import { createBucket, defaultLimits } from './limits.ts';
import { givenServer, join, joinRaw } from './testing/given.ts';
import { until } from './testing/test-server.ts';

const acme = nameOf('contact', 'acme');

/** An update of exactly `bytes`, as the frame that carries it would be when it must have exactly `frame`. */
function syncFrame(frameBytes: number): Uint8Array {
  const build = (text: string) => {
    const doc = new Y.Doc();
    doc.getMap('fields').set('name', text);
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, acme);
    encoding.writeVarUint(encoder, frameType.sync);
    encoding.writeVarUint(encoder, syncType.update);
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
    return encoding.toUint8Array(encoder);
  };
  let text = 'x'.repeat(frameBytes - 100);
  for (let frame = build(text); ; frame = build(text)) {
    if (frame.length === frameBytes) return frame;
    text = frame.length < frameBytes ? text + 'x'.repeat(frameBytes - frame.length) : text.slice(0, frameBytes - frame.length);
  }
}

test('[S-23] [W8] a frame of the limit passes, and one byte more closes the socket before it is read', async () => {
  const server = await givenServer({ limits: { frameBytes: 20_000 } });
  const raw = await joinRaw(server);
  raw.send(authenticate(acme, 'ana#create'));
  raw.send(syncFrame(19_999));
  raw.send(syncFrame(20_000));
  await until(async () => ((await server.storage.aboutDocument(acme))?.logRows ?? 0) === 2);
  expect(raw.closed).toBeUndefined();
  raw.send(syncFrame(20_001));
  await raw.closing();
  expect(raw.closed?.code).toBe(1009);
  expect((await server.storage.aboutDocument(acme))?.logRows).toBe(2);
});

test.each([
  [-1, false],
  [0, false],
  [1, true],
])('[S-23] [W8] a stranger may send the limit and %i bytes, closed: %s', async (over, closes) => {
  const limit = 2000;
  const server = await givenServer({ limits: { bytesBeforeSignIn: limit } });
  const raw = await joinRaw(server);
  const filler = (bytes: number) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, acme);
    encoding.writeVarUint(encoder, frameType.stateless);
    encoding.writeVarString(encoder, 'x'.repeat(bytes - encoding.length(encoder) - 2));
    return encoding.toUint8Array(encoder);
  };
  const first = filler(1000);
  raw.send(first);
  raw.send(filler(limit + over - first.length));
  if (closes) await raw.closing();
  else {
    const opened = join(server, 'ana').open(acme, { create: true });
    await opened.saved();
  }
  expect(raw.closed?.code).toBe(closes ? 1008 : undefined);
});

test('[S-23] [W8] who has not signed in by the deadline is closed, also while sending', async () => {
  const server = await givenServer({ limits: { signInMs: 100 } });
  const silent = await joinRaw(server);
  const busy = await joinRaw(server);
  const mine = join(server, 'ana').open(acme, { create: true });
  await mine.saved();
  const talking = setInterval(() => busy.send(authenticate(nameOf('contact', 'c9'), 'mallory')), 40);
  await Promise.all([silent.closing(), busy.closing()]);
  clearInterval(talking);
  expect(silent.closed?.code).toBe(4408);
  expect(mine.provider.isAuthenticated).toBe(true);
});

test('[S-23] [W15] five hundred documents open at once on one socket, and it is never reset', async () => {
  const server = await givenServer();
  for (let i = 0; i < 500; i++)
    await server.sync.documents.change(nameOf('contact', `c${i}`), 'ana', (doc) => contact.change(doc, { name: `Company ${i}` }, 'system'));
  const client = join(server, 'ana');
  let closed = 0;
  client.socket.on('close', () => closed++);
  const opened = Array.from({ length: 500 }, (_, i) => client.open(nameOf('contact', `c${i}`)));
  await until(() => opened.every(({ doc }) => contact.read(doc).name !== ''));
  expect(closed).toBe(0);
  expect(server.sync.status().openDocuments).toBe(500);
});

test.each([2, 3, 4])(
  '[S-23] [W15] of %i documents on a socket that may have 3, the rest are refused and the socket stays',
  async (wanted) => {
    const server = await givenServer({ limits: { documentsPerSocket: 3 } });
    const client = join(server, 'ana');
    const opened = Array.from({ length: wanted }, (_, i) => client.open(nameOf('contact', `c${i}`), { create: true }));
    await until(() => opened.every((one) => one.refused.length > 0 || one.provider.isAuthenticated));
    expect(opened.flatMap((one) => one.refused)).toEqual(wanted > 3 ? ['too-many-documents'] : []);
    opened[0]?.provider.detach();
    if (wanted > 3) {
      opened[3]?.provider.detach();
      opened[3]?.provider.attach();
      await until(() => opened[3]?.provider.isAuthenticated ?? false);
    }
  },
);

test.each([1, 2, 3])('[S-23] [W15] of %i sockets of a user that may have 2, the rest are closed', async (wanted) => {
  const server = await givenServer({ limits: { socketsPerUser: 2 } });
  const raws = [];
  for (let i = 0; i < wanted; i++) {
    const raw = await joinRaw(server);
    raw.send(authenticate(acme, 'ana#create'));
    await until(() => raw.received.length > 0 || raw.closed !== undefined);
    raws.push(raw);
  }
  if (wanted > 2) await raws[2]?.closing();
  expect(raws.map((raw) => raw.closed?.code)).toEqual([undefined, undefined, 4429].slice(0, wanted));
});

test('[S-23] a bucket gives what it holds, then at its pace', () => {
  let time = 0;
  const bucket = createBucket(20, 3, () => new Date(time));
  expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0]);
  expect(bucket.take()).toBe(50);
  time = 49;
  expect(bucket.take()).toBeGreaterThan(0);
  time = 50;
  expect(bucket.take()).toBe(0);
  time = 10_000;
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([0, 0, 0, 50]);
  time = 0;
  expect(bucket.take()).toBeGreaterThan(0);
});

test('[S-23] who sends too fast is read more slowly, and every edit of a long replay arrives', async () => {
  const server = await givenServer({ limits: { framesAtOnce: 20, framesPerSecond: 2000 } });
  const mine = join(server, 'ana').open(acme, { create: true });
  await mine.saved();
  for (let i = 0; i < 500; i++) contact.change(mine.doc, { employees: i + 1 }, 'me');
  await mine.saved();
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc()).employees).toBe(500);
});

test('[S-23] [W13] a peer that stops reading is closed, and the others are not held up', async () => {
  const server = await givenServer({ limits: { bufferedBytes: 200_000 } });
  const slow = await joinRaw(server);
  slow.send(authenticate(acme, 'ben#create'));
  await until(() => slow.received.length > 0);
  const mine = join(server, 'ana').open(acme, { create: true });
  const theirs = join(server, 'ben').open(acme, { create: true });
  await Promise.all([mine.saved(), theirs.saved()]);
  slow.ws.pause();
  for (let i = 0; i < 150 && server.sync.status().sockets > 2; i++) {
    contact.change(mine.doc, { name: String(i).padStart(400, 'x') }, 'me');
    mine.doc.getMap('fields').set('later', 'y'.repeat(200_000) + i);
    await mine.saved();
  }
  await until(() => server.sync.status().sockets === 2);
  contact.change(mine.doc, { town: 'Kiel' }, 'me');
  await until(() => contact.read(theirs.doc).town === 'Kiel');
});

test('[S-23] [W14] a socket that answers no ping is dropped after two of them, an idle one that answers stays', async () => {
  const server = await givenServer({ limits: { pingMs: 40 } });
  const idle = join(server, 'ana').open(acme, { create: true });
  await idle.saved();
  const dead = await joinRaw(server);
  dead.ws.pause();
  await until(() => server.sync.status().sockets === 2);
  await until(() => server.sync.status().sockets === 1);
  let pinged = 0;
  idle.provider.configuration.websocketProvider.on('message', () => pinged++);
  await until(() => pinged > 5);
  expect(idle.provider.isAuthenticated).toBe(true);
});

test('[S-23] a connection whose updates are refused again and again is closed', async () => {
  const server = await givenServer({ limits: { refusalsPerMinute: 3 } });
  const client = join(server, 'ana');
  const board = nameOf('board', 'north');
  await server.sync.documents.change(board, 'system', (doc) => pipelineBoard.change(doc, { title: 'North' }, 'system'));
  const mine = client.open(board);
  await mine.saved();
  const codes: number[] = [];
  client.socket.on('close', ({ event }: { event: { code: number } }) => codes.push(event.code));
  for (let i = 0; i < 3; i++) {
    pipelineBoard.change(mine.doc, { partOf: `b${i}` }, 'me');
    await until(() => mine.notApplied() > i || codes.length > 0);
  }
  pipelineBoard.change(mine.doc, { partOf: 'again' }, 'me');
  await until(() => codes.length > 0);
  expect(codes[0]).toBe(1008);
  expect(defaultLimits.refusalsPerMinute).toBe(60);
});
