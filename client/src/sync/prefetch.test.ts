import 'fake-indexeddb/auto';
import { contact, type DocumentName, pipelineBoard } from '@tandem/core';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type CopiesAnswer, type CopiesQuestion, readCopies, requestCopies } from './copies-request.ts';
import type { Device } from './device.ts';
import { databaseName, openDevice } from './device-database.ts';
import { type CopiesProgress, createPrefetch } from './prefetch.ts';
import { aContactRow, anOpportunityRow } from './testing.ts';
import { type Wanted, wantedDocuments } from './wanted-documents.ts';

const c = contact.nameOf;
const bytes = Y.encodeStateAsUpdate(new Y.Doc());
let count = 0;
const opened: Device[] = [];
afterEach(() => {
  for (const device of opened.splice(0)) device.close();
  vi.unstubAllGlobals();
});

interface Server {
  /** What the person may read, with the number of its last change. */
  readonly documents: Map<DocumentName, number>;
  through: number;
  gone: boolean;
}

async function given(wanted: () => readonly Wanted[], { room = () => true }: { readonly room?: () => boolean } = {}) {
  const database = databaseName(`copies${++count}`, 'e', false);
  const device = await openDevice(database, { onTrouble: () => undefined, onLost: () => undefined, onPending: () => undefined });
  opened.push(device);
  const server: Server = { documents: new Map(), through: 1, gone: false };
  const asked: CopiesQuestion[] = [];
  const told: CopiesProgress[] = [];
  const stop = new AbortController();
  const rests: { readonly resolve: () => void; readonly ringing: boolean }[] = [];
  const answer = ({ names, since }: CopiesQuestion): CopiesAnswer | undefined => {
    if (server.gone) return undefined;
    const named = names.filter((name) => server.documents.has(name)).map((name) => ({ name, whole: true, updates: [bytes] }));
    const changed = [...server.documents].filter(([, at]) => since !== undefined && at > since);
    return {
      copies: [...named, ...changed.map(([name]) => ({ name, whole: false, updates: [bytes] }))],
      through: server.through,
      more: false,
    };
  };
  const prefetch = createPrefetch({
    device,
    ask: async (question) => {
      asked.push(question);
      return answer(question);
    },
    wanted,
    idle: async () => undefined,
    hasRoom: async () => room(),
    onProgress: (progress) => told.push(progress),
    pause: (_, ringing) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      rests.push({ resolve, ringing: ringing !== undefined });
      void ringing?.then(resolve);
      return promise;
    },
    random: () => 0.5,
  });
  void prefetch.follow(stop.signal);
  /** Until the prefetch rests; then the time is over that it rests. */
  const rested = () => vi.waitFor(() => expect(rests.length).toBeGreaterThan(0));
  const goOn = async () => {
    await rested();
    rests.shift()?.resolve();
  };
  return { device, server, asked, told, stop, prefetch, rested, goOn };
}
const contacts = (many: number): Wanted[] => Array.from({ length: many }, (_, i) => ({ name: c(`c${i}`), records: 1 }));

test('[CLI-46] everything wanted is brought in groups, in its order, and the first answer begins the count', async () => {
  const wanted = [{ name: pipelineBoard.nameOf('b1'), records: 300 }, ...contacts(450)];
  const { server, asked, told, device, rested } = await given(() => wanted);
  for (const { name } of wanted) server.documents.set(name, 1);
  await rested();
  expect(asked.map(({ names, since }) => [names.length, since])).toEqual([
    [161, undefined],
    [200, undefined],
    [90, undefined],
  ]);
  expect(asked.flatMap(({ names }) => names)).toEqual(wanted.map(({ name }) => name));
  expect(told.map(({ state, ready, total }) => `${state} ${ready} of ${total}`)).toEqual([
    'working 0 of 750',
    'working 460 of 750',
    'working 660 of 750',
    'ready 750 of 750',
  ]);
  expect((await device.loadCopies()).cursor).toBe(1);
});

