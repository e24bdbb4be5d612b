/**
 * Storage threads: one connection that writes, one that reads, both off the event loop, so that a slow disk delays
 * acknowledgements and not everybody. Calls that wait while a commit runs go into the next one together (group commit).
 */
import { Worker } from 'node:worker_threads';

export type Mode = 'write' | 'read' | 'check';
export interface Call {
  readonly store: string;
  readonly method: string;
  readonly args: readonly unknown[];
}
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly code: string };
interface Waiting {
  readonly call: Call;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Synchronous methods of a store, as the rest of the server sees them. */
export type Async<S> = { readonly [K in keyof S]: S[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never };

export class StorageError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.name = 'StorageError';
    this.code = code;
  }
}

/** A batch larger than this would make the ones behind it wait for too long. */
const callsInOneCommit = 2000;

export class StorageThread {
  readonly #worker: Worker;
  readonly #most: number;
  /** Whether the file was closed in order the last time. */
  readonly stoppedCleanly: boolean;
  #waiting: Waiting[] = [];
  #running: Waiting[] = [];
  #broken: Error | undefined;

  private constructor(worker: Worker, most: number, stoppedCleanly: boolean) {
    this.#worker = worker;
    this.#most = most;
    this.stoppedCleanly = stoppedCleanly;
    worker.on('message', (outcomes: readonly Outcome[]) => this.#settle(outcomes));
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#fail(new StorageError('the storage thread has ended', 'CLOSED')));
  }

  /**
   * Starts a thread at once and opens the file when asked: the second one loads its code while the first one opens.
   * Opening rejects with a StorageError when the file cannot be opened or is damaged.
   */
  static start(
    file: string,
    mode: Mode,
    entry: URL = new URL('./thread.ts', import.meta.url),
  ): { open(): Promise<StorageThread>; end(): Promise<unknown> } {
    const worker = new Worker(entry, { workerData: { file, mode } });
    const failed = new Promise<never>((_, reject) => worker.once('error', reject));
    failed.catch(() => undefined);
    const opened = () =>
      new Promise<StorageThread>((resolve, reject) => {
        worker.once('message', (first: Outcome) => {
          if (first.ok) resolve(new StorageThread(worker, mode === 'write' ? callsInOneCommit : 1, first.value === true));
          else void worker.terminate().then(() => reject(new StorageError(first.message, first.code)));
        });
        worker.postMessage('open');
      });
    return { open: () => Promise.race([opened(), failed]), end: () => worker.terminate() };
  }

  call(store: string, method: string, args: readonly unknown[]): Promise<never> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call: { store, method, args }, resolve, reject });
      if (this.#running.length > 0 || this.#waiting.length > 1) return;
      // Frames that arrive in one turn of the event loop share one commit and one message to the thread.
      setImmediate(() => {
        if (this.#running.length === 0) this.#send();
      });
    });
  }

  /** Waits for what was asked before. Rejects when the file could not be closed in order. `whole`: the next start need not check it. */
  async close(whole = true): Promise<void> {
    try {
      if (!this.#broken) await this.call('thread', 'close', [whole]);
    } finally {
      this.#broken ??= new StorageError('the storage is closed', 'CLOSED');
      await this.#worker.terminate();
    }
  }

  #send(): void {
    // What the thread does itself (closing, forgetting traces) comes after everything asked before it, and alone.
    const alone = this.#waiting.findIndex(({ call }) => call.store === 'thread');
    this.#running = this.#waiting.splice(0, alone < 0 ? this.#most : Math.min(Math.max(alone, 1), this.#most));
    if (this.#running.length > 0) this.#worker.postMessage(this.#running.map((waiting) => waiting.call));
  }

  #settle(outcomes: readonly Outcome[]): void {
    const settled = this.#running;
    this.#running = [];
    this.#send();
    settled.forEach((waiting, i) => {
      const outcome = outcomes[i];
      if (outcome?.ok) waiting.resolve(outcome.value as never);
      else waiting.reject(new StorageError(outcome?.message ?? 'no answer from the storage thread', outcome?.code ?? 'UNKNOWN'));
    });
  }

  #fail(error: Error): void {
    this.#broken ??= error;
    for (const waiting of [...this.#running, ...this.#waiting]) waiting.reject(this.#broken);
    this.#running = [];
    this.#waiting = [];
  }
}

/** Memory that an answer may hand over instead of being copied: arrays of bytes that own all of theirs. */
export function buffersIn(value: unknown, depth = 0): ArrayBuffer[] {
  if (value instanceof Uint8Array)
    return value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength && value.byteLength > 0
      ? [value.buffer]
      : [];
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part) => buffersIn(part, depth + 1));
}

/** A view of a few bytes would carry the whole buffer of the frame it came in. */
export const ownBytes = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice());
