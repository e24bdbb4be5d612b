import { contact, nameOf, type Person, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Identities, Identity } from '../accounts/identity.ts';
import { createProjector } from '../derive/projector.ts';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { createBoards } from './boards.ts';
import { type Cursors, createFeed } from './feed.ts';

const seller = (id: string, team = 'north'): Person => ({ id, role: 'seller', team, leads: [] });
const identity = (person: Person): Identity => ({ session: `session-${person.id}`, person, name: person.id, email: '' });
type Line = {
  t: string;
  audience?: string;
  through?: number;
  audiences?: string[];
  rows?: { in: string[]; row: { id: string; kind: string } }[];
  gone?: string[];
};

async function given() {
  const storage = memoryStorage();
  const boards = createBoards(storage);
  const people = new Map<string, Identity>();
  const changed = new Set<() => void>();
  const identities: Identities = {
    authenticate: async () => undefined,
    redeemTicket: async () => undefined,
    current: async (session) => people.get(session),
    onChange: (listener) => {
      const tell = () => listener({ users: [], sessions: [] });
      changed.add(tell);
      return () => changed.delete(tell);
    },
  };
  const projector = createProjector({ storage, log: { info() {}, warn() {}, error() {} }, pause: async () => {} });
  projector.onProjected(() => boards.refresh());
  const feed = createFeed({ storage, identities, boards, onProjected: projector.onProjected });
  const docs = new Map<string, Y.Doc>();
  async function edit(type: 'contact' | 'board', id: string, change: (doc: Y.Doc) => void) {
    const doc = docs.get(id) ?? new Y.Doc();
    docs.set(id, doc);
    const before = Y.encodeStateVector(doc);
    change(doc);
    await storage.appendUpdates([
      { document: nameOf(type, id), update: Y.encodeStateAsUpdate(doc, before), actor: 'x', at: '2026-03-12T09:00:00Z' },
    ]);
    await projector.settled();
    await boards.refresh();
  }
  function read(person: Person, cursors: Cursors = {}, epoch = '') {
    people.set(identity(person).session, identity(person));
    const lines: Line[] = [];
    const waiting: { done: (lines: Line[]) => boolean; resolve: () => void }[] = [];
    const gone = new AbortController();
    const write = async (line: object) => {
      lines.push(line as Line);
      for (const one of waiting.filter((waiter) => waiter.done(lines))) one.resolve();
    };
    const ended = feed.follow(identity(person), { cursors, epoch }, write, gone.signal);
    const until = (done: (lines: Line[]) => boolean) =>
      done(lines) ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ done, resolve }));
    return {
      lines,
      until,
      ended,
      stop: async () => {
        gone.abort();
        await ended;
      },
    };
  }
  const change = (person: Person | undefined, session: string) => {
    if (person) people.set(session, identity(person));
    else people.delete(session);
    for (const tell of changed) tell();
  };
  return { storage, edit, read, change };
}
const ready = (lines: Line[]) => lines.some((line) => line.t === 'ready');
const ids = (lines: Line[]) => [...new Set(lines.flatMap((line) => line.rows?.map((row) => row.row.id) ?? []))].sort();

test('[FEED-1] a seller receives what the own audiences hold and no trace of anything else', async () => {
  const { edit, read } = await given();
  await edit('contact', 'mine', (doc) => contact.change(doc, { name: 'Mine', owner: 'ana' }, null));
  await edit('contact', 'theirs', (doc) => contact.change(doc, { name: 'Secret', owner: 'ben' }, null));
  const ana = read(seller('ana'));
  await ana.until(ready);
  expect(ids(ana.lines)).toEqual(['mine']);
  expect(JSON.stringify(ana.lines)).not.toMatch(/Secret|theirs|ben/);
  await ana.stop();
});

test('[FEED-2] a record that changes hands is gone at its former owner and there at the new one, live', async () => {
  const { edit, read } = await given();
  await edit('contact', 'acme', (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  const [ana, ben] = [read(seller('ana')), read(seller('ben'))];
  await Promise.all([ana.until(ready), ben.until(ready)]);
  await edit('contact', 'acme', (doc) => contact.change(doc, { owner: 'ben' }, null));
  await ana.until((lines) => lines.some((line) => line.gone?.includes('contact/acme')));
  await ben.until((lines) => ids(lines).includes('acme'));
  await Promise.all([ana.stop(), ben.stop()]);
});

test('[FEED-3] a row that leaves one audience but is held by another is told as a row, not as gone', async () => {
  const { edit, read } = await given();
  await edit('contact', 'acme', (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await edit('board', 'b1', (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { contact: 'acme', owner: 'ana' }, null));
  const leader = read({ id: 'lea', role: 'seller', team: 'north', leads: ['lea', 'ana', 'bo'] });
  await leader.until(ready);
  await edit('contact', 'acme', (doc) => contact.change(doc, { owner: 'bo' }, null));
  await leader.until((lines) => lines.some((line) => line.rows?.some((row) => row.in.includes('over:bo'))));
  expect(leader.lines.flatMap((line) => line.gone ?? [])).toEqual([]);
  await leader.stop();
});

test('[FEED-4] a cursor of this data set resumes after it, a cursor of another one counts for nothing', async () => {
  const { storage, edit, read } = await given();
  await edit('contact', 'one', (doc) => contact.change(doc, { name: 'One', owner: 'ana' }, null));
  const first = read(seller('ana'));
  await first.until(ready);
  const cursors = Object.fromEntries(first.lines.flatMap((line) => (line.audience ? [[line.audience, line.through as number]] : [])));
  await first.stop();
  await edit('contact', 'two', (doc) => contact.change(doc, { name: 'Two', owner: 'ana' }, null));
  const resumed = read(seller('ana'), cursors, await storage.epoch());
  await resumed.until(ready);
  expect(ids(resumed.lines)).toEqual(['two']);
  const restored = read(seller('ana'), cursors, 'another');
  await restored.until(ready);
  expect(ids(restored.lines)).toEqual(['one', 'two']);
  await Promise.all([resumed.stop(), restored.stop()]);
});

test('[FEED-5] a person who joins a board gets its cards at once, and loses its audience when leaving', async () => {
  const { edit, read } = await given();
  await edit('board', 'b1', (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { company: 'Acme', owner: 'ben' }, null));
  const ana = read(seller('ana'));
  await ana.until(ready);
  await edit('board', 'b1', (doc) => pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'user:ana' }, null));
  await ana.until((lines) => ids(lines).includes('o1'));
  await edit('board', 'b1', (doc) => pipelineBoard.removeEntry(doc, 'members', 'm1', null));
  await ana.until(
    (lines) =>
      lines
        .filter((line) => line.t === 'hello')
        .at(-1)
        ?.audiences?.includes('board:b1') === false,
  );
  await ana.stop();
});

test('[FEED-6] the stream ends when its session does', async () => {
  const { read, change } = await given();
  const ana = read(seller('ana'));
  await ana.until(ready);
  change(undefined, 'session-ana');
  await ana.ended;
});
