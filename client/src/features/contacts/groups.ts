/** The list in groups: by whom or what, how many, and what their opportunities come to. */
import { lifecycles } from '@tandem/core';
import type { ContactKind } from './filter.ts';
import type { ListRow } from './list-row.ts';

export const groupings = ['owner', 'lifecycle', 'status', 'country', 'industry', 'size'] as const;
export type Grouping = (typeof groupings)[number];

export const groupingsOf = (kind: ContactKind): readonly Grouping[] =>
  kind === 'company' ? groupings : groupings.filter((one) => one !== 'industry' && one !== 'size');

export interface Group {
  /** '' where the lines say nothing. */
  readonly key: string;
  readonly title: string;
  readonly rows: readonly ListRow[];
  readonly openSum: number;
  readonly wonSum: number;
}

const keyOf: Readonly<Record<Grouping, (line: ListRow) => string>> = {
  owner: ({ owner }) => owner,
  lifecycle: ({ row }) => row.lifecycle,
  status: ({ row }) => row.status,
  country: ({ row }) => row.country,
  industry: ({ row }) => row.industry,
  size: ({ row }) => row.sizeClass,
};
const titleOf: Readonly<Record<Grouping, (line: ListRow) => string>> = {
  owner: ({ ownerName }) => ownerName,
  lifecycle: ({ row }) => row.lifecycle,
  status: ({ status }) => status,
  country: ({ row }) => row.country,
  industry: ({ industry }) => industry,
  size: ({ size }) => size,
};

/** Within a group the order of the list; stages of life and sizes in their own order, others by title, without a value last. */
export function groupRows(rows: readonly ListRow[], by: Grouping, compareTitles: (a: string, b: string) => number): readonly Group[] {
  const groups = new Map<string, { key: string; title: string; rows: ListRow[]; openSum: number; wonSum: number; place: number }>();
  const [key, title] = [keyOf[by], titleOf[by]];
  for (const line of rows) {
    const value = key(line);
    let group = groups.get(value);
    if (!group) {
      const place =
        value === ''
          ? Number.POSITIVE_INFINITY
          : by === 'lifecycle'
            ? lifecycles.indexOf(line.row.lifecycle)
            : by === 'size'
              ? (line.sizeFrom ?? -1)
              : 0;
      groups.set(value, (group = { key: value, title: title(line), rows: [], openSum: 0, wonSum: 0, place }));
    }
    group.rows.push(line);
    group.openSum += line.openSum;
    group.wonSum += line.wonSum;
  }
  return [...groups.values()].sort((a, b) => (a.place === b.place ? compareTitles(a.title, b.title) : a.place < b.place ? -1 : 1));
}
