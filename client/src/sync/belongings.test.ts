import { aContactRow, anActivityRow, anOpportunityRow, aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { type AllRows, type Belongings, belongingsOf, goesWith } from './belongings.ts';

const byId = <R extends { readonly id: string }>(...rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
const rows = (mergedInto: Readonly<Record<string, string>>): AllRows => ({
  contacts: byId(
    ...['berg', 'twin', 'third'].map((id) => aContactRow({ id, mergedInto: mergedInto[id] ?? '' })),
    aContactRow({ id: 'anna', is: 'person', company: 'twin' }),
    aContactRow({ id: 'otto', is: 'person', company: 'berg' }),
    aContactRow({ id: 'daughter', parent: 'twin' }),
  ),
  opportunities: byId(anOpportunityRow({ id: 'o1', contact: 'berg' }), anOpportunityRow({ id: 'o2', contact: 'twin' })),
  tasks: byId(aTaskRow({ id: 't1', contact: 'twin' })),
  activities: byId(anActivityRow({ id: 'a1', contact: 'berg' }), anActivityRow({ id: 'a2', contact: 'third' })),
});
const ids = (found: Belongings) =>
  [...found.persons, ...found.subsidiaries, ...found.opportunities, ...found.tasks, ...found.activities].map(({ id }) => id);

test('[CLI-111] what belongs to those shown under a contact belongs to it', () => {
  expect(ids(belongingsOf('twin', rows({})))).toEqual(['anna', 'daughter', 'o2', 't1']);
  expect(ids(belongingsOf('berg', rows({ twin: 'berg' })))).toEqual(['anna', 'otto', 'daughter', 'o1', 'o2', 't1', 'a1']);
});

test('[CLI-111] a division takes along what was made under the id that goes, and under those merged into it', () => {
  expect(ids(goesWith('twin', rows({ twin: 'berg' })))).toEqual(['anna', 'daughter', 'o2', 't1']);
  expect(ids(goesWith('twin', rows({ twin: 'berg', third: 'twin' })))).toEqual(['anna', 'daughter', 'o2', 't1', 'a2']);
});

test('[CLI-111] two that were merged crosswise are divided by the same rule', () => {
  const crosswise = rows({ twin: 'berg', berg: 'twin' });
  expect(ids(goesWith('twin', crosswise))).toEqual(['anna', 'daughter', 'o2', 't1']);
});
