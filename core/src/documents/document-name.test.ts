import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentTypes, isId, nameOf, parseDocumentName } from './document-name.ts';

test('[DOC-1] a name is a type and an id, and reads back as it was made', () => {
  for (const type of documentTypes) {
    if (type === 'settings' || type === 'goals') continue;
    expect(parseDocumentName(nameOf(type, '01HZ_a-9'))).toEqual({ type, id: '01HZ_a-9' });
  }
  for (const single of ['settings', 'goals'] as const) {
    expect(nameOf(single, single)).toBe(single);
    expect(parseDocumentName(single)).toEqual({ type: single, id: single });
  }
});

test('[DOC-1] anything else is no name and never an error', () => {
  const odd = [
    '',
    '/',
    'contact',
    'contact/',
    '/42',
    'contact/a/b',
    'contact/../x',
    'contact/_x',
    'contact/-x',
    'settings/1',
    'goals/1',
    'note/1',
    'contact/é',
    'contact/a b',
    `contact/${'a'.repeat(65)}`,
    'contact/a\0',
    '__proto__/x',
    null,
    7,
    {},
    undefined,
  ];
  for (const name of odd) expect(parseDocumentName(name)).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), (name) => {
      const parsed = parseDocumentName(name);
      expect(parsed === undefined || nameOf(parsed.type, parsed.id) === name).toBe(true);
    }),
    { seed: 1 },
  );
});

test('[DOC-1] a name is not made from what is no id', () => {
  for (const id of ['', '_', 'a/b', '__proto__', 'a'.repeat(65)]) {
    expect(isId(id)).toBe(false);
    expect(() => nameOf('contact', id)).toThrow('is not a document id');
  }
});
