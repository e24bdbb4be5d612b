import { contact, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Overwritten, undecided } from './overwritten.ts';

const written = (id: number, path: string, stands: unknown, lost: unknown): Overwritten => ({
  id,
  path,
  at: '2026-03-12T10:00:00Z',
  stands: { value: stands, actor: 'ana', at: '2026-03-12T10:00:00Z' },
  lost: { value: lost, actor: 'ben', at: '2026-03-12T09:00:00Z' },
});

test('[CLI-73] [M15] a value that was written apart is shown until somebody writes the field anew, each other value once', () => {
  const doc = new Y.Doc();
  contact.change(doc, { town: 'Gent' }, 'me');
  const found = [
    written(4, 'fields/town', 'Gent', 'Brugge'),
    written(3, 'fields/town', 'Gent', 'Brugge'),
    written(2, 'fields/town', 'Gent', 'Lund'),
    written(1, 'fields/country', 'BE', 'NL'),
  ];
  expect(undecided(found, doc, '').map(({ id }) => id)).toEqual([4, 2]);
  contact.change(doc, { town: 'Brugge' }, 'me');
  expect(undecided(found, doc, '')).toEqual([]);
});

test('[CLI-73] of a board only what belongs to the card is shown, its place too; a card that is gone has none', () => {
  const doc = new Y.Doc();
  const place = { stage: 'won', rank: 'a0' };
  pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'Mast', place }, 'me');
  const found = [
    written(1, 'cards/o1/place', place, { stage: 'lost', rank: 'a1' }),
    written(2, 'cards/o2/place', place, { stage: 'lost', rank: 'a1' }),
    written(3, 'cards/o1/title', 'Mast', 'Boom'),
  ];
  expect(undecided(found, doc, 'cards/o1/').map(({ id }) => id)).toEqual([1, 3]);
  expect(undecided(found, doc, 'cards/o2/')).toEqual([]);
});
