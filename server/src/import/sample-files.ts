/** The shared files of the sample: price lists and product sheets in folders by series, a picture and the terms, set when the sample is loaded. */
import PDFDocument from 'pdfkit';
import { readSample } from './sample-people.ts';

interface Kept {
  readonly id: string;
}
/** Where files are kept: the part of them that the sample needs. */
export interface SampleShelf {
  /** `folder/name` of what is there already: a load that was cut off goes on behind it. */
  present(): Promise<ReadonlyMap<string, string>>;
  addFolder(id: string, parent: string, name: string): Promise<unknown>;
  keep(file: { name: string; folder: string; contact: ''; bytes: Uint8Array; by: string; at: string }): Promise<Kept>;
  page(version: string, page: number, size: 'page'): Promise<{ readonly bytes: Uint8Array } | undefined>;
}
interface Needs {
  readonly shelf: SampleShelf;
  readonly newId: () => string;
  readonly now: () => Date;
  /** Whose files they are. */
  readonly by: string;
}
interface Product {
  readonly name: string;
  readonly series: string;
  readonly price: number;
}
type Pdf = InstanceType<typeof PDFDocument>;
type Part = (pdf: Pdf) => void;

const company = 'Maven Hardware';
const [ink, quiet, line, accent] = ['#1c2430', '#5b6675', '#d5dae1', '#1f5fbf'] as const;
const dollars = (amount: number): string => `USD ${amount.toLocaleString('en-US')}`;

export async function keepSampleFiles({ shelf, newId, now, by }: Needs): Promise<void> {
  const products = readSample('products.csv').map((row) => ({
    name: row.product ?? '',
    series: row.series ?? '',
    price: Number(row.sales_price),
  }));
  const year = now().getUTCFullYear();
  const present = await shelf.present();
  let daysAgo = 40;
  async function keep(folder: string, name: string, bytes: () => Promise<Uint8Array>): Promise<Kept | undefined> {
    daysAgo -= 3;
    if (present.has(`${folder}/${name}`)) return undefined;
    const at = new Date(now().getTime() - daysAgo * 86_400_000).toISOString();
    return shelf.keep({ name, folder, contact: '', bytes: await bytes(), by, at });
  }
  for (const [series, own] of Map.groupBy(products, (product) => product.series)) {
    const title = `${series} series`;
    const folder = present.get(`/${title}`) ?? newId();
    await shelf.addFolder(folder, '', title);
    await keep(folder, `${series} price list ${year}.pdf`, () => pdfOf([priceList(title, own, year), ...own.map(figures), terms(year)]));
    for (const product of own) {
      const sheet = await keep(folder, `${product.name} product sheet.pdf`, () => pdfOf([picture(product), figures(product)]));
      const image = product.name === 'GTK 500' && sheet ? await shelf.page(sheet.id, 1, 'page') : undefined;
      if (image) await keep(folder, `${product.name}.webp`, async () => image.bytes);
    }
  }
  await keep('', `Delivery terms ${year}.txt`, async () => Buffer.from(deliveryTerms(year)));
}

