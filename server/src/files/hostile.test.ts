import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusals } from './look/look.ts';
import { type GivenFiles, givenFiles } from './testing/given-files.ts';
import { type HostileFile, hostileFiles } from './testing/hostile-files.ts';

let files: GivenFiles;
let corpus: readonly HostileFile[];
const became = new Map<HostileFile, { file: string; version: string }>();

beforeAll(async () => {
  files = await givenFiles();
  corpus = await hostileFiles();
  for (const one of corpus) became.set(one, await files.upload('anna', one.name, one.bytes));
}, 300_000);
afterAll(() => files.close());

const versionOf = async (one: HostileFile) => {
  const found = await files.shared.version(became.get(one)?.version ?? '');
  if (!found) throw new Error(`${one.name} is gone`);
  return found;
};

test('[S-41] the corpus: each hostile file is refused with its reason, or kept as what it is and no more', async () => {
  expect(corpus.length).toBeGreaterThanOrEqual(150);
  expect(new Set(corpus.map(({ family }) => family)).size).toBeGreaterThanOrEqual(12);
  const wrong: string[] = [];
  for (const one of corpus) {
    const { state, is, reason } = await versionOf(one);
    const outcome = state === 'refused' ? reason : is;
    if (outcome !== one.becomes) wrong.push(`${one.family}: ${JSON.stringify(one.name)} is ${state} ${outcome}, not ${one.becomes}`);
    if (state === 'refused') expect(refusals).toContain(reason);
  }
  expect(wrong).toEqual([]);
});

test('[S-41] nothing active is shown: pages are images drawn here, and bytes are an attachment of a type that no browser opens', async () => {
  const active: string[] = [];
  const shown: string[] = [];
  for (const one of corpus) {
    const { id, is, state } = await versionOf(one);
    const answer = await files.call('sara', 'GET', `/api/files/versions/${id}/content`);
    await answer.body?.cancel();
    expect(answer.status, one.name).toBe(state === 'ready' ? 200 : 409);
    if (answer.status !== 200) continue;
    const type = answer.headers.get('content-type') ?? '';
    const sealed =
      /^attachment; /.test(answer.headers.get('content-disposition') ?? '') &&
      /^sandbox;/.test(answer.headers.get('content-security-policy') ?? '') &&
      answer.headers.get('x-content-type-options') === 'nosniff';
    if (!sealed || /html|xml(?!formats)|svg|script|multipart|message/.test(type)) active.push(`${one.name}: ${type}`);
    if (is === 'other' && type !== 'application/octet-stream' && type !== 'application/zip') active.push(`${one.name}: ${type}`);
    const page = await files.call('sara', 'GET', `/api/files/versions/${id}/pages/1?size=thumb`);
    const bytes = Buffer.from(await page.arrayBuffer());
    if (page.status === 200) {
      shown.push(one.name);
      expect([page.headers.get('content-type'), bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 12)], one.name).toEqual([
        'image/webp',
        'RIFF',
        'WEBP',
      ]);
      if (!['pdf', 'image', 'text'].includes(is)) active.push(`${one.name} is shown`);
    }
  }
  expect(active).toEqual([]);
  expect(corpus.filter(({ name, shown: should }) => should && !shown.includes(name)).map(({ name }) => name)).toEqual([]);
});

test('[S-39] no name leads anywhere: on the disk there is only chance, and every name is one readable line', async () => {
  const walk = async (path: string): Promise<string[]> =>
    (
      await Promise.all(
        (await readdir(path, { withFileTypes: true })).map((one) => (one.isDirectory() ? walk(join(path, one.name)) : [one.name])),
      )
    ).flat();
  const strange = (await walk(files.folder)).filter((name) => !/^[0-9a-f]{32}(\.(page|thumb|text)-\d+)?$/.test(name));
  expect(strange).toEqual([]);
  expect(await readdir(files.waiting)).toEqual([]);
  for (const one of corpus) {
    const { name } = await versionOf(one);
    expect(name, JSON.stringify(one.name)).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]{1,150}$/u);
    const header = (await files.call('sara', 'GET', `/api/files/versions/${became.get(one)?.version}/content`)).headers.get(
      'content-disposition',
    );
    if (header) expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~-]+$/);
  }
});

test('[S-42] after the corpus nothing of it lies about, and the next file is looked at as ever', async () => {
  expect(await readdir(join(files.folder, 'aside'))).toEqual([]);
  const { version } = await files.upload('anna', 'after.txt', Buffer.from('still here'));
  expect(await files.shared.version(version)).toMatchObject({ state: 'ready', pages: 1 });
});
