/** Reads the headers of a tar while it streams by: names and links that lead out, and sizes that are only said. */
import { type ArchiveReason, type Budget, leadsOut } from './unpacking.ts';

const block = 512;
const textAt = (header: Buffer, from: number, bytes: number): string => {
  const field = header.subarray(from, from + bytes);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? bytes : end).toString('utf8');
};
/** Octal digits, or (when the first bit is set) a binary number. */
const numberAt = (header: Buffer, from: number, bytes: number): number =>
  ((header[from] ?? 0) & 0x80) !== 0
    ? Number(header.readBigUInt64BE(from + bytes - 8))
    : Number.parseInt(textAt(header, from, bytes).trim() || '0', 8);

export function tarReader(budget: Budget): { feed(chunk: Buffer): ArchiveReason | undefined } {
  let rest = Buffer.alloc(0);
  let skip = 0;

  function readHeader(header: Buffer): ArchiveReason | undefined {
    if (header.every((byte) => byte === 0)) return undefined;
    if (!budget.entries(1)) return 'archive-bomb';
    const kind = textAt(header, 156, 1);
    const size = numberAt(header, 124, 12);
    if (!Number.isFinite(size) || size < 0) return 'archive-damaged';
    const name = [textAt(header, 345, 155), textAt(header, 0, 100)].filter(Boolean).join('/');
    if (leadsOut(name)) return 'archive-paths';
    if ((kind === '1' || kind === '2') && leadsOut(textAt(header, 157, 100))) return 'archive-paths';
    // A sparse file is as large as it says, whatever is stored of it.
    if (kind === 'S' && !budget.fits(numberAt(header, 483, 12))) return 'archive-bomb';
    skip = kind === '1' || kind === '2' ? 0 : Math.ceil(size / block) * block;
    return undefined;
  }

  return {
    feed(chunk) {
      let data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      for (;;) {
        const skipped = Math.min(skip, data.length);
        skip -= skipped;
        data = data.subarray(skipped);
        if (skip > 0 || data.length < block) break;
        const reason = readHeader(data.subarray(0, block));
        if (reason) return reason;
        data = data.subarray(block);
      }
      rest = Buffer.from(data);
      return undefined;
    },
  };
}
