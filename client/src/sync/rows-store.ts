/**
 * The rows of this person in memory. What the feed sent is the base; what local documents say lies over it.
 * Views are handed out without copying: a view's identity changes when a row of its kind did, its content is the live map.
 */
import { type RowContent, type RowKind, rowKey } from '@tandem/core';
import type { KeptRow, RowBatch } from './device.ts';
import type { FeedLine } from './feed-line.ts';
import { Moment } from './moment.ts';
import { holderOf, isMade } from './row-facts.ts';

export type RowOf<K extends RowKind> = Extract<RowContent, { kind: K }>;
export type RowsOf<K extends RowKind> = ReadonlyMap<string, RowOf<K>>;

export interface RowsStore {
  rowsOf<K extends RowKind>(kind: K): RowsOf<K>;
  subscribe(kind: RowKind, listener: () => void): () => void;
  /** What the device kept: from last time, or, in a page that was frozen, by another tab meanwhile. Nothing else stays. */
  restore(rows: readonly KeptRow[]): void;
  /** The same in pieces, for a start: between two of them a key is heard. */
  restoring(rows: readonly KeptRow[]): Generator<void, void>;
  /** Rows to be shown until what the device kept is read. */
  foreshadow(rows: readonly RowContent[]): void;
  /** Everything the feed has given, whatever local documents say. */
  base(): Iterable<RowContent>;
  /** Takes a line of the feed and answers what the device has to keep. Listeners hear of it at the next `flush`. */
  applyLine(line: FeedLine): RowBatch | undefined;
  /** Lays rows of a local document over the base; `gone` are keys that it no longer has. */
  overlay(document: string, rows: readonly RowContent[], gone: readonly string[]): void;
  /** Keys of base rows that came from a document. */
  keysFrom(document: string): readonly string[];
  /** Whether the feed has a row of this document: then the person may have it. Everybody has the settings. */
  standsFor(document: string): boolean;
  liftOverlay(document: string): void;
  flush(): void;
  /** False while the feed still catches up: thousands of rows come at once then, and are shown in one go. */
  settled: boolean;
  clear(): void;
}

const kinds: readonly RowKind[] = [
  'contact',
  'activity',
  'opportunity',
  'task',
  'appointment',
  'notice',
  'goal',
  'board',
  'view',
  'quote',
  'plan',
  'folder',
  'file',
  'link',
  'visit',
  'settings',
  'user',
  'team',
];

/** How many rows are put in their places between two chances to do something more urgent. */
const rowsAtOnce = 4000;

