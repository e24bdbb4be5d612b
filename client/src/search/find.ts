/** The search itself: what answers a query, the best of each group first. */
import { type ContactRow, isLead, shownAs } from '@tandem/core';
import { type Best, createBest } from './best.ts';
import type { FindableRow } from './haystack.ts';
import { misspelledPattern, type Pattern, patternOf, tiers } from './match.ts';
import { isEmpty, type Mode, type Query } from './query.ts';
import { byName, type Entry, type FindableKind, type SearchIndex } from './search-index.ts';

export const groups = ['companies', 'persons', 'opportunities', 'quotes', 'plans', 'tasks', 'activities', 'users'] as const;
export type Group = (typeof groups)[number];

export interface Ask {
  readonly query: Query;
  /** Whoever asks: their own come first among equals. */
  readonly me: string;
  /** What was opened last, newest first. */
  readonly opened: readonly string[];
  /** How many of a group are answered. */
  readonly most: number;
  readonly contacts: ReadonlyMap<string, ContactRow>;
  /** The lead function is off: leads are kept and not shown. */
  readonly withoutLeads?: boolean;
}
export interface Hit {
  /** What is shown and opened: of a merged contact the one it was merged into. */
  readonly row: FindableRow;
  /** What was found; another than `row` only for a merged contact. */
  readonly found: Entry;
  readonly tier: number;
}
export interface Found {
  readonly hits: { readonly [G in Group]: readonly Hit[] };
  readonly counts: { readonly [G in Group]: number };
  /** For each word of the query what it may be meant for, when too little was found by what was typed. */
  readonly meant: readonly (readonly string[])[];
  /** Everything that was found is only spelled alike. */
  readonly isOnlyAlike: boolean;
}

/** Misspelled names are looked for when fewer than this were found. */
const few = 5;
const entriesAtATime = 400;

const kindsOf: { readonly [M in Mode]: readonly FindableKind[] } = {
  '': ['contact', 'opportunity', 'quote', 'plan', 'task', 'activity', 'user'],
  '@': ['contact', 'user'],
  '#': ['contact', 'opportunity', 'quote', 'plan', 'task', 'activity'],
  '>': [],
};

export function* find(index: SearchIndex, ask: Ask): Generator<void, Found> {
  const lists = openLists(ask);
  const { query } = ask;
  if (isEmpty(query)) return lists.close([]);
  const exact = patterns(query);
  yield* scan(index, ask, exact, lists);
  if (lists.count() >= few) return lists.close([]);
  const meant = query.words.map(({ text }) => [text, ...index.vocabulary.near(text)]);
  yield;
  if (meant.every((words) => words.length === 1)) return lists.close([]);
  const misspelled = misspelledPattern(meant);
  const others: PatternFor = (about) => {
    const known = exact(about);
    return { ...misspelled, tierOf: (entry) => (known.tierOf(entry) === tiers.none ? misspelled.tierOf(entry) : tiers.none) };
  };
  const isOnlyAlike = lists.count() === 0;
  yield* scan(index, ask, others, lists);
  return { ...lists.close(meant), isOnlyAlike: isOnlyAlike && lists.count() > 0 };
}

/** Companies, persons and everything else may be looked for in different ways. */
type PatternFor = (about: 'company' | 'other') => Pattern;
const aboutOf = (row: FindableRow): 'company' | 'other' => (row.kind === 'contact' && row.is === 'company' ? 'company' : 'other');

