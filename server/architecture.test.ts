/** Who may import whom inside the server. The tables are the documentation. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readImports } from '../scripts/read-imports.mjs';

const sources = readImports(fileURLToPath(new URL('./src', import.meta.url)));

/** Part -> the other parts it may know. A part always knows itself, and everybody knows the files at the top (log, ids, config). */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  storage: ['accounts', 'enquiries', 'erasure', 'files', 'import', 'sealed', 'telling'], // an adapter implements the ports that stand beside their users
  email: ['accounts', 'storage'],
  accounts: ['email', 'storage'],
  sync: ['accounts', 'storage'],
  derive: ['email', 'import', 'storage', 'sync'],
  calendar: ['accounts', 'email', 'import', 'storage'],
  enquiries: ['email', 'erasure', 'storage', 'sync'],
  telling: ['accounts', 'derive', 'email', 'feed', 'storage', 'sync'],
  digest: ['accounts', 'derive', 'email', 'storage', 'sync', 'telling'],
  feed: ['accounts', 'derive', 'storage'],
  figures: ['derive', 'storage'],
  files: ['erasure', 'storage'],
  plans: ['erasure', 'export', 'feed', 'files', 'storage'],
  quotes: ['derive', 'email', 'erasure', 'export', 'files', 'share', 'storage', 'sync'],
  // What the public page knows of a request is what every other address knows.
  share: ['accounts', 'derive', 'email', 'erasure', 'export', 'files', 'http', 'import', 'quotes', 'storage', 'sync'],
  import: ['accounts', 'storage', 'sync'],
  erasure: ['accounts', 'storage', 'sync'],
  sealed: ['erasure', 'storage', 'sync'],
  export: ['accounts', 'erasure', 'feed', 'plans', 'storage'],
  http: [
    'accounts',
    'calendar',
    'derive',
    'digest',
    'email',
    'enquiries',
    'erasure',
    'export',
    'feed',
    'figures',
    'files',
    'import',
    'plans',
    'quotes',
    'sealed',
    'share',
    'storage',
    'sync',
    'telling',
  ],
  cli: ['accounts', 'derive', 'email', 'erasure', 'export', 'feed', 'import', 'storage', 'sync'],
};
const adapters = ['storage/sqlite/', 'storage/memory/', 'email/resend', 'email/smtp'];
/** The composition, the command line, and ports whose methods are read off the one adapter there is. */
const namesAdapters = [
  'main.ts',
  'tandem.ts',
  'cli/',
  'email/transport.ts',
  'accounts/accounts-store.ts',
  'import/imports-store.ts',
  'erasure/erasures-store.ts',
  'sealed/sealed-store.ts',
  'calendar/calendar-feeds-store.ts',
  'enquiries/enquiries-store.ts',
  'files/files-store.ts',
  'quotes/quotes-store.ts',
  'share/share-store.ts',
  'telling/telling-store.ts',
];
/** Tables of words and shapes, not programs. */
const longFiles: readonly string[] = ['import/header-words.ts'];

const isPath = (path: string) => /\.tsx?$/.test(path);
const adapterOf = (path: string) => adapters.find((adapter) => path.startsWith(adapter));

test('[ARCH-1] only the composition, the command line and tests name an adapter', () => {
  const others = sources.filter(({ file }) => !namesAdapters.some((place) => file.startsWith(place)));
  const named = others.flatMap(({ file, imports }) =>
    imports.filter((path) => isPath(path) && adapterOf(path) && !adapterOf(file)).map((path) => `${file} -> ${path}`),
  );
  expect(named).toEqual([]);
});

test('[ARCH-2] each part of the server knows only the parts in its row', () => {
  const strangers = sources
    .filter(({ part }) => part !== '')
    .flatMap(({ file, part, imports }) =>
      imports
        .filter((path) => isPath(path) && path.includes('/') && !path.startsWith(`${part}/`))
        .filter((path) => !(mayImport[part] ?? []).some((other) => path.startsWith(`${other}/`)))
        .map((path) => `${file} -> ${path}`),
    );
  expect(strangers).toEqual([]);
});

test('[ARCH-3] the composition root is imported by nobody, and no file is longer than 300 lines', () => {
  expect(sources.filter(({ imports }) => imports.includes('main.ts')).map(({ file }) => file)).toEqual([]);
  expect(
    sources.filter(({ lines, file }) => lines > 300 && !longFiles.includes(file)).map(({ file, lines }) => `${file}: ${lines}`),
  ).toEqual([]);
});
