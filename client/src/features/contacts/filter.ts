/** Which lines of the list are shown. A filter is plain data, so that a view can keep it. */
import type { Lifecycle, Person } from '@tandem/core';
import { seesEverything } from '@tandem/core';
import { fold } from '../../search/fold.ts';
import { haystackOf } from '../../search/haystack.ts';
import { type Findable, patternOf, tiers } from '../../search/match.ts';
import { isEmpty, readText } from '../../search/query.ts';
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
  const wanted = readText(filter.text);
  if (!isEmpty(wanted)) {
    const { tierOf } = patternOf(wanted);
    tests.push((row) => tierOf(findableOf(row)) !== tiers.none);
  }
  return (row) => tests.every((test) => test(row));
}

function ownersOf(owner: OwnerFilter, person: Person): ReadonlySet<string> | undefined {
  if (owner === 'anyone') return undefined;
  if (owner === 'me') return new Set([person.id]);
  if (owner === 'team') return new Set([person.id, ...person.leads]);
  return new Set([owner === 'nobody' ? '' : owner.slice('user:'.length)]);
}

const findables = new WeakMap<ListRow, Findable>();

/** What the search finds a contact by, and what only the list shows; made when somebody first searches and kept as long as the line is. */
export function findableOf(line: ListRow): Findable {
  let findable = findables.get(line);
  if (findable === undefined) {
    const { row } = line;
    const found = haystackOf(row, line.companyName);
    const shown = fold([line.mainPerson, line.ownerName, line.status, line.industry, line.size].filter(Boolean).join('\n'));
    findable = { haystack: `${found}${shown}\n`, nameEnd: found.indexOf('\n', 1), phones: row.phones };
    findables.set(line, findable);
  }
  return findable;
}