function* scan(index: SearchIndex, { query, contacts, withoutLeads }: Ask, patternFor: PatternFor, lists: Lists): Generator<void, void> {
  const [ofCompanies, ofOthers] = [patternFor('company'), patternFor('other')];
  const tierOf = (entry: Entry) => (aboutOf(entry.row) === 'company' ? ofCompanies : ofOthers).tierOf(entry);
  const ways = ofCompanies === ofOthers ? ofOthers.ways : [...ofCompanies.ways, ...ofOthers.ways];
  const merged: { readonly entry: Entry; readonly tier: number }[] = [];
  let looked = 0;
  for (const kind of kindsOf[query.mode]) {
    for (const entry of index.candidates(kind, ways)) {
      if (++looked % entriesAtATime === 0) yield;
      const tier = tierOf(entry);
      if (tier === tiers.none || (withoutLeads && entry.row.kind === 'contact' && isLead(entry.row))) continue;
      if (entry.row.kind === 'contact' && entry.row.mergedInto !== '') merged.push({ entry, tier });
      else lists.offer(entry.row, entry, tier);
    }
  }
  const shown = new Set<string>();
  for (const { entry, tier } of merged.sort((a, b) => a.tier - b.tier)) {
    const id = shownAs(entry.row.id, contacts);
    const winner = index.entry('contact', id);
    // The winner stands in the list by itself when it answers the query, and once only.
    if (!winner || shown.has(id) || (winner.row.kind === 'contact' && winner.row.mergedInto === '' && tierOf(winner) !== tiers.none))
      continue;
    shown.add(id);
    lists.offer(winner.row, entry, tier);
  }
}

/** `@berg` means people called so, and everybody whose mail goes to a domain that begins so, companies included. */
function patterns(query: Query): PatternFor {
  const usual = patternOf(query);
  if (query.mode !== '@') return () => usual;
  const words = query.words.map(({ text }) => ({ text: `@${text}`, compact: `@${text}` }));
  const byDomain = patternOf({ ...query, words, line: words.map(({ text }) => text).join(' '), phone: undefined });
  return (about) => (about === 'company' ? byDomain : usual);
}

interface Ranked extends Hit {
  readonly after: number;
  readonly recency: number;
}
interface Lists {
  offer(row: FindableRow, found: Entry, tier: number): void;
  count(): number;
  close(meant: Found['meant']): Found;
}

function openLists({ me, opened, most, contacts }: Ask): Lists {
  const recency = new Map(opened.map((id, at) => [id, at]));
  const compare = (a: Ranked, b: Ranked) => a.tier - b.tier || a.after - b.after || a.recency - b.recency || byName(a.found, b.found);
  const lists = eachGroup((): Best<Ranked> => createBest(most, compare));
  return {
    offer(row, found, tier) {
      const list = lists[groupOf(row)];
      const last = list.items[most - 1];
      // Of thousands of hits most are worse than what is there: they are only counted.
      if (last && tier > last.tier) return list.pass();
      const after = placeAmongEquals(row, me, contacts);
      if (last && tier === last.tier && after > last.after) return list.pass();
      list.offer({ row, found, tier, after, recency: recency.get(row.id) ?? opened.length });
    },
    count: () => groups.reduce((sum, group) => sum + lists[group].count, 0),
    close: (meant) => ({
      hits: eachGroup((group) => lists[group].items),
      counts: eachGroup((group) => lists[group].count),
      meant,
      isOnlyAlike: false,
    }),
  };
}

const eachGroup = <T>(make: (group: Group) => T): Record<Group, T> =>
  Object.fromEntries(groups.map((group) => [group, make(group)])) as Record<Group, T>;

/** One's own before others', what is open before what is done. */
function placeAmongEquals(row: FindableRow, me: string, contacts: ReadonlyMap<string, ContactRow>): number {
  switch (row.kind) {
    case 'contact':
      return (row.owner || contacts.get(row.company)?.owner) === me ? 0 : 1;
    case 'opportunity':
      return (row.owner === me ? 0 : 1) + (row.closedOn ? 2 : 0);
    case 'quote':
      return (row.owner === me ? 0 : 1) + (row.answer.at || row.state === 'expired' ? 2 : 0);
    case 'plan':
      return (row.owner === me ? 0 : 1) + (row.template ? 2 : 0);
    case 'task':
      return (row.owner === me ? 0 : 1) + (row.doneAt ? 2 : 0);
    case 'activity':
      return row.by === me ? 0 : 1;
    case 'user':
      return row.active ? 0 : 1;
  }
}

function groupOf(row: FindableRow): Group {
  switch (row.kind) {
    case 'contact':
      return row.is === 'company' ? 'companies' : 'persons';
    case 'opportunity':
      return 'opportunities';
    case 'quote':
      return 'quotes';
    case 'plan':
      return 'plans';
    case 'task':
      return 'tasks';
    case 'activity':
      return 'activities';
    case 'user':
      return 'users';
  }
}
