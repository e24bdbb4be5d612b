/**
 * The row feed: everything a person may see, first what is there, then what changes, resumable by a cursor per audience.
 * What a person may not see is never written to the stream (promise 2): a row goes out only through an audience of theirs.
 */
import { type Audience, audiencesOfPerson } from '@tandem/core';
import type { Identities, Identity } from '../accounts/identity.ts';
import type { Projected } from '../derive/projector.ts';
import type { RowChange, Storage } from '../storage/storage.ts';
import type { Boards } from './boards.ts';

export type Cursors = Readonly<Record<string, number>>;
/** Resolves when the line may be followed by another one; rejects when the reader is gone. */
export type WriteLine = (line: object) => Promise<void>;

interface Needs {
  readonly storage: Storage;
  readonly identities: Identities;
  readonly boards: Boards;
  readonly onProjected: (listener: (change: Projected) => void) => () => void;
  readonly erasures?: ErasureMark;
}
/** How many erasures are done. A device that knows of fewer writes down anew what it keeps, so that nothing outdated is left in it. */
export interface ErasureMark {
  mark(): Promise<number>;
  onErased(listener: () => void): () => void;
}
export interface Feed {
  /** Follows until the reader goes away or the session ends. `epoch` is the device's: cursors of another data set count for nothing. */
  follow(
    identity: Identity,
    from: { readonly cursors: Cursors; readonly epoch: string },
    write: WriteLine,
    gone: AbortSignal,
  ): Promise<void>;
  readonly readers: number;
  stop(): void;
}

const rowsAtOnce = 1000;
const pingEvery = 15_000;

export function createFeed({ storage, identities, boards, onProjected, erasures }: Needs): Feed {
  const ended = new AbortController();
  let readers = 0;

  async function follow(
    identity: Identity,
    from: { readonly cursors: Cursors; readonly epoch: string },
    write: WriteLine,
    gone: AbortSignal,
  ): Promise<void> {
    const epoch = await storage.epoch();
    const cursors = new Map<Audience, number>(from.epoch === epoch ? (Object.entries(from.cursors) as [Audience, number][]) : []);
    const bell = createBell();
    let audiences: readonly Audience[] = [];
    let dirty = new Set<Audience>();
    let look = true;
    let erased = erasures !== undefined;
    let toldMark = 0;
    const unlisten = [
      onProjected((change) => {
        if (change.boards) look = true;
        for (const audience of change.audiences) dirty.add(audience);
        if (look || audiences.some((audience) => dirty.has(audience))) bell.ring();
      }),
      // Any change of people may move this person's audiences: a led colleague's team, a role. Looking again is cheap.
      identities.onChange(() => {
        look = true;
        bell.ring();
      }),
      ...(erasures
        ? [
            erasures.onErased(() => {
              erased = true;
              bell.ring();
            }),
          ]
        : []),
    ];
    for (const signal of [gone, ended.signal]) signal.addEventListener('abort', bell.ring, { once: true });
    readers++;
    try {
      let greeted = false;
      while (!gone.aborted && !ended.signal.aborted) {
        if (look) {
          look = false;
          const current = await identities.current(identity.session);
          if (!current) return;
          const now = audiencesOfPerson(current.person, boards.of(current.person));
          if (!greeted || now.join() !== audiences.join()) {
            audiences = now;
            for (const audience of [...cursors.keys()]) if (!audiences.includes(audience)) cursors.delete(audience);
            dirty = new Set(audiences);
            await write({ t: 'hello', epoch, audiences });
          }
        }
        const turn = audiences.filter((audience) => dirty.has(audience));
        dirty = new Set();
        for (const audience of turn) await catchUp(audience, audiences, cursors, write);
        if (!greeted) await write({ t: 'ready' });
        greeted = true;
        if (erased && dirty.size === 0) {
          // After the rows that an erasure took away and changed.
          erased = false;
          const mark = (await erasures?.mark()) ?? 0;
          if (mark !== toldMark) await write({ t: 'erased', mark });
          toldMark = mark;
        }
        if (!look && !erased && dirty.size === 0 && !(await bell.wait(pingEvery))) await write({ t: 'ping' });
      }
    } finally {
      readers--;
      for (const stop of unlisten) stop();
      ended.signal.removeEventListener('abort', bell.ring);
    }
  }

  async function catchUp(
    audience: Audience,
    audiences: readonly Audience[],
    cursors: Map<Audience, number>,
    write: WriteLine,
  ): Promise<void> {
    for (;;) {
      const changes = await storage.rowsSince(audience, cursors.get(audience) ?? 0, rowsAtOnce);
      const last = changes.at(-1);
      if (!last) return;
      const { rows, gone } = await visible(changes, audiences);
      await write({ t: 'rows', audience, through: last.seq, rows, gone });
      cursors.set(audience, last.seq);
      if (changes.length < rowsAtOnce) return;
    }
  }

  /** A row that left one audience may still be seen through another: then it is news, not a removal. */
  async function visible(changes: readonly RowChange[], audiences: readonly Audience[]) {
    const left = changes.filter((change) => !change.row).map((change) => change.key);
    const elsewhere = new Map(
      (left.length > 0 ? await storage.rowsByKey(left) : []).map((row) => [`${row.content.kind}/${row.content.id}`, row]),
    );
    const rows: { in: readonly Audience[]; row: object }[] = [];
    const gone: string[] = [];
    for (const change of changes) {
      const row = change.row ?? elsewhere.get(change.key);
      const shared = row?.audiences.filter((audience) => audiences.includes(audience)) ?? [];
      if (row && shared.length > 0) rows.push({ in: shared, row: row.content });
      else gone.push(change.key);
    }
    return { rows, gone };
  }

  return {
    follow,
    get readers() {
      return readers;
    },
    stop: () => ended.abort(),
  };
}

/** Waits for a ring or a time; a ring while nobody waits is remembered. */
function createBell() {
  let rung = false;
  let wake: ((rang: boolean) => void) | undefined;
  return {
    ring: () => {
      if (wake) wake(true);
      else rung = true;
    },
    wait: (milliseconds: number): Promise<boolean> =>
      new Promise((resolve) => {
        if (rung) {
          rung = false;
          resolve(true);
          return;
        }
        const timer = setTimeout(() => settle(false), milliseconds);
        const settle = (rang: boolean) => {
          clearTimeout(timer);
          wake = undefined;
          resolve(rang);
        };
        wake = settle;
      }),
  };
}
