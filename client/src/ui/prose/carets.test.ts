import { expect, test } from 'vitest';
import type { Present } from '../../sync/presence.ts';
import { createCarets, readCell, readCursor } from './carets.ts';

const position = { type: null, tname: 'notes', item: { client: 7, clock: 3 }, assoc: 0 };
const cursor = { anchor: position, head: position };
const ben = (at: unknown): Present => ({ clientId: 9, user: 'ben', name: 'Ben Okoye', color: 2, at });

test('[S4-25] a colleague who writes in the notes is seen with name and place, one who only looks is not', () => {
  const carets = createCarets(() => undefined);
  let heard = 0;
  carets.awareness.on('change', () => heard++);
  carets.show([ben({ cursor }), { ...ben(null), clientId: 10 }]);
  expect(heard).toBe(1);
  expect([...carets.awareness.getStates()]).toEqual([[9, { cursor, user: { name: 'Ben Okoye', color: '#000000' } }]]);
  expect(carets.writer(9)?.color).toBe(2);
  carets.show([]);
  expect(carets.awareness.getStates().size).toBe(0);
});

test('[S4-25] the own place is told, and told to be left', () => {
  const said: unknown[] = [];
  const carets = createCarets((place) => said.push(place));
  carets.awareness.setLocalStateField('cursor', cursor);
  expect(carets.awareness.getLocalState()).toEqual({ cursor });
  carets.awareness.setLocalStateField('cursor', null);
  carets.awareness.setLocalStateField('user', { name: 'somebody else' });
  expect(said).toEqual([cursor, undefined]);
});

test('[S4-25] a place that another version or a stranger wrote wrongly counts as none', () => {
  const bad = [
    null,
    7,
    'x',
    {},
    { cursor: null },
    { cursor: { anchor: position } },
    { cursor: { anchor: position, head: { item: { client: 'x' } } } },
  ];
  expect(bad.map(readCursor)).toEqual(bad.map(() => undefined));
  expect([readCell({ cell: 'mail' }), readCell({ cell: 3 }), readCell(null)]).toEqual(['mail', undefined, undefined]);
});
