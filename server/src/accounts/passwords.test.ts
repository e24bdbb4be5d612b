import { describe, expect, test } from 'vitest';
import { longest, shortest, weakness } from './password-rules.ts';
import { createPasswords } from './passwords.ts';
import { seededRandom } from './testing.ts';

const cheap = { memory: 8, passes: 1, lanes: 1 };

test('[S-09] a password is kept as an argon2id string with its own salt, and only itself fits', async () => {
  const passwords = createPasswords(seededRandom('salt'));
  const [one, two] = await Promise.all([passwords.hash('seven quiet otters'), passwords.hash('seven quiet otters')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await passwords.verify(one, 'seven quiet otters')).toBe(true);
  expect(await passwords.verify(one, 'seven quiet otter')).toBe(false);
});

test('[S-09] nothing is cut off: passwords that differ in the last of 128 characters differ', async () => {
  const passwords = createPasswords(seededRandom('long'), cheap);
  const base = 'ab '.repeat(42);
  const phc = await passwords.hash(`${base}xy`);
  expect(await passwords.verify(phc, `${base}xz`)).toBe(false);
  expect(await passwords.verify(phc, `${base}xy`)).toBe(true);
});

test('[S-09] a composed and a decomposed letter are the same password', async () => {
  const passwords = createPasswords(seededRandom('nfkc'), cheap);
  expect(await passwords.verify(await passwords.hash('s\u00f6tare lingon i juni'), 'so\u0308tare lingon i juni')).toBe(true);
});

test.each([undefined, '', 'plain', '$argon2id$v=19$m=9999999,t=1,p=1$x$y', '$2b$12$abcdefghijklmnopqrstuv'])(
  '[S-07] %j fits no password, after the usual work',
  async (phc) => {
    expect(await createPasswords(seededRandom('none'), cheap).verify(phc, 'anything at all')).toBe(false);
  },
);

test('[S-09] ten at a time all get their answer', async () => {
  const passwords = createPasswords(seededRandom('many'), cheap);
  const phc = await passwords.hash('seven quiet otters');
  expect(await Promise.all(Array.from({ length: 10 }, (_, i) => passwords.verify(phc, i % 2 ? 'wrong' : 'seven quiet otters')))).toEqual(
    Array.from({ length: 10 }, (_, i) => i % 2 === 0),
  );
});

describe('[S-09] what is refused', () => {
  const names = ['Anna Alm', 'anna', 'Alm', 'Stenbolaget'];
  test.each([
    ['x'.repeat(shortest - 1), 'at least'],
    ['otter'.repeat(30), 'at most'],
    ['password1234', 'leaked'],
    ['Qwertyuiop123', 'leaked'],
    ['aaaaaaaaaaaaaa', 'leaked'],
    ['abcabcabcabcabc', 'leaked'],
    ['123456789012', 'leaked'],
    ['abcdefghijklm', 'leaked'],
    ['correct horse battery staple', 'leaked'],
    ['Stenbolaget1', 'name'],
    ['anna.alm.2026', 'name'],
    ['tandem-sample', 'leaked'],
  ])('%j, because of "%s"', (password, reason) => expect(weakness(password, names)).toContain(reason));

  test.each([
    'seven quiet otters',
    'lower case only',
    `${'\u{1f9a6}'.repeat(6)} swims`,
    'stenbolaget köper grus',
    `${'long '.repeat(25)}end`,
    '9f8b2c7d1e6a',
  ])('%j is fine: no rule about kinds of characters', (password) => expect(weakness(password, names)).toBeUndefined());
  test('both limits count characters, not bytes', () => {
    const varied = (n: number) => Array.from({ length: n }, (_, i) => 'åäöqwxzmpr'[(i * i + 3 * i) % 10]).join('');
    expect(weakness(varied(shortest), [])).toBeUndefined();
    expect(weakness(varied(longest), [])).toBeUndefined();
    expect(weakness(varied(longest + 1), [])).toContain('at most');
  });
});
