/**
 * Who may be whom among many contacts, kept up to date row by row: 50,000 contacts are not compared pair by pair, but with
 * those that share a key. What the index says is what comparing everybody with everybody would say, of keys that tell.
 */
import type { ContactRow } from '../projections/row.ts';
import { shownAs } from '../projections/shown-as.ts';
import { type Match, matchOf, type Strength } from './match.ts';
import { keysOf, type Recognisable, type Traits, traitsOf } from './traits.ts';

export interface LookAlike extends Match {
  readonly id: string;
}
/** `a` is the smaller id. */
export interface Pair extends Match {
  readonly a: string;
  readonly b: string;
}
export interface DuplicateIndex {
  put(row: Recognisable): void;
  /** Somebody who was merged into another: found when they are typed again, and in no pair. */
  putMerged(row: Recognisable): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** The look-alikes of a contact in the index, best first. */
  of(id: string): readonly LookAlike[];
  /** The look-alikes of somebody who is not in the index, such as a form that is being filled in; best first. */
  like(somebody: Recognisable): readonly LookAlike[];
  /** Every pair once, best first. */
  pairs(): readonly Pair[];
  readonly count: number;
}

/** What more contacts than this share tells none from another: a switchboard, a placeholder, a name like "Test". */
const crowd = 20;
const order: Readonly<Record<Strength, number>> = { sure: 0, likely: 1, possible: 2 };

export function createDuplicateIndex(): DuplicateIndex {
  // Rows, not traits: those of the few that share a key are worked out again, those of 50,000 would be most of the memory.
  const known = new Map<string, Recognisable>();
  const merged = new Set<string>();
  // Hardly any key is shared, so one holder needs no set.
  const holders = new Map<string, string | Set<string>>();
  const matches = new Map<string, Map<string, Match>>();
  let count = 0;

  function link(a: string, b: string, match: Match | undefined): void {
    const before = matches.get(a)?.has(b) ?? false;
    if (before !== (match !== undefined)) count += match ? 1 : -1;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const of = matches.get(one);
      if (match) matches.set(one, (of ?? new Map<string, Match>()).set(other, match));
      else if (of?.delete(other) && of.size === 0) matches.delete(one);
    }
  }

  /** Whoever shares a key that is not a crowd's. */
  function near(id: string, keys: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const key of keys) {
      const ids = holders.get(key);
      if (ids === undefined || ids === id) continue;
      if (typeof ids === 'string') found.add(ids);
      else if (ids.size <= crowd) for (const one of ids) if (one !== id) found.add(one);
    }
    return found;
  }

  function compare(traits: Traits, keys: readonly string[]): void {
    const now = merged.has(traits.id) ? nobody : near(traits.id, keys);
    for (const other of [...(matches.get(traits.id)?.keys() ?? [])]) if (!now.has(other)) link(traits.id, other, undefined);
    for (const other of now)
      link(traits.id, other, merged.has(other) ? undefined : matchOf(traits, traitsOf(known.get(other) as Recognisable)));
  }

  /** A key that became a crowd's, or is one no longer, changes what its holders have in common. */
  function crossed(ids: ReadonlySet<string>, except: string): void {
    for (const id of ids) {
      if (id === except) continue;
      const traits = traitsOf(known.get(id) as Recognisable);
      compare(traits, keysOf(traits));
    }
  }

  function remove(id: string): void {
    const row = known.get(id);
    if (!row) return;
    for (const other of [...(matches.get(id)?.keys() ?? [])]) link(id, other, undefined);
    known.delete(id);
    merged.delete(id);
    const smaller: Set<string>[] = [];
    for (const key of keysOf(traitsOf(row))) {
      const ids = holders.get(key);
      if (typeof ids !== 'object') holders.delete(key);
      else if (ids.delete(id) && ids.size === crowd) smaller.push(ids);
    }
    for (const ids of smaller) crossed(ids, id);
  }

  function add(row: Recognisable): void {
    const traits = traitsOf(row);
    const keys = keysOf(traits);
    known.set(row.id, row);
    const larger: Set<string>[] = [];
    for (const key of keys) {
      const ids = holders.get(key);
      if (ids === undefined) holders.set(key, row.id);
      else if (typeof ids === 'string') holders.set(key, new Set([ids, row.id]));
      else if (ids.add(row.id).size === crowd + 1) larger.push(ids);
    }
    for (const ids of larger) crossed(ids, row.id);
    compare(traits, keys);
  }

  return {
    put(row) {
      remove(row.id);
      add(row);
    },
    putMerged(row) {
      remove(row.id);
      merged.add(row.id);
      add(row);
    },
    remove,
    has: (id) => known.has(id),
    of: (id) => [...(matches.get(id) ?? [])].map(([other, match]) => ({ id: other, ...match })).sort(best),
    like(somebody) {
      const traits = traitsOf(somebody);
      return [...near(traits.id, keysOf(traits))]
        .flatMap((id) => {
          const match = matchOf(traits, traitsOf(known.get(id) as Recognisable));
          return match ? [{ id, ...match }] : [];
        })
        .sort(best);
    },
    pairs() {
      const pairs: Pair[] = [];
      for (const [a, others] of matches) for (const [b, match] of others) if (a < b) pairs.push({ a, b, ...match });
      return pairs.sort(bestPair);
    },
    get count() {
      return count;
    },
  };
}

const nobody: ReadonlySet<string> = new Set();

/** Everybody at once; whoever is shown as somebody else has been recognised already. */
export function findDuplicates(contacts: ReadonlyMap<string, ContactRow>): readonly Pair[] {
  const index = createDuplicateIndex();
  for (const row of contacts.values()) if (shownAs(row.id, contacts) === row.id) index.put(row);
  return index.pairs();
}

const best = (a: LookAlike, b: LookAlike): number =>
  order[a.strength] - order[b.strength] || b.reasons.length - a.reasons.length || (a.id < b.id ? -1 : 1);
const bestPair = (a: Pair, b: Pair): number =>
  order[a.strength] - order[b.strength] || b.reasons.length - a.reasons.length || (a.a === b.a ? (a.b < b.b ? -1 : 1) : a.a < b.a ? -1 : 1);
