/** A view is a named filter and order. Some come with the product, others a person has saved. */
import { lifecycles, type Person, seesEverything } from '@tandem/core';
import type { SavedView } from '../../ui/views/saved-views.ts';
import { type ColumnLayout, columnIds } from './columns.ts';
import { type ContactKind, everyone, type Filter, ownOwner } from './filter.ts';
import { type Grouping, groupings } from './groups.ts';
import { byName, type Sort } from './sort.ts';

export const builtInViews = ['mine', 'team', 'all', 'leads-without-mail', 'customers', 'no-opportunity'] as const;
export type BuiltInView = (typeof builtInViews)[number];

export interface View {
  readonly id: string;
  readonly kind: ContactKind;
  /** '' for a built-in view: its name is in the catalogue of messages. */
  readonly name: string;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly group?: Grouping;
  readonly columns?: ColumnLayout;
  /** What it was read from; a built-in view has none. */
  readonly saved?: SavedView;
}

export function viewsOf(kind: ContactKind, person: Person, saved: readonly SavedView[]): readonly View[] {
  const own = ownOwner(person);
  const view = (id: BuiltInView, filter: Partial<Filter>, sort: Sort = byName): View => ({
    id,
    kind,
    name: '',
    filter: { ...everyone, ...filter },
    sort,
  });
  const first = {
    mine: view('mine', { owner: 'me' }),
    team: view('team', { owner: 'team' }),
    all: view('all', {}),
  };
  const ofCompanies = [
    view('leads-without-mail', { owner: own, lifecycles: ['lead'], withoutMail: true }),
    view('customers', { owner: own, lifecycles: ['customer'] }, { by: 'wonSum', direction: 'down' }),
    view('no-opportunity', { owner: own, opportunity: 'none' }),
  ];
  return [
    ...(seesEverything(person)
      ? [first.all, first.mine]
      : person.leads.length > 0
        ? [first.team, first.mine, first.all]
        : [first.mine, first.all]),
    ...(kind === 'company' ? ofCompanies : []),
    ...saved.map((one) => readView(kind, one)),
  ];
}

export const isBuiltIn = (id: string): id is BuiltInView => (builtInViews as readonly string[]).includes(id);

export function sameFilter(a: Filter, b: Filter): boolean {
  const same = (x: readonly string[], y: readonly string[]) => x.length === y.length && x.every((value) => y.includes(value));
  return (
    a.owner === b.owner &&
    a.withoutMail === b.withoutMail &&
    a.opportunity === b.opportunity &&
    a.text.trim() === b.text.trim() &&
    same(a.lifecycles, b.lifecycles) &&
    same(a.industries, b.industries) &&
    same(a.countries, b.countries) &&
    same(a.statuses, b.statuses)
  );
}

interface Definition extends Pick<View, 'filter' | 'sort'> {
  readonly group?: Grouping | undefined;
  readonly columns?: ColumnLayout | undefined;
}

export const writeDefinition = ({ filter, sort, group, columns }: Definition): string => JSON.stringify({ filter, sort, group, columns });

/** What another version wrote, or a hand: what cannot be read counts as not said. */
export function readView(kind: ContactKind, saved: SavedView): View {
  const found = objectOf(() => JSON.parse(saved.definition));
  const [filter, sort, columns] = [objectOf(() => found['filter']), objectOf(() => found['sort']), objectOf(() => found['columns'])];
  const group = groupings.find((one) => one === found['group']);
  return {
    id: saved.id,
    kind,
    name: saved.title,
    filter: readFilter(filter),
    sort: {
      by: columnIds.find((id) => id === sort['by']) ?? byName.by,
      direction: sort['direction'] === 'down' ? 'down' : 'up',
    },
    ...(group && { group }),
    ...(Array.isArray(columns['order']) && { columns: readLayout(columns) }),
    saved,
  };
}

type Unknown = Readonly<Record<string, unknown>>;
function objectOf(read: () => unknown): Unknown {
  try {
    const value = read();
    return typeof value === 'object' && value !== null ? (value as Unknown) : {};
  } catch {
    return {};
  }
}
const words = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

function readFilter(filter: Unknown): Filter {
  const [owner, opportunity, text] = [filter['owner'], filter['opportunity'], filter['text']];
  return {
    owner: typeof owner === 'string' && /^(me|team|anyone|nobody|user:.+)$/.test(owner) ? (owner as Filter['owner']) : everyone.owner,
    lifecycles: lifecycles.filter((one) => words(filter['lifecycles']).includes(one)),
    industries: words(filter['industries']),
    countries: words(filter['countries']),
    statuses: words(filter['statuses']),
    withoutMail: filter['withoutMail'] === true,
    opportunity: opportunity === 'open' || opportunity === 'none' ? opportunity : 'any',
    text: typeof text === 'string' ? text : '',
  };
}

function readLayout(columns: Unknown): ColumnLayout {
  const ids = (value: unknown) => [...new Set(words(value).flatMap((id) => columnIds.find((one) => one === id) ?? []))];
  const widths = objectOf(() => columns['widths']);
  return {
    order: ids(columns['order']),
    hidden: ids(columns['hidden']),
    widths: Object.fromEntries(columnIds.flatMap((id) => (typeof widths[id] === 'number' ? [[id, widths[id]]] : []))),
    ...(columns['pinned'] === true && { pinned: true }),
  };
}
