/** Long logs become snapshots, off the main path and only of documents that nobody is writing. */
import { Worker } from 'node:worker_threads';
import type { DocumentName } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import type { Steps } from '../storage/steps.ts';
import type { Storage } from '../storage/storage.ts';
import type { CompactionInput } from './compaction-thread.ts';
import type { Documents } from './documents.ts';

export interface Compaction {
  /** Answers how many documents were compacted. One run at a time. */
  run(): Promise<number>;
  stop(): Promise<void>;
}

interface Needs {
  readonly storage: Storage;
  readonly onAppended: Documents['onAppended'];
  readonly log: Log;
  readonly steps: Steps;
  /** Asked when the log was read: false when somebody has not followed it so far. */
  readonly mayCompact: (document: DocumentName) => Promise<boolean>;
  readonly now: () => Date;
  /** A shorter log stays: loading it costs less than writing it anew. */
  readonly rows: number;
  /** So long a log is written anew even while somebody writes: a document that never rests must not grow without end. */
  readonly atMostRows: number;
  /** How long nobody has written. */
  readonly quietMs: number;
  readonly everyMs: number;
}

const documentsAtOnce = 50;

export function createCompaction({
  storage,
  onAppended,
  log,
  steps,
  mayCompact,
  now,
  rows,
  atMostRows,
  quietMs,
  everyMs,
}: Needs): Compaction {
  const written = new Map<DocumentName, number>();
  let running: Promise<number> | undefined;
  const unlisten = onAppended((documents) => {
    for (const name of documents) written.set(name, now().getTime());
  });

  function isQuiet(name: DocumentName): boolean {
    return now().getTime() - (written.get(name) ?? 0) >= quietMs;
  }

  async function compactAll(): Promise<number> {
    for (const [name, at] of written) if (now().getTime() - at >= quietMs) written.delete(name);
    const long = (await storage.longLogs(rows, documentsAtOnce)).filter((one) => isQuiet(one.document) || one.rows >= atMostRows);
    if (long.length === 0) return 0;
    const thread = new Worker(new URL('./compaction-thread.ts', import.meta.url));
    let done = 0;
    try {
      for (const { document } of long) if (await compactOne(thread, document)) done++;
    } finally {
      await thread.terminate();
    }
    return done;
  }

  async function compactOne(thread: Worker, document: DocumentName): Promise<boolean> {
    const stored = await storage.loadDocument(document);
    if (!stored || !(await mayCompact(document))) return false;
    const snapshot = stored.damaged.length > 0 ? undefined : await ask(thread, stored);
    if (!snapshot) {
      log.error('sync.compaction-refused', { document, damaged: stored.damaged });
      return false;
    }
    steps.at('mid-compaction');
    // Written meanwhile: the storage keeps what came after `through`, so this is still right.
    await storage.compact(document, snapshot, stored.through);
    return true;
  }

  const run = () => {
    running ??= compactAll().finally(() => {
      running = undefined;
    });
    return running;
  };
  const timer = setInterval(() => {
    run().catch((error: unknown) => log.error('sync.compaction-failed', errorFacts(error)));
  }, everyMs);
  timer.unref();

  return {
    run,
    async stop() {
      clearInterval(timer);
      unlisten();
      await running?.catch(() => undefined);
    },
  };
}

function ask(thread: Worker, { snapshot, updates }: CompactionInput): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      thread.off('message', answered);
      thread.off('error', failed);
      work();
    };
    const answered = (value: Uint8Array | undefined) => settle(() => resolve(value));
    const failed = (error: unknown) => settle(() => reject(error));
    thread.once('message', answered);
    thread.once('error', failed);
    thread.postMessage({ snapshot, updates } satisfies CompactionInput);
  });
}
