import { contact, pipelineBoard } from '@tandem/core';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { LocalChange } from './device.ts';
import { forgetOutcomesOf, noteOutcomes, type Outcome, outcomesOf } from './outcomes.ts';
import { resetSyncFacts, syncFacts } from './sync-state.ts';

const acme = contact.nameOf('c1');
const change = (path: string, to: unknown, at = '2026-03-12T10:00:00Z'): LocalChange => ({
  id: path,
  document: acme,
  label: '',
  path,
  from: undefined,
  to,
  at,
});
const kept: (readonly Outcome[])[] = [];
const device = {
  saveOutcomes: async (outcomes: readonly Outcome[]) => {
    kept.push(outcomes);
  },
};
afterEach(resetSyncFacts);

test('[CLI-64] a change made without the server has arrived, or another value stands; what was typed while connected is not told', () => {
  const doc = new Y.Doc();
  contact.change(doc, { name: 'Acme', town: 'Gent' }, 'me');
  contact.addEntry(doc, 'phones', 'p1', { value: '040 1' }, 'me');
  const changes = [
    change('fields/name', 'Acme'),
    change('fields/town', 'Brugge'),
    change('phones/p1', { value: '040 1' }),
    change('phones/p1/value', '040 1'),
    change('notes', undefined),
    change('fields/country', 'BE', '2026-03-12T12:00:00Z'),
  ];
  const told = outcomesOf(changes, doc, '2026-03-12T11:00:00Z', '2026-03-12T11:00:01Z');
  expect(told.map(({ path, became, now }) => [path, became, now])).toEqual([
    ['fields/name', 'arrived', 'Acme'],
    ['fields/town', 'replaced', 'Gent'],
    ['phones/p1', 'arrived', { value: '040 1' }],
    ['phones/p1/value', 'arrived', '040 1'],
    ['notes', 'arrived', undefined],
  ]);
});

test('[CLI-64] a card that was moved here and there stands in one place: the other place is told', () => {
  const doc = new Y.Doc();
  pipelineBoard.addEntry(doc, 'cards', 'o1', { place: { stage: 'won', rank: 'a0' } }, 'me');
  const [told] = outcomesOf([change('cards/o1/place', { stage: 'lost', rank: 'a1' })], doc, '2026-03-13T00:00:00Z', '2026-03-13T00:00:00Z');
  expect(told).toMatchObject({ became: 'replaced', now: { stage: 'won', rank: 'a0' } });
});

test('[CLI-65] outcomes are kept on the device for 30 days, and go with the record when it is taken away', () => {
  const outcome = (id: string, settledAt: string): Outcome => ({
    ...change('fields/name', 'A'),
    id,
    became: 'arrived',
    now: 'A',
    settledAt,
  });
  noteOutcomes([outcome('old', '2026-01-01T00:00:00Z'), outcome('new', '2026-03-11T00:00:00Z')], device, new Date('2026-03-12T00:00:00Z'));
  expect(syncFacts().outcomes.map(({ id }) => id)).toEqual(['new']);
  expect(kept.at(-1)).toEqual(syncFacts().outcomes);
  forgetOutcomesOf(acme, device);
  expect([syncFacts().outcomes, kept.at(-1)]).toEqual([[], []]);
});
