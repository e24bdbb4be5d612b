/** Programs that draw need a file here: blobs from elsewhere are fetched once for all pages that are asked for in a row. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BlobStore } from './blobs/blob-store.ts';

const keptFor = 60_000;

export function createLocalCopies(blobs: Pick<BlobStore, 'get' | 'pathOf'>, folder: string) {
  const copies = new Map<string, { readonly path: Promise<string | undefined>; users: number; gone?: NodeJS.Timeout }>();

  async function fetchCopy(key: string): Promise<string | undefined> {
    const stream = await blobs.get(key);
    if (!stream) return undefined;
    const path = join(folder, key);
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
    return path;
  }
  const forget = (key: string) => {
    copies.delete(key);
    return rm(join(folder, key), { force: true });
  };

  return {
    /** Undefined: there is no such blob. */
    async with<T>(key: string, use: (path: string) => Promise<T>): Promise<T | undefined> {
      const own = blobs.pathOf?.(key);
      if (own) return use(own);
      const copy = copies.get(key) ?? { path: fetchCopy(key), users: 0 };
      copies.set(key, copy);
      clearTimeout(copy.gone);
      copy.users++;
      try {
        const path = await copy.path;
        return path === undefined ? undefined : await use(path);
      } catch (error) {
        if (copies.get(key) === copy) copies.delete(key);
        throw error;
      } finally {
        copy.users--;
        if (copy.users === 0 && copies.get(key) === copy) copy.gone = setTimeout(() => void forget(key), keptFor).unref();
      }
    },
    stop(): void {
      for (const { gone } of copies.values()) clearTimeout(gone);
    },
  };
}
export type LocalCopies = ReturnType<typeof createLocalCopies>;
