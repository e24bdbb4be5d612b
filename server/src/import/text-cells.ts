/** The text of one cell as a person meant it, and what had to be done to it. */

export type Warning =
  | 'nul-bytes'
  | 'huge-cell'
  | 'formula'
  | 'mojibake'
  | 'invalid-email'
  | 'invalid-phone'
  | 'bad-date'
  | 'bad-amount'
  | 'currency-sign'
  | 'short-row'
  | 'unknown-account-id'
  | 'unknown-owner'
  | 'other-currency';

/** As much as a spreadsheet's cell holds. */
export const longestCell = 32_767;

/** Trims, takes a spreadsheet's guard off, repairs what was read in the wrong encoding once; inner spaces and lines stay. */
export function cleanCell(raw: string, warn: (warning: Warning) => void): string {
  let text = raw;
  if (text.includes('\0')) {
    text = text.replaceAll('\0', '');
    warn('nul-bytes');
  }
  if (text.length > longestCell) {
    text = text.slice(0, longestCell);
    warn('huge-cell');
  }
  text = text
    .replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/gu, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  // S-45: an export writes ' before a cell that a spreadsheet would take for a formula; only there is it a guard.
  if (/^'['=+\-@\t\n＝＋－＠]/.test(text)) {
    if (text[1] === '=') warn('formula');
    return text.slice(1);
  }
  if (text.startsWith('=')) {
    warn('formula');
    return displayTextOf(text);
  }
  if (/[\u00C2-\u00F4]/.test(text)) {
    const repaired = readAgain(text);
    if (repaired !== undefined) {
      warn('mojibake');
      return repaired;
    }
  }
  return text;
}

/** A link's text; any other formula stays as it is written and is never worked out. */
function displayTextOf(formula: string): string {
  const link = /^=HYPERLINK\(\s*"(?:[^"]|"")*"\s*[,;]\s*"((?:[^"]|"")*)"\s*\)$/i.exec(formula);
  return link?.[1]?.replaceAll('""', '"') ?? formula;
}

// Windows-1252 differs from the first 256 code points in its bytes 0x80 to 0x9F only.
const upperHalf = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'];
const byteOf = new Map<string, number>(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]));
upperHalf.forEach((letter, i) => byteOf.set(letter, 0x80 + i));

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 that was read as Windows-1252 gives its bytes back and reads right; proper text never does both. */
function readAgain(text: string): string | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf.get(text[i] ?? '');
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  try {
    const read = utf8.decode(bytes);
    return read === text ? undefined : read;
  } catch {
    return undefined;
  }
}
