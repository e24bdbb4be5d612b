import { nameOf } from '@tandem/core';
import { beforeEach, expect, test } from 'vitest';
import type { LocalChange, Refused } from './device.ts';
import { type Erased, forgetErased, onErased } from './erased.ts';
import { resetSyncFacts, setSyncFacts, syncFacts } from './sync-state.ts';

const [vera, otto] = [nameOf('contact', 'vera'), nameOf('contact', 'otto')];
const change = (id: string, document: typeof vera): LocalChange => ({
  id,
  document,
  label: 'Town',
  path: 'fields/town',
  from: '',
  to: 'Kiel',
  at: '2026-03-12T09:00:00Z',
});
let forgotten: string[];
const device = {
  forgetDocument: async (name: string) => void forgotten.push(`document ${name}`),
  clearUnsynced: async (name: string) => void forgotten.push(`unsynced ${name}`),
  discardRefused: async (id: string) => void forgotten.push(`refused ${id}`),
};

beforeEach(() => {
  forgotten = [];
  resetSyncFacts();
  setSyncFacts({
    unsynced: new Map(
      [vera, otto].map((name) => [name, { name, since: '', created: false, changes: [change('1', name), change('2', name)] }]),
    ),
    refused: [{ ...change('r1', vera), reason: 'role' } satisfies Refused, { ...change('r2', otto), reason: 'role' } satisfies Refused],
  });
});

test('[ERA-16] the copy goes with what waited and what was refused, of that document alone, and the person is told how much', async () => {
  const told: Erased[] = [];
  const stop = onErased((erased) => told.push(erased));
  await forgetErased(vera, 'Vera Lind', device, false);
  stop();
  expect(told).toEqual([{ document: vera, called: 'Vera Lind', unsent: 2 }]);
  expect([...syncFacts().unsynced.keys()]).toEqual([otto]);
  expect(syncFacts().refused.map((one) => one.id)).toEqual(['r2']);
  expect(forgotten).toEqual(['unsynced contact/vera', 'refused r1', 'document contact/vera']);
});

test('[ERA-16] who lost nothing is told only when looking at it; what happens before there is a page is told then', async () => {
  setSyncFacts({ unsynced: new Map(), refused: [] });
  await forgetErased(otto, 'Otto', device, false);
  await forgetErased(vera, 'Vera', device, true);
  const told: Erased[] = [];
  onErased((erased) => told.push(erased))();
  expect(told).toEqual([{ document: vera, called: 'Vera', unsent: 0 }]);
});
