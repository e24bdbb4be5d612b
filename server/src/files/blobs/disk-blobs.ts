/** Blobs as files, spread over 256 folders so that none of them grows long. Written aside, then moved to their name in one step. */
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlobStore, checkKey, exactly, isKey } from './blob-store.ts';

const pieceBytes = 128 * 1024;

export async function openDiskBlobs(folder: string): Promise<BlobStore> {
  const aside = join(folder, 'aside');
  // What a stop has left half-written belongs to nobody.
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const folderOf = (key: string) => join(folder, checkKey(key).slice(0, 2));
  const pathOf = (key: string) => join(folderOf(key), key);
  let written = 0;

  return {
    pathOf,
    async put(key, stream, bytes) {
      const path = pathOf(key);
      const draft = join(aside, `${++written}`);
      try {
        const file = await open(draft, 'wx', 0o600);
        try {
          for await (const chunk of exactly(stream, bytes)) await file.writeFile(chunk);
          await file.sync();
        } finally {
          await file.close();
        }
        await mkdir(folderOf(key), { recursive: true, mode: 0o700 });
        await rename(draft, path);
        await syncFolder(folderOf(key));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async get(key, range) {
      const path = pathOf(key);
      const found = await stat(path).catch((error) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      });
      return found && piecesOf(path, range?.start ?? 0, range ? Math.min(range.end, found.size) : found.size);
    },
    remove: async (key) => rm(pathOf(key), { force: true }),
    async *list() {
      for (const part of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        const names = (await readdir(join(folder, part))).filter(isKey);
        const found = await Promise.all(names.map((key) => stat(join(folder, part, key)).catch(() => undefined)));
        yield names.flatMap((key, i) => (found[i] ? [{ key, at: found[i].mtime }] : []));
      }
    },
  };
}

/** Opened when the first piece is asked for: an answer that nobody reads holds nothing open. */
function piecesOf(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  let file: FileHandle | undefined;
  let goneAway = false;
  let at = start;
  const close = async () => {
    const open = file;
    file = undefined;
    await open?.close();
  };
  async function next(): Promise<Uint8Array> {
    const wanted = Math.min(pieceBytes, end - at);
    if (wanted <= 0) return new Uint8Array();
    file ??= await open(path, 'r');
    const { bytesRead, buffer } = await file.read(new Uint8Array(wanted), 0, wanted, at);
    at += bytesRead;
    return buffer.subarray(0, bytesRead);
  }
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const piece = await next();
          // Whoever goes away while it is opened or read finds nothing to close yet.
          if (goneAway) return await close();
          if (piece.byteLength > 0) controller.enqueue(piece);
          if (piece.byteLength > 0 && at < end) return;
          await close();
          if (at < end) controller.error(new Error('a blob is shorter than it was'));
          else controller.close();
        } catch (error) {
          await close();
          throw error;
        }
      },
      async cancel() {
        goneAway = true;
        await close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** A new name is on the disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