test('[CLI-46] later only what changed is asked for, by the cursor, and what is new by its name', async () => {
  let wanted = contacts(2);
  const { server, asked, goOn, prefetch, rested } = await given(() => wanted);
  for (const { name } of wanted) server.documents.set(name, 1);
  await rested();
  asked.length = 0;
  wanted = contacts(3);
  server.documents.set(c('c2'), 1);
  server.documents.set(c('c0'), 5);
  server.through = 5;
  prefetch.look();
  await goOn();
  await rested();
  expect(asked).toEqual([{ names: [], since: 1 }, { names: [c('c2')] }]);
  prefetch.look();
  await goOn();
  await vi.waitFor(() => expect(asked.at(-1)).toEqual({ names: [], since: 5 }));
});

test('[CLI-46] what is not given is not asked for again until the rights change, and does not count as missing', async () => {
  const { server, asked, told, prefetch, goOn, rested } = await given(() => contacts(2));
  server.documents.set(c('c0'), 1);
  await rested();
  expect(told.at(-1)).toEqual({ state: 'ready', ready: 1, total: 1 });
  asked.length = 0;
  prefetch.look();
  await goOn();
  await rested();
  expect(asked).toEqual([{ names: [], since: 1 }]);
  server.documents.set(c('c1'), 1);
  prefetch.look({ rights: true });
  await goOn();
  await rested();
  expect(told.at(-1)).toEqual({ state: 'ready', ready: 2, total: 2 });
});

test('[CLI-46] without a server it waits and goes on where it was, and a full device stops it', async () => {
  let room = true;
  const wanted = contacts(500);
  const { server, asked, told, goOn, rested } = await given(() => wanted, { room: () => room });
  for (const { name } of wanted) server.documents.set(name, 1);
  server.gone = true;
  await rested();
  expect(asked).toHaveLength(1);
  server.gone = false;
  room = false;
  await goOn();
  // Nothing rang meanwhile, so it rests a second time.
  await goOn();
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ state: 'full', ready: 0, total: 500 }));
  expect(asked).toHaveLength(1);
});

test('[CLI-46] wanted are the documents behind the rows, the own ones first, then those with many records', () => {
  const rows = [
    aContactRow({ id: 'far', owner: 'ben' }),
    aContactRow({ id: 'mine', owner: 'ana' }),
    anOpportunityRow({ id: 'o1', document: 'board/b1', owner: 'ben' }),
    anOpportunityRow({ id: 'o2', document: 'board/b1', owner: 'ben' }),
    anOpportunityRow({ id: 'o3', document: 'board/b2', owner: 'ana' }),
  ];
  expect(wantedDocuments(rows, 'ana').map(({ name, records }) => `${name} ${records}`)).toEqual([
    'settings 0',
    'agenda/ana 0',
    'inbox/ana 0',
    'views/ana 0',
    'contact/mine 1',
    'board/b2 1',
    'board/b1 2',
    'contact/far 1',
  ]);
});

test('[CLI-46] an answer is read as it was written, and one that was cut off anywhere counts as none', async () => {
  const encoder = new TextEncoder();
  const frame = (head: object, ...parts: Uint8Array[]) => {
    const json = encoder.encode(JSON.stringify(head));
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, json.length);
    return [size, json, ...parts].flatMap((part) => [...part]);
  };
  const whole = new Uint8Array([
    ...frame({ t: 'copy', name: c('c1'), whole: true, sizes: [2, 3] }, new Uint8Array([1, 2]), new Uint8Array([3, 4, 5])),
    ...frame({ t: 'end', through: 9, more: false }),
  ]);
  expect(readCopies(whole)).toEqual({
    copies: [{ name: c('c1'), whole: true, updates: [new Uint8Array([1, 2]), new Uint8Array([3, 4, 5])] }],
    through: 9,
    more: false,
  });
  for (let length = 0; length < whole.length; length++) expect(readCopies(whole.slice(0, length))).toBeUndefined();
  const around = { epoch: 'e', headers: {}, signal: new AbortController().signal };
  vi.stubGlobal('fetch', async () => new Response(whole));
  expect((await requestCopies({ names: [] }, around))?.through).toBe(9);
  vi.stubGlobal('fetch', async () => new Response('', { status: 409 }));
  expect(await requestCopies({ names: [] }, around)).toBeUndefined();
});
