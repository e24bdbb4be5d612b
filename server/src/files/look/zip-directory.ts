/** The directory at the end of a zip: what it says is inside. Nothing of it is believed until it is unpacked. */
import type { FileHandle } from 'node:fs/promises';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly locked: boolean;
  readonly isLink: boolean;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its own header begins. */
  readonly at: number;
}
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const headerMark = 0x04034b50;
const largestDirectory = 16 * 2 ** 20;

async function read(file: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
  return buffer.subarray(0, bytesRead);
}

/** `none`: there is no zip in it. A zip may follow other bytes (an image, a program): its places are counted from where it begins. */
export async function readZipDirectory(file: FileHandle, size: number): Promise<readonly ZipEntry[] | 'none' | 'damaged'> {
  const tailAt = Math.max(0, size - 65_557);
  const tail = await read(file, tailAt, size - tailAt);
  for (let i = tail.length - 22; i >= 0; i--) {
    if (tail.readUInt32LE(i) !== endMark) continue;
    const [count, bytes, at] = [tail.readUInt16LE(i + 10), tail.readUInt32LE(i + 12), tail.readUInt32LE(i + 16)];
    if (count === 0 && bytes === 0) return [];
    const begins = tailAt + i - bytes;
    // Larger than 4 GiB, or with more entries than fit here: nothing of the size we take needs that.
    if (begins < 0 || at > begins || count === 0xffff || bytes > largestDirectory) return 'damaged';
    const directory = await read(file, begins, bytes);
    if (directory.length < 46 || directory.readUInt32LE(0) !== entryMark) continue;
    return entriesOf(directory, count, begins - at);
  }
  return 'none';
}

function entriesOf(directory: Buffer, count: number, shift: number): readonly ZipEntry[] | 'damaged' {
  const entries: ZipEntry[] = [];
  let i = 0;
  while (i + 46 <= directory.length && directory.readUInt32LE(i) === entryMark) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(i + offset)) as [number, number, number];
    entries.push({
      name: directory.subarray(i + 46, i + 46 + name).toString('utf8'),
      method: directory.readUInt16LE(i + 10),
      locked: (directory.readUInt16LE(i + 8) & 1) === 1,
      // Made on Unix, with the mode of a symbolic link.
      isLink: directory.readUInt8(i + 5) === 3 && ((directory.readUInt32LE(i + 38) >>> 16) & 0o170000) === 0o120000,
      packed: directory.readUInt32LE(i + 20),
      unpacked: directory.readUInt32LE(i + 24),
      at: directory.readUInt32LE(i + 42) + shift,
    });
    i += 46 + name + extra + comment;
  }
  // What is not counted would be seen by some programs and not by others.
  return entries.length === count && i === directory.length && !overlap(entries) ? entries : 'damaged';
}

/** Bombs without nesting let many entries share the same bytes. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  return sorted.some((entry, i) => {
    const next = sorted[i + 1];
    return next !== undefined && entry.at + 30 + entry.packed > next.at;
  });
}

/** Where the bytes of an entry begin; undefined: its own header is not there. */
export async function bytesAt(file: FileHandle, entry: ZipEntry): Promise<number | undefined> {
  const header = await read(file, entry.at, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== headerMark) return undefined;
  return entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}
