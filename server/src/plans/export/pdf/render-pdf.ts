/** Draws a plan as PDF on A4. The same paper gives the same bytes. */
import type { OutlineBlock, Run } from '@tandem/core/plans/outline';
import type { Pictures, PlanPaper } from '../paper.ts';
import { drawTable } from './draw-table.ts';
import { type Box, bytesOf, edge, type Flow, finishPages, ink, openFlow, type Style } from './flow.ts';

const body: Style = { size: 10.5 };
const headings = { 1: 16, 2: 13.5, 3: 11.5 } as const;
const step = 16;
/** Deeper, a line would hold hardly a word. */
const deepest = 12;
const plain = (text: string): readonly Run[] => [{ text, marks: {} }];

export function renderPdf(paper: PlanPaper, pictures: Pictures): Promise<Uint8Array> {
  const flow = openFlow(paper);
  drawHead(flow, paper);
  drawBlocks(flow, paper.blocks, { pictures, level: 0, style: body });
  finishPages(flow, paper);
  return bytesOf(flow.doc);
}

const whole: Box = { x: edge.left, width: edge.right - edge.left };

function drawHead(flow: Flow, { kind, title, facts, note }: PlanPaper): void {
  flow.words(plain(kind), { size: 9, color: ink.accent, strong: true }, whole);
  flow.words(plain(title), { size: 22, strong: true }, whole);
  flow.space(6);
  for (const { label, value } of facts) {
    const top = flow.y;
    flow.words(plain(label), { size: 9, color: ink.quiet }, { x: edge.left, width: 90 });
    flow.moveTo(top);
    flow.words(plain(value), { size: 9 }, { x: edge.left + 96, width: whole.width - 96 });
    flow.space(1);
  }
  flow.space(6);
  flow.words(plain(note), { size: 8.2, color: ink.quiet, oblique: true }, whole);
  flow.space(8);
  flow.rule();
  flow.space(12);
}

interface Drawing {
  readonly pictures: Pictures;
  readonly level: number;
  readonly style: Style;
}
const boxAt = (level: number): Box => ({ x: edge.left + level * step, width: whole.width - level * step });

function drawBlocks(flow: Flow, blocks: readonly OutlineBlock[], drawing: Drawing): void {
  for (const block of blocks) drawBlock(flow, block, drawing);
}

function drawBlock(flow: Flow, block: OutlineBlock, drawing: Drawing): void {
  const { level, style } = drawing;
  const box = boxAt(level);
  switch (block.is) {
    case 'heading': {
      const look = { size: headings[block.level], strong: true };
      flow.space(block.level === 1 ? 12 : 9);
      // A heading stands with what it is the heading of.
      flow.need(flow.height(block.runs, look, box.width) + 36);
      flow.words(block.runs, look, box);
      return flow.space(4);
    }
    case 'paragraph':
      flow.need(style.size * 2);
      flow.words(block.runs, style, box);
      return flow.space(5);
    case 'code':
      flow.words(plain(block.text), { size: 9, color: ink.quiet }, boxAt(Math.min(level + 1, deepest)));
      return flow.space(6);
    case 'rule':
      flow.need(14);
      flow.space(6);
      flow.rule();
      return flow.space(8);
    case 'quote':
      return drawBlocks(flow, block.blocks, { ...drawing, level: Math.min(level + 1, deepest), style: { ...style, color: ink.quiet } });
    case 'list':
      return drawList(flow, block, drawing);
    case 'table':
      return drawTable(flow, block);
    case 'image':
      return drawImage(flow, block, drawing);
  }
}

function drawList(flow: Flow, { marker, start, items }: Extract<OutlineBlock, { is: 'list' }>, drawing: Drawing): void {
  const { style } = drawing;
  const level = Math.min(drawing.level + 1, deepest);
  for (const [i, { checked, blocks }] of items.entries()) {
    flow.need(style.size * 2);
    const box = boxAt(level - 1);
    const top = flow.y;
    if (marker === 'check') drawCheck(flow, box.x, checked);
    else flow.words(plain(marker === 'number' ? `${start + i}.` : '•'), { ...style, color: ink.quiet }, { x: box.x, width: 60 });
    flow.moveTo(top);
    drawBlocks(flow, blocks.length > 0 ? blocks : [{ is: 'paragraph', runs: [] }], { ...drawing, level });
  }
  flow.space(3);
}

/** Drawn, because the font has no box. */
function drawCheck({ doc, y }: Flow, x: number, checked: boolean): void {
  doc.roundedRect(x + 0.5, y + 2.2, 8.4, 8.4, 1.5).lineWidth(0.8);
  if (!checked) return void doc.strokeColor(ink.quiet).stroke();
  doc.fillAndStroke(ink.accent, ink.accent);
  doc
    .moveTo(x + 2.5, y + 6.4)
    .lineTo(x + 4.2, y + 8.2)
    .lineTo(x + 7, y + 4.6)
    .lineWidth(1.1)
    .strokeColor('#ffffff')
    .stroke();
}

function drawImage(flow: Flow, { file, name, alt }: Extract<OutlineBlock, { is: 'image' }>, { pictures, level }: Drawing): void {
  const picture = pictures.get(file);
  const box = boxAt(level);
  if (picture) {
    const scale = Math.min(box.width / picture.width, 420 / picture.height, 0.75);
    const height = picture.height * scale;
    flow.need(height + 20);
    flow.doc.image(Buffer.from(picture.bytes), box.x, flow.y, { width: picture.width * scale, height });
    flow.moveTo(flow.y + height + 3);
  }
  const words = picture ? alt : [name, alt].filter(Boolean).join(': ');
  if (words) flow.words(plain(words), { size: 8.5, color: ink.quiet }, box);
  flow.space(6);
}
