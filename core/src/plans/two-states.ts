/**
 * Two states of one document in one: the later is applied to the earlier without collecting what it deletes, so that what was
 * taken away still has its words, and everything stands where both put it.
 */
import * as Y from 'yjs';

export interface Seen {
  readonly length: number;
  readonly was: boolean;
  readonly now: boolean;
}
export interface TwoStates {
  readonly doc: Y.Doc;
  /** The item, cut where it was partly seen; what was there neither then nor now is seen as neither. */
  readonly seen: (item: Y.Item) => readonly Seen[];
}

/** An encoded state; or the state vector of one that is not kept, of which then only what is still there is known. */
export type Earlier = Uint8Array | { readonly vector: Uint8Array };

export function twoStates(was: Earlier, now: Uint8Array): TwoStates {
  const doc = new Y.Doc({ gc: false });
  if (!('vector' in was) && was.byteLength > 0) Y.applyUpdate(doc, was);
  const known = Y.snapshot(doc);
  if (now.byteLength > 0) Y.applyUpdate(doc, now);
  const before = 'vector' in was ? { sv: Y.decodeStateVector(was.vector), ds: Y.snapshot(doc).ds } : known;
  // The earlier may not be an ancestor, where the document began anew: what the later never had is not there now.
  const reached = now.byteLength > 0 ? Y.decodeStateVector(Y.encodeStateVectorFromUpdate(now)) : new Map<number, number>();

  function seen(item: Y.Item): readonly Seen[] {
    const { client, clock } = item.id;
    const thenEnd = before.sv.get(client) ?? 0;
    const nowEnd = item.deleted ? 0 : (reached.get(client) ?? 0);
    const gone = overlapping(before.ds.clients.get(client) ?? [], clock, clock + item.length);
    const cuts = [thenEnd, nowEnd, ...gone.flatMap((range) => [range.clock, range.clock + range.len])].filter(
      (cut) => cut > clock && cut < clock + item.length,
    );
    const bounds = [clock, ...[...new Set(cuts)].sort((a, b) => a - b), clock + item.length];
    return bounds.slice(1).map((end, i) => {
      const from = bounds[i] as number;
      const wasGone = gone.some((range) => range.clock <= from && from < range.clock + range.len);
      return { length: end - from, was: from < thenEnd && !wasGone, now: from < nowEnd };
    });
  }
  return { doc, seen };
}

interface DeletedRange {
  readonly clock: number;
  readonly len: number;
}

/** Of ranges in the order of their clocks. */
function overlapping(ranges: readonly DeletedRange[], from: number, to: number): readonly DeletedRange[] {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle] as DeletedRange;
    if (range.clock + range.len <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < ranges.length && (ranges[end] as DeletedRange).clock < to) end++;
  return ranges.slice(low, end);
}
