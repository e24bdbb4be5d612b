/** The lines of a quote as a table that goes on over pages with its head repeated, and what they come to. */
import type { SentLine, SentQuote } from '@tandem/core';
import { edge, ink, type Sheet, width } from './sheet.ts';

interface Column {
  readonly title: string;
  readonly x: number;
  readonly width: number;
  readonly text: (line: SentLine) => string;
}
const gap = 12;
const padding = 7;
const detailStyle = { size: 8.2, color: ink.quiet, gap: 1.5 };

export function drawLines(sheet: Sheet, quote: SentQuote): void {
  const columns = columnsOf(sheet, quote);
  const item = (columns[0]?.x ?? edge.right) - edge.left - gap;
  const [first] = quote.lines;
  // A head without a line under it says nothing.
  if (first && !sheet.fits(26 + rowHeight(sheet, first, item))) sheet.newPage();
  drawTableHead(sheet, columns);
  for (const line of quote.lines) {
    if (!sheet.fits(rowHeight(sheet, line, item))) {
      sheet.newPage();
      drawTableHead(sheet, columns);
    }
    drawLine(sheet, line, columns, item);
  }
}

/** From the right: the sum of the line, then what it is made of, as far as any line has it. */
function columnsOf({ words, figures }: Sheet, { lines, totals }: SentQuote): readonly Column[] {
  const priced = lines.filter(({ kind }) => kind !== 'text');
  const rates = new Set(priced.map(({ tax }) => tax));
  const wanted = [
    { title: words.amount, width: 82, text: ({ amount }: SentLine) => figures.sum(amount) },
    ...(totals.taxes.length > 0 && rates.size > 1
      ? [{ title: words.tax, width: 44, text: ({ tax }: SentLine) => figures.percent(tax) }]
      : []),
    ...(priced.some(({ discount }) => discount > 0)
      ? [{ title: words.off, width: 52, text: ({ discount }: SentLine) => (discount > 0 ? figures.percent(discount) : '') }]
      : []),
    { title: words.each, width: 78, text: ({ price }: SentLine) => (price === null ? words.included : figures.sum(price)) },
    { title: words.quantity, width: 48, text: ({ quantity }: SentLine) => figures.count(quantity ?? 1) },
  ];
  let x = edge.right + gap;
  return wanted
    .map((column) => {
      x -= column.width + gap;
      return { ...column, x };
    })
    .reverse();
}

function drawTableHead(sheet: Sheet, columns: readonly Column[]): void {
  const style = { size: 8, color: ink.quiet };
  sheet.put(sheet.words.item, edge.left, sheet.y, 200, style);
  for (const { title, x, width: wide } of columns) sheet.put(title, x, sheet.y, wide, { ...style, align: 'right' });
  sheet.rule(sheet.y + 15, ink.strong);
  sheet.y += 16;
}

const titleStyle = ({ kind }: SentLine) => ({ size: 9.5, strong: kind === 'text', gap: 1.5 });
const titleOf = ({ words }: Sheet, { kind, title }: SentLine): string => (kind === 'option' ? `${words.option}: ${title}` : title);

function rowHeight(sheet: Sheet, line: SentLine, item: number): number {
  const wide = line.kind === 'text' ? width : item;
  const title = sheet.height(titleOf(sheet, line), wide, titleStyle(line));
  return title + sheet.height(line.detail, wide, detailStyle) + (title > 0 && line.detail ? 1 : 0) + 2 * padding;
}

function drawLine(sheet: Sheet, line: SentLine, columns: readonly Column[], item: number): void {
  const wide = line.kind === 'text' ? width : item;
  const top = sheet.y + padding;
  const title = titleOf(sheet, line);
  sheet.put(title, edge.left, top, wide, titleStyle(line));
  const below = top + sheet.height(title, wide, titleStyle(line)) + (title ? 1 : 0);
  sheet.put(line.detail, edge.left, below, wide, detailStyle);
  // What an option would cost is no part of the sum below it.
  const color = line.kind === 'option' ? ink.quiet : ink.text;
  if (line.kind !== 'text')
    for (const column of columns)
      sheet.put(column.text(line), column.x, top, column.width, { color, gap: 1.5, align: 'right', tabular: true });
  sheet.y += rowHeight(sheet, line, item);
  sheet.rule(sheet.y);
}

export function drawSums(sheet: Sheet, quote: SentQuote): void {
  const { words, figures } = sheet;
  const { sum, discount, net, taxes, total } = quote.totals;
  const rows: { readonly name: string; readonly value: string; readonly strong?: true }[] = [];
  if (discount !== 0) {
    rows.push({ name: words.lines, value: figures.sum(sum) });
    rows.push({ name: `${words.discount}, ${figures.percent(quote.discount)}`, value: figures.sum(-discount) });
  }
  if (taxes.length > 0) {
    rows.push({ name: words.net, value: figures.sum(net) });
    for (const { rate, on, amount } of taxes)
      rows.push({
        name:
          taxes.length > 1 || on !== net ? words.taxOn(figures.percent(rate), figures.sum(on)) : `${words.tax} ${figures.percent(rate)}`,
        value: figures.sum(amount),
      });
  }
  rows.push({ name: taxes.length > 0 ? words.total : words.untaxed, value: figures.sum(total), strong: true });

  const options = quote.lines.some(({ kind }) => kind === 'option');
  if (!sheet.fits(rows.length * 18 + 30)) sheet.newPage();
  sheet.y += 10;
  if (options) sheet.put(words.optionsNote, edge.left, sheet.y, 170, { size: 8.2, color: ink.quiet });
  const left = edge.right - 300;
  for (const { name, value, strong = false } of rows) {
    if (strong) {
      sheet.rule(sheet.y, ink.strong, left);
      sheet.y += 8;
    }
    const style = strong ? { size: 12, strong } : {};
    sheet.put(name, left, sheet.y, 190, strong ? style : { color: ink.quiet });
    sheet.put(value, edge.right - 130, sheet.y, 130, { ...style, align: 'right', tabular: true });
    sheet.y += strong ? 22 : 17;
  }
  sheet.y += 20;
}
