/** What stands behind stories of shared things: a file, a link, a quote, made over HTTP by whoever is signed in there. */
import { randomBytes } from 'node:crypto';
import type { Api } from './api.ts';
import { until } from './until.ts';

export interface Row {
  readonly kind: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: stories look into rows of many kinds
  readonly [field: string]: any;
}
/** The rows of one kind that the reader has, each as it is now. */
export async function rowsOf(api: Api, kind: string): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  for (const line of (await api.feed()).split('\n')) {
    const { rows: sent = [] } = line.startsWith('{') && line.endsWith('}') ? (JSON.parse(line) as { rows?: { row: Row }[] }) : {};
    for (const { row } of sent) if (row.kind === kind) rows.set(row.id, row);
  }
  return [...rows.values()];
}

export async function rowThat(api: Api, kind: string, is: (row: Row) => boolean, what: string): Promise<Row> {
  let found: Row | undefined;
  await until(`${kind}: ${what}`, async () => {
    found = (await rowsOf(api, kind)).find(is);
    return found !== undefined;
  });
  return found as Row;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** As devices make them. */
export const anId = (): string => {
  const time = Array.from({ length: 10 }, (_, at) => alphabet[Math.floor(Date.now() / 32 ** (9 - at)) % 32]);
  return [...time, ...Array.from(randomBytes(16), (byte) => alphabet[byte % 32])].join('');
};

/** A person of the reader's own companies whom mail reaches. */
export async function somebodyToWriteTo(api: Api): Promise<{ readonly company: Row; readonly person: Row }> {
  const contacts = await rowsOf(api, 'contact');
  const byId = new Map(contacts.map((one) => [one.id, one]));
  const person = contacts.find((one) => one['company'] && byId.has(one['company']) && JSON.stringify(one).includes('@'));
  const company = person && byId.get(person['company']);
  if (!person || !company) throw new Error('nobody here has a mail address');
  return { company, person };
}

/** Ready to be shared: looked at, with its pages counted. */
export async function keepFile(api: Api, name: string, bytes: Uint8Array, contact: string): Promise<Row> {
  await api.upload(name, bytes, { contact });
  return rowThat(api, 'file', (row) => row['name'] === name && row['versions'].at(-1).state === 'ready', `${name} is ready`);
}

interface Shared {
  readonly file: Row;
  readonly contact: string;
  readonly person: Row;
  readonly passcode?: string;
}
export async function shareFile(api: Api, { file, contact, person, passcode = '' }: Shared): Promise<{ id: string; address: string }> {
  const to = { contact, person: person.id, recipient: person['name'], mail: 'reader@buyer.example', passcode };
  return api.send('POST', '/links', { id: anId(), of: 'file', subject: file.id, ...to, send: false });
}

/** A sent quote of two lines, and the address of its one recipient. */
export async function sendQuote(api: Api, contact: string, person: Row): Promise<{ readonly id: string; readonly address: string }> {
  const lines = [
    { title: 'GTX Pro', quantity: 2, price: 4800 },
    { title: 'Delivery and start-up', quantity: 1, price: 900 },
  ];
  const { id } = await api.send<{ id: string }>('POST', '/quotes', { title: 'Two machines', contact, currency: 'EUR', tax: 25, lines });
  const recipients = [{ person: person.id, name: person['name'], mail: 'reader@buyer.example' }];
  const letter = { subject: 'Your quote', text: 'As we spoke about.', language: 'en' };
  const { links } = await api.send<{ links: string[] }>('POST', `/quotes/${id}/send`, { id: anId(), recipients, ...letter });
  return { id, ...(await api.get<{ address: string }>(`/links/${links[0]}/address`)) };
}

/** A PDF of one line a page, written as the format's description has it. */
export function aPdf(pages: readonly string[]): Uint8Array {
  const streams = pages.map((text) => `BT /F1 28 Tf 72 740 Td (${text.replace(/[()\\]/g, '')}) Tj ET`);
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...streams.flatMap((stream, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return String(place).padStart(10, '0');
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${place} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
