import { afterEach, beforeEach, expect, test } from 'vitest';
import { days } from '../accounts/testing.ts';
import { type GivenFiles, givenFiles } from './testing/given-files.ts';

let files: GivenFiles;
beforeEach(async () => {
  files = await givenFiles();
});
afterEach(() => files.close());
const id = (letter: string) => `01J${letter.repeat(23)}`;
const [a, b, c] = [id('A'), id('B'), id('C')] as const;
const make = async (folder: string, name: string, parent = '') =>
  (await files.call('anna', 'POST', '/api/folders', { id: folder, name, parent })).status;
const status = async (method: string, path: string, body?: unknown) => (await files.call('anna', method, path, body)).status;

test('[S0-35] folders are made in folders, renamed and moved, and everybody reads them', async () => {
  expect([await make(a, 'Loaders'), await make(b, '2026', a), await make(c, 'Diggers')]).toEqual([201, 201, 201]);
  expect(files.folderRow(b)).toEqual({ kind: 'folder', id: b, parent: a, name: '2026' });
  expect(files.rows.get(`folder/${b}`)?.audiences).toEqual(['everyone']);
  expect(await status('PATCH', `/api/folders/${b}`, { parent: c, name: ' Prices 2026 ' })).toBe(200);
  expect(files.folderRow(b)).toMatchObject({ parent: c, name: 'Prices 2026' });
  // The answer was lost and the call made again.
  expect(await make(a, 'Loaders')).toBe(201);
  expect([...files.rows.keys()].length).toBe(3);
});

test('[S0-35] a folder is never inside itself, twice under one name, 21 deep, or without a plain name', async () => {
  await make(a, 'A');
  await make(b, 'B', a);
  await make(c, 'C', b);
  const code = async (method: string, path: string, body: unknown) =>
    ((await (await files.call('anna', method, path, body)).json()) as { error: { code: string } }).error.code;
  for (const parent of [a, b, c]) expect(await code('PATCH', `/api/folders/${a}`, { parent })).toBe('circle');
  expect(await code('POST', '/api/folders', { id: id('D'), name: 'B', parent: a })).toBe('name-taken');
  expect(await code('PATCH', `/api/folders/${c}`, { parent: a, name: 'B' })).toBe('name-taken');
  expect(await code('POST', '/api/folders', { id: id('D'), name: 'D', parent: id('X') })).toBe('not-here');
  for (const name of ['', '  ', 'x'.repeat(101), 'a\nb', 'a\u202eb', 7])
    expect(await code('POST', '/api/folders', { id: id('D'), name })).toBe('wrong-fields');
  for (const wrong of ['../x', '']) expect(await code('POST', '/api/folders', { id: wrong, name: 'D' })).toBe('wrong-fields');
  const letters = [...'DEFGHJKMNPQRSTVWXYZ0'];
  let parent = c;
  const outcomes = [];
  for (const letter of letters) {
    outcomes.push(await make(id(letter), letter, parent));
    parent = id(letter);
  }
  expect(outcomes.filter((outcome) => outcome === 201).length).toBe(17);
  expect(outcomes[17]).toBe(409);
});

test('[S0-35] a folder goes with all that is in it and comes back with it; what was deleted before stays deleted', async () => {
  await make(a, 'A');
  await make(b, 'B', a);
  const inside = await files.upload('anna', 'inside.txt', Buffer.from('inside'), { folder: b });
  const before = await files.upload('anna', 'before.txt', Buffer.from('before'), { folder: b });
  await status('DELETE', `/api/files/${before.file}`);
  expect(await status('DELETE', `/api/folders/${a}`)).toBe(204);
  expect([...files.rows.keys()]).toEqual([]);
  expect(await files.shared.version(inside.version)).toBeUndefined();
  expect(await status('POST', `/api/folders/${b}/restore`)).toBe(404);
  expect(await status('POST', `/api/folders/${a}/restore`)).toBe(200);
  expect([...files.rows.keys()].sort()).toEqual([`file/${inside.file}`, `folder/${a}`, `folder/${b}`].sort());
  expect(files.folderRow(b)?.parent).toBe(a);
});

test('[S0-35] what comes back when its folder is gone comes back at the top', async () => {
  await make(a, 'A');
  await make(b, 'B', a);
  const { file } = await files.upload('anna', 'list.txt', Buffer.from('words'), { folder: b });
  await status('DELETE', `/api/folders/${b}`);
  await status('DELETE', `/api/folders/${a}`);
  expect(await status('POST', `/api/folders/${b}/restore`)).toBe(200);
  expect(files.folderRow(b)?.parent).toBe('');
  expect(files.file(file)?.folder).toBe(b);
  await status('DELETE', `/api/folders/${b}`);
  expect(await status('POST', `/api/files/${file}/restore`)).toBe(200);
  expect(files.file(file)?.folder).toBe('');
});

test('[FILE-5] a deleted folder is gone for good after 30 days, with its files', async () => {
  await make(a, 'A');
  const { file } = await files.upload('anna', 'list.txt', Buffer.from('words'), { folder: a });
  await status('DELETE', `/api/folders/${a}`);
  files.clock.pass(days(31));
  await files.tidy.sweep();
  expect(await status('POST', `/api/folders/${a}/restore`)).toBe(404);
  expect(await files.store.file(file)).toBeUndefined();
});

test('[FILE-3] folders are changed by admins, managers and who leads a team; a file of a folder likewise, and moved only into a folder', async () => {
  await make(a, 'A');
  const { file } = await files.upload('anna', 'list.txt', Buffer.from('words'));
  for (const [method, path, body] of [
    ['POST', '/api/folders', { id: b, name: 'B' }],
    ['PATCH', `/api/folders/${a}`, { name: 'X' }],
    ['DELETE', `/api/folders/${a}`, undefined],
    ['POST', `/api/folders/${a}/restore`, undefined],
    ['PATCH', `/api/files/${file}`, { name: 'x.txt' }],
    ['DELETE', `/api/files/${file}`, undefined],
  ] as const)
    expect((await files.call('sara', method, path, body)).status).toBe(403);
  expect((await files.call('lena', 'PATCH', `/api/files/${file}`, { name: '../Price: list.txt', folder: a })).status).toBe(200);
  expect(files.file(file)).toMatchObject({ name: 'Price- list.txt', folder: a });
  expect((await files.call('lena', 'PATCH', `/api/files/${file}`, { folder: id('X') })).status).toBe(404);
  expect((await files.call('lena', 'PATCH', `/api/files/${file}`, { owner: 'lena' })).status).toBe(422);
});
