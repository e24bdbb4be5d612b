/** What a plan looks like in Word: styles that somebody can change there, and the signs of lists. */
import type { OutlineLanguage } from '@tandem/core/plans/outline-words';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const ink = { text: '1B1B19', quiet: '5B5B55', line: 'D9D9D3', accent: '0B666D' } as const;

interface Look {
  readonly id: string;
  readonly name: string;
  readonly paragraph: string;
  readonly run: string;
  readonly after?: string;
}
/** Half points. */
const size = (half: number) => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const color = (value: string) => `<w:color w:val="${value}"/>`;
const spacing = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;

const looks: readonly Look[] = [
  { id: 'Title', name: 'Title', paragraph: spacing(0, 120), run: `<w:b/><w:bCs/>${size(48)}`, after: 'Normal' },
  ...[32, 26, 23].map(
    (half, i): Look => ({
      id: `Heading${i + 1}`,
      name: `heading ${i + 1}`,
      paragraph: `<w:keepNext/><w:keepLines/>${spacing(i === 0 ? 360 : 280, 100)}<w:outlineLvl w:val="${i}"/>`,
      run: `<w:b/><w:bCs/>${size(half)}`,
      after: 'Normal',
    }),
  ),
  { id: 'Facts', name: 'Facts', paragraph: spacing(0, 20), run: size(20) },
  { id: 'Note', name: 'Note', paragraph: spacing(120, 240), run: `<w:i/><w:iCs/>${color(ink.quiet)}${size(18)}` },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: `<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="${ink.line}"/></w:pBdr>${spacing(60, 120)}`,
    run: color(ink.quiet),
  },
  {
    id: 'Code',
    name: 'Code',
    paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="F4F4F0"/>${spacing(60, 120)}`,
    run: `<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>${size(19)}`,
  },
  { id: 'Cell', name: 'Cell', paragraph: spacing(40, 40), run: size(20) },
  { id: 'Edge', name: 'Edge', paragraph: spacing(0, 0), run: `${color(ink.quiet)}${size(16)}` },
];

const paragraphStyle = ({ id, name, paragraph, run, after }: Look): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
  `${after ? `<w:next w:val="${after}"/>` : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const borders = (['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const)
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${ink.line}"/>`)
  .join('');

export const stylesXml = (language: OutlineLanguage): string =>
  `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>` +
  '<w:rFonts w:ascii="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>' +
  `${color(ink.text)}${size(22)}<w:lang w:val="${language === 'sv' ? 'sv-SE' : 'en-GB'}"/>` +
  '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>' +
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>' +
  `<w:rPr>${color(ink.accent)}<w:u w:val="single"/></w:rPr></w:style>` +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' +
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr></w:style>` +
  `${looks.map(paragraphStyle).join('')}</w:styles>`;

export const quietColor = ink.quiet;
export const bulletNumbering = 1;
export const firstNumbering = 2;
const levels = 9;
const bullets = ['•', '◦', '▪'];

/** One numbering for all bullets, and one for each numbered list: each begins anew. */
export function numberingXml(starts: readonly number[]): string {
  const level = (i: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="${indentOf(i + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;
  const kind = (id: number, of: (i: number) => string) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${Array.from({ length: levels }, (_, i) => of(i)).join('')}</w:abstractNum>`;
  return (
    `<w:numbering xmlns:w="${main}">${kind(0, (i) => level(i, 'bullet', bullets[i % bullets.length] as string))}` +
    kind(1, (i) => level(i, 'decimal', `%${i + 1}.`)) +
    `<w:num w:numId="${bulletNumbering}"><w:abstractNumId w:val="0"/></w:num>` +
    starts
      .map((start, n) => {
        const over = Array.from(
          { length: levels },
          (_, i) => `<w:lvlOverride w:ilvl="${i}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
        );
        return `<w:num w:numId="${firstNumbering + n}"><w:abstractNumId w:val="1"/>${over.join('')}</w:num>`;
      })
      .join('') +
    '</w:numbering>'
  );
}

export const deepestLevel = levels - 1;
/** Twentieths of a point. */
export const indentOf = (level: number): number => 360 * level;
