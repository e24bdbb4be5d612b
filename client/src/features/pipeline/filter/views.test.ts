import { expect, test } from 'vitest';
import { aSearch } from '../testing.ts';
import { builtIn, viewAddress, viewOf, withView } from './views.ts';

test('[S1-04] a view keeps the board, the form and the open card, and replaces everything else', () => {
  const search = aSearch({ board: 'north', view: 'list', card: 'x', products: ['gtx'], text: 'acme' });
  expect(withView(search, 'late')).toEqual(aSearch({ board: 'north', view: 'list', card: 'x', close: 'late', sort: 'closeOn' }));
});

test('[S1-04] each built-in view is recognised when it is shown, on any board', () => {
  expect(builtIn.map((view) => viewOf(withView(aSearch({ board: 'b' }), view), []))).toEqual([...builtIn]);
});

test('[S1-04] a saved view is recognised and fits every board; a changed filter is no view', () => {
  const search = aSearch({ board: 'north', amount: '500..', owner: 'nils' });
  const saved = { id: '1', title: 'Big ones of Nils', address: viewAddress(search) };
  expect(viewOf(aSearch({ board: 'south', amount: '500..', owner: 'nils' }), [saved])).toBe(saved);
  expect(viewOf(aSearch({ amount: '600..' }), [saved])).toBe(undefined);
  expect(withView(aSearch({ board: 'south' }), saved)).toEqual({ ...search, board: 'south' });
});
