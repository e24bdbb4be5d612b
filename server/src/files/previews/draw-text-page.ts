/** A page of text as an image: set as a PDF in a font that PDFium brings along, so every server draws the same, and drawn like one. */
import PDFDocument from 'pdfkit';
import type { PageSize } from '../shared-files.ts';
import { drawPdfBytes } from './pdf-pages.ts';
import { textPages } from './text-pages.ts';
import { Undrawable } from './undrawable.ts';

const [width, height, margin, size, lead] = [595, 842, 48, 8.6, 12.4] as const;

export async function drawTextPage(path: string, page: number, imageSize: PageSize): Promise<Buffer> {
  const text = textPages(path)[page - 1];
  if (text === undefined) throw new Undrawable('no-such-page');
  return drawPdfBytes(await setInPdf(text), imageSize);
}

async function setInPdf(text: string): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [width, height], margin: 0 });
  const parts: Uint8Array[] = [];
  const ended = new Promise((done) => document.on('data', (part: Uint8Array) => parts.push(part)).on('end', done));
  document.font('Courier').fontSize(size);
  text.split('\n').forEach((line, row) => {
    if (line.trim()) document.text(inLatin(line), margin, margin + row * lead, { lineBreak: false });
  });
  document.end();
  await ended;
  return Buffer.concat(parts);
}

/** What that font can write: of a letter it has not, the letter without its marks, else a question mark. The text itself stays as it is. */
const inLatin = (line: string): string =>
  [...line]
    .map((sign) => (known.test(sign) ? sign : (sign.normalize('NFD')[0] ?? '')))
    .map((sign) => (known.test(sign) ? sign : '?'))
    .join('');
const known =
  /^[\x20-\x7e\xa0-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]$/;
