/** What the workspace holds already, ready to be compared with a file. */
import {
  type BoardRow,
  type ContactRow,
  companyKey,
  domainOf,
  type OpportunityRow,
  personKey,
  type RowContent,
  type RowKind,
  type Settings,
  settings,
  shownAs,
  type TeamRow,
  type UserRow,
} from '@tandem/core';
import * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';
import { countryNames } from './countries.ts';
import type { KnownNames } from './guess-mapping.ts';
import { pauses } from './pause.ts';

export interface Directory {
  readonly settings: Settings;
  readonly users: readonly UserRow[];
  readonly teams: readonly TeamRow[];
  readonly boards: readonly BoardRow[];
  readonly contactsById: ReadonlyMap<string, ContactRow>;
  readonly contactByOutsideId: ReadonlyMap<string, ContactRow>;
  readonly personByEmail: ReadonlyMap<string, ContactRow>;
  /** By name and company, which several persons may share. */
  readonly personsByName: ReadonlyMap<string, readonly ContactRow[]>;
  readonly companyByKey: ReadonlyMap<string, ContactRow>;
  readonly companyByDomain: ReadonlyMap<string, ContactRow>;
  readonly opportunities: readonly OpportunityRow[];
  readonly opportunityByOutsideId: ReadonlyMap<string, OpportunityRow>;
}

const page = 1000;

export async function* rowsOf<K extends RowKind>(
  storage: Pick<Storage, 'rowsOfKind'>,
  kind: K,
): AsyncGenerator<Extract<RowContent, { kind: K }>> {
  for (let after = ''; ; ) {
    const rows = await storage.rowsOfKind(kind, after, page);
    for (const row of rows) yield row.content as Extract<RowContent, { kind: K }>;
    if (rows.length < page) return;
    after = rows.at(-1)?.content.id ?? '';
  }
}

async function all<K extends RowKind>(storage: Pick<Storage, 'rowsOfKind'>, kind: K) {
  const found: Extract<RowContent, { kind: K }>[] = [];
  for await (const row of rowsOf(storage, kind)) found.push(row);
  return found;
}

export async function loadDirectory(storage: Pick<Storage, 'rowsOfKind'>): Promise<Directory> {
  const [[settingsRow], users, teams, boards, contacts, opportunities] = await Promise.all([
    all(storage, 'settings'),
    all(storage, 'user'),
    all(storage, 'team'),
    all(storage, 'board'),
    all(storage, 'contact'),
    all(storage, 'opportunity'),
  ]);
  const contactsById = new Map(contacts.map((row) => [row.id, row]));
  const byOutsideId = new Map<string, ContactRow>();
  const personByEmail = new Map<string, ContactRow>();
  const personsByName = new Map<string, ContactRow[]>();
  const companyByKey = new Map<string, ContactRow>();
  const companyByDomain = new Map<string, ContactRow>();
  const pause = pauses();
  for (const one of contacts) {
    // Whoever was merged into another is that one: a file must not write into what nobody looks at any more.
    const row = contactsById.get(shownAs(one.id, contactsById)) ?? one;
    // A file of our own that comes back: what has no other system's number has ours.
    byOutsideId.set(one.outsideId || one.id, row);
    if (row.is === 'person') {
      for (const mail of one.mails) personByEmail.set(mail.toLowerCase(), row);
      const key = nameKey(one.name, contactsById.get(shownAs(one.company, contactsById))?.name ?? '');
      personsByName.set(key, [...(personsByName.get(key) ?? []).filter((other) => other !== row), row]);
    } else {
      companyByKey.set(companyKey(one.name), row);
      for (const domain of [domainOf(one.website), ...one.mails.map(domainOf)])
        if (domain && !companyByDomain.has(domain)) companyByDomain.set(domain, row);
    }
    await pause();
  }
  return {
    settings: settingsRow?.state ?? settings.read(new Y.Doc()),
    users,
    teams,
    boards,
    contactsById,
    contactByOutsideId: byOutsideId,
    personByEmail,
    personsByName,
    companyByKey,
    companyByDomain,
    opportunities,
    opportunityByOutsideId: new Map(opportunities.map((row) => [row.outsideId || row.id, row])),
  };
}

export const nameKey = (person: string, company: string): string => `${personKey(person)}\n${companyKey(company)}`;

const lower = (names: Iterable<string>): ReadonlySet<string> => new Set([...names].map((name) => name.toLowerCase()));

/** The lists a column's values are held against when its meaning is guessed. */
export function knownNames({ settings: state, users, contactsById }: Directory): KnownNames {
  return {
    users: lower(users.flatMap((user) => (user.name ? [user.name] : []))),
    products: lower(state.products.map((entry) => entry.title)),
    stages: lower(state.stages.map((entry) => entry.title)),
    industries: lower(state.industries.map((entry) => entry.title)),
    countries: lower(countryNames()),
    companies: lower([...contactsById.values()].flatMap((row) => (row.is === 'company' ? [row.name] : []))),
  };
}
