import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedUnder, shownAs } from './shown-as.ts';

const rows = (into: Readonly<Record<string, string>>) => new Map(Object.entries(into).map(([id, mergedInto]) => [id, { mergedInto }]));

test('[DUP-14] a merged contact is shown as its target, over as many steps as there are', () => {
  const contacts = rows({ a: '', b: 'a', c: 'b' });
  expect(['a', 'b', 'c', 'unknown'].map((id) => shownAs(id, contacts))).toEqual(['a', 'a', 'a', 'unknown']);
  expect(mergedUnder('a', contacts)).toEqual(['b', 'c']);
});

test('[DUP-14] nobody is sent to a contact that is not among the rows at hand', () => {
  expect(shownAs('b', rows({ b: 'a' }))).toBe('b');
  expect(shownAs('c', rows({ b: 'a', c: 'b' }))).toBe('b');
});

test('[DUP-14] a circle is shown under its smallest id, and so is what leads into it', () => {
  const contacts = rows({ d: 'c', c: 'b', b: 'c', a: 'd' });
  expect(['a', 'b', 'c', 'd'].map((id) => shownAs(id, contacts))).toEqual(['b', 'b', 'b', 'b']);
  expect(shownAs('self', rows({ self: 'self' }))).toBe('self');
});

test('[DUP-14] whatever points where, it ends, and whoever somebody is shown under is shown under nobody else', () => {
  const id = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'gone');
  fc.assert(
    fc.property(fc.record({ a: id, b: id, c: id, d: id, e: id }), (into) => {
      const contacts = rows(into);
      for (const one of contacts.keys()) {
        const shown = shownAs(one, contacts);
        expect(contacts.has(shown)).toBe(true);
        expect(shownAs(shown, contacts)).toBe(shown);
      }
    }),
    { seed: 9, numRuns: 500 },
  );
});
