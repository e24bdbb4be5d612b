/**
 * A plan as a Word document, written part by part: the format is a zip of XML, and a library for it would bring ten times this code
 * and draw new ids for every file. The same paper is the same file, byte for byte.
 */

import { paperWords } from '@tandem/core/plans/paper-words';
import { type Zippable, zipSync } from 'fflate';
import type { Pictures, PlanPaper } from '../paper.ts';
import { bodyXml, linkId, paragraph, pictureId, type Referred, runsXml, type Writing } from './body.ts';
import { numberingXml, stylesXml } from './styles.ts';
import { xml, xmlFile } from './xml.ts';

const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', officeRelations],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
]
  .map(([name, address]) => `xmlns:${name}="${address}"`)
  .join(' ');
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** One day for every entry: zip notes when, and the same paper is to be the same file. */
const mtime = new Date(1980, 0, 1);

/** `pictures` are PNG. */
export function renderDocx(paper: PlanPaper, pictures: Pictures): Uint8Array {
  const referred: Referred = { links: [], pictures: [], numberings: [] };
  const writing: Writing = { pictures, referred };
  const document = documentXml(paper, writing);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': xmlFile(typesXml),
    '_rels/.rels': xmlFile(
      relationsXml([
        relation('rId1', `${officeRelations}/officeDocument`, 'word/document.xml'),
        relation('rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
      ]),
    ),
    'docProps/core.xml': xmlFile(coreXml(paper)),
    'word/document.xml': xmlFile(document),
    'word/styles.xml': xmlFile(stylesXml(paper.language)),
    'word/numbering.xml': xmlFile(numberingXml(referred.numberings)),
    'word/footer1.xml': xmlFile(footerXml(paper, writing)),
    'word/_rels/document.xml.rels': xmlFile(documentRelations(referred)),
  };
  for (const [i, file] of referred.pictures.entries()) {
    const picture = pictures.get(file);
    if (picture) files[`word/media/picture${i + 1}.png`] = picture.bytes;
  }
  const zippable: Zippable = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }]]));
  return zipSync(zippable);
}

const typesXml =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
  ['document.main', 'styles', 'numbering', 'footer']
    .map((kind) => {
      const part = kind === 'document.main' ? 'document' : kind === 'footer' ? 'footer1' : kind;
      return `<Override PartName="/word/${part}.xml" ContentType="${word}.${kind}+xml"/>`;
    })
    .join('') +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';

const relation = (id: string, type: string, target: string, outside = ''): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${xml(target)}"${outside}/>`;
const relationsXml = (relations: readonly string[]): string =>
  `<Relationships xmlns="${packageRelations}">${relations.join('')}</Relationships>`;

const documentRelations = ({ links, pictures }: Referred): string =>
  relationsXml([
    relation('styles', `${officeRelations}/styles`, 'styles.xml'),
    relation('numbering', `${officeRelations}/numbering`, 'numbering.xml'),
    relation('footer', `${officeRelations}/footer`, 'footer1.xml'),
    ...links.map((link, i) => relation(linkId(i), `${officeRelations}/hyperlink`, link, ' TargetMode="External"')),
    ...pictures.map((_, i) => relation(pictureId(i), `${officeRelations}/image`, `media/picture${i + 1}.png`)),
  ]);

function documentXml({ kind, title, facts, note, blocks }: PlanPaper, writing: Writing): string {
  const line = (text: string, style: string) => paragraph(runsXml([{ text, marks: {} }], writing), `<w:pStyle w:val="${style}"/>`);
  const head = [
    line(kind, 'Facts'),
    line(title, 'Title'),
    ...facts.map(({ label, value }) =>
      paragraph(
        runsXml(
          [
            { text: `${label}: `, marks: {}, look: 'quiet' },
            { text: value, marks: {} },
          ],
          writing,
        ),
        '<w:pStyle w:val="Facts"/>',
      ),
    ),
    line(note, 'Note'),
  ].join('');
  // A4, two centimetres around.
  const section =
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  return `<w:document ${namespaces}><w:body>${head}${bodyXml(blocks, writing)}${section}</w:body></w:document>`;
}

function footerXml({ language, title, company }: PlanPaper, writing: Writing): string {
  const words = (text: string) => runsXml([{ text, marks: {} }], writing);
  const field = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const [before = '', between = '', after = ''] = paperWords[language].page('\u0001', '\u0001').split('\u0001');
  const tab = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>';
  return `<w:ftr ${namespaces}>${paragraph(
    words(`${[company, title].filter(Boolean).join(', ')}\t${before}`) + field('PAGE') + words(between) + field('NUMPAGES') + words(after),
    `<w:pStyle w:val="Edge"/>${tab}`,
  )}</w:ftr>`;
}

const coreXml = ({ title, author, at }: PlanPaper): string =>
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${xml(at)}</dcterms:created></cp:coreProperties>`;
