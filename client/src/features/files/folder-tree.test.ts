import type { FolderRow } from '@tandem/core';
import { aFileRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { folderFault, folderNodes, folderPath, mayMoveTo, withInside } from './folder-tree.ts';

const folder = (id: string, parent = ''): FolderRow => ({ kind: 'folder', id, parent, name: id });
const tree = (...rows: readonly FolderRow[]) => new Map(rows.map((row) => [row.id, row]));
const folders = tree(folder('lifts'), folder('loaders'), folder('2026', 'loaders'), folder('spring', '2026'));

test('[CLI-208] folders are nested by name, each with the files in it and in all inside', () => {
  const files = [
    aFileRow({ id: 'a', folder: 'loaders' }),
    aFileRow({ id: 'b', folder: 'spring' }),
    aFileRow({ id: 'c' }),
    aFileRow({ id: 'd', folder: '', contact: 'acme' }),
  ];
  const shown = (folded?: ReadonlySet<string>) =>
    folderNodes(folders, files, folded).map(({ folder: { id }, level, count }) => `${level} ${id} ${count}`);
  expect(shown()).toEqual(['0 lifts 0', '0 loaders 2', '1 2026 1', '2 spring 1']);
  expect(shown(new Set(['loaders']))).toEqual(['0 lifts 0', '0 loaders 2']);
});

test('[CLI-208] a folder goes anywhere but into itself and where it is; two people who moved two into each other lose none', () => {
  expect([...withInside('loaders', folders)]).toEqual(['loaders', '2026', 'spring']);
  expect(['', 'lifts', '2026', 'spring', 'loaders'].map((target) => mayMoveTo('loaders', target, folders))).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
  expect(folderPath('spring', folders)).toBe('loaders / 2026 / spring');
  const crossed = tree(folder('a', 'b'), folder('b', 'a'), folder('c', 'gone'));
  expect(
    folderNodes(crossed, [])
      .map(({ folder: { id } }) => id)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
  expect(folderPath('a', crossed)).toBe('b / a');
});

test('[CLI-208] two folders side by side have two names', () => {
  expect(folderFault('  ', '', folders)).toBe('empty');
  expect(folderFault('Lifts ', '', folders)).toBe('taken');
  expect(folderFault('Lifts', '', folders, 'lifts')).toBeUndefined();
  expect(folderFault('lifts', 'loaders', folders)).toBeUndefined();
});
