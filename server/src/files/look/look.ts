/** What has come: its type by its bytes and its ending, and whether it may be kept. Nothing of it is run, and nothing of it is believed. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { extensionOf } from '../file-name.ts';
import type { StoredVersion } from '../files-store.ts';
import type { Drawing } from '../previews/drawing.ts';
import { type Archive, lookIntoArchive } from './archives.ts';
import { holdsMarkup, isPlainText } from './content.ts';
import {
  byHead,
  compound,
  isCompound,
  isProgram,
  type MediaType,
  macroEndings,
  nothingToShow,
  programEndings,
  textEndings,
  zip,
  zippedOffice,
} from './media-types.ts';
import type { Scanner } from './scan.ts';

/** Codes; their words are in the client's catalogue. */
export const refusals = [
  'empty',
  'malware',
  'program',
  'archive-bomb',
  'archive-paths',
  'archive-damaged',
  'hidden-macros',
  'too-many-pixels',
  'damaged',
] as const;
export type RefusedBecause = (typeof refusals)[number];
export type Verdict = Pick<StoredVersion, 'state' | 'reason' | 'is' | 'mediaType' | 'pages'>;
export type Look = (path: string, name: string) => Promise<Verdict>;

interface Needs {
  readonly scanners: readonly Scanner[];
  readonly drawing: Pick<Drawing, 'draw'>;
  /** A folder for what has to be unpacked to be looked into. */
  readonly aside: string;
}
const refused = (reason: RefusedBecause): Verdict => ({ state: 'refused', reason, ...nothingToShow, pages: 0 });
const ready = ({ is, mediaType }: Pick<MediaType, 'is' | 'mediaType'>, pages = 0): Verdict => ({
  state: 'ready',
  reason: '',
  is,
  mediaType,
  pages,
});
/** Text of more than this is looked at with a program for it. */
const longestText = 5 * 2 ** 20;

export function createLook({ scanners, drawing, aside }: Needs): Look {
  return async function look(path, name) {
    const { size } = await stat(path);
    if (size === 0) return refused('empty');
    const head = await headOf(path);
    const ending = extensionOf(name);
    if (isProgram(head) || programEndings.has(ending)) return refused('program');
    for (const { scan } of scanners) if (await scan(createReadStream(path, { highWaterMark: 256 * 1024 }))) return refused('malware');
    const archive = await lookIntoArchive(path, aside);
    if (archive.reason) return refused(archive.reason);
    if (archive.names.some((part) => macros.test(part)) && !macroEndings.has(ending)) return refused('hidden-macros');
    const type = await typeOf(path, size, head, ending, archive);
    if (type.is !== 'pdf' && type.is !== 'image' && type.is !== 'text') return ready(type);
    const drawn = await drawing.draw({ what: 'look', path, is: type.is });
    if (drawn.ok) return ready(type, 'pages' in drawn ? drawn.pages : 0);
    if (drawn.why === 'damaged' || drawn.why === 'too-many-pixels') return refused(drawn.why);
    // Locked, or too much for us: whoever has the word, or a larger machine, can still open it.
    return ready(type);
  };
}

const macros = /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/.+|Basic\/.+)$/i;

async function typeOf(
  path: string,
  size: number,
  head: Buffer,
  ending: string,
  archive: Archive,
): Promise<Pick<MediaType, 'is' | 'mediaType'>> {
  const found = archive.isArchive ? ofArchive(head, archive) : isCompound(head) ? compound : byHead(head);
  if (!found)
    return textEndings.has(ending) && size <= longestText && (await isPlainText(path))
      ? { is: 'text', mediaType: 'text/plain' }
      : nothingToShow;
  // Two things at once: whatever else it is, it is not shown as the one.
  if (!found.endings.includes(ending) || (await holdsMarkup(path, found.is))) return nothingToShow;
  return macroEndings.has(ending) ? { ...found, mediaType: nothingToShow.mediaType } : found;
}
/** A zip behind an image or a PDF is found as an archive that does not begin like one, and is neither. */
function ofArchive(head: Buffer, { names }: Archive): MediaType | undefined {
  if (head.toString('latin1', 0, 2) !== 'PK') return undefined;
  return zippedOffice.find(([part]) => names.some((name) => part.test(name)))?.[1] ?? zip;
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
