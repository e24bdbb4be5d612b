import { nameOf, pipelineBoard } from '@tandem/core';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { cleanUp, givenServer, join } from './testing/given.ts';
import { seeded } from './testing/hostile-frames.ts';
import { watchedDisk, watchOrder } from './testing/order-watch.ts';
import { ana, connectClient, until } from './testing/test-server.ts';

const boards = [nameOf('board', 'north'), nameOf('board', 'south')];
const [north = nameOf('board', 'north')] = boards;
const full = () => Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR/13' });
const slowly = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
/** A board begins with somebody who may make one. */
const named = (doc: Y.Doc) => pipelineBoard.change(doc, { title: 'A board' }, 'me');
const titlesOf = (doc: Y.Doc) => new Set(pipelineBoard.read(doc).cards.map(({ title }) => title));
const put = (doc: Y.Doc, title: string) =>
  pipelineBoard.addEntry(doc, 'cards', title, { title, place: { stage: 'new', rank: 'a0' } }, 'me');

afterEach(() => {
  vi.restoreAllMocks();
});

test('[SYNC-94] whatever the disk does, nothing is shown to others or called saved before its commit has returned', async () => {
  const seen = { shown: 0, saved: 0 };
  for (let seed = 1; seed <= 6; seed++) {
    const random = seeded(seed);
    let faulty = false;
    const disk = watchedDisk(memoryStorage(), async () => {
      await slowly(random() * 5);
      if (faulty && random() < 0.45) throw full();
    });
    const { early, counts } = watchOrder(disk);
    const server = await givenServer({ storage: disk.storage, retries: [1, 1] });
    for (const name of boards) await server.sync.documents.change(name, 'ben', named);
    faulty = true;
    const people = ['ana', 'ben', 'cem'].map((person) => {
      const client = connectClient(server.url, person);
      return { client, documents: boards.map((name) => client.open(name)) };
    });
    let closed = 0;
    for (const { client } of people) client.socket.on('close', () => closed++);
    const written = boards.map(() => new Set<string>());
    // On a busy machine many edits are one append, and fewer appends fail: it goes on until enough of them did.
    for (let step = 0; step < 60 || closed <= 3; step++) {
      const which = Math.floor(random() * boards.length);
      const document = people[Math.floor(random() * people.length)]?.documents[which];
      if (document) put(document.doc, `s${seed}n${step}`);
      written[which]?.add(`s${seed}n${step}`);
      // Some leave with their edits on the way, and come again.
      const leaves = people[Math.floor(random() * people.length)]?.client.socket.webSocket;
      if (step % 20 === 19 && leaves?.readyState === WebSocket.OPEN) leaves.close();
      await slowly(random() * 6);
    }
    faulty = false;
    await Promise.all(people.flatMap(({ documents }) => documents.map((document) => document.saved())));
    for (const [i, name] of boards.entries()) {
      expect(titlesOf(disk.docOf(name)), `seed ${seed}`).toEqual(written[i]);
      await until(() => people.every(({ documents }) => titlesOf(documents[i]?.doc ?? new Y.Doc()).size === written[i]?.size));
    }
    expect(early, `seed ${seed}`).toEqual([]);
    seen.shown += counts.shown;
    seen.saved += counts.saved;
    vi.restoreAllMocks();
    for (const { client } of people) client.destroy();
  }
  // Enough of both left the server for the watch to mean something.
  expect(seen.shown).toBeGreaterThan(300);
  expect(seen.saved).toBeGreaterThan(60);
}, 120_000);

test('[SYNC-95] whichever append fails, and however often, the edit is on the disk once, and those after it in their order', async () => {
  for (let nth = 1; nth <= 4; nth++) {
    let appends = -1;
    // The first try and all of its repetitions.
    const disk = watchedDisk(memoryStorage(), async () => {
      appends++;
      if (appends >= nth && appends < nth + 3) throw full();
    });
    const { early } = watchOrder(disk);
    const server = await givenServer({ storage: disk.storage, retries: [1, 1] });
    await server.sync.documents.change(north, 'ben', named);
    const mine = join(server, 'ana').open(north);
    for (let i = 0; i < 4; i++) {
      put(mine.doc, `card${i}`);
      await mine.saved();
    }
    const theirs = join(server, 'ben').open(north);
    await theirs.saved();
    expect([...titlesOf(theirs.doc)].toSorted()).toEqual(['card0', 'card1', 'card2', 'card3']);
    expect(appends).toBeGreaterThanOrEqual(nth + 2);
    // A second copy of the same edit would be a second row of the log.
    expect((await disk.storage.loadDocument(north))?.updates.length).toBe(5);
    expect(early).toEqual([]);
    vi.restoreAllMocks();
  }
}, 60_000);