export function createRowsStore(): RowsStore {
  const base = new Map<string, KeptRow>();
  /** Keys of base rows that are entries of a document, by document: nobody searches all rows for those of one board. */
  const entriesOf = new Map<string, Set<string>>();
  const over = new Map<string, { readonly document: string; readonly row: RowContent | undefined }>();
  const keysOver = new Map<string, Set<string>>();
  const shown = new Map(kinds.map((kind) => [kind, new Map<string, RowContent>()]));
  const views = new Map(kinds.map((kind) => [kind, new RowsView(shownOf(kind))]));
  const listeners = new Map(kinds.map((kind) => [kind, new Set<() => void>()]));
  const changed = new Map<RowKind, Set<string>>();
  /** Keys of rows that are shown before they are read. */
  const ahead = new Set<string>();
  /** Kinds whose rows are all new: nobody is told each of 50,000 ids that changed. */
  const anew = new Set<RowKind>();

  function shownOf(kind: RowKind): Map<string, RowContent> {
    // Another version's kind of row is kept on the device, and shown by nobody.
    return shown.get(kind) ?? new Map();
  }
  function show(key: string): void {
    const slash = key.indexOf('/');
    const [kind, id] = [key.slice(0, slash) as RowKind, key.slice(slash + 1)];
    const local = over.get(key);
    const known = local ? local.row : base.get(key)?.row;
    const row = known && isMade(known) ? known : undefined;
    const map = shownOf(kind);
    if (map.get(id) === row) return;
    if (row) map.set(id, row);
    else map.delete(id);
    const ids = changed.get(kind);
    if (ids) ids.add(id);
    else changed.set(kind, new Set([id]));
  }

  function applyRows(line: Extract<FeedLine, { t: 'rows' }>): RowBatch {
    const put = line.rows.map(({ in: audiences, row }): KeptRow => ({ key: rowKey(row), row, in: audiences }));
    for (const kept of put) setBase(kept);
    for (const key of line.gone) deleteBase(key);
    for (const key of [...put.map((kept) => kept.key), ...line.gone]) show(key);
    return { put, remove: line.gone, cursors: { [line.audience]: line.through }, left: [] };
  }

  /** Takes away what only audiences hold that the person has left. */
  function keepAudiences(audiences: readonly string[]): RowBatch {
    const held = new Set(audiences);
    const put: KeptRow[] = [];
    const remove: string[] = [];
    for (const kept of base.values()) {
      const still = kept.in.filter((audience) => held.has(audience));
      if (still.length === kept.in.length) continue;
      if (still.length > 0) put.push({ ...kept, in: still });
      else remove.push(kept.key);
    }
    for (const kept of put) setBase(kept);
    for (const key of remove) deleteBase(key);
    for (const key of remove) show(key);
    return { put, remove, cursors: {}, left: [] };
  }

  const flush = () => {
    const kindsNow = new Set([...anew, ...changed.keys()]);
    for (const kind of kindsNow) {
      const view = new RowsView(shownOf(kind));
      const ids = changed.get(kind);
      if (ids && !anew.has(kind)) views.get(kind)?.followedBy(view, ids);
      views.set(kind, view);
    }
    anew.clear();
    changed.clear();
    for (const kind of kindsNow) for (const listener of listeners.get(kind) ?? []) listener();
  };
  const liftOverlay = (document: string) => {
    for (const key of keysOver.get(document) ?? []) {
      if (over.get(key)?.document !== document) continue;
      over.delete(key);
      show(key);
    }
    keysOver.delete(document);
  };

  function setBase(kept: KeptRow): void {
    const [before, after] = [base.get(kept.key), holderOf(kept.row)];
    base.set(kept.key, kept);
    if (before && holderOf(before.row) !== after) forgetEntry(before);
    if (after === undefined) return;
    const keys = entriesOf.get(after);
    if (keys) keys.add(kept.key);
    else entriesOf.set(after, new Set([kept.key]));
  }
  function deleteBase(key: string): void {
    const before = base.get(key);
    if (!before) return;
    base.delete(key);
    forgetEntry(before);
  }
  function forgetEntry({ key, row }: KeptRow): void {
    const holder = holderOf(row);
    const keys = holder === undefined ? undefined : entriesOf.get(holder);
    keys?.delete(key);
    if (keys?.size === 0 && holder !== undefined) entriesOf.delete(holder);
  }

  /** The longest step of a start: there is nothing yet that a row could differ from, and nobody to be told what differs. */
  function* restoreFirst(rows: readonly KeptRow[]): Generator<void, void> {
    let restored = 0;
    for (const kept of rows) {
      if (++restored % rowsAtOnce === 0) yield;
      setBase(kept);
      const { row } = kept;
      if (!isMade(row)) continue;
      shown.get(row.kind)?.set(row.id, row);
      anew.add(row.kind);
    }
    for (const key of ahead) if (!base.has(key)) show(key);
    ahead.clear();
  }

  function* restoring(rows: readonly KeptRow[]): Generator<void, void> {
    if (base.size === 0 && over.size === 0) return yield* restoreFirst(rows);
    const present = base.size > 0 ? new Set(rows.map(({ key }) => key)) : undefined;
    for (const key of present ? [...base.keys()] : []) {
      if (present?.has(key)) continue;
      deleteBase(key);
      show(key);
    }
    for (const kept of rows) {
      setBase(kept);
      show(kept.key);
    }
    for (const key of ahead) show(key);
    ahead.clear();
  }

  const keysFrom = (document: string): readonly string[] => [...(entriesOf.get(document) ?? [])];

  return {
    settled: false,
    // The maps are keyed by kind, which TypeScript cannot see.
    rowsOf: <K extends RowKind>(kind: K) => views.get(kind) as unknown as RowsOf<K>,
    subscribe(kind, listener) {
      const set = listeners.get(kind) ?? new Set();
      set.add(listener);
      return () => set.delete(listener);
    },
    *base() {
      for (const { row } of base.values()) yield row;
    },
    restore(rows) {
      const work = restoring(rows);
      while (!work.next().done);
    },
    restoring,
    foreshadow(rows) {
      for (const row of rows) {
        ahead.add(rowKey(row));
        shown.get(row.kind)?.set(row.id, row);
        anew.add(row.kind);
      }
    },
    applyLine: (line) => (line.t === 'rows' ? applyRows(line) : line.t === 'hello' ? keepAudiences(line.audiences) : undefined),
    overlay(document, rows, gone) {
      const keys = keysOver.get(document) ?? new Set();
      keysOver.set(document, keys);
      for (const [key, row] of [...rows.map((row) => [rowKey(row), row] as const), ...gone.map((key) => [key, undefined] as const)]) {
        keys.add(key);
        over.set(key, { document, row });
        show(key);
      }
    },
    keysFrom,
    // The row of a contact or a board has its document's name as key; an archive has none of its own.
    standsFor: (document) => document === 'settings' || base.has(document) || entriesOf.has(document),
    liftOverlay,
    flush,
    clear() {
      const keys = [...base.keys()];
      base.clear();
      entriesOf.clear();
      for (const key of [...keys, ...ahead]) show(key);
      ahead.clear();
      for (const document of [...keysOver.keys()]) liftOverlay(document);
      flush();
    },
  };
}

/** A name for one moment of a live map: React compares identities, nobody copies 9,000 rows for one change. */
class RowsView extends Moment implements ReadonlyMap<string, RowContent> {
  readonly #rows: ReadonlyMap<string, RowContent>;
  constructor(rows: ReadonlyMap<string, RowContent>) {
    super();
    this.#rows = rows;
  }
  get size(): number {
    return this.#rows.size;
  }
  get(id: string): RowContent | undefined {
    return this.#rows.get(id);
  }
  has(id: string): boolean {
    return this.#rows.has(id);
  }
  keys(): MapIterator<string> {
    return this.#rows.keys();
  }
  values(): MapIterator<RowContent> {
    return this.#rows.values();
  }
  entries(): MapIterator<[string, RowContent]> {
    return this.#rows.entries();
  }
  [Symbol.iterator](): MapIterator<[string, RowContent]> {
    return this.#rows.entries();
  }
  forEach(visit: (row: RowContent, id: string, rows: ReadonlyMap<string, RowContent>) => void): void {
    this.#rows.forEach((row, id) => visit(row, id, this));
  }
}