async function pdfOf(parts: readonly Part[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 56, autoFirstPage: false, info: { Author: company } });
  const bytes: Uint8Array[] = [];
  const ended = new Promise((done) => pdf.on('data', (part: Uint8Array) => bytes.push(part)).on('end', done));
  parts.forEach((part, i) => {
    pdf.addPage();
    pdf.font('Helvetica-Bold').fontSize(11).fillColor(accent).text(company, 56, 40);
    pdf.moveTo(56, 62).lineTo(539, 62).lineWidth(1).stroke(line);
    pdf
      .font('Helvetica')
      .fontSize(9)
      .fillColor(quiet)
      .text(`Page ${i + 1} of ${parts.length}`, 56, 770, { lineBreak: false });
    part(pdf);
  });
  pdf.end();
  await ended;
  return Buffer.concat(bytes);
}
function heading(pdf: Pdf, title: string, under: string): void {
  pdf.font('Helvetica-Bold').fontSize(24).fillColor(ink).text(title, 56, 84);
  pdf.font('Helvetica').fontSize(11).fillColor(quiet).text(under, 56, 118);
}
function row(pdf: Pdf, y: number, cells: readonly string[], bold: boolean): void {
  pdf
    .font(bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(11)
    .fillColor(ink);
  cells.forEach((cell, i) => {
    pdf.text(cell, i === cells.length - 1 ? 389 : 56 + i * 165, y, {
      width: 150,
      align: i === cells.length - 1 ? 'right' : 'left',
      lineBreak: false,
    });
  });
  pdf
    .moveTo(56, y + 20)
    .lineTo(539, y + 20)
    .lineWidth(0.5)
    .stroke(line);
}

const priceList =
  (title: string, products: readonly Product[], year: number): Part =>
  (pdf) => {
    heading(pdf, `${title}: price list ${year}`, `Recommended prices, excluding tax, valid until 31 December ${year}.`);
    row(pdf, 160, ['Product', 'One to nine', 'Ten and more'], true);
    products.forEach(({ name, price }, i) => row(pdf, 190 + i * 30, [name, dollars(price), dollars(Math.round(price * 0.92))], false));
  };
const terms =
  (year: number): Part =>
  (pdf) => {
    heading(pdf, 'Terms', `For orders in ${year}.`);
    pdf.fillColor(ink).text(deliveryTerms(year).split('\n').slice(2).join('\n'), 56, 160, { width: 480, lineGap: 4 });
  };
/** A machine in a few lines: larger and with more drawers the more it costs. */
const picture =
  ({ name, series, price }: Product): Part =>
  (pdf) => {
    heading(pdf, name, `${series} series. ${dollars(price)}, excluding tax.`);
    const height = Math.min(420, 160 + Math.round(Math.sqrt(price)) * 2);
    pdf.roundedRect(96, 180, 400, height, 14).lineWidth(2).fillAndStroke('#eef2f8', ink);
    const drawers = Math.max(2, Math.floor(height / 70));
    for (let i = 0; i < drawers; i++)
      pdf
        .roundedRect(120, 204 + (i * (height - 48)) / drawers, 260, (height - 48) / drawers - 14, 6)
        .lineWidth(1.5)
        .fillAndStroke('#fff', quiet);
    for (let i = 0; i < 3; i++) pdf.circle(440, 224 + i * 44, 13).fillAndStroke(i === 0 ? accent : '#fff', quiet);
    pdf
      .rect(120, 180 + height, 40, 16)
      .rect(432, 180 + height, 40, 16)
      .fill(ink);
  };
const figures =
  ({ name, price }: Product): Part =>
  (pdf) => {
    heading(pdf, 'Technical data', name);
    const size = 40 + Math.round(Math.sqrt(price));
    const rows = [
      ['Width', `${size * 4} mm`],
      ['Height', `${size * 6} mm`],
      ['Weight', `${Math.round(size * 1.7)} kg`],
      ['Power', price > 3000 ? '400 V, 16 A' : '230 V, 10 A'],
      ['Warranty', price > 3000 ? '36 months' : '24 months'],
      ['Delivery', price > 3000 ? 'Six weeks' : 'Ten days'],
    ];
    rows.forEach((cells, i) => row(pdf, 160 + i * 30, cells, false));
  };

const deliveryTerms = (year: number): string =>
  [
    `Delivery terms ${year}`,
    '',
    '1. Prices exclude tax and include delivery to the door.',
    '2. Payment within 30 days of the invoice.',
    '3. Goods stay ours until they are paid.',
    '4. What is damaged on the way is replaced when it is reported within seven days.',
    '5. Standard products can be sent back within 30 days, unused and in their box.',
    '6. Service is available on working days from 08:00 to 17:00.',
    '',
  ].join('\n');
