/** Which lines of the list are shown. A filter is plain data, so that a view can keep it. */
import type { Lifecycle, Person } from '@tandem/core';
import { seesEverything } from '@tandem/core';
import type { ListRow } from './list-row.ts';

export type ContactKind = 'company' | 'person';
export type OwnerFilter = 'me' | 'team' | 'anyone' | 'nobody' | `user:${string}`;

export interface Filter {
  readonly owner: OwnerFilter;
  /** Empty means any. */
  readonly lifecycles: readonly Lifecycle[];
  readonly industries: readonly string[];
  readonly countries: readonly string[];
  readonly statuses: readonly string[];
  readonly withoutMail: boolean;
  readonly opportunity: 'any' | 'none' | 'open';
  readonly text: string;
}

export const everyone: Filter = {
  owner: 'anyone',
  lifecycles: [],
  industries: [],
  countries: [],
  statuses: [],
  withoutMail: false,
  opportunity: 'any',
  text: '',
};

/** What belongs to a person is shown first: a leader answers for a team, a manager for everybody. */
export const ownOwner = (person: Person): OwnerFilter => (seesEverything(person) ? 'anyone' : person.leads.length > 0 ? 'team' : 'me');

export function matcher(filter: Filter, person: Person): (row: ListRow) => boolean {
  const tests: ((row: ListRow) => boolean)[] = [];
  const owners = ownersOf(filter.owner, person);
  if (owners) tests.push((row) => owners.has(row.owner));
  const anyOf = (values: readonly string[], valueOf: (row: ListRow) => string) => {
    if (values.length === 0) return;
    const wanted = new Set(values);
    tests.push((row) => wanted.has(valueOf(row)));
  };
  anyOf(filter.lifecycles, ({ row }) => row.lifecycle);
  anyOf(filter.industries, ({ row }) => row.industry);
  anyOf(filter.countries, ({ row }) => row.country);
  anyOf(filter.statuses, ({ row }) => row.status);
  if (filter.withoutMail) tests.push((row) => row.withoutMail);
  if (filter.opportunity === 'open') tests.push((row) => row.open > 0);
  if (filter.opportunity === 'none') tests.push((row) => row.open + row.won + row.lost === 0);
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) tests.push((row) => words.every((word) => haystackOf(row).includes(word)));
  return (row) => tests.every((test) => test(row));
}

function ownersOf(owner: OwnerFilter, person: Person): ReadonlySet<string> | undefined {
  if (owner === 'anyone') return undefined;
  if (owner === 'me') return new Set([person.id]);
  if (owner === 'team') return new Set([person.id, ...person.leads]);
  return new Set([owner === 'nobody' ? '' : owner.slice('user:'.length)]);
}

const haystacks = new WeakMap<ListRow, string>();

/** Every word of a line in lower case, made when somebody first searches and kept as long as the line is. */
export function haystackOf(line: ListRow): string {
  let haystack = haystacks.get(line);
  if (haystack === undefined) {
    const { row } = line;
    haystack = [
      row.name,
      row.jobTitle,
      line.companyName,
      line.mainPerson,
      line.ownerName,
      line.status,
      line.industry,
      line.size,
      row.town,
      row.country,
      row.website,
      row.mails.join('\n'),
      row.phones.join('\n'),
      row.phones.map((phone) => phone.replace(/[^\d+]/g, '')).join('\n'),
    ]
      .join('\n')
      .toLowerCase();
    haystacks.set(line, haystack);
  }
  return haystack;
}
