import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactRow } from '../projections/row.ts';
import { aContactRow } from '../testing/rows.ts';
import { createDuplicateIndex, findDuplicates, type Pair } from './find-duplicates.ts';
import { matchOf } from './match.ts';
import { traitsOf } from './traits.ts';

const few = (...values: string[]) => fc.constantFrom('', ...values);
const list = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const anyContact = fc
  .record({
    id: fc.constantFrom(...'abcdefghij'),
    is: fc.constantFrom('company' as const, 'person' as const),
    name: few('Berg AB', 'Berg Aktiebolag', 'Bergs Bageri', 'Anna Berg', 'A. Berg', 'Nordlek', 'Nord Lek'),
    town: few('Malmö', 'Malmo', 'Lund'),
    mails: list('info@berg.example', 'Info@berg.example', 'anna@berg.example', 'x@gmail.com'),
    phones: list('040-123 45 67', '+46401234567', '+47401234567', '112'),
    vatNumber: few('SE556677889901', '556677-8899', 'SE556677001101'),
    website: few('berg.example', 'nordlek.example'),
    company: few('a', 'c1'),
    parent: few('a', 'b'),
    different: list('a', 'b', 'c'),
  })
  .map((values): ContactRow => aContactRow(values));

/** Everybody with everybody, as nobody could afford with many. */
function bruteForce(contacts: ReadonlyMap<string, ContactRow>): readonly Pair[] {
  const all = [...contacts.values()].map(traitsOf);
  return all.flatMap((a) =>
    all.flatMap((b) => {
      const match = a.id < b.id ? matchOf(a, b) : undefined;
      return match ? [{ a: a.id, b: b.id, ...match }] : [];
    }),
  );
}
const inOrder = (pairs: readonly Pair[]) => [...pairs].sort((x, y) => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1));

test('[DUP-7] whatever is added, changed and removed, the index says what comparing everybody with everybody says', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: anyContact }, fc.constantFrom(...'abcdefghij')), { maxLength: 40 }), (steps) => {
      const index = createDuplicateIndex();
      const contacts = new Map<string, ContactRow>();
      for (const step of steps) {
        if (typeof step === 'string') {
          contacts.delete(step);
          index.remove(step);
        } else {
          contacts.set(step.id, step);
          index.put(step);
        }
      }
      expect(inOrder(index.pairs())).toEqual(inOrder(bruteForce(contacts)));
      expect(index.count).toBe(index.pairs().length);
      expect(index.pairs()).toEqual(findDuplicates(contacts));
      for (const { id } of contacts.values())
        expect(
          index
            .of(id)
            .map((one) => one.id)
            .sort(),
        ).toEqual(
          index
            .pairs()
            .flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : []))
            .sort(),
        );
    }),
    { seed: 7, numRuns: 300 },
  ));

test('[DUP-7] a match is the same from both sides', () =>
  fc.assert(
    fc.property(anyContact, anyContact, (a, b) => {
      const [x, y] = [traitsOf({ ...a, id: 'x' }), traitsOf({ ...b, id: 'y' })];
      expect(matchOf(x, y)).toEqual(matchOf(y, x));
    }),
    { seed: 8, numRuns: 500 },
  ));

test('[DUP-8] what a crowd shares tells none from another, until the crowd is gone', () => {
  const index = createDuplicateIndex();
  const ids = Array.from({ length: 24 }, (_, at) => `c${at}`);
  for (const id of ids) index.put(aContactRow({ id, name: `Company ${id}`, phones: ['040-999 99 99'] }));
  expect(index.count).toBe(0);
  for (const id of ids.slice(2)) index.remove(id);
  expect(index.pairs().map(({ a, b }) => [a, b])).toEqual([['c0', 'c1']]);
});

test('[DUP-9] whoever is shown as another has been recognised already, and is proposed to nobody', () => {
  const twin = (id: string, mergedInto = '') => aContactRow({ id, name: 'Berg', town: 'Lund', mergedInto });
  const rows = (...all: ContactRow[]) => new Map(all.map((row) => [row.id, row]));
  expect(findDuplicates(rows(twin('a'), twin('b', 'a')))).toEqual([]);
  // The one it was merged into is not for this person: here it stands by itself.
  expect(findDuplicates(rows(twin('c'), twin('b', 'a'))).map(({ a, b }) => [a, b])).toEqual([['b', 'c']]);
});

test('[DUP-9] somebody who was merged is in no pair, and is found again when typed', () => {
  const index = createDuplicateIndex();
  index.put(aContactRow({ id: 'a', name: 'Nordlek', town: 'Lund' }));
  index.putMerged(aContactRow({ id: 'b', name: 'Nordlek', town: 'Lund', mergedInto: 'c' }));
  expect([index.count, index.of('a'), index.of('b')]).toEqual([0, [], []]);
  expect(index.like(aContactRow({ id: '', name: 'Nordlek AB', town: 'Lund' })).map(({ id }) => id)).toEqual(['a', 'b']);
  index.put(aContactRow({ id: 'b', name: 'Nordlek', town: 'Lund' }));
  expect(index.pairs().map(({ a, b }) => [a, b])).toEqual([['a', 'b']]);
});

test('[DUP-7] what is being typed is held against everybody, best first', () => {
  const index = createDuplicateIndex();
  index.put(aContactRow({ id: 'near', name: 'Berg', town: 'Lund' }));
  index.put(aContactRow({ id: 'same', name: 'Berg AB', mails: ['info@berg.example'] }));
  const typed = aContactRow({ id: '', name: 'Berg Aktiebolag', mails: ['INFO@berg.example'] });
  expect(index.like(typed)).toEqual([
    { id: 'same', strength: 'sure', reasons: ['mail', 'name'] },
    { id: 'near', strength: 'possible', reasons: ['name'] },
  ]);
});
