/** Who may import whom inside the client. The table is the documentation. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readImports } from '../scripts/read-imports.mjs';

const sources = readImports(fileURLToPath(new URL('./src', import.meta.url)));

/** Part -> the other parts it may know; the files at the top (main, routes) know all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  i18n: ['state', 'sync'],
  /** Pure, but for the one file that reads the rows of the device. */
  search: ['sync'],
  state: [],
  sync: ['state'],
  ui: ['i18n', 'state', 'sync'],
  features: ['i18n', 'search', 'state', 'sync', 'ui'],
  frame: ['features', 'i18n', 'state', 'sync', 'ui'],
};
/** The catalogues of the features are merged in one list. */
const isCatalogue = (file: string, path: string) => file.startsWith('i18n/') && /^features\/[\w-]+\/messages\.ts$/.test(path);
/** Drawings, not programs. */
const longFiles: readonly string[] = ['ui/icon.tsx'];

const isPath = (path: string) => /\.tsx?$/.test(path);
const featureOf = (path: string) => /^features\/([\w-]+)/.exec(path)?.[1];

test('[ARCH-4] screens know sync, state, ui and texts; none of these knows a screen', () => {
  const strangers = sources
    .filter(({ part }) => part !== '')
    .flatMap(({ file, part, imports }) =>
      imports
        .filter((path) => isPath(path) && !path.startsWith(`${part}/`) && !isCatalogue(file, path))
        .filter((path) => !(mayImport[part] ?? []).some((other) => path.startsWith(`${other}/`)))
        .map((path) => `${file} -> ${path}`),
    );
  expect(strangers).toEqual([]);
});

test('[ARCH-5] a feature never imports another feature', () => {
  const between = sources.flatMap(({ file, part, imports }) =>
    imports
      .filter((path) => part === 'features' && featureOf(path) && featureOf(path) !== featureOf(file))
      .map((path) => `${file} -> ${path}`),
  );
  expect(between).toEqual([]);
});

test('[ARCH-6] no file is longer than 300 lines', () => {
  expect(
    sources.filter(({ lines, file }) => lines > 300 && !longFiles.includes(file)).map(({ file, lines }) => `${file}: ${lines}`),
  ).toEqual([]);
});
