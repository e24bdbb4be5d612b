/** The one way into the update log, for people's edits and the server's own: tried again with growing pauses, then told. */
import { setTimeout as wait } from 'node:timers/promises';
import type { DocumentName } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import type { NewUpdate, Seq, Storage } from '../storage/storage.ts';

export interface Appender {
  /** With what belongs to it, all or none. Rejects when it is not on disk after the last try, and at once for an erased document. */
  append(update: NewUpdate, also?: readonly NewUpdate[]): Promise<Seq>;
  onAppended(listener: (documents: readonly DocumentName[]) => void): () => void;
  /** Appends that have begun and not ended. */
  readonly running: number;
  /** Since the last success. */
  readonly failures: number;
}

interface Needs {
  readonly storage: Pick<Storage, 'appendUpdates'>;
  readonly log: Log;
  /** Pauses between tries, in milliseconds. */
  readonly retries: readonly number[];
}

export const isErased = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === 'ERASED';

export function createAppender({ storage, log, retries }: Needs): Appender {
  const listeners = new Set<(documents: readonly DocumentName[]) => void>();
  let running = 0;
  let failures = 0;

  async function attempt(update: NewUpdate, also: readonly NewUpdate[]): Promise<Seq> {
    for (const pause of [...retries, undefined]) {
      try {
        const [seq = 0] = await storage.appendUpdates([update, ...also]);
        failures = 0;
        return seq;
      } catch (error) {
        failures++;
        if (pause === undefined || isErased(error)) throw error;
        log.warn('sync.append-retried', { document: update.document, ...errorFacts(error) });
        await wait(pause);
      }
    }
    throw new Error('unreachable: the last try returns or throws');
  }

  return {
    async append(update, also = []) {
      running++;
      try {
        const seq = await attempt(update, also);
        for (const listener of listeners) {
          try {
            listener([update.document]);
          } catch (error) {
            log.error('sync.listener-failed', errorFacts(error));
          }
        }
        return seq;
      } finally {
        running--;
      }
    },
    onAppended(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get running() {
      return running;
    },
    get failures() {
      return failures;
    },
  };
}