test('[SYNC-95] a plain Yjs client, which is told of no saving, is shown nothing early and loses nothing either', async () => {
  let fails = 0;
  const disk = watchedDisk(memoryStorage(), async () => {
    await slowly(5);
    if (fails-- > 0) throw full();
  });
  const { early } = watchOrder(disk, north);
  const server = await givenServer({ storage: disk.storage, retries: [1, 1] });
  await server.sync.documents.change(north, 'ben', named);
  const author = join(server, 'ana').open(north);
  put(author.doc, 'first');
  await author.saved();
  const doc = new Y.Doc();
  const plain = new WebsocketProvider(`ws://${server.address}/ws`, north, doc, {
    params: { token: 'cem' },
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
    maxBackoffTime: 100,
  });
  cleanUp(() => plain.destroy());
  await until(() => titlesOf(doc).has('first'));
  fails = 3;
  put(doc, 'plain');
  await until(() => titlesOf(author.doc).has('plain'));
  expect(fails).toBeLessThanOrEqual(0);
  expect(titlesOf(disk.docOf(north)).size).toBe(2);
  expect(early).toEqual([]);
});

test('[SYNC-96] a stop waits for the commits that have begun; what it cuts off was called saved to nobody', async () => {
  const gate = { holds: undefined as Promise<void> | undefined };
  const disk = watchedDisk(memoryStorage(), async () => {
    await gate.holds;
  });
  const { early } = watchOrder(disk);
  const server = await givenServer({ storage: disk.storage });
  await server.sync.documents.change(north, 'ben', named);
  const mine = join(server, 'ana').open(north);
  put(mine.doc, 'first');
  await mine.saved();
  const { promise, resolve: release } = Promise.withResolvers<void>();
  gate.holds = promise;
  put(mine.doc, 'second');
  await until(() => server.sync.status().appending > 0);
  let stopped = false;
  const stopping = server.sync.stop(5000).then(() => {
    stopped = true;
  });
  await until(() => server.sync.status().sockets === 0);
  expect([stopped, mine.provider.unsyncedChanges > 0, titlesOf(disk.docOf(north)).has('second')]).toEqual([false, true, false]);
  release();
  await stopping;
  expect(titlesOf(disk.docOf(north)).has('second')).toBe(true);
  expect(early).toEqual([]);
});

test('[SYNC-99] what was committed while its author lost the right to write is in memory too, for everybody', async () => {
  const settings = nameOf('settings', 'settings');
  const gate = { holds: undefined as Promise<void> | undefined };
  const disk = watchedDisk(memoryStorage(), async () => {
    await gate.holds;
  });
  const admin = { id: 'ben', role: 'admin', team: '', leads: [] } as const;
  const server = await givenServer({ storage: disk.storage, people: [ana, admin] });
  await server.sync.documents.change(settings, 'system', (doc) => doc.getMap('fields').set('companyName', 'Tandem'));
  const mine = join(server, 'ben').open(settings);
  const theirs = join(server, 'ana').open(settings);
  await Promise.all([mine.saved(), until(() => theirs.doc.getMap('fields').has('companyName'))]);
  const { promise, resolve: release } = Promise.withResolvers<void>();
  gate.holds = promise;
  mine.doc.getMap('fields').set('companyName', 'Mine');
  await until(() => server.sync.status().appending > 0);
  server.identities.put({ ...admin, role: 'seller' });
  await until(() => mine.messages.some(({ t }) => t === 'role'));
  release();
  await until(() => mine.notApplied() > 0);
  expect(disk.docOf(settings).getMap('fields').get('companyName')).toBe('Mine');
  await until(() => theirs.doc.getMap('fields').get('companyName') === 'Mine');
});

test('[SYNC-99] a look at the rights in the moment an update is refused neither lets it in nor tells its author of another role', async () => {
  let time = Date.now();
  const server = await givenServer({ now: () => new Date(time), limits: { refusalsPerMinute: 1000 } });
  await server.sync.documents.change(north, 'ben', named);
  const mine = join(server, 'ana').open(north);
  await mine.saved();
  const elsewhere = new Y.Doc();
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(mine.doc));
  put(elsewhere, 'unsent');
  const known = Y.encodeStateVector(elsewhere);
  put(elsewhere, 'builds-on-it');
  const update = Y.encodeStateAsUpdate(elsewhere, known);

  // Somebody looks at the rights while the frame asks for them: so many steps later each time.
  let steps = Number.POSITIVE_INFINITY;
  const { current } = server.identities;
  server.identities.current = async (session) => {
    const wait = steps;
    steps = Number.POSITIVE_INFINITY;
    void (async () => {
      for (let i = 0; i < Math.min(wait, 100); i++) await undefined;
      if (wait < 100) server.sync.recheck([north]);
    })();
    return current(session);
  };
  for (let wait = 0; wait < 40; wait++) {
    const before = mine.notApplied();
    time += 2000;
    steps = wait;
    mine.provider.documentUpdateHandler(update, undefined);
    await until(() => mine.notApplied() > before);
  }
  expect(mine.messages.filter(({ t }) => t === 'role')).toEqual([]);
  expect(titlesOf((await server.sync.documents.read(north)) ?? new Y.Doc()).size).toBe(0);
});
