/**
 * Draws a quote as PDF on A4. The same quote and logo give the same bytes: it can be drawn again whenever it is asked for, and is the
 * file that was sent.
 */
import type { SentQuote } from '@tandem/core';
import { drawHead, drawParagraphs, drawTitle } from './head.ts';
import { drawLines, drawSums } from './lines.ts';
import { bytesOf, edge, finishPages, ink, openSheet, width } from './sheet.ts';
import { figuresIn, wordsIn } from './words.ts';

/** `logo`: PNG or JPEG; what is neither is left out. */
export function renderQuote(quote: SentQuote, logo?: Uint8Array): Promise<Uint8Array> {
  const words = wordsIn[quote.language];
  const sheet = openSheet(quote, words, figuresIn(quote.language, quote.currency, isWhole(quote)));
  drawHead(sheet, quote, logo);
  drawTitle(sheet, quote);
  drawParagraphs(sheet, quote.intro, { size: 10 });
  sheet.y += 12;
  drawLines(sheet, quote);
  drawSums(sheet, quote);
  if (quote.terms.length > 0) {
    if (!sheet.fits(60)) sheet.newPage();
    sheet.put(words.terms, edge.left, sheet.y, width, { size: 10, strong: true, color: ink.text });
    sheet.y += 19;
    drawParagraphs(sheet, quote.terms, { size: 9 });
  }
  finishPages(sheet, quote);
  return bytesOf(sheet.doc);
}

function isWhole({ lines, totals: { sum, discount, net, taxes, total } }: SentQuote): boolean {
  const sums = [
    sum,
    discount,
    net,
    total,
    ...taxes.flatMap(({ on, amount }) => [on, amount]),
    ...lines.flatMap((line) => [line.price ?? 0, line.amount]),
  ];
  return sums.every(Number.isInteger);
}
