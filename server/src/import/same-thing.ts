/** Which rows of a file are about the same person or the same company. */
import { companyKey, domainOf, personKey, type Script, scriptOf } from '@tandem/core';
import { pauses } from './pause.ts';

/** A row, reduced to what it can be recognised by. */
export interface Traits {
  readonly row: number;
  readonly line: number;
  readonly emails: readonly string[];
  readonly outsideId: string;
  readonly person: string;
  readonly company: string;
  /** A name that had to be worked out of a formula or of a wrong encoding is shown, but nothing is concluded from it. */
  readonly doubtful: { readonly person: boolean; readonly company: boolean };
  readonly website: string;
  readonly address: string;
}
export interface SameRows {
  readonly rows: readonly number[];
  readonly lines: readonly number[];
}
export interface Duplicate extends SameRows {
  readonly by: 'e-mail' | 'record id';
  readonly key: string;
}
export interface CompanyGroup extends SameRows {
  readonly canonical: string;
  readonly domain: string;
  readonly spellings: readonly string[];
}
export interface SameThings {
  readonly duplicates: readonly Duplicate[];
  readonly likelyDuplicates: readonly SameRows[];
  readonly companies: readonly CompanyGroup[];
  /** The first row that is certainly the same, for every later one. */
  readonly firstOf: ReadonlyMap<number, number>;
  /** The company a row is one of several spellings of. */
  readonly groupOf: ReadonlyMap<number, CompanyGroup>;
  /** The key under which a row's company is found; rows of one company have one. */
  readonly companyOf: ReadonlyMap<number, string>;
}

export async function findSameThings(traits: readonly Traits[], kind: 'contacts' | 'companies' | 'opportunities'): Promise<SameThings> {
  const { companies, companyOf } = await groupCompanies(traits, kind);
  const { duplicates, firstOf } = await findDuplicates(traits, kind);
  const pause = pauses();
  const likely = new Map<string, Traits[]>();
  if (kind === 'contacts') {
    for (const found of traits) {
      if (!found.person || !found.company || found.doubtful.person || found.doubtful.company || firstOf.has(found.row)) continue;
      const key = `${personKey(found.person)}\n${companyOf.get(found.row) ?? companyKey(found.company)}`;
      likely.set(key, [...(likely.get(key) ?? []), found]);
      const waiting = pause();
      if (waiting) await waiting;
    }
  }
  return {
    duplicates,
    firstOf,
    companies,
    companyOf,
    groupOf: new Map(companies.flatMap((group) => group.rows.map((row) => [row, group] as const))),
    likelyDuplicates: [...likely.values()].filter((same) => same.length > 1).map(rowsAndLines),
  };
}

/** The same address in any case, or the same number of the other system. */
async function findDuplicates(traits: readonly Traits[], kind: string) {
  const pause = pauses();
  const firstWith = new Map<string, Traits>();
  const groups = new Map<Traits, { readonly same: Traits[]; readonly by: Duplicate['by']; readonly key: string }>();
  const firstOf = new Map<number, number>();
  for (const found of traits) {
    const keys = [
      ...(kind === 'contacts' ? found.emails.map((email) => ['e-mail', email] as const) : []),
      ...(found.outsideId ? [['record id', found.outsideId] as const] : []),
    ];
    const [by, key] = keys.find(([by, key]) => firstWith.has(`${by}\n${key}`)) ?? [];
    const first = by && key && firstWith.get(`${by}\n${key}`);
    if (first) {
      const group = groups.get(first) ?? { same: [first], by, key };
      group.same.push(found);
      groups.set(first, group);
      firstOf.set(found.row, first.row);
    }
    for (const [by, key] of keys) if (!firstWith.has(`${by}\n${key}`)) firstWith.set(`${by}\n${key}`, first || found);
    const waiting = pause();
    if (waiting) await waiting;
  }
  return { firstOf, duplicates: [...groups.values()].map(({ same, by, key }): Duplicate => ({ ...rowsAndLines(same), by, key })) };
}

async function groupCompanies(traits: readonly Traits[], kind: string) {
  const named = traits.filter((found) => found.company !== '' && !found.doubtful.company);
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root) ?? root;
    return root;
  };
  const keyOf = new Map<Traits, string>();
  const keyOfName = new Map<string, string>();
  // A name in another script cannot be compared by its letters: there the domain or the whole address tells.
  const places = new Map<string, Map<Script, string>>();
  const pause = pauses();
  for (const found of named) {
    const key = keyOfName.get(found.company) ?? (companyKey(found.company) || found.company);
    keyOfName.set(found.company, key);
    keyOf.set(found, key);
    if (!parent.has(key)) parent.set(key, key);
    const script = scriptOf(found.company);
    for (const place of placesOf(found)) {
      const known = places.get(place) ?? new Map<Script, string>();
      for (const [other, otherKey] of known) if (other !== script) parent.set(rootOf(key), rootOf(otherKey));
      if (!known.has(script)) known.set(script, key);
      places.set(place, known);
    }
    const waiting = pause();
    if (waiting) await waiting;
  }
  const groups = Map.groupBy(named, (found) => rootOf(keyOf.get(found) ?? ''));
  const companies = [...groups.values()].flatMap((same): CompanyGroup[] => {
    const spellings = [...new Set(same.map((found) => found.company))].sort();
    if (same.length < 2 || (spellings.length < 2 && kind !== 'companies')) return [];
    return [{ ...rowsAndLines(same), canonical: canonicalOf(same), domain: domainIn(same), spellings }];
  });
  return { companies, companyOf: new Map(named.map((found) => [found.row, rootOf(keyOf.get(found) ?? '')])) };
}

const placesOf = ({ emails, website, address }: Traits): readonly string[] =>
  [...new Set([...emails.map(domainOf), domainOf(website)])]
    .filter(Boolean)
    .concat(address.length > 12 && /\d/.test(address) ? [address.toLowerCase()] : []);

const domainIn = (same: readonly Traits[]): string =>
  same.flatMap(({ emails, website }) => [domainOf(website), ...emails.map(domainOf)]).find(Boolean) ?? '';

/** The spelling that is not all in one case, that has its accents, and that most rows have, in this order. */
function canonicalOf(same: readonly Traits[]): string {
  const counts = new Map<string, number>();
  for (const { company } of same) counts.set(company, (counts.get(company) ?? 0) + 1);
  const flat = (name: string) =>
    Number((name === name.toUpperCase() || name === name.toLowerCase()) && name.toUpperCase() !== name.toLowerCase());
  const bare = (name: string) => Number(!/[^\p{ASCII}]/u.test(name.replace(/\P{L}/gu, '')));
  return [...counts].sort(([a, x], [b, y]) => flat(a) - flat(b) || bare(a) - bare(b) || y - x)[0]?.[0] ?? '';
}

const rowsAndLines = (same: readonly Traits[]): SameRows => ({ rows: same.map(({ row }) => row), lines: same.map(({ line }) => line) });
