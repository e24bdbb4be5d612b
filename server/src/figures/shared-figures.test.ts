import type { Person, RowContent } from '@tandem/core';
import { someSettings } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { createSharedFigures } from './shared-figures.ts';

const ana: Person = { id: 'ana', role: 'seller', team: '', leads: [] };

test('[S4-12] [FIG-4] with the comparison switched off nobody gets sums, and on again they are there', async () => {
  let on = false;
  let now = Date.parse('2026-03-12T09:00:00Z');
  const content = (): RowContent => ({ kind: 'settings', id: 'settings', state: someSettings({ compareFigures: on }) });
  const figures = createSharedFigures({
    storage: {
      rowsOfKind: async () => [],
      rowsByKey: async () => [{ content: content(), audiences: ['everyone'] }] as never,
    },
    now: () => new Date(now),
  });
  expect(await figures.of(ana)).toBeUndefined();
  on = true;
  now += 10_000;
  figures.changed();
  expect((await figures.of(ana))?.company).toHaveLength(7);
});
