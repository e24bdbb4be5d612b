import { expect, test } from 'vitest';
import { en as common } from './en.ts';
import { partOf, partsFor } from './everyday.ts';
import { en as fields, sv as fieldsSv } from './fields.ts';
import { catalogues } from './i18n.ts';
import { sv as commonSv } from './sv.ts';

type Texts = Readonly<Record<string, unknown>>;
interface Messages {
  readonly en?: Texts;
  readonly sv?: Texts;
}
const whole = import.meta.glob<Messages>('../features/*/messages.ts', { eager: true });
const parts = import.meta.glob<Messages>('../features/*/messages/*.ts', { eager: true });
const everywhere: Readonly<Record<string, Messages>> = {
  ...whole,
  'en.ts': { en: common },
  'sv.ts': { sv: commonSv },
  'fields.ts': { en: fields, sv: fieldsSv },
};

/** Keys of one language that two files have: the later one of a spread would win, and nobody would be told. */
function twice(files: Readonly<Record<string, Messages>>, language: keyof Messages): readonly string[] {
  const owners = new Map<string, string[]>();
  for (const [file, messages] of Object.entries(files))
    for (const key of Object.keys(messages[language] ?? {})) owners.set(key, [...(owners.get(key) ?? []), file]);
  return [...owners].filter(([, names]) => names.length > 1).map(([key, names]) => `${key}: ${names.join(', ')}`);
}

test('[CLI-141] no text is in two catalogues, nor in two files of one', () => {
  expect(Object.keys(whole).length).toBeGreaterThan(10);
  expect([everywhere, parts].flatMap((files) => [...twice(files, 'en'), ...twice(files, 'sv')])).toEqual([]);
});

test('[CLI-141] every text that a feature has is in the list', () => {
  const missing = Object.entries({ ...everywhere, ...parts }).flatMap(([file, messages]) =>
    (['en', 'sv'] as const).flatMap((language) =>
      Object.entries(messages[language] ?? {})
        .filter(([key, text]) => (catalogues[language] as Texts)[key] !== text)
        .map(([key]) => `${file}: ${key}`),
    ),
  );
  expect(missing).toEqual([]);
});

test('[CLI-142] a page waits for the texts of the daily screens and for its own kind; a feature nobody named is set up now and then', () => {
  const keys = ['contacts.title', 'nav.contacts', 'tasks.title', 'quotes.title', 'plans.title', 'import.title', 'unheard.of'];
  expect(keys.map(partOf)).toEqual(['everyday', 'everyday', 'desk', 'offers', 'plans', 'rest', 'rest']);
  const own = (path: string) => partsFor(path, false);
  expect(['/contacts/c1', '/projects'].map(own)).toEqual([['everyday'], ['everyday', 'projects']]);
  expect(['/', '/contacts/duplicates', '/links/l1', '/plans/p1', '/today', '/sign-in'].map((path) => own(path)[1])).toEqual([
    'desk',
    'desk',
    'offers',
    'plans',
    'phone',
    'rest',
  ]);
  expect(partsFor('/contacts', true)).toEqual(['everyday', 'phone']);
});
