import { afterAll, beforeAll, expect, test } from 'vitest';
import { shelfOf } from '../files/sample-shelf.ts';
import { type GivenFiles, givenFiles } from '../files/testing/given-files.ts';
import { keepSampleFiles } from './sample-files.ts';

let files: GivenFiles;
beforeAll(async () => {
  files = await givenFiles();
});
afterAll(() => files.close());

test('[FILE-13] the sample has twelve files, all whole and shown, in folders by series; a load that was cut off makes none twice', async () => {
  let ids = 0;
  const load = () =>
    keepSampleFiles({
      shelf: shelfOf(files.files),
      newId: () => `01JSAMPLE${String(++ids).padStart(17, '0')}`,
      now: files.clock,
      by: 'anna',
    });
  await load();
  await load();
  const rows = [...files.rows.values()].map(({ content }) => content);
  const folders = rows.flatMap((row) => (row.kind === 'folder' ? [row] : []));
  expect(folders.map(({ name }) => name).sort()).toEqual(['GTK series', 'GTX series', 'MG series']);
  const kept = rows.flatMap((row) => (row.kind === 'file' ? [row] : []));
  expect(kept.length).toBe(12);
  for (const { name, versions } of kept) expect(versions, name).toMatchObject([{ state: 'ready', reason: '' }]);
  expect(kept.map(({ versions }) => versions[0]?.is).sort()).toEqual([...Array(10).fill('pdf'), 'image', 'text'].sort());
  expect(kept.every(({ versions }) => (versions[0]?.pages ?? 0) > 0)).toBe(true);
  expect(kept.filter(({ folder }) => folder === '').map(({ name }) => name)).toEqual([
    `Delivery terms ${files.clock().getUTCFullYear()}.txt`,
  ]);
  const price = kept.find(({ name }) => name.startsWith('GTX price list'))?.versions[0]?.id ?? '';
  expect(await files.shared.pageText(price, 1)).toContain('USD 5,482');
});
