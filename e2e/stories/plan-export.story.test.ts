/** A plan as a file: as Markdown, Word and PDF it says what its reader reads on the page, and nothing that this reader may not see. */
import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import type { Person } from '../people.ts';
import { story } from '../story.ts';

const title = 'Rundofase, plan 2026';
const hidden = 'Veldkamp Verhuur';

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return pages.join('\n');
}
/** Every part of it: what is hidden shall not be in its properties or relations either. */
const textOfDocx = (bytes: Uint8Array): string => {
  const files = unzipSync(bytes);
  const xml = Object.keys(files).filter((name) => /\.(xml|rels)$/.test(name));
  expect(xml).toContain('word/document.xml');
  return xml
    .map((name) =>
      strFromU8(files[name] ?? new Uint8Array())
        .replace(/<\/w:p>/g, '\n')
        .replace(/<w:[^>]*>|<\/w:[^>]*>/g, ''),
    )
    .join('\n');
};
const oneLine = (text: string): string => text.replace(/[\s\u00a0\u200b]+/g, ' ');

async function takenOut(somebody: Person): Promise<Readonly<Record<'md' | 'docx' | 'pdf', string>>> {
  const take = async (as: Parameters<Person['versions']['exports']>[0], ending: string): Promise<Buffer> => {
    const file = await somebody.versions.exports(as);
    expect(file.name).toBe(`${title}.${ending}`);
    return readFile(file.path);
  };
  const md = (await take('As Markdown', 'md')).toString();
  const docx = textOfDocx(await take('As Word document', 'docx'));
  const pdf = await textOfPdf(await take('As PDF', 'pdf'));
  return { md: oneLine(md), docx: oneLine(docx), pdf: oneLine(pdf) };
}

story(
  '[S2-30] [CLI-404] [PLN-60] a plan is taken out as Markdown, Word and PDF: each says what the page says, and nothing that its reader may not see',
  { startWith: 'sample' },
  async ({ people, product }) => {
    // Whoever leads a team has customers that the team does not see.
    const api = await apiOf(product, 'Melvin Marxen');
    await api.send('POST', '/contacts', { kind: 'company', name: hidden });
    const melvin = await people.signIn('Melvin Marxen');
    const darcel = await people.signIn('Darcel Schlecht');
    const address = await melvin.planText.opens(title);
    await darcel.planText.opensAt(address);
    await melvin.planText.inserts('Customer or person', hidden);
    await melvin.planText.seesRecord(hidden, hidden);
    await melvin.plans.writesAfter('Rundofase buys from us', ' Räksmörgås & <b>co</b>.');
    await melvin.seesAllSaved();
    await darcel.planText.seesNoAccess();
    await darcel.plans.sees('Räksmörgås');

    const [his, hers] = [await takenOut(melvin), await takenOut(darcel)];
    for (const as of ['md', 'docx', 'pdf'] as const) {
      for (const text of [his[as], hers[as]]) {
        expect(text, as).toContain('Situation');
        expect(text, as).toMatch(/Räksmörgås (&|&amp;|\\&) /);
        expect(text, as).toContain('Rundofase buys from us about every six weeks');
      }
      expect(his[as], as).toContain(hidden);
      expect(hers[as], as).not.toContain(hidden);
      expect(hers[as], as).toContain('No access');
    }
    expect(hers.md).not.toContain('<b>co</b>');
  },
);

story(
  '[S2-30] [CLI-404] without the network a plan is taken out as Markdown, from what is on the device',
  { startWith: 'sample' },
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht', { installed: true });
    await darcel.plans.opens(title);
    await darcel.seesAllSaved();
    await darcel.goesOffline();
    await darcel.seesOffline();
    await darcel.plans.writesAfter('Rundofase buys from us', ' Written on the train.');
    const file = await darcel.versions.exports('As Markdown');
    expect((await readFile(file.path)).toString()).toContain('Written on the train.');
  },
);
