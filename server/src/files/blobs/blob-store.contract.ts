/** What every place for bytes has to do, run for each of them. */
import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesOf, collect, streamOf } from '../testing/bytes.ts';
import type { BlobStore } from './blob-store.ts';

const newKey = () => randomBytes(16).toString('hex');
const read = async (stream: ReadableStream<Uint8Array> | undefined) => (stream === undefined ? undefined : bytesOf(stream));
const keysOf = async (blobs: BlobStore) => (await collect(blobs.list())).flat().map(({ key }) => key);

export function blobStoreContract(place: string, open: () => Promise<BlobStore>): void {
  test(`[FILE-1] ${place}: what was put is got back byte for byte, whole or in part, and replaced by what is put again`, async () => {
    const blobs = await open();
    const key = newKey();
    const bytes = randomBytes(300_000);
    await blobs.put(key, streamOf(bytes.subarray(0, 10), bytes.subarray(10, 200_000), bytes.subarray(200_000)), bytes.length);
    expect(
      createHash('sha256')
        .update((await read(await blobs.get(key))) ?? '')
        .digest('hex'),
    ).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await read(await blobs.get(key, { start: 5, end: 15 }))).toEqual(bytes.subarray(5, 15));
    expect(await read(await blobs.get(key, { start: 0, end: 0 }))).toEqual(Buffer.alloc(0));
    await blobs.put(key, streamOf(Buffer.from('anew')), 4);
    expect(`${await read(await blobs.get(key))}`).toBe('anew');
    await blobs.put(`${key}.page-12`, streamOf(), 0);
    expect(await read(await blobs.get(`${key}.page-12`))).toEqual(Buffer.alloc(0));
    expect((await keysOf(blobs)).sort()).toEqual([key, `${key}.page-12`].sort());
  });

  test(`[FILE-1] ${place}: what breaks off, is too short or too long is not there`, async () => {
    const blobs = await open();
    for (const [stream, bytes] of [
      [streamOf(Buffer.from('half'), new Error('cut')), 8],
      [streamOf(Buffer.from('short')), 9],
      [streamOf(Buffer.from('far too long')), 3],
    ] as const) {
      const key = newKey();
      await expect(blobs.put(key, stream, bytes)).rejects.toThrow();
      expect(await blobs.get(key)).toBeUndefined();
    }
    expect(await keysOf(blobs)).toEqual([]);
  });

  test(`[FILE-1] ${place}: what is removed is gone, twice as well as once, and what never was is undefined`, async () => {
    const blobs = await open();
    const key = newKey();
    await blobs.put(key, streamOf(Buffer.from('x')), 1);
    await blobs.remove(key);
    await blobs.remove(key);
    expect(await blobs.get(key)).toBeUndefined();
    expect(await blobs.get(newKey())).toBeUndefined();
  });

  test(`[S-39] ${place}: nothing but chance is a key, so no name leads out of the store`, async () => {
    const blobs = await open();
    for (const key of [
      '../../etc/passwd',
      `${newKey()}/../x`,
      'NUL',
      '',
      `${newKey()}.page-1/..`,
      `${newKey()}\0`,
      'price.pdf',
      '%2e%2e%2f',
    ]) {
      await expect(blobs.put(key, streamOf(), 0)).rejects.toThrow('not the key');
      await expect(blobs.get(key)).rejects.toThrow('not the key');
      await expect(blobs.remove(key)).rejects.toThrow('not the key');
    }
  });
}
