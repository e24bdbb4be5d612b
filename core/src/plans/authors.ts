/** Who wrote and who deleted what, as the server recorded it: Yjs itself only knows numbers of devices. */
export interface PlanAuthors {
  /** Yjs client -> user. */
  readonly clients: Readonly<Record<string, string>>;
  readonly deletes: readonly PlanDeletion[];
}
export interface PlanDeletion {
  readonly user: string;
  readonly at: string;
  /** Yjs client, first clock, how many. */
  readonly ranges: readonly (readonly [client: number, clock: number, length: number])[];
}
/** `user` is '' when nobody recorded it. */
export interface Doer {
  readonly user: string;
  readonly at: string;
}
export interface DoerSpan extends Doer {
  readonly length: number;
}

export const noAuthors: PlanAuthors = { clients: {}, deletes: [] };
const nobody: Doer = { user: '', at: '' };

export interface AuthorIndex {
  readonly writerOf: (client: number) => Doer;
  /** A stretch of clocks, cut where somebody else deleted. What two deleted, the first did. */
  readonly deletersOf: (client: number, clock: number, length: number) => readonly DoerSpan[];
}

interface Range extends Doer {
  readonly from: number;
  readonly to: number;
}

export function indexAuthors(authors: PlanAuthors): AuthorIndex {
  const ranges = new Map<number, Range[]>();
  for (const { user, at, ranges: listed } of authors.deletes)
    for (const [client, clock, length] of listed) {
      const of = ranges.get(client) ?? [];
      of.push({ user, at, from: clock, to: clock + length });
      ranges.set(client, of);
    }
  const settled = new Map([...ranges].map(([client, of]) => [client, ordered(withoutOverlaps(of))]));
  return {
    writerOf: (client) => (Object.hasOwn(authors.clients, client) ? { user: authors.clients[client] ?? '', at: '' } : nobody),
    deletersOf: (client, clock, length) => spansWithin(settled.get(client) ?? ordered([]), clock, clock + length),
  };
}

/** By clock, each clock once: whoever was first. */
function withoutOverlaps(ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  const byTime = [...ranges].sort((a, b) => (a.at === b.at ? a.from - b.from : a.at < b.at ? -1 : 1));
  const bounds = [...new Set(ranges.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  // Few ranges overlap at all; where none does, cutting at every bound would be work for nothing.
  const byClock = [...ranges].sort((a, b) => a.from - b.from);
  if (byClock.every((range, i) => i === 0 || (byClock[i - 1]?.to ?? 0) <= range.from)) return byClock;
  const taken = new Map<number, Range>();
  for (const range of byTime)
    for (let i = firstAtLeast(bounds, range.from); i < bounds.length - 1; i++) {
      const [from, to] = [bounds[i] as number, bounds[i + 1] as number];
      if (from >= range.to) break;
      if (!taken.has(from)) taken.set(from, { ...range, from, to });
    }
  for (const range of [...taken.values()].sort((a, b) => a.from - b.from)) kept.push(range);
  return kept;
}

/** The ends beside the ranges: what is looked for among thousands, for every deleted word. */
interface Ordered {
  readonly ranges: readonly Range[];
  readonly ends: readonly number[];
}
const ordered = (ranges: readonly Range[]): Ordered => ({ ranges, ends: ranges.map(({ to }) => to) });

function spansWithin({ ranges, ends }: Ordered, from: number, to: number): readonly DoerSpan[] {
  const spans: DoerSpan[] = [];
  let at = from;
  let i = firstAtLeast(ends, from + 1);
  for (let range = ranges[i]; range && range.from < to; range = ranges[++i]) {
    if (range.from > at) spans.push({ ...nobody, length: range.from - at });
    const end = Math.min(range.to, to);
    spans.push({ user: range.user, at: range.at, length: end - Math.max(range.from, at) });
    at = end;
  }
  if (at < to) spans.push({ ...nobody, length: to - at });
  return spans;
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
