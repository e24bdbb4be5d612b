/**
 * Edits on their way to the disk. One transaction at a time takes everything that waits; what fails stays in memory, in order,
 * and is tried again, so that a full disk costs the mark "on this device" and nothing else.
 */
import type { DocumentName } from '@tandem/core';
import type { Refused, Unsynced } from './device.ts';

export type EditWrite =
  | { readonly t: 'update'; readonly name: DocumentName; readonly update: Uint8Array; readonly mine?: boolean }
  | { readonly t: 'unsynced'; readonly name: DocumentName; readonly entry: Unsynced }
  | { readonly t: 'sent'; readonly name: DocumentName }
  | { readonly t: 'refused'; readonly name: undefined; readonly entries: readonly Refused[] };

export interface EditQueueNeeds {
  /** All or none of them; throws. */
  readonly write: (writes: readonly EditWrite[]) => Promise<void>;
  /** The documents with an own edit that is not on the device yet. */
  readonly onPending: (names: ReadonlySet<DocumentName>) => void;
  /** Waits before the next try; longer each time. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
interface Waiting {
  readonly write: EditWrite;
  readonly done: () => void;
}

const longestWait = 30_000;

export function createEditQueue({ write, onPending, pause }: EditQueueNeeds) {
  let waiting: Waiting[] = [];
  let running = false;
  let stopped = false;

  /** Only own edits have an `unsynced` beside them: what a colleague typed is on the server, wherever else it is. */
  const tell = () => onPending(new Set(waiting.flatMap(({ write: one }) => (one.t === 'unsynced' ? [one.name] : []))));

  async function run(): Promise<void> {
    running = true;
    // What is told in the same turn goes into the same transaction.
    await Promise.resolve();
    let failures = 0;
    while (waiting.length > 0 && !stopped) {
      const batch = waiting;
      try {
        await write(batch.map((one) => one.write));
        failures = 0;
        const written = new Set(batch);
        waiting = waiting.filter((one) => !written.has(one));
        tell();
        for (const one of batch) one.done();
      } catch {
        failures++;
        await pause(Math.min(longestWait, 500 * 2 ** Math.min(failures, 8)));
      }
    }
    running = false;
  }

  return {
    push(next: EditWrite): Promise<void> {
      return new Promise((resolve) => {
        waiting = [...waiting, { write: next, done: resolve }];
        if (next.t === 'unsynced') tell();
        if (!running) void run();
      });
    },
    /** Updates that are not on the disk yet: part of what the device knows of the document. */
    updatesOf: (name: DocumentName): readonly { readonly update: Uint8Array; readonly mine?: boolean }[] =>
      waiting.flatMap(({ write: one }) => (one.t === 'update' && one.name === name ? [one] : [])),
    /** The document is to be forgotten: what waits for it is not written any more. */
    drop(name: DocumentName): void {
      const gone = waiting.filter((one) => one.write.name === name);
      waiting = waiting.filter((one) => one.write.name !== name);
      tell();
      for (const one of gone) one.done();
    },
    /** Resolves when everything told so far is on the disk. */
    async settled(): Promise<void> {
      if (waiting.length > 0) await this.push({ t: 'refused', name: undefined, entries: [] });
    },
    stop(): void {
      stopped = true;
    },
  };
}
export type EditQueue = ReturnType<typeof createEditQueue>;
