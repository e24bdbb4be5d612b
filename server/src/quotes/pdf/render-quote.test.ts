import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aSentLine, aSentQuote } from '../testing/a-sent-quote.ts';
import { createDrawing } from './draw-quotes.ts';
import { renderQuote } from './render-quote.ts';

// Fonts and tables take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let library: PDFiumLibrary;
beforeAll(async () => {
  library = await PDFiumLibrary.init();
});
afterAll(() => library.destroy());

async function textOf(pdf: Uint8Array): Promise<string[]> {
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) =>
    page
      .getText()
      .replaceAll('\r\n', '\n')
      .replace(/[\u00A0\u202F]/g, ' '),
  );
  document.destroy();
  return pages;
}

test('[QUO-40] the paper says all of it: sender, recipient, number, days, lines, discount, tax, sum, terms, seller', async () => {
  const [page = ''] = await textOf(await renderQuote(aSentQuote()));
  for (const words of [
    'Halden Maskin AB',
    'Offert',
    'Q-2026-0321',
    'Ängsö Uthyrning AB',
    'Örjan Åberg',
    'Uthyrningschef',
    '411 17 Göteborg',
    '12 mars 2026',
    '11 april 2026',
    '4 maj 2026',
    'Ana Söderström',
    'Hyresflotta, fyra E17',
    'E17 grävmaskin, hytt',
    '27 500,00 €',
    '4 %',
    '105 600,00 €',
    'Tillval: Släpvagn 2,7 t',
    'Tillval ingår inte i summan.',
    'ingår',
    'Rabatt på hela offerten, 3,28 %',
    '\u22123 778,56 €',
    'Moms 25 %',
    '139 276,80 €',
    'Villkor',
    'Sida 1 av 1',
    'Momsreg.nr SE556677889901',
  ])
    expect(page).toContain(words);
});

test('[QUO-40] in English with English days and sums, whole ones without hundredths; a draft says that it is one', async () => {
  const totals = { sum: 4_821, discount: 0, net: 4_821, taxes: [], total: 4_821 };
  const quote = aSentQuote({
    language: 'en',
    currency: 'USD',
    number: '',
    version: 0,
    discount: 0,
    lines: [aSentLine({ tax: 0 })],
    totals,
  });
  const [page = ''] = await textOf(await renderQuote(quote));
  for (const words of ['Quote', 'Draft, not sent', '12 March 2026', '$4,821', 'Total', 'Page 1 of 1']) expect(page).toContain(words);
  for (const words of ['VAT 0%', 'Discount', 'To pay', '4,821.00']) expect(page).not.toContain(words);
});

test('[QUO-41] a long table goes on with its head on every page, and no line is lost or cut', async () => {
  const lines = Array.from({ length: 120 }, (_, i) =>
    aSentLine({ id: `l${i}`, title: `Unit ${i + 1}.`, detail: i % 4 === 0 ? 'Rack unit with two power supplies and rails' : '' }),
  );
  const pages = await textOf(await renderQuote(aSentQuote({ lines, language: 'en' })));
  expect(pages.length).toBeGreaterThan(4);
  const withLines = pages.filter((page) => /Unit \d+\./.test(page));
  expect(withLines.every((page) => page.includes('Quantity') && page.includes('Amount'))).toBe(true);
  const found = pages.flatMap((page) => page.match(/Unit \d+\./g) ?? []);
  expect(found).toEqual(lines.map(({ title }) => title));
  pages.forEach((page, i) => {
    expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
    if (i > 0) expect(page).toContain('Q-2026-0321');
  });
});

test('[QUO-41] terms that are longer than a page go on over pages, word for word', async () => {
  const paragraph = Array.from({ length: 1500 }, (_, i) => `word${i}`).join(' ');
  const pages = await textOf(await renderQuote(aSentQuote({ terms: [paragraph, 'The end.'] })));
  expect(pages.length).toBeGreaterThan(2);
  const words = pages.join('\n').match(/word\d+/g);
  expect(words).toEqual(paragraph.split(' '));
  expect(pages.at(-1)).toContain('The end.');
});

test('[QUO-42] the same quote is the same file, byte for byte, also on the drawing thread', async () => {
  const drawing = createDrawing();
  const [first, second, third] = await Promise.all([renderQuote(aSentQuote()), renderQuote(aSentQuote()), drawing.draw(aSentQuote())]);
  drawing.stop();
  expect(Buffer.compare(first, second)).toBe(0);
  expect(Buffer.compare(first, third)).toBe(0);
  expect(Buffer.compare(first, await renderQuote(aSentQuote({ version: 2 })))).not.toBe(0);
});

test('[QUO-43] a logo stands in place of the name; what is no picture is left out', async () => {
  const picture = await sharp({ create: { width: 300, height: 80, channels: 3, background: '#0b666d' } })
    .webp()
    .toBuffer();
  const drawing = createDrawing();
  const [plain, logo, broken] = await Promise.all([
    drawing.draw(aSentQuote()),
    drawing.draw(aSentQuote(), new Uint8Array(picture)),
    drawing.draw(aSentQuote(), new TextEncoder().encode('<svg onload=alert(1)>')),
  ]);
  drawing.stop();
  expect((await textOf(logo))[0]?.split('\n')[0]).not.toContain('Halden Maskin AB');
  expect(logo.length).toBeGreaterThan(plain.length);
  expect(Buffer.compare(plain, broken)).toBe(0);
});

test('[QUO-43] hostile words are words: nothing runs, nothing is loaded, nothing is thrown', async () => {
  const odd = '<script>alert(1)</script> \u0000\u202E)>> /OpenAction (app.alert) %s \uD83D\uDE00 中文';
  const quote = aSentQuote({
    title: odd,
    intro: [odd, '\n\n'],
    terms: ['x'.repeat(50_000)],
    lines: [aSentLine({ title: odd, detail: odd, amount: 1e14, price: -1e14 })],
    currency: 'kr/st',
  });
  const pdf = await renderQuote(quote);
  const source = Buffer.from(pdf).toString('latin1');
  expect(source).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|URI)\b/);
  expect((await textOf(pdf)).length).toBeGreaterThan(0);
});

test('[QUO-42] whoever is drawn for when the server stops is told', async () => {
  const drawing = createDrawing();
  const drawn = drawing.draw(aSentQuote());
  drawing.stop();
  await expect(drawn).rejects.toThrow('The server is stopping.');
});
