/** The blocks of a plan as paragraphs and tables of Word. Where a plan leads to is collected beside them. */
import type { OutlineBlock, OutlineCell, Run } from '@tandem/core/plans/outline';
import { gridOf, type Place, sharesOf } from '@tandem/core/plans/table-grid';
import type { Picture, Pictures } from '../paper.ts';
import { bulletNumbering, deepestLevel, firstNumbering, indentOf, quietColor } from './styles.ts';
import { xml } from './xml.ts';

/** What the document refers to, in the order it was met. */
export interface Referred {
  readonly links: string[];
  readonly pictures: string[];
  readonly numberings: number[];
}
interface Standing {
  /** How many lists this stands in. */
  readonly level: number;
  readonly style: string;
}
export interface Writing {
  readonly pictures: Pictures;
  readonly referred: Referred;
}

export const linkId = (index: number): string => `link${index + 1}`;
export const pictureId = (index: number): string => `picture${index + 1}`;

export function paragraph(runs: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export const bodyXml = (blocks: readonly OutlineBlock[], writing: Writing): string =>
  blocks.map((block) => blockXml(block, writing, { level: 0, style: '' })).join('');

function blockXml(block: OutlineBlock, writing: Writing, place: Standing): string {
  switch (block.is) {
    case 'heading':
      return paragraph(runsXml(block.runs, writing), `<w:pStyle w:val="Heading${block.level}"/>`);
    case 'paragraph':
      return paragraph(runsXml(block.runs, writing), propertiesOf(place));
    case 'code':
      return paragraph(runsXml([{ text: block.text, marks: {} }], writing), propertiesOf({ ...place, style: 'Code' }));
    case 'rule':
      return paragraph('', '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="D9D9D3"/></w:pBdr>');
    case 'quote':
      return block.blocks.map((one) => blockXml(one, writing, { level: place.level, style: 'Quote' })).join('');
    case 'list':
      return listXml(block, writing, place);
    case 'table':
      return tableXml(block.rows, writing);
    case 'image':
      return imageXml(block, writing, place);
  }
}

const style = (name: string): string => (name ? `<w:pStyle w:val="${name}"/>` : '');
const propertiesOf = ({ level, style: name }: Standing): string => style(name) + (level > 0 ? `<w:ind w:left="${indentOf(level)}"/>` : '');

function listXml(
  { marker, start, items }: Extract<OutlineBlock, { is: 'list' }>,
  writing: Writing,
  { level, style: name }: Standing,
): string {
  const within: Standing = { level: Math.min(level + 1, deepestLevel + 1), style: name };
  const numbering = marker === 'number' ? firstNumbering + writing.referred.numberings.push(start) - 1 : bulletNumbering;
  return items
    .map(({ checked, blocks }) => {
      const [first, ...rest] = blocks[0]?.is === 'paragraph' ? blocks : [{ is: 'paragraph', runs: [] } as const, ...blocks];
      const runs = first?.is === 'paragraph' ? first.runs : [];
      const head =
        marker === 'check'
          ? paragraph(
              runsXml([{ text: `${checked ? '☑' : '☐'}\t`, marks: {} }, ...runs], writing),
              `${style(name)}<w:tabs><w:tab w:val="left" w:pos="${indentOf(within.level)}"/></w:tabs><w:ind w:left="${indentOf(within.level)}" w:hanging="360"/>`,
            )
          : paragraph(
              runsXml(runs, writing),
              `${style(name)}<w:numPr><w:ilvl w:val="${within.level - 1}"/><w:numId w:val="${numbering}"/></w:numPr><w:contextualSpacing/>`,
            );
      return head + rest.map((block) => blockXml(block, writing, within)).join('');
    })
    .join('');
}

/** 17 cm of text, in twentieths of a point. */
const textWidth = 9638;

function tableXml(rows: readonly (readonly OutlineCell[])[], writing: Writing): string {
  const grid = gridOf(rows);
  const widths = sharesOf(grid).map((share) => Math.floor(textWidth * share));
  const lines = grid.map((row, y) => {
    const head = y === 0 && (rows[0]?.some((cell) => cell.head) ?? false);
    return `<w:tr>${head ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '<w:trPr><w:cantSplit/></w:trPr>'}${cellsXml(row, widths, writing)}</w:tr>`;
  });
  const columnsXml = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  // Without a line after it, the next table would be the same one.
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${columnsXml}</w:tblGrid>${lines.join('')}</w:tbl>${paragraph('', '<w:spacing w:after="60"/>')}`;
}

function cellsXml(row: readonly (Place | undefined)[], widths: readonly number[], writing: Writing): string {
  let cells = '';
  for (let x = 0; x < row.length; ) {
    const place = row[x];
    let span = 1;
    while (place && x + span < row.length && row[x + span]?.cell === place.cell) span++;
    const width = widths.slice(x, x + span).reduce((sum, one) => sum + one, 0);
    const merged = place && place.cell.rowspan > 1 ? `<w:vMerge${place.isTop ? ' w:val="restart"' : ''}/>` : '';
    const shade = place?.cell.head ? '<w:shd w:val="clear" w:color="auto" w:fill="F4F4F0"/>' : '';
    const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merged}${shade}`;
    cells += `<w:tc><w:tcPr>${properties}</w:tcPr>${place?.isTop ? cellXml(place.cell, writing) : paragraph('', style('Cell'))}</w:tc>`;
    x += span;
  }
  return cells;
}

