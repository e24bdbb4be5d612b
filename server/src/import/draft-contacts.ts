/** Rows of contacts and companies as drafts: rows about one person or company become one draft, its company is found or made. */
import { type ContactRow, companyKey, domainOf, isDay, scriptOf } from '@tandem/core';
import { type Amount, amountNumber } from './amounts.ts';
import { countryCode, countryName } from './countries.ts';
import { type Directory, nameKey } from './directory.ts';
import { type ContactDraft, existingKey } from './drafts.ts';
import type { Target } from './fields.ts';
import { phoneText } from './phones.ts';
import { emailsOf, nameOf, phonesOf, valuesOf } from './read-file.ts';
import type { Column, ReadRow } from './read-row.ts';
import type { RepairedField } from './repairs.ts';
import type { SameThings } from './same-thing.ts';

export interface Drafting {
  readonly columns: readonly Column[];
  readonly directory: Directory;
  readonly same: SameThings;
  readonly repaired: (field: RepairedField, value: string) => string;
  readonly ownerOf: (name: string) => string | undefined;
  /** ISO with `Z`, of a local time in the workspace's zone. */
  readonly instantOf: (local: string) => string;
}
export type Drafts = Map<string, ContactDraft>;

const link = /^(https?:\/\/)?[^\s/:]+\.[^\s:]+(:\d+)?(\/\S*)?$/i;

export function text(row: ReadRow, { columns, repaired }: Pick<Drafting, 'columns' | 'repaired'>, target: Target): string {
  const value = valuesOf(row, columns, target).find((found) => typeof found === 'string') as string | undefined;
  const kept = (value ?? '').slice(0, 500);
  return target in repairedFields ? repaired(repairedFields[target as keyof typeof repairedFields], kept) : kept;
}
const repairedFields = {
  product: 'product',
  industry: 'industry',
  country: 'country',
  stage: 'stage',
  owner: 'owner',
  company: 'company',
  status: 'status',
  source: 'source',
  saleType: 'saleType',
  lostReason: 'lostReason',
} as const satisfies Partial<Record<Target, RepairedField>>;

/** The key of the company a row names: one that exists, or a draft that is made when nothing fits. */
export function companyOfRow(row: ReadRow, drafts: Drafts, drafting: Drafting): string {
  const { directory, same } = drafting;
  const byId = directory.contactByOutsideId.get(text(row, drafting, 'companyId'));
  if (byId?.is === 'company') return existingKey(byId.id);
  const name = text(row, drafting, 'company');
  const domains = [...emailsOf(row, drafting.columns).map(domainOf), domainOf(text(row, drafting, 'website'))].filter(Boolean);
  const group = same.groupOf.get(row.row);
  const known = name
    ? [name, ...(group?.spellings ?? [])].map((spelling) => directory.companyByKey.get(companyKey(spelling))).find(Boolean)
    : undefined;
  if (known) return existingKey(known.id);
  const byDomain = domains.map((domain) => directory.companyByDomain.get(domain)).find(Boolean);
  // Without a name the domain decides; a name that can be compared and differs is another company.
  if (byDomain && (name === '' || scriptOf(name) !== scriptOf(byDomain.name))) return existingKey(byDomain.id);
  if (name === '') return '';
  const root = same.companyOf.get(row.row) ?? companyKey(name);
  const key = `company:${root || name}`;
  if (!drafts.has(key)) drafts.set(key, emptyDraft(key, 'company', group ? drafting.repaired('company', group.canonical) : name));
  return key;
}

export function emptyDraft(key: string, is: ContactDraft['is'], name: string, existing?: ContactDraft['existing']): ContactDraft {
  return {
    key,
    is,
    rows: [],
    existing,
    fields: { name },
    titles: {},
    company: '',
    parent: '',
    mails: [],
    phones: [],
    addresses: [],
    notes: [],
  };
}

export function draftPerson(row: ReadRow, drafts: Drafts, drafting: Drafting): ContactDraft {
  const { directory, columns, same } = drafting;
  const emails = emailsOf(row, columns);
  const name = nameOf(row, columns).slice(0, 500);
  const isCompany = valuesOf(row, columns, 'isCompany')[0] === true || (name === '' && emails.length === 0);
  if (isCompany) {
    const named = text(row, drafting, 'company') || name;
    const key = text(row, drafting, 'company') ? companyOfRow(row, drafts, drafting) : `company:${companyKey(named) || `row ${row.row}`}`;
    return fill(draftOf(key, 'company', named, drafts, directory), row, drafting);
  }
  const company = companyOfRow(row, drafts, drafting);
  const companyName = company.startsWith('id:')
    ? (directory.contactsById.get(company.slice(3))?.name ?? '')
    : (drafts.get(company)?.fields.name ?? '');
  const first = same.firstOf.get(row.row) ?? row.row;
  const existing =
    directory.contactByOutsideId.get(text(row, drafting, 'outsideId')) ??
    emails.map((email) => directory.personByEmail.get(email)).find(Boolean) ??
    (name && companyName ? namesake(directory.personsByName.get(nameKey(name, companyName)) ?? [], drafts) : undefined);
  const key = existing ? existingKey(existing.id) : `row:${first}`;
  const draft = drafts.get(key) ?? emptyDraft(key, 'person', name || (emails[0] ?? phonesOf(row, columns)[0]?.e164 ?? ''), existing);
  drafts.set(key, draft);
  if (!draft.company) draft.company = company;
  return fill(draft, row, drafting);
}

/** Of several with one name and company, the next that no row has been found to be. */
const namesake = (found: readonly ContactRow[], drafts: Drafts): ContactRow | undefined =>
  found.find((row) => !drafts.has(existingKey(row.id))) ?? found[0];

