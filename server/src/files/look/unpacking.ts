/** How much may come out of an archive, all its archives inside counted together. */

export type ArchiveReason = 'archive-bomb' | 'archive-paths' | 'archive-damaged' | 'malware';

const mostBytes = 2 ** 30;
const mostRatio = 100;
/** Below this a high ratio harms nobody. */
const always = 2 ** 20;
const mostEntries = 10_000;
/** A document in a zip in a zip is somebody's mail; more is a trap. */
export const deepest = 3;

export interface Budget {
  /** False: it is too much. */
  take(bytes: number): boolean;
  /** Whether so much more would be. */
  fits(bytes: number): boolean;
  entries(count: number): boolean;
}
export function budgetFor(packed: number): Budget {
  const most = Math.min(mostBytes, Math.max(always, packed * mostRatio));
  let unpacked = 0;
  let entries = 0;
  return {
    take(bytes) {
      unpacked += bytes;
      return unpacked <= most;
    },
    fits: (bytes) => unpacked + bytes <= most,
    entries(count) {
      entries += count;
      return entries <= mostEntries;
    },
  };
}

/** Whether a program that unpacks this name without thinking would write beside the folder it was told. */
export function leadsOut(name: string): boolean {
  const parts = name.split(/[/\\]/);
  return name.includes('\0') || /^([/\\]|[A-Za-z]:)/.test(name) || parts.includes('..');
}
