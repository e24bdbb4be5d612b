/** The columns of the list: what each shows, sorts by and writes to a file. */
import type { Lifecycle } from '@tandem/core';
import type { ContactKind } from './filter.ts';
import type { ListRow } from './list-row.ts';

export const columnIds = [
  'name',
  'relation',
  'status',
  'jobTitle',
  'company',
  'person',
  'phone',
  'mail',
  'town',
  'country',
  'industry',
  'owner',
  'size',
  'employees',
  'revenue',
  'openCount',
  'openSum',
  'wonSum',
  'lastClosed',
  'website',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** The field of the contact that a cell writes when it is edited in place. */
export type CellEdit =
  | {
      readonly input: 'text' | 'number' | 'money' | 'link';
      readonly field: 'town' | 'country' | 'jobTitle' | 'website' | 'employees' | 'revenue';
    }
  | {
      readonly input: 'setting';
      readonly field: 'status' | 'industry' | 'sizeClass';
      readonly from: 'statuses' | 'industries' | 'sizeClasses';
    }
  | { readonly input: 'email' | 'phone'; readonly list: 'mails' | 'phones' };

export interface Column {
  readonly id: ColumnId;
  readonly kinds: readonly ContactKind[];
  readonly width: number;
  /** Shown until somebody chooses otherwise. */
  readonly shown: boolean;
  readonly numeric?: boolean;
  readonly edit?: CellEdit;
  /** What it is sorted by; '' and null are last in both directions. */
  readonly key: (row: ListRow) => string | number | null;
}

const both = ['company', 'person'] as const;
const company = ['company'] as const;
const person = ['person'] as const;
const orNone = (count: number) => (count === 0 ? null : count);
const lifecycleOrder: Readonly<Record<Lifecycle, number>> = { lead: 1, prospect: 2, customer: 3 };

export const columns: readonly Column[] = [
  { id: 'name', kinds: both, width: 180, shown: true, key: ({ row }) => row.name },
  { id: 'relation', kinds: both, width: 96, shown: false, key: ({ row }) => lifecycleOrder[row.lifecycle] },
  {
    id: 'status',
    kinds: both,
    width: 80,
    shown: true,
    edit: { input: 'setting', field: 'status', from: 'statuses' },
    key: ({ status }) => status,
  },
  { id: 'jobTitle', kinds: person, width: 150, shown: true, edit: { input: 'text', field: 'jobTitle' }, key: ({ row }) => row.jobTitle },
  { id: 'company', kinds: person, width: 180, shown: true, key: ({ companyName }) => companyName },
  { id: 'person', kinds: company, width: 120, shown: true, key: ({ mainPerson }) => mainPerson },
  { id: 'phone', kinds: both, width: 120, shown: true, edit: { input: 'phone', list: 'phones' }, key: ({ phone }) => phone },
  { id: 'mail', kinds: both, width: 140, shown: true, edit: { input: 'email', list: 'mails' }, key: ({ mail }) => mail },
  { id: 'town', kinds: both, width: 96, shown: true, edit: { input: 'text', field: 'town' }, key: ({ row }) => row.town },
  { id: 'country', kinds: both, width: 104, shown: true, edit: { input: 'text', field: 'country' }, key: ({ row }) => row.country },
  {
    id: 'industry',
    kinds: company,
    width: 104,
    shown: true,
    edit: { input: 'setting', field: 'industry', from: 'industries' },
    key: ({ industry }) => industry,
  },
  { id: 'owner', kinds: both, width: 60, shown: true, key: ({ ownerName }) => ownerName },
  {
    id: 'size',
    kinds: company,
    width: 100,
    shown: false,
    edit: { input: 'setting', field: 'sizeClass', from: 'sizeClasses' },
    key: ({ sizeFrom, size }) => sizeFrom ?? size,
  },
  {
    id: 'employees',
    kinds: company,
    width: 96,
    shown: false,
    numeric: true,
    edit: { input: 'number', field: 'employees' },
    key: ({ row }) => row.employees,
  },
  {
    id: 'revenue',
    kinds: company,
    width: 110,
    shown: false,
    numeric: true,
    edit: { input: 'money', field: 'revenue' },
    key: ({ row }) => row.revenue,
  },
  { id: 'openCount', kinds: company, width: 64, shown: false, numeric: true, key: ({ open }) => orNone(open) },
  { id: 'openSum', kinds: company, width: 96, shown: true, numeric: true, key: ({ openSum }) => orNone(openSum) },
  { id: 'wonSum', kinds: company, width: 96, shown: true, numeric: true, key: ({ wonSum }) => orNone(wonSum) },
  { id: 'lastClosed', kinds: company, width: 104, shown: false, key: ({ lastClosed }) => lastClosed },
  { id: 'website', kinds: both, width: 160, shown: false, edit: { input: 'link', field: 'website' }, key: ({ row }) => row.website },
];

export const columnsOf = (kind: ContactKind): readonly Column[] => columns.filter(({ kinds }) => kinds.includes(kind));

/** A person's own choice: which columns, in which order, how wide. */
export interface ColumnLayout {
  readonly order: readonly ColumnId[];
  readonly hidden: readonly ColumnId[];
  readonly widths: { readonly [id in ColumnId]?: number };
  /** The name stays in sight while the other columns are scrolled. */
  readonly pinned?: boolean;
}

export const defaultLayout = (kind: ContactKind): ColumnLayout => ({
  order: columnsOf(kind).map(({ id }) => id),
  hidden: columnsOf(kind)
    .filter(({ shown }) => !shown)
    .map(({ id }) => id),
  widths: {},
});

/** In the chosen order; columns a newer version added come at the end, and the name is always first. */
export function orderedColumns(kind: ContactKind, layout: ColumnLayout): readonly Column[] {
  const known = new Map(columnsOf(kind).map((column) => [column.id, column]));
  const ids = new Set<ColumnId>(['name', ...layout.order, ...known.keys()]);
  return [...ids].flatMap((id) => known.get(id) ?? []);
}

export const visibleColumns = (kind: ContactKind, layout: ColumnLayout): readonly Column[] =>
  orderedColumns(kind, layout).filter(({ id }) => id === 'name' || !layout.hidden.includes(id));

export function toggleColumn(layout: ColumnLayout, id: ColumnId): ColumnLayout {
  if (id === 'name') return layout;
  const hidden = layout.hidden.includes(id) ? layout.hidden.filter((other) => other !== id) : [...layout.hidden, id];
  return { ...layout, hidden };
}

/** Puts a column where another one is: `before` it when it comes from below, after it when it comes from above. */
export function moveColumn(kind: ContactKind, layout: ColumnLayout, id: ColumnId, to: ColumnId): ColumnLayout {
  if (id === 'name' || to === 'name' || id === to) return layout;
  const ids = orderedColumns(kind, layout).map((column) => column.id);
  const goal = ids.indexOf(to);
  const order = ids.filter((other) => other !== id);
  order.splice(goal, 0, id);
  return { ...layout, order };
}

const narrowest = 48;
const widest = 640;
export const resizeColumn = (layout: ColumnLayout, id: ColumnId, width: number): ColumnLayout => ({
  ...layout,
  widths: { ...layout.widths, [id]: Math.min(widest, Math.max(narrowest, Math.round(width))) },
});

export const widthOf = (column: Column, layout: ColumnLayout): number => layout.widths[column.id] ?? column.width;
