/** Pages of A4 with the product's own font: what is written on all of them, and where the next thing goes. */
import { readFileSync } from 'node:fs';
import type { SentQuote } from '@tandem/core';
import PDFDocument from 'pdfkit';
import type { Figures, Words } from './words.ts';

export const ink = { text: '#1b1b19', quiet: '#5b5b55', line: '#d9d9d3', strong: '#1b1b19', accent: '#0b666d' } as const;
export const edge = { left: 56, right: 539, top: 54, bottom: 762 } as const;
export const width = edge.right - edge.left;

const font = (name: string) => readFileSync(new URL(`../../../fonts/${name}`, import.meta.url));
let fonts: { readonly regular: Buffer; readonly strong: Buffer } | undefined;

export type Doc = InstanceType<typeof PDFDocument>;
export interface Style {
  readonly size?: number;
  readonly strong?: boolean;
  readonly color?: string;
  readonly gap?: number;
  /** Figures of one width, to stand below each other. */
  readonly tabular?: boolean;
}
export interface Sheet {
  readonly doc: Doc;
  readonly words: Words;
  readonly figures: Figures;
  /** Where the next thing goes. */
  y: number;
  /** Whether so much more fits on this page. */
  fits(height: number): boolean;
  newPage(): void;
  height(text: string, width: number, style?: Style): number;
  /** In a box of that width, without moving on. */
  put(text: string, x: number, y: number, width: number, style?: Style & { readonly align?: 'left' | 'right' }): void;
  rule(y: number, color?: string, from?: number): void;
}

export function openSheet(quote: SentQuote, words: Words, figures: Figures): Sheet {
  fonts ??= { regular: font('Inter-Regular.ttf'), strong: font('Inter-SemiBold.ttf') };
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: quote.language === 'sv' ? 'sv-SE' : 'en-GB',
    displayTitle: true,
    // From 1.4 on the library writes the title a second time, as XML that it does not escape.
    pdfVersion: '1.3',
    info: {
      Title: [quote.number, quote.title].filter(Boolean).join(', '),
      Author: quote.from.company,
      Creator: 'Tandem',
      Producer: 'Tandem',
      // The same quote is the same file, whenever it is drawn.
      CreationDate: new Date(`${quote.sentOn}T12:00:00Z`),
    },
  });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('strong', fonts.strong);

  const dress = ({ size = 9.5, strong = false, color = ink.text }: Style = {}) =>
    doc
      .font(strong ? 'strong' : 'regular')
      .fontSize(size)
      .fillColor(color);
  const sheet: Sheet = {
    doc,
    words,
    figures,
    y: edge.top,
    fits: (height) => sheet.y + height <= edge.bottom,
    newPage() {
      doc.addPage({ size: 'A4', margin: 0 });
      sheet.y = edge.top;
    },
    height(given, wide, style = {}) {
      const text = written(given);
      dress(style);
      return text === '' ? 0 : doc.heightOfString(text, { width: wide, lineGap: style.gap ?? 2 });
    },
    put(given, x, y, wide, style = {}) {
      const text = written(given);
      if (text === '') return;
      dress(style);
      const features = style.tabular ? { features: ['tnum' as const] } : {};
      doc.text(text, x, y, { width: wide, align: style.align ?? 'left', lineGap: style.gap ?? 2, ...features });
    },
    rule(y, color = ink.line, from = edge.left) {
      doc
        .moveTo(from, y)
        .lineTo(edge.right, y)
        .lineWidth(color === ink.line ? 0.5 : 0.9)
        .strokeColor(color)
        .stroke();
    },
  };
  return sheet;
}

/**
 * Without what cannot be seen or would turn words around. A word that no page is wide enough for may be broken anywhere: the library
 * would measure it letter by letter, again and again.
 */
const written = (text: string): string =>
  text.replace(/[^\P{Cc}\n]|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').replace(/\S{48}/gu, '$&\u200B');

/** What only is known when all of it is drawn: how many pages there are. */
export function finishPages({ doc, words, put, rule }: Sheet, quote: SentQuote): void {
  const { start, count } = doc.bufferedPageRange();
  const vat = quote.from.vatNumber && `${words.vatNumber} ${quote.from.vatNumber}`;
  const sender = [quote.from.company, ...quote.from.address].filter(Boolean).join(', ');
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page);
    const quiet = { size: 7.5, color: ink.quiet };
    if (page > 0) {
      put(quote.from.company, edge.left, 30, width / 2, quiet);
      put(quote.number || words.draft, edge.left + width / 2, 30, width / 2, { ...quiet, align: 'right' });
    }
    rule(783);
    put(sender, edge.left, 790, width - 110, quiet);
    if (vat) put(vat, edge.left, 801, width - 110, quiet);
    put(words.page(page + 1, count), edge.right - 100, 790, 100, { ...quiet, align: 'right' });
  }
}

export const bytesOf = (doc: Doc): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on('error', reject);
    doc.end();
  });
