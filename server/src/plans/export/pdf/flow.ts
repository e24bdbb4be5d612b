/** Pages of A4 with the product's own font, on which text flows from one to the next. */
import { readFileSync } from 'node:fs';
import type { Run } from '@tandem/core/plans/outline';
import { paperWords } from '@tandem/core/plans/paper-words';
import PDFDocument from 'pdfkit';
import type { PlanPaper } from '../paper.ts';

export const ink = { text: '#1b1b19', quiet: '#5b5b55', line: '#d9d9d3', accent: '#0b666d', fill: '#f4f4f0' } as const;
export const edge = { left: 56, right: 539, top: 54, bottom: 772 } as const;
const page = { size: 'A4', margins: { left: edge.left, right: 595.28 - edge.right, top: edge.top, bottom: 841.89 - edge.bottom } } as const;

const font = (name: string) => readFileSync(new URL(`../../../../fonts/${name}`, import.meta.url));
let fonts: { readonly regular: Buffer; readonly strong: Buffer } | undefined;

type Doc = InstanceType<typeof PDFDocument>;
export interface Style {
  readonly size: number;
  readonly strong?: boolean;
  readonly color?: string;
  readonly oblique?: boolean;
}
export interface Box {
  readonly x: number;
  readonly width: number;
}
export interface Flow {
  readonly doc: Doc;
  readonly y: number;
  readonly room: number;
  space(height: number): void;
  /** Begins a page unless so much more fits on this one; no more than a page ever does. */
  need(height: number): void;
  newPage(): void;
  /** From here on, over the end of the page; the next thing stands below. */
  words(runs: readonly Run[], style: Style, box: Box): void;
  height(runs: readonly Run[], style: Style, width: number): number;
  moveTo(y: number): void;
  rule(color?: string): void;
}
const gap = 2.5;

export function openFlow(paper: PlanPaper): Flow {
  fonts ??= { regular: font('Inter-Regular.ttf'), strong: font('Inter-SemiBold.ttf') };
  const doc = new PDFDocument({
    ...page,
    bufferPages: true,
    lang: paper.language === 'sv' ? 'sv-SE' : 'en-GB',
    displayTitle: true,
    // From 1.4 on the library writes the title a second time, as XML that it does not escape.
    pdfVersion: '1.3',
    info: {
      Title: written(paper.title),
      Author: written(paper.author),
      Creator: 'Tandem',
      Producer: 'Tandem',
      // The same paper is the same file, whenever it is drawn.
      CreationDate: new Date(paper.at),
    },
  });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('strong', fonts.strong);

  const face = (strong: boolean | undefined, size: number) => doc.font(strong ? 'strong' : 'regular').fontSize(size);
  const flow: Flow = {
    doc,
    get y() {
      return doc.y;
    },
    get room() {
      return edge.bottom - doc.y;
    },
    space: (height) => {
      doc.y += height;
    },
    need(height) {
      if (doc.y > edge.top && doc.y + Math.min(height, edge.bottom - edge.top) > edge.bottom) flow.newPage();
    },
    newPage: () => void doc.addPage(page),
    moveTo: (y) => {
      doc.y = y;
    },
    height(runs, style, width) {
      const text = written(runs.map((run) => run.text).join(''));
      // Bold is wider: what is measured with it is never too low.
      const strong = style.strong || runs.some(({ marks }) => marks.bold);
      return text.trim() === ''
        ? face(strong, style.size).currentLineHeight(true) + gap
        : face(strong, style.size).heightOfString(text, { width, lineGap: gap });
    },
    words(runs, style, { x, width }) {
      const shown = runs.map((run) => ({ ...run, text: written(run.text) })).filter(({ text }) => text !== '');
      const last = shown.at(-1);
      if (!last) return void (doc.y += style.size + gap);
      const top = doc.y;
      for (const [i, run] of shown.entries()) {
        const { text, marks, look } = run;
        face(style.strong || marks.bold, marks.code ? style.size * 0.94 : style.size);
        doc.fillColor(marks.link ? ink.accent : look ? ink.quiet : (style.color ?? ink.text));
        // What a piece says of itself would hold for those after it.
        const options = {
          ...{ width, lineGap: gap, continued: i < shown.length - 1, link: marks.link ?? null, strike: marks.strike === true },
          ...{ underline: marks.underline === true || marks.link !== undefined },
          oblique: style.oblique === true || marks.italic === true || look === 'withheld',
        };
        if (i === 0) doc.text(text, x, top, options as never);
        else doc.text(text, options as never);
      }
    },
    rule(color = ink.line) {
      doc.moveTo(edge.left, doc.y).lineTo(edge.right, doc.y).lineWidth(0.5).strokeColor(color).stroke();
    },
  };
  return flow;
}

/**
 * Without what cannot be seen or would turn words around. A word that no page is wide enough for may be broken anywhere: the library
 * would measure it letter by letter, again and again.
 */
const written = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\t', '    ')
    .replace(/[^\P{Cc}\n]|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/\S{40}/gu, '$&\u200B');

/** What only is known when all of it is drawn: how many pages there are. */
export function finishPages({ doc }: Flow, { language, company, title }: PlanPaper): void {
  const { start, count } = doc.bufferedPageRange();
  const side = (edge.right - edge.left) / 2;
  for (let i = 0; i < count; i++) {
    doc.switchToPage(start + i);
    // Below the text there is a margin, where the library would begin another page.
    doc.page.margins.bottom = 0;
    doc.font('regular').fontSize(7.5).fillColor(ink.quiet);
    const line = { lineBreak: false, height: 10, ellipsis: true } as const;
    const name = [company, title].filter(Boolean).join(', ');
    doc.text(written(name).replaceAll('\n', ' ').slice(0, 90), edge.left, 796, { ...line, width: side + 100 });
    doc.text(paperWords[language].page(String(i + 1), String(count)), edge.left + side, 796, { ...line, width: side, align: 'right' });
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
