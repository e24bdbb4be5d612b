/** In which encoding a file is written, found from its bytes. */
import chardet from 'chardet';

export interface FoundEncoding {
  /** A name that TextDecoder knows. */
  readonly encoding: string;
  readonly bom: boolean;
}

/** `sample` is the beginning of the file; whether the rest is UTF-8 too is found while it is read (`isUtf8`). */
export function findEncoding(sample: Uint8Array, isUtf8: boolean): FoundEncoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { encoding: 'utf-8', bom: true };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  const wide = wideOrder(sample);
  if (wide) return { encoding: wide, bom: false };
  if (isUtf8) return { encoding: 'utf-8', bom: false };
  return { encoding: oldEncoding(sample), bom: false };
}

/** Latin text in UTF-16 without a mark: every other byte is zero. */
function wideOrder(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const half = length / 2;
  if ((zeros[1] ?? 0) > half * 0.4 && (zeros[0] ?? 0) < half * 0.1) return 'utf-16le';
  if ((zeros[0] ?? 0) > half * 0.4 && (zeros[1] ?? 0) < half * 0.1) return 'utf-16be';
  return undefined;
}

/** Statistics tell Latin from Cyrillic or Japanese well, but one Latin from another poorly: the common one is taken unless another is clear. */
function oldEncoding(sample: Uint8Array): string {
  const found = chardet.analyse(sample).filter(({ name }) => isDecodable(name) && !name.startsWith('UTF'));
  const western = found.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252');
  const best = found[0];
  if (!best || (western && best.confidence < western.confidence + 15)) return 'windows-1252';
  // What is called ISO 8859 is, on the machines such files come from, the Windows page that contains it.
  const pages: Readonly<Record<string, string>> = {
    'ISO-8859-1': 'windows-1252',
    'ISO-8859-2': 'windows-1250',
    'ISO-8859-9': 'windows-1254',
  };
  return pages[best.name] ?? best.name.toLowerCase();
}

export function isDecodable(name: string): boolean {
  try {
    return new TextDecoder(name) !== undefined;
  } catch {
    return false;
  }
}

/** Reads bytes once to see whether all of them are UTF-8. */
export async function checkUtf8(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

export async function* decodeText(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
