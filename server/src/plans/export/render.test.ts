import { PDFiumLibrary } from '@hyzyla/pdfium';
import { fromMarkdown } from '@tandem/core/plans/from-markdown';
import { paperMarkdown } from '@tandem/core/plans/paper';
import { type PlanBlock, writeBlocks } from '@tandem/core/plans/templates';
import { hostilePlans, hostileUpdate } from '@tandem/core/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { renderDocx } from './docx/render-docx.ts';
import { createPlanDrawing } from './draw-plans.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { renderPaper } from './render-paper.ts';
import { all, aPaper, blocksOf, readDocx, words } from './testing/a-paper.ts';

// Fonts, pictures and tables take a while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let library: PDFiumLibrary;
beforeAll(async () => {
  library = await PDFiumLibrary.init();
});
afterAll(() => library.destroy());

async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText().replaceAll('\r\n', '\n'));
  document.destroy();
  return pages;
}
const oneLine = (text: string) => text.replace(/[\s\u00a0\u200b]+/g, ' ');

const text = `## Läge

Ängsö hyr ut **elva lastare** på *fyra gårdar*; se [avtalet](https://example.com/avtal?a=1&b=2) och \`flotta.csv\`.\\
Ny rad.

1. Ersätt sex lastare
   - i Göteborg
2. Serviceavtal

- [x] Timavläsning
- [ ] Leasingförslag

> Avtalet löper ut i juni.

\`\`\`
select 1 < 2;
\`\`\`

| Person | Roll |
| --- | --- |
| Åsa | beslutar |
`;
function written(blocks: readonly PlanBlock[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text');
  writeBlocks(fragment, blocks);
  return fragment;
}
const blocks = () =>
  blocksOf(
    written([
      ...fromMarkdown(text),
      { node: 'stakeholder', attributes: { contact: 'petra', role: 'decides', stance: 'for' }, holds: 'Färre timmar' },
      { node: 'record', attributes: { kind: 'opportunity', ref: 'hidden' } },
      { node: 'image', attributes: { file: 'yard', alt: 'Gården i vinter' } },
    ]),
  );
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b666d' } })
    .webp()
    .toBuffer();

test('[S2-30] [PLN-61] a Word document has the head, styles, lists, tables, links and pictures, in XML that is well-formed', async () => {
  const docx = readDocx(
    await renderPaper({ paper: aPaper({ blocks: blocks(), pictures: new Map([['yard', await picture(300, 200)]]) }), as: 'docx' }),
  );
  const found = docx.paragraphs.map(({ style, text: said }) => `${style}: ${said}`);
  for (const line of [
    'Title: Ängsö Uthyrning, plan 2026',
    'Facts: Kund: Ängsö Uthyrning AB',
    'Facts: Godkännande: Godkänd av Åsa Öberg, 2 mars 2026',
    'Heading2: Läge',
    ': Ängsö hyr ut elva lastare på fyra gårdar; se avtalet och flotta.csv.\nNy rad.',
    'Quote: Avtalet löper ut i juni.',
    'Code: select 1 < 2;',
    'Cell: Petra Ölund',
    ': Opportunity: No access',
  ])
    expect(found).toContain(line);
  expect(found.filter((line) => /[☑☐]/.test(line))).toEqual([': ☑Timavläsning', ': ☐Leasingförslag']);
  const levels = all(docx.document, 'w:numPr').map((one) => [
    all(one, 'w:ilvl')[0]?.attributes['w:val'],
    all(one, 'w:numId')[0]?.attributes['w:val'],
  ]);
  expect(levels).toEqual([
    ['0', '2'],
    ['1', '1'],
    ['0', '2'],
  ]);
  const [link] = all(docx.document, 'w:hyperlink');
  expect(docx.relations.get(link?.attributes['r:id'])).toMatchObject({
    Target: 'https://example.com/avtal?a=1&b=2',
    TargetMode: 'External',
  });
  const [blip] = all(docx.document, 'a:blip');
  expect(docx.names).toContain(`word/${docx.relations.get(blip?.attributes['r:embed'])?.['Target']}`);
  const footer = docx.parts.get('word/footer1.xml');
  expect(footer && words(footer)).toBe('Halden Maskin AB, Ängsö Uthyrning, plan 2026Sida 1 av 1');
  expect(JSON.stringify([...docx.parts])).not.toContain('hidden');
});

test('[S2-30] [PLN-62] a PDF says all of it in Swedish letters, with numbered pages and links that lead where they say', async () => {
  const pdf = await renderPaper({ paper: aPaper({ blocks: blocks(), pictures: new Map([['yard', await picture(300, 200)]]) }), as: 'pdf' });
  const pages = await pagesOf(pdf);
  const said = oneLine(pages.join(' '));
  for (const line of [
    'Kundplan',
    'Ängsö Uthyrning, plan 2026',
    'Godkänd av Åsa Öberg, 2 mars 2026',
    'Läge',
    'Ängsö hyr ut elva lastare på fyra gårdar; se avtalet och flotta.csv.',
    'Ersätt sex lastare',
    'i Göteborg',
    'Timavläsning',
    'select 1 < 2;',
    'beslutar',
    'Petra Ölund',
    'No access',
    'Gården i vinter',
    'Sida 1 av',
  ])
    expect(said).toContain(line);
  const source = Buffer.from(pdf).toString('latin1');
  expect(source.match(/\/URI \([^)]*\)/g)).toEqual(['/URI (https://example.com/avtal?a=1&b=2)']);
  expect(source).toContain('/Image');
});

