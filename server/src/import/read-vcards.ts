/** Address cards as rows of a table: cards are parted first, so that a broken one costs only itself. */
import ICAL from 'ical.js';
import type { FileRecord } from './read-records.ts';
import type { RejectReason } from './read-row.ts';

/** The columns a card is spread over; several addresses or numbers stand in one cell, one a line. */
export const cardColumns = [
  'First name',
  'Middle name',
  'Last name',
  'Full name',
  'Is company',
  'Company',
  'Job title',
  'Email',
  'Phone',
  'Website',
  'Street',
  'Postal code',
  'City',
  'Region',
  'Country',
  'Birthday',
  'Notes',
  'Categories',
  'Id',
] as const;
export interface CardRecord extends FileRecord {
  readonly broken?: Extract<RejectReason, 'group' | 'not-closed'>;
}
type Property = [string, Record<string, string | string[]>, string, ...unknown[]];

export async function* readVCards(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<CardRecord> {
  let row = 0;
  for await (const { lines, line, closed } of splitCards(text)) {
    row += 1;
    const content = lines.join('\r\n');
    if (!closed) yield { row, line, cells: [content.slice(0, 500)], broken: 'not-closed' };
    else yield { row, line, ...cardCells(content) };
  }
}

interface Card {
  readonly lines: readonly string[];
  readonly line: number;
  readonly closed: boolean;
}

async function* splitCards(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Card> {
  let open: { lines: string[]; line: number } | undefined;
  let line = 0;
  for await (const content of linesOf(text)) {
    line += 1;
    if (/^BEGIN:VCARD\s*$/i.test(content)) {
      if (open) yield { ...open, closed: false };
      open = { lines: [content.trim()], line };
    } else if (open) {
      open.lines.push(content);
      if (/^END:VCARD\s*$/i.test(content)) {
        yield { ...open, closed: true };
        open = undefined;
      }
    }
  }
  if (open) yield { ...open, closed: false };
}

async function* linesOf(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}

function cardCells(content: string): Pick<CardRecord, 'cells' | 'broken'> {
  const properties = parse(content);
  if (!properties) return { cells: [content.slice(0, 500)], broken: 'not-closed' };
  const all = (name: string) => properties.filter(([found]) => found === name);
  const one = (name: string) => textOf(all(name)[0]?.[3]);
  if (/^group$/i.test(one('kind') || one('x-addressbookserver-kind'))) return { cells: [one('fn')], broken: 'group' };
  const [last = '', first = '', middle = ''] = partsOf(all('n')[0]?.[3]);
  const [company = ''] = partsOf(all('org')[0]?.[3]);
  const address = preferred(all('adr'));
  const [, , street = '', town = '', region = '', postcode = '', country = ''] = partsOf(address?.[3]);
  const group = address?.[1].group;
  const countryCode = all('x-abadr').find(([, parameters]) => group !== undefined && parameters.group === group);
  const asCompany = /^company$/i.test(one('x-abshowas')) || /^org$/i.test(one('kind'));
  const cells: Record<(typeof cardColumns)[number], string> = {
    'First name': first,
    'Middle name': middle,
    'Last name': last,
    'Full name': one('fn'),
    'Is company': asCompany ? 'yes' : '',
    Company: company,
    'Job title': one('title'),
    Email: all('email')
      .map((property) => textOf(property[3]))
      .join('\n'),
    Phone: byPreference(all('tel'))
      .map((property) => textOf(property[3]).replace(/^tel:/i, ''))
      .join('\n'),
    Website: textOf(preferred(all('url'))?.[3]),
    Street: street,
    'Postal code': postcode,
    City: town,
    Region: region,
    Country: country || textOf(countryCode?.[3]).toUpperCase(),
    Birthday: birthday(all('bday')[0]),
    Notes: one('note'),
    Categories: all('categories')
      .flatMap((property) => property.slice(3).map(textOf))
      .join('; '),
    Id: one('uid'),
  };
  return { cells: cardColumns.map((column) => cells[column]) };
}

function parse(content: string): readonly Property[] | undefined {
  try {
    const parsed = ICAL.parse(content) as [string, Property[]];
    return parsed[1];
  } catch {
    // The parser names a character position in words of its own; the person gets the card's line instead.
    return undefined;
  }
}

/** Apple escapes ";" and ":" where version 3.0 does not ask for it, and the parser leaves those as they are. */
const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).filter(Boolean).join(' ')
    : typeof value === 'string'
      ? value.replace(/\\([;:,])/g, '$1').trim()
      : '';
const partsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf) : [textOf(value)]);

const isPreferred = ([, { type, pref }]: Property): boolean =>
  pref !== undefined || [type].flat().some((word) => /^pref$/i.test(word ?? ''));
const byPreference = (properties: readonly Property[]): readonly Property[] =>
  [...properties].sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
const preferred = (properties: readonly Property[]): Property | undefined => byPreference(properties)[0];

/** Apple writes 1604 for a birthday whose year is not known. */
function birthday(property: Property | undefined): string {
  const written = textOf(property?.[3]).slice(0, 10);
  const without = property?.[1]['x-apple-omit-year'];
  if (without !== undefined && written.startsWith(String(without))) return `--${written.slice(5)}`;
  return /^--?\d\d-?\d\d$/.test(written) ? `--${written.replace(/\D/g, '').replace(/^(\d\d)(\d\d)$/, '$1-$2')}` : written;
}
