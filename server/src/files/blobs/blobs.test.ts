import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { collect } from '../testing/bytes.ts';
import { fakeS3 } from '../testing/fake-s3.ts';
import { blobStoreContract } from './blob-store.contract.ts';
import { openDiskBlobs } from './disk-blobs.ts';
import { openS3Blobs } from './s3-blobs.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'tandem-blobs-'));
  cleanUps.push(() => rm(path, { recursive: true }));
  return path;
}
async function bucket() {
  const s3 = await fakeS3();
  cleanUps.push(s3.close);
  return s3;
}
const one = () => new Blob(['one']).stream();
const key = 'ab'.repeat(16);

blobStoreContract('disk', async () => openDiskBlobs(await folder()));
blobStoreContract('S3', async () => openS3Blobs((await bucket()).place));

test('[FILE-1] a blob is readable by the server only, and what a stop left half-written is gone at the next start', async () => {
  const path = await folder();
  await mkdir(join(path, 'aside'));
  await writeFile(join(path, 'aside', '1'), 'half');
  const blobs = await openDiskBlobs(path);
  expect(await readdir(join(path, 'aside'))).toEqual([]);
  await blobs.put(key, one(), 3);
  expect((await stat(join(path, 'ab', key))).mode & 0o077).toBe(0);
  expect((await stat(join(path, 'ab'))).mode & 0o077).toBe(0);
});

test('[FILE-1] whoever goes away before a piece is there leaves nothing open', async () => {
  const blobs = await openDiskBlobs(await folder());
  await blobs.put(key, one(), 3);
  // The lowest free number is given: it is the same again when nothing was left open.
  const nextFree = () => {
    const file = openSync(process.execPath, 'r');
    closeSync(file);
    return file;
  };
  const before = nextFree();
  for (let round = 0; round < 20; round++) {
    const reader = (await blobs.get(key))?.getReader();
    const piece = reader?.read();
    await reader?.cancel();
    await piece;
  }
  await vi.waitFor(() => expect(nextFree()).toBe(before));
});

test('[FILE-2] a request to the bucket is signed and says how long its body is; a wrong secret is refused and said so', async () => {
  const { place, objects, refused } = await bucket();
  await openS3Blobs(place).put(key, one(), 3);
  expect([...objects.keys()]).toEqual([`files/${key}`]);
  expect(refused).toEqual([]);
  await expect(openS3Blobs({ ...place, secretAccessKey: 'guessed' }).put(key, one(), 3)).rejects.toThrow('answered 403');
  expect(refused).toEqual(['403 SignatureDoesNotMatch']);
});

test('[FILE-2] a bucket is listed to its end, a page at a time', async () => {
  const { place, objects } = await bucket();
  const blobs = openS3Blobs(place);
  for (const first of ['0', '1', '2']) objects.set(`files/${first}${key.slice(1)}`, Buffer.from('x'));
  objects.set('files/not-ours.txt', Buffer.from('x'));
  const pages = await collect(blobs.list());
  expect(pages.flat().map((found) => found.key)).toEqual(['0', '1', '2'].map((first) => `${first}${key.slice(1)}`));
  expect(pages.length).toBeGreaterThan(2);
});
