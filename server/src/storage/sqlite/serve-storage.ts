/** Runs inside a storage thread: opens the file, then carries out batches of calls, each batch one transaction. */
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Steps } from '../steps.ts';
import { checkWholeFile, closeDatabase, openDatabase, storesOf } from './database.ts';
import { buffersIn, type Call, type Mode, type Outcome } from './thread-client.ts';

/** Objects of synchronous methods, by name. */
type AnyStores = Readonly<Record<string, object>>;

/** After these SQLite cannot be trusted to have kept the rest of the transaction: FULL, IOERR, NOMEM, CORRUPT, READONLY, BUSY. */
const spoilsTransaction = new Set([13, 10, 7, 11, 8, 5]);

function failure(error: unknown): Outcome {
  const { message, code, errcode } = error as { message?: string; code?: string; errcode?: number };
  return { ok: false, message: message ?? String(error), code: `${code ?? 'ERROR'}${errcode ? `/${errcode}` : ''}` };
}

function carryOut(stores: AnyStores, { store, method, args }: Call): unknown {
  const methods = Object.hasOwn(stores, store) ? stores[store] : undefined;
  const found: unknown = methods && Object.hasOwn(methods, method) ? methods[method as keyof typeof methods] : undefined;
  if (typeof found !== 'function') throw new Error(`storage has no ${store}.${method}`);
  return found(...args);
}

/** Each call is atomic by its own savepoint; all are on disk before any is answered. */
export function writeAll(db: DatabaseSync, stores: AnyStores, calls: readonly Call[], steps: Steps): Outcome[] {
  try {
    db.exec('BEGIN IMMEDIATE');
    const outcomes = calls.map((call): Outcome => {
      db.exec('SAVEPOINT one');
      try {
        const value = carryOut(stores, call);
        db.exec('RELEASE one');
        return { ok: true, value };
      } catch (error) {
        // A full disk may have rolled back the whole transaction already. Then the calls before this one are undone with it,
        // and the ones after it would each commit alone: all of them fail, and are tried again by whoever made them.
        const { errcode = 0 } = error as { errcode?: number };
        if (!db.isTransaction || spoilsTransaction.has(errcode & 0xff)) throw error;
        db.exec('ROLLBACK TO one; RELEASE one');
        return failure(error);
      }
    });
    db.exec('COMMIT');
    steps.at('after-append');
    return outcomes;
  } catch (error) {
    try {
      if (db.isTransaction) db.exec('ROLLBACK');
    } catch {
      // The transaction is gone already, which is what was wanted.
    }
    return calls.map(() => failure(error));
  }
}

/** One moment of the data for the whole call: the writer may commit between two of its statements. */
function readOne(db: DatabaseSync, stores: AnyStores, call: Call): Outcome {
  try {
    db.exec('BEGIN');
    return { ok: true, value: carryOut(stores, call) };
  } catch (error) {
    return failure(error);
  } finally {
    if (db.isTransaction) db.exec('COMMIT');
  }
}

/** Erased means erased: the old bytes leave the write-ahead log as well. */
const leavesTraces = (calls: readonly Call[]) => calls.some(({ method }) => method === 'eraseDocument');

/** `secure_delete` has blanked the pages; older copies of them stand in the write-ahead log until it is emptied. */
function emptyLog(db: DatabaseSync): void {
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy) throw Object.assign(new Error('somebody is reading'), { code: 'BUSY' });
}

/** Loads, waits for the word to open the file, answers whether it could, then serves. */
export function serveStorage(steps: Steps): void {
  parentPort?.once('message', () => serve(steps));
}

function serve(steps: Steps): void {
  if (!parentPort) return;
  const port = parentPort;
  const { file, mode } = workerData as { file: string; mode: Mode };
  const answer = (outcomes: Outcome | readonly Outcome[]) => port.postMessage(outcomes, buffersIn(outcomes));
  try {
    if (mode === 'check') {
      const { db } = openDatabase(file, 'read');
      checkWholeFile(db);
      db.close();
      answer({ ok: true, value: undefined });
      return;
    }
    const { db, stoppedCleanly } = openDatabase(file, mode);
    const stores = storesOf(db, steps);
    port.on('message', (calls: readonly Call[]) => {
      if (calls[0]?.store === 'thread') {
        try {
          if (calls[0].method === 'forgetTraces') emptyLog(db);
          else closeDatabase(db, mode === 'write' && calls[0].args[0] === true);
          answer([{ ok: true, value: undefined }]);
        } catch (error) {
          answer([failure(error)]);
        }
        return;
      }
      if (mode === 'read') return answer(calls.map((call) => readOne(db, stores, call)));
      answer(writeAll(db, stores, calls, steps));
      if (leavesTraces(calls)) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
    answer({ ok: true, value: stoppedCleanly });
  } catch (error) {
    answer(failure(error));
  }
}
