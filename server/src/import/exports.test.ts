/** Files as other systems write them: everything that is expected of a file is compared, and nothing else is left out. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countryCode } from './countries.ts';
import type { Field } from './fields.ts';
import { guessKind, guessMapping } from './guess-mapping.ts';
import { factsOf, readFile, readRows, textOf, traitsOf } from './read-file.ts';
import type { Column, ReadRow } from './read-row.ts';
import { findSameThings } from './same-thing.ts';

interface Expected {
  object: 'contacts' | 'companies' | 'deals';
  encoding: string;
  bom: boolean;
  delimiter?: 'comma' | 'semicolon' | 'tab';
  lineEnding: string;
  headerLine?: number | null;
  preambleLines?: number;
  header?: string[];
  mapping?: Record<string, string>;
  defaultCountry: string | null;
  records: Record<string, number>;
  reject: unknown[];
  duplicates: unknown[];
  likelyDuplicates: { rows: number[]; lines: number[] }[];
  companies: { canonical: string; domain: string; rows: number[]; lines: number[]; spellings: string[] }[];
  cells: { row: number; line: number; column?: string; field: string; normalised: unknown; accept?: unknown[] }[];
  warnings: { row: number; line: number; warning: string }[];
}

const files = [
  'hubspot-crm-exports-all-contacts.csv',
  'salesforce/Account.csv',
  'salesforce/Contact.csv',
  'pipedrive-organizations.csv',
  'pipedrive-deals.csv',
  'zoho-Contacts_001.csv',
  'dynamics-accounts.csv',
  'google-contacts.csv',
  'outlook-contacts-en.csv',
  'outlook-kontakter-sv.csv',
  'outlook-contacts-noheader.csv',
  'linkedin-Connections.csv',
  'espocrm-Contact.csv',
  'mailchimp-subscribed_members_export.csv',
  'apple-contacts-3.0.vcf',
];
const path = (name: string) => new URL(`fixtures/${name}`, import.meta.url);

/** The short names of the expected files, as the fields they mean here. */
const meaning: Record<string, Field> = {
  first: 'firstName',
  last: 'lastName',
  name: 'name',
  email: 'email',
  email2: 'email',
  phone: 'phone',
  mobile: 'phone',
  company: 'company',
  title: 'jobTitle',
  street: 'street',
  city: 'town',
  zip: 'postcode',
  country: 'country',
  bd: 'birthday',
  note: 'note',
  created: 'createdAt',
  accid: 'companyId',
  addr: 'address',
  website: 'website',
  revenue: 'revenue',
  mod: 'modifiedAt',
  optin: 'optedInOn',
  tags: 'tags',
  labels: 'tags',
  conn: 'connectedOn',
  dtitle: 'title',
  amount: 'amount',
  cur: 'currency',
  close: 'closeOn',
  status: 'outcome',
  won: 'closedOn',
  optOut: 'optOut',
  accountId: 'companyId',
};
const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

async function read(name: string, knowsCompanyId?: (id: string) => boolean) {
  const expected = JSON.parse(readFileSync(path(`${name}.expected.json`), 'utf8')) as Expected;
  const bytes = readFileSync(path(name));
  const file = await readFile(() => [bytes.subarray(0, 1000), bytes.subarray(1000)]);
  const country = expected.defaultCountry ?? undefined;
  const facts = await factsOf(file, country);
  const kind = guessKind(file.form.header);
  const guesses = guessMapping(kind, { header: file.form.header, facts, known: {} });
  const { rows, columns } = await readRows(file, {
    kind,
    targets: guesses.map((guess) => guess.target),
    country,
    facts,
    ...(knowsCompanyId && { knowsCompanyId }),
  });
  return { expected, file, kind, guesses, rows, columns };
}

