import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choice,
  contactRef,
  day,
  email,
  type Field,
  flag,
  instant,
  isDay,
  link,
  longText,
  money,
  number,
  object,
  phone,
  setting,
  text,
  user,
} from './fields.ts';

const kinds: Readonly<Record<string, Field<unknown>>> = {
  text: text(),
  longText: longText(),
  email: email(),
  phone: phone(),
  link: link(),
  user: user(),
  contact: contactRef(),
  setting: setting('sources'),
  flag: flag(),
  number: number(),
  money: money(),
  day: day(),
  instant: instant(),
  choice: choice(['a', 'b']),
  object: object({ stage: text(), rank: text() }),
};

test.each(Object.keys(kinds))('[DOC-2] %s takes any value without an error, and takes again what it gave', (kind) => {
  const { parse, initial } = kinds[kind] as Field<unknown>;
  expect(parse(initial)).toEqual(initial);
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
      const parsed = parse(value);
      expect(parsed === undefined ? undefined : parse(parsed)).toEqual(parsed);
    }),
    { seed: 2 },
  );
});

const cases: readonly (readonly [kind: string, good: readonly unknown[], bad: readonly unknown[]])[] = [
  ['text', ['', 'Åsa', 'a'.repeat(500)], ['a'.repeat(501), 5, null, {}]],
  ['email', ['', 'ana@example.com'], ['ana', 'a b@c.d', '@x']],
  ['link', ['', 'acme.com', 'https://acme.com/a?b=c'], ['javascript:alert(1)', 'data:text/html,x', '//evil.com', 'ftp://acme.com']],
  ['user', ['', '01HZ', 'ana'], ['__proto__', 'a/b', ' ana']],
  ['contact', ['', 'acme'], ['_acme', 'contact/acme']],
  ['flag', [true, false], [0, 'true', null]],
  ['number', [null, 0, -1.5], [Number.NaN, Number.POSITIVE_INFINITY, '1']],
  [
    'day',
    ['', '2026-02-28', '2024-02-29', '2000-02-29'],
    ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '2026-01-01T00:00:00Z'],
  ],
  [
    'instant',
    ['', '2026-02-28T10:00Z', '2026-02-28T23:59:59.123Z'],
    ['2026-02-30T10:00:00Z', '2026-02-28T24:00:00Z', '2026-02-28T10:00:00', '2026-02-28'],
  ],
  ['choice', ['a', 'b'], ['c', '', 'toString']],
  ['object', [{ stage: 's', rank: 'r' }], [{ stage: 's' }, [], null, 'x', { stage: 's', rank: 5 }]],
];
test.each(cases)('[DOC-2] %s keeps what it can be and nothing else', (kind, good, bad) => {
  const { parse } = kinds[kind] as Field<unknown>;
  expect(good.map(parse)).toEqual(good);
  expect(bad.map(parse)).toEqual(bad.map(() => undefined));
});

test('[DOC-2] an object keeps the declared parts only, and only its own', () => {
  expect(kinds.object?.parse(JSON.parse('{"stage":"s","rank":"r","__proto__":{"isAdmin":true},"more":1}'))).toEqual({
    stage: 's',
    rank: 'r',
  });
  expect(kinds.object?.parse(Object.create({ stage: 's', rank: 'r' }))).toBeUndefined();
});

test('[DOC-3] half a character is replaced here as it is on the way to another device', () =>
  expect([text().parse('a\ud83d'), longText().parse('\ude42b')]).toEqual(['a\ufffd', '\ufffdb']));

test('[DOC-2] a day is a day exactly when the calendar has it', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
      (year, month, date) => {
        const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        const calendar = new Date(`${written}T00:00:00Z`);
        expect(isDay(written)).toBe(!Number.isNaN(calendar.getTime()) && calendar.toISOString().startsWith(written));
      },
    ),
    { seed: 3, numRuns: 2_000 },
  ));
