import type { Person } from '@tandem/core';
import { expect, test } from 'vitest';
import type { Identities } from '../accounts/identity.ts';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { createBoards } from './boards.ts';
import { createFeed } from './feed.ts';

const ana: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
const identity = { session: 's', person: ana, name: 'Ana', email: '' };

test('[ERA-17] a device hears how many erasures are done, when it comes and after each, and behind the rows', async () => {
  const storage = memoryStorage();
  let mark = 2;
  let erased: () => void = () => undefined;
  const identities = { current: async () => identity, onChange: () => () => undefined } as unknown as Identities;
  const feed = createFeed({
    storage,
    identities,
    boards: createBoards(storage),
    onProjected: () => () => undefined,
    erasures: {
      mark: async () => mark,
      onErased(listener) {
        erased = listener;
        return () => undefined;
      },
    },
  });
  await storage.commitRows(
    [{ content: { kind: 'team', id: 't1', name: 'North', leader: '', office: '' }, audiences: ['everyone'], document: '' }],
    [],
  );
  const lines: { t: string; mark?: number }[] = [];
  const gone = new AbortController();
  const second = Promise.withResolvers<void>();
  const ended = feed.follow(
    identity,
    { cursors: {}, epoch: '' },
    async (line) => {
      lines.push(line as { t: string });
      if (lines.filter((one) => one.t === 'erased').length === 2) second.resolve();
      if (lines.at(-1)?.mark === 2) {
        mark = 3;
        erased();
      }
    },
    gone.signal,
  );
  await second.promise;
  gone.abort();
  await ended;
  expect(lines.map(({ t, mark: told }) => (told ? `${t} ${told}` : t))).toEqual(['hello', 'rows', 'ready', 'erased 2', 'erased 3']);
  await storage.close();
});

test('[ERA-17] where nothing was erased nothing is said of it', async () => {
  const storage = memoryStorage();
  const identities = { current: async () => identity, onChange: () => () => undefined } as unknown as Identities;
  const erasures = { mark: async () => 0, onErased: () => () => undefined };
  const feed = createFeed({ storage, identities, boards: createBoards(storage), onProjected: () => () => undefined, erasures });
  const lines: string[] = [];
  const gone = new AbortController();
  await feed.follow(
    identity,
    { cursors: {}, epoch: '' },
    async (line) => {
      lines.push((line as { t: string }).t);
      if (lines.at(-1) === 'ready') setImmediate(() => gone.abort());
    },
    gone.signal,
  );
  expect(lines.filter((t) => t !== 'ping')).toEqual(['hello', 'ready']);
  await storage.close();
});