export function draftCompany(row: ReadRow, drafts: Drafts, drafting: Drafting): ContactDraft {
  const { directory } = drafting;
  const byId = directory.contactByOutsideId.get(text(row, drafting, 'outsideId'));
  const named = text(row, drafting, 'company') || domainOf(text(row, drafting, 'website'));
  const key = byId ? existingKey(byId.id) : text(row, drafting, 'company') ? companyOfRow(row, drafts, drafting) : `company:${named}`;
  const draft = draftOf(key, 'company', named, drafts, directory);
  const parent = text(row, drafting, 'parent');
  const parentId = directory.contactByOutsideId.get(parent) ?? directory.companyByKey.get(companyKey(parent));
  if (parent && !draft.parent) draft.parent = parentId ? existingKey(parentId.id) : `company:${companyKey(parent)}`;
  return fill(draft, row, drafting);
}

function draftOf(key: string, is: ContactDraft['is'], name: string, drafts: Drafts, { contactsById }: Directory): ContactDraft {
  const known = drafts.get(key);
  if (known) return known;
  const draft = emptyDraft(key, is, name, key.startsWith('id:') ? contactsById.get(key.slice(3)) : undefined);
  drafts.set(key, draft);
  return draft;
}

/** Adds what a row knows. A value that an earlier row gave stays: the rows are one contact, and the first is its main one. */
function fill(draft: ContactDraft, row: ReadRow, drafting: Drafting): ContactDraft {
  const { columns } = drafting;
  const get = (target: Target) => text(row, drafting, target);
  const set = <K extends keyof ContactDraft['fields']>(field: K, value: ContactDraft['fields'][K] | '') => {
    if (value !== '' && value !== undefined && value !== null && (draft.fields[field] ?? '') === '') draft.fields[field] = value;
  };
  const number = (target: Target) => {
    const value = get(target);
    return value === '' || !Number.isFinite(Number(value)) ? undefined : Number(value);
  };
  draft.rows.push(row.row);
  set('jobTitle', get('jobTitle'));
  set('website', link.test(get('website')) ? get('website') : '');
  set('linkedIn', link.test(get('linkedIn')) ? get('linkedIn') : '');
  set('vatNumber', get('vatNumber'));
  set('employees', number('employees'));
  set('founded', number('founded'));
  const revenue = valuesOf(row, columns, 'revenue')[0] as Amount | undefined;
  if (revenue) set('revenue', amountNumber(revenue.amount));
  set('outsideId', get('outsideId').slice(0, 200));
  const owner = get('owner') && drafting.ownerOf(get('owner'));
  if (owner) set('owner', owner);
  const code = countryCode(get('country'));
  const country = code ? countryName(code) : get('country');
  set('country', country);
  set('town', get('town'));
  const created = get('createdAt');
  if (created) set('createdAt', drafting.instantOf(created));
  const birthday = get('birthday');
  if (isDay(birthday)) set('birthday', birthday);
  else if (birthday) addNote(draft, `Birthday: ${birthday}`);
  if (get('industry')) draft.titles.industry ??= get('industry').slice(0, 120);
  if (get('status')) draft.titles.status ??= get('status').slice(0, 120);
  if (get('source')) draft.titles.source ??= get('source').slice(0, 120);
  for (const mail of emailsOf(row, columns)) if (!draft.mails.includes(mail)) draft.mails.push(mail);
  addPhones(draft, row, columns);
  const address = {
    street: get('street') || get('address'),
    postcode: get('postcode'),
    town: get('town'),
    region: get('region'),
    country: country,
  };
  if (
    (address.street || address.postcode) &&
    !draft.addresses.some((known) => known.street === address.street && known.postcode === address.postcode)
  )
    draft.addresses.push(address);
  addNotes(draft, row, columns);
  return draft;
}

function addPhones(draft: ContactDraft, row: ReadRow, columns: readonly Column[]): void {
  columns.forEach((column, i) => {
    if (column.target !== 'phone' || !Array.isArray(row.values[i])) return;
    const label = /mob|handy|cell/i.test(column.header) ? 'Mobile' : /home|hem|privat/i.test(column.header) ? 'Home' : '';
    for (const phone of phonesOf({ ...row, values: row.values.map((value, at) => (at === i ? value : null)) }, columns)) {
      const value = phoneText(phone).slice(0, 64);
      if (!draft.phones.some((known) => known.value === value)) draft.phones.push({ value, label });
    }
  });
}

const addNote = (draft: ContactDraft, line: string): void => {
  if (!draft.notes.includes(line)) draft.notes.push(line);
};

/** Notes, and a line for each value that has no field of its own or could not be read: nothing of the file is lost. */
function addNotes(draft: ContactDraft, row: ReadRow, columns: readonly Column[]): void {
  columns.forEach((column, i) => {
    const value = row.values[i];
    if (value === null || value === undefined || value === '' || value === false) return;
    if (column.target === 'note' && typeof value === 'string') for (const line of value.split('\n')) addNote(draft, line);
    if (column.target === 'notes' && typeof value === 'string') addNote(draft, `${column.header}: ${value}`);
    if (column.target === 'tags' && Array.isArray(value) && value.length > 0) addNote(draft, `${column.header}: ${value.join(', ')}`);
    if (column.target === 'optOut' && value === true) addNote(draft, `${column.header}: yes`);
    if ((column.target === 'connectedOn' || column.target === 'optedInOn') && typeof value === 'string')
      addNote(draft, `${column.header}: ${value}`);
  });
  for (const { warning, column, value } of row.warnings) {
    if (warning === 'invalid-email' || warning === 'invalid-phone' || warning === 'bad-date')
      addNote(draft, `${columns[column]?.header ?? ''}: ${value}`);
  }
}
