import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordKeys, wordOrder } from './word-order.ts';

const names = 'Åkeri Øst Æbleskov Ärlig Ödman Zetter Strauß Müller Muller Łukasz Élan Elan co-op Co. O’Neil D’Arc 3M 10 9 Þór'.split(' ');
const letters = [...'abcdefghijklmnopqrstuvwxyzABCXYZåäöÅÄÖæøÆØéèüßñçšžłđðþœ0123456789 -.,&/()'];
const word = fc.oneof(
  fc.constantFrom(...names),
  fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((all) => all.join('')),
);

for (const locale of ['sv', 'en', 'en-GB', 'sv-SE']) {
  test(`[CLI-90] words have the order that ${locale} gives them, in one comparison of keys`, () => {
    const { compare } = new Intl.Collator(locale, { sensitivity: 'base' });
    const { key, part } = wordOrder(locale);
    const by = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
    fc.assert(
      fc.property(word, word, (a, b) => {
        const found = by(part(a, 0), part(b, 0)) || by(part(a, 1), part(b, 1)) || by(part(a, 2), part(b, 2)) || by(key(a), key(b));
        expect(found).toBe(by(key(a), key(b)));
        expect([a, b, found]).toEqual([a, b, Math.sign(compare(a, b))]);
      }),
      { numRuns: 3000 },
    );
  });
}

test('[CLI-90] letters put together from parts are the letters, and other scripts come after Latin', () => {
  const keyOf = wordKeys('sv');
  expect(keyOf('A\u030angström')).toBe(keyOf('Ångström'));
  expect(keyOf('Žižkov') < keyOf('Zorn')).toBe(true);
  expect(keyOf('Öst') < keyOf('Ωmega')).toBe(true);
  expect(keyOf('Ωmega') < keyOf('東京')).toBe(true);
});
