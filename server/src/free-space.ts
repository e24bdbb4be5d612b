/** Watches the disk of the data folder: says when it gets narrow, and takes no more content before it is full, while there is room to stop in order. */
import { statfs } from 'node:fs/promises';
import { Refusal } from './accounts/refusal.ts';
import { errorFacts, type Log } from './log.ts';
import type { Storage } from './storage/storage.ts';

export interface Space {
  readonly free: number;
  readonly total: number;
}
export type SpaceState = 'ok' | 'low' | 'full';
export interface FreeSpace {
  readonly state: SpaceState;
  /** The storage, refusing new content while the disk is full. */
  guard(storage: Storage): Storage;
  stop(): void;
}

const gigabyte = 2 ** 30;
/** Less than a tenth, but ten gigabytes are enough of any disk. */
export const isLow = ({ free, total }: Space): boolean => free < Math.min(total / 10, 10 * gigabyte);
/** Less than a fiftieth, at most 200 MB: a compaction, the write-ahead log and the audit log need room to the end. */
export const isFull = ({ free, total }: Space): boolean => free < Math.min(total / 50, 200 * 2 ** 20);

const lookEvery = 10_000;
/** While content is refused it is looked again this often: space that comes back is used at once. */
const lookAgainAfter = 1000;

export const diskFull = (): Refusal =>
  new Refusal(
    'disk-full',
    'The disk of the server is full: nothing was changed.',
    'Ask whoever runs the server to make space. It goes on by itself.',
    { retryAfter: 60 },
  );

export async function spaceOf(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}

interface Needs {
  readonly measure: () => Promise<Space>;
  readonly log: Log;
  readonly now: () => Date;
}

export async function watchFreeSpace({ measure, log, now }: Needs): Promise<FreeSpace> {
  let state: SpaceState = 'ok';
  let lookedAt = 0;

  async function look(): Promise<void> {
    lookedAt = now().getTime();
    try {
      const space = await measure();
      const next = isFull(space) ? 'full' : isLow(space) ? 'low' : 'ok';
      if (next === state) return;
      state = next;
      const facts = { freeMegabytes: Math.floor(space.free / 2 ** 20), totalMegabytes: Math.floor(space.total / 2 ** 20) };
      if (next === 'ok') log.info('disk.enough-space', facts);
      else if (next === 'low') log.warn('disk.little-space', facts);
      else log.error('disk.full', { ...facts, effect: 'new content is refused until there is space' });
    } catch (error) {
      // A disk that cannot be asked is no reason to refuse anybody's work.
      log.warn('disk.not-measured', errorFacts(error));
    }
  }
  await look();
  const looking = setInterval(() => void look(), lookEvery);
  looking.unref();

  return {
    get state() {
      return state;
    },
    guard: (storage) => ({
      ...storage,
      async appendUpdates(updates) {
        if (now().getTime() - lookedAt >= (state === 'full' ? lookAgainAfter : lookEvery)) await look();
        if (state === 'full') throw diskFull();
        return storage.appendUpdates(updates);
      },
    }),
    stop: () => clearInterval(looking),
  };
}
