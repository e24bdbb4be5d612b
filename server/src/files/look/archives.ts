/** Looks into zip, gzip and tar, and into those inside them, without ever writing under a name that they give. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { isGzip, isTar, isZip } from './media-types.ts';
import { type Search, search } from './scan.ts';
import { tarReader } from './tar.ts';
import { type ArchiveReason, type Budget, budgetFor, deepest, leadsOut } from './unpacking.ts';
import { bytesAt, readZipDirectory, type ZipEntry } from './zip-directory.ts';

export interface Archive {
  /** Names of the outermost zip; empty for all else. */
  readonly names: readonly string[];
  /** Why it is not to be kept; undefined: nothing speaks against it. */
  readonly reason: ArchiveReason | undefined;
  readonly isArchive: boolean;
}
interface Inside {
  readonly budget: Budget;
  readonly aside: string;
  readonly depth: number;
}

/** `aside` is a folder for what has to be unpacked to be looked into. */
export async function lookIntoArchive(path: string, aside: string): Promise<Archive> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await lookInto(file, size, { budget: budgetFor(size), aside, depth: 0 });
  } finally {
    await file.close();
  }
}

async function lookInto(file: FileHandle, size: number, inside: Inside): Promise<Archive> {
  const head = Buffer.alloc(512);
  await file.read(head, 0, 512, 0);
  const plain = { names: [], isArchive: true };
  if (isGzip(head)) return { ...plain, reason: await unpack(streamOf(file, 0, size).pipe(createGunzip()), inside, undefined) };
  if (isTar(head)) return { ...plain, reason: await unpack(streamOf(file, 0, size), inside, size) };
  const directory = await readZipDirectory(file, size);
  if (directory === 'none') return { ...plain, isArchive: isZip(head), reason: isZip(head) ? 'archive-damaged' : undefined };
  if (directory === 'damaged') return { ...plain, reason: 'archive-damaged' };
  return { names: directory.map(({ name }) => name), isArchive: true, reason: await lookIntoZip(file, directory, inside) };
}

async function lookIntoZip(file: FileHandle, entries: readonly ZipEntry[], inside: Inside): Promise<ArchiveReason | undefined> {
  const { budget } = inside;
  if (!budget.entries(entries.length) || !budget.fits(entries.reduce((sum, { unpacked }) => sum + unpacked, 0))) return 'archive-bomb';
  if (entries.some(({ name, isLink }) => isLink || leadsOut(name))) return 'archive-paths';
  for (const entry of entries) {
    // What is locked, or packed in a way of its own, cannot be looked into; what it says of its size has been counted above.
    if (entry.locked || (entry.method !== 0 && entry.method !== 8)) continue;
    const begins = await bytesAt(file, entry);
    if (begins === undefined) return 'archive-damaged';
    const packed = streamOf(file, begins, begins + entry.packed);
    const reason = await unpack(entry.method === 8 ? packed.pipe(createInflateRaw()) : packed, inside, entry.unpacked);
    if (reason) return reason;
  }
  return undefined;
}

const pieceBytes = 64 * 1024;
const streamOf = (file: FileHandle, start: number, end: number): Readable =>
  Readable.from(piecesOf(file, start, end), { objectMode: false });
async function* piecesOf(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const wanted = Math.min(pieceBytes, end - at);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Counts what comes out while it comes; never more than the budget is unpacked. `said`: as many as were announced, and no more. */
async function unpack(stream: Readable, inside: Inside, said: number | undefined): Promise<ArchiveReason | undefined> {
  const { budget, aside, depth } = inside;
  const looking: Search = search();
  let seen = 0;
  let tar: ReturnType<typeof tarReader> | undefined;
  let nested: { readonly path: string; readonly file: FileHandle } | undefined;
  if (said === 0) {
    stream.destroy();
    return undefined;
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (seen === 0 && isTar(chunk)) tar = tarReader(budget);
      if (seen === 0 && (isZip(chunk) || isGzip(chunk))) {
        if (depth + 1 > deepest) return 'archive-bomb';
        const path = join(aside, randomBytes(16).toString('hex'));
        nested = { path, file: await open(path, 'wx+', 0o600) };
      }
      seen += chunk.length;
      if (!budget.take(chunk.length) || (said !== undefined && seen > said)) return 'archive-bomb';
      if (looking.feed(chunk)) return 'malware';
      const reason = tar?.feed(chunk);
      if (reason) return reason;
      await nested?.file.appendFile(chunk);
    }
    return nested && (await lookInto(nested.file, seen, { ...inside, depth: depth + 1 })).reason;
  } catch (error) {
    if (isOfZlib(error)) return 'archive-damaged';
    throw error;
  } finally {
    stream.destroy();
    await nested?.file.close();
    if (nested) await rm(nested.path, { force: true });
  }
}
const isOfZlib = (error: unknown): boolean => /^(Z_|ERR_ZLIB)/.test(String((error as { code?: unknown }).code));
