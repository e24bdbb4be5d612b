/** The top of the first page: who sends it, to whom, under which number, until when. */
import type { SentQuote } from '@tandem/core';
import { edge, ink, type Sheet, width } from './sheet.ts';

const logoBox = { width: 170, height: 40 };
const half = width * 0.56;

export function drawHead(sheet: Sheet, quote: SentQuote, logo: Uint8Array | undefined): void {
  const { doc, put, words } = sheet;
  const top = sheet.y;
  if (!logo || !drawLogo(sheet, logo)) put(quote.from.company, edge.left, top, half, { size: 15, strong: true });
  const right = { align: 'right' } as const;
  put(words.quote, edge.left + half, top, width - half, { size: 15, strong: true, color: ink.accent, ...right });
  put(quote.number || words.draft, edge.left + half, top + 21, width - half, { size: 9.5, color: ink.quiet, ...right });
  sheet.y = top + 74;
  const below = Math.max(drawRecipient(sheet, quote), drawFacts(sheet, quote));
  sheet.y = below + 34;
  doc.fillColor(ink.text);
}

/** False: it is no picture that can be drawn, and the name stands there instead. */
function drawLogo({ doc, y }: Sheet, logo: Uint8Array): boolean {
  try {
    doc.image(Buffer.from(logo), edge.left, y - 4, { fit: [logoBox.width, logoBox.height] });
    return true;
  } catch {
    return false;
  }
}

function drawRecipient({ put, height, words, y }: Sheet, { to }: SentQuote): number {
  put(words.to, edge.left, y, half, { size: 8, color: ink.quiet });
  let at = y + 14;
  const lines = [
    { text: to.company || to.name, style: { size: 11, strong: true } },
    ...(to.company ? [{ text: to.name, style: {} }] : []),
    { text: to.name ? to.jobTitle : '', style: { color: ink.quiet } },
    ...to.address.map((text) => ({ text, style: {} })),
  ];
  for (const { text, style } of lines.filter((line) => line.text !== '')) {
    put(text, edge.left, at, half - 20, style);
    at += height(text, half - 20, style);
  }
  return at;
}

function drawFacts({ put, height, words, figures, y }: Sheet, quote: SentQuote): number {
  const left = edge.left + half;
  const label = 84;
  const facts: readonly (readonly [string, string])[] = [
    [words.date, figures.day(quote.sentOn)],
    [words.validUntil, figures.day(quote.validUntil)],
    [words.delivery, quote.delivery && figures.day(quote.delivery)],
    [words.version, quote.version > 1 ? String(quote.version) : ''],
    [words.seller, [quote.seller.name, quote.seller.mail].filter(Boolean).join('\n')],
  ];
  let at = y;
  for (const [name, value] of facts.filter(([, text]) => text !== '')) {
    put(name, left, at + 1, label, { size: 8, color: ink.quiet });
    put(value, left + label, at, edge.right - left - label);
    at += height(value, edge.right - left - label) + 4;
  }
  return at;
}

export function drawTitle(sheet: Sheet, quote: SentQuote): void {
  const title = { size: 19, strong: true, gap: 1 };
  sheet.put(quote.title, edge.left, sheet.y, width, title);
  sheet.y += sheet.height(quote.title, width, title) + 10;
}

/** Goes on over the end of a page, also in the middle of a paragraph that is longer than one. */
export function drawParagraphs(sheet: Sheet, paragraphs: readonly string[], style: { readonly size: number }): void {
  const { doc } = sheet;
  const look = { ...style, gap: 3.2 };
  for (const text of paragraphs) {
    let rest = text;
    while (rest !== '') {
      const room = edge.bottom - sheet.y;
      const all = sheet.height(rest, width, look);
      if (all <= room) {
        sheet.put(rest, edge.left, sheet.y, width, look);
        sheet.y += all + 6;
        break;
      }
      const some = fitting(sheet, rest, room, look);
      if (some > 0) sheet.put(rest.slice(0, some).trimEnd(), edge.left, sheet.y, width, look);
      rest = rest.slice(some).trimStart();
      sheet.newPage();
    }
  }
  doc.fillColor(ink.text);
}

/** How many characters, up to the end of a word, fit into a height; 0 when not even two lines do. */
function fitting(sheet: Sheet, text: string, room: number, look: { readonly size: number; readonly gap: number }): number {
  if (room < 2 * (look.size + look.gap + 3)) return 0;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sheet.height(text.slice(0, middle), width, look) <= room) low = middle;
    else high = middle - 1;
  }
  const word = text.lastIndexOf(' ', low);
  return word > 0 ? word : low;
}
