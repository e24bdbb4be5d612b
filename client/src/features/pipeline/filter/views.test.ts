import { expect, test } from 'vitest';
import { aSearch } from '../testing.ts';
import { builtIn, readView, viewOf, withView, writeDefinition } from './views.ts';

const aView = (definition: string) =>
  readView({ id: '1', title: 'Big ones of Nils', definition, rank: 'a0', published: false, from: '', owner: 'ana' });

test('[S1-04] a view keeps the board, the form and the open card, and replaces everything else', () => {
  const search = aSearch({ board: 'north', view: 'list', card: 'x', products: ['gtx'], text: 'acme' });
  expect(withView(search, 'late')).toEqual(aSearch({ board: 'north', view: 'list', card: 'x', close: 'late', sort: 'closeOn' }));
});

test('[S1-04] each built-in view is recognised when it is shown, on any board', () => {
  expect(builtIn.map((view) => viewOf(withView(aSearch({ board: 'b' }), view), []))).toEqual([...builtIn]);
});

test('[S1-04] a saved view is recognised and fits every board; a changed filter is no view', () => {
  const search = aSearch({ board: 'north', amount: '500..', owner: 'nils' });
  const saved = aView(writeDefinition(search));
  expect(viewOf(aSearch({ board: 'south', amount: '500..', owner: 'nils' }), [saved])).toBe(saved);
  expect(viewOf(aSearch({ amount: '600..' }), [saved])).toBe(undefined);
  expect(withView(aSearch({ board: 'south' }), saved)).toEqual({ ...search, board: 'south' });
});

test('[CLI-92] a view of opportunities that another version wrote opens with what can be read of it', () => {
  const strange = aView('{"owner":"nils","status":"asleep","amount":"much","group":"mood","sort":7}');
  expect(withView(aSearch(), strange)).toEqual(aSearch({ owner: 'nils' }));
  for (const broken of ['', '[]', 'null', '{"owner"']) expect(withView(aSearch(), aView(broken))).toEqual(aSearch());
});