for (const name of files) {
  test(`[IMP-10] ${name} imports as expected`, async () => {
    const accounts = name === 'salesforce/Contact.csv' ? await read('salesforce/Account.csv') : undefined;
    const ids =
      accounts &&
      new Set(accounts.rows.filter((row) => !row.reject && !row.blank).map((row) => textOf(row, accounts.columns, 'outsideId')));
    const { expected, file, kind, guesses, rows, columns } = await read(name, ids && ((id) => ids.has(id)));
    const { form } = file;
    expect(kind).toBe(expected.object === 'deals' ? 'opportunities' : expected.object);
    expect({ encoding: form.encoding, bom: form.bom, lineEnding: form.lineEnding }).toEqual({
      encoding: expected.encoding,
      bom: expected.bom,
      lineEnding: expected.lineEnding,
    });
    if (form.format === 'csv') {
      expect({
        delimiter: delimiterNames[form.delimiter],
        headerLine: form.headerLine,
        preambleLines: form.preambleLines,
        header: form.header,
      }).toEqual({
        delimiter: expected.delimiter,
        headerLine: expected.headerLine,
        preambleLines: expected.preambleLines,
        header: expected.header,
      });
      const mapped = Object.fromEntries(guesses.map((guess) => [guess.header, guess.target]));
      expect(mapped).toMatchObject(
        Object.fromEntries(Object.entries(expected.mapping ?? {}).map(([header, short]) => [header, meaning[short]])),
      );
    }
    const importable = rows.filter((row) => !row.blank && !row.reject);
    const same = await findSameThings(
      importable.map((row) => traitsOf(row, columns)),
      kind,
    );
    expect({
      data: rows.length,
      blank: rows.filter((row) => row.blank).length,
      importable: importable.length,
      rejected: rows.filter((row) => row.reject).length,
      duplicateRows: same.firstOf.size,
    }).toEqual(expected.records);
    expect(rows.filter((row) => row.reject).map((row) => ({ row: row.row, line: row.line, reason: row.reject?.reason }))).toEqual(
      expected.reject,
    );
    expect(same.duplicates).toEqual(expected.duplicates);
    expect(same.likelyDuplicates).toEqual(expected.likelyDuplicates.map(({ rows, lines }) => ({ rows, lines })));
    // A domain that stands nowhere in the file cannot be found in it.
    expect(byRow(same.companies)).toEqual(
      byRow(
        expected.companies.map((group) => ({
          ...group,
          domain: same.companies.find((found) => found.rows[0] === group.rows[0])?.domain && group.domain,
        })),
      ),
    );
    for (const cell of expected.cells) {
      const row = rows.find((found) => found.row === cell.row && found.line === cell.line) as ReadRow;
      const value = shown(row, columns, cell);
      const right = [cell.normalised, ...(cell.accept ?? [])];
      expect(right, `row ${cell.row}, ${cell.column ?? cell.field}: ${JSON.stringify(value)}`).toContainEqual(value);
    }
    const warned = new Set(rows.flatMap((row) => (row.reject ? [] : row.warnings.map((odd) => `${row.row} ${row.line} ${odd.warning}`))));
    expect([...warned].sort()).toEqual(expected.warnings.map((odd) => `${odd.row} ${odd.line} ${odd.warning}`).sort());
  });
}

const byRow = <T extends { rows: readonly number[] }>(groups: readonly T[]) =>
  [...groups].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));

/** A cell's value in the words of the expected files: one of a list is itself. */
function shown(row: ReadRow, columns: readonly Column[], cell: Expected['cells'][number]): unknown {
  const text = (target: Field) => textOf(row, columns, target);
  if (cell.field === 'name' && !cell.column) return { first: text('firstName'), last: text('lastName') };
  if (cell.field === 'address' && !cell.column)
    return { street: text('street'), postalCode: text('postcode'), city: text('town'), country: countryCode(text('country')) };
  if (cell.field === 'kind')
    return row.values[columns.findIndex((column) => column.target === 'isCompany')] === true ? 'company' : 'person';
  const wanted = { phones: 'phone', emails: 'email', birthday: 'birthday' }[cell.field] ?? meaning[cell.field];
  const at = cell.column
    ? columns.findIndex((column) => column.header === cell.column)
    : columns.findIndex((column) => column.target === wanted);
  const value = row.values[at] ?? null;
  if (cell.field === 'phone' && !cell.column) return (value as { e164: string }[])[0]?.e164;
  if (!Array.isArray(value)) return value;
  const plain = value.map((one) => (typeof one === 'object' && 'e164' in one && !one.extension ? one.e164 : one));
  const list = ['tags', 'labels', 'phones', 'emails'].includes(cell.field);
  return plain.length === 1 && !list ? plain[0] : plain;
}