function cellXml({ head, blocks }: OutlineCell, writing: Writing): string {
  const given: readonly OutlineBlock[] = head
    ? blocks.map((block) =>
        block.is === 'paragraph' ? { ...block, runs: block.runs.map((run) => ({ ...run, marks: { ...run.marks, bold: true } })) } : block,
      )
    : blocks;
  const content = given.map((block) => blockXml(block, writing, { level: 0, style: 'Cell' })).join('');
  return content.endsWith('</w:p>') ? content : content + paragraph('', style('Cell'));
}

export const runsXml = (runs: readonly Run[], writing: Writing): string =>
  runs
    .map((run) => {
      if (!run.marks.link) return runXml(run);
      const index = writing.referred.links.push(run.marks.link) - 1;
      return `<w:hyperlink r:id="${linkId(index)}">${runXml(run)}</w:hyperlink>`;
    })
    .join('');

function runXml({ text, marks, look }: Run): string {
  const properties = [
    marks.link && '<w:rStyle w:val="Hyperlink"/>',
    marks.code && '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
    marks.bold && '<w:b/><w:bCs/>',
    (marks.italic || look === 'withheld') && '<w:i/><w:iCs/>',
    marks.strike && '<w:strike/>',
    look && `<w:color w:val="${quietColor}"/>`,
    marks.underline && '<w:u w:val="single"/>',
  ]
    .filter(Boolean)
    .join('');
  const content = xml(text)
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${part}</w:t>`))
        .join('<w:tab/>'),
    )
    .join('<w:br/>');
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
}

/** A pixel at 96 to the inch; at most as wide as the text and two thirds of a page high. */
const pixel = 9525;
const most = { width: 17 * 360_000, height: 16 * 360_000 };

function imageXml({ file, name, alt }: Extract<OutlineBlock, { is: 'image' }>, writing: Writing, place: Standing): string {
  const words = [name, alt].filter(Boolean).join(': ');
  const picture = writing.pictures.get(file);
  if (!picture) return paragraph(runsXml([{ text: words, marks: {}, look: 'quiet' }], writing), propertiesOf(place));
  const index = writing.referred.pictures.push(file) - 1;
  const caption = alt ? paragraph(runsXml([{ text: alt, marks: {}, look: 'quiet' }], writing), propertiesOf(place)) : '';
  return paragraph(`<w:r>${drawingXml(index, words, picture)}</w:r>`, `${alt ? '<w:keepNext/>' : ''}`) + caption;
}

function drawingXml(index: number, words: string, { width, height }: Picture): string {
  const scale = Math.min(1, most.width / (width * pixel), most.height / (height * pixel));
  const extent = `cx="${Math.round(width * pixel * scale)}" cy="${Math.round(height * pixel * scale)}"`;
  const id = index + 1;
  return (
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${id}" name="picture ${id}" descr="${xml(words)}"/>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr id="${id}" name="picture ${id}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${pictureId(index)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  );
}