test('[PLN-62] what is longer than a page goes on, table heads are repeated, and no word is lost', async () => {
  const row = (i: number): PlanBlock => ({
    node: 'risk',
    attributes: { level: 'high' },
    holds: `Risk ${i}. ${'as long as a line or two '.repeat(i % 7)}`,
  });
  const long = Array.from({ length: 1500 }, (_, i) => `word${i}`).join(' ');
  const pages = await pagesOf(
    await renderPdf(
      aPaper({
        blocks: blocksOf(
          written([
            ...Array.from({ length: 120 }, (_, i) => row(i)),
            { node: 'paragraph', holds: long },
            { node: 'competitor', holds: long },
          ]),
        ),
      }),
      new Map(),
    ),
  );
  const said = pages.join('\n');
  expect(said.match(/Risk \d+\./g)?.map((risk) => risk.slice(5, -1))).toEqual(Array.from({ length: 120 }, (_, i) => String(i)));
  expect(said.match(/word\d+/g)).toHaveLength(3000);
  expect(said.match(/How bad it would be/g)?.length).toBeGreaterThan(2);
  pages.forEach((page, i) => {
    expect(page).toContain(`Sida ${i + 1} av ${pages.length}`);
  });
});

test('[PLN-63] the same paper is the same file, byte for byte, also on its thread', async () => {
  const paper = aPaper({ blocks: blocks(), pictures: new Map([['yard', await picture(40, 40)]]) });
  const drawing = createPlanDrawing();
  for (const as of ['docx', 'pdf'] as const) {
    const [first, second, third] = await Promise.all([renderPaper({ paper, as }), renderPaper({ paper, as }), drawing.draw({ paper, as })]);
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, third)).toBe(0);
  }
  const waits = drawing.draw({ paper, as: 'pdf' });
  drawing.stop();
  await expect(waits).rejects.toThrow('The server is stopping.');
});

test('[PLN-63] a picture that is none is named, and nothing is thrown', async () => {
  const pictures = new Map([['yard', new TextEncoder().encode('<svg onload=alert(1)>')]]);
  const paper = aPaper({ blocks: blocks(), pictures });
  expect(readDocx(await renderPaper({ paper, as: 'docx' })).paragraphs.map((one) => one.text)).toContain('gården.png: Gården i vinter');
  expect(oneLine((await pagesOf(await renderPaper({ paper, as: 'pdf' }))).join(' '))).toContain('gården.png: Gården i vinter');
});

const odd = '<script>alert(1)</script> & "q" \u0000\u202E\uD800)>> /OpenAction (app.alert) %s \uD83D\uDE00 中文 ]]>';
test('[M6] [PLN-64] hostile words are words in every form: nothing runs, nothing is loaded', async () => {
  const paper = aPaper({
    title: odd,
    company: odd,
    author: odd,
    note: odd,
    facts: [{ label: odd, value: odd }],
    blocks: blocksOf(
      written([
        { node: 'paragraph', holds: odd },
        { node: 'heading', holds: odd },
        { node: 'paragraph', holds: 'x'.repeat(50_000) },
      ]),
    ),
  });
  const docx = readDocx(renderDocx(paper, new Map()));
  expect(docx.paragraphs.some(({ text: said }) => said.includes('<script>alert(1)</script> & "q"'))).toBe(true);
  const source = Buffer.from(await renderPdf(paper, new Map())).toString('latin1');
  expect(source).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|URI)\b/);
  expect(paperMarkdown(paper)).not.toMatch(/(^|[^\\])<script/);
});

test('[M6] [PLN-64] whatever a raw client has written, Word and PDF are made of it, and lead only where a plan may lead', async () => {
  const isAllowed = (address = '') => /^(https?:\/\/|mailto:|tel:)/i.test(address);
  const texts = hostilePlans.map((hostile) => {
    const doc = new Y.Doc();
    doc.getXmlFragment('text');
    Y.applyUpdate(doc, hostileUpdate(hostile));
    return blocksOf(doc.getXmlFragment('text'));
  });
  for (const text of texts) {
    const docx = readDocx(renderDocx(aPaper({ blocks: text }), new Map()));
    const outside = [...docx.relations.values()].filter((relation) => relation['TargetMode'] === 'External');
    expect(outside.filter(({ Target }) => !isAllowed(Target))).toEqual([]);
  }
  // One file of all of them: fonts are what takes long.
  const pdf = await renderPdf(aPaper({ blocks: texts.flatMap((text) => text.slice(0, 200)) }), new Map());
  const source = Buffer.from(pdf).toString('latin1');
  expect(source).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile)\b/);
  expect([...source.matchAll(/\/URI \(([^)]*)/g)].filter(([, address]) => !isAllowed(address))).toEqual([]);
  expect((await pagesOf(pdf)).length).toBeGreaterThan(5);
});
