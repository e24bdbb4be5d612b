/** Draws quotes on a thread of its own, which is there while somebody waits for one and a minute longer. */
import { Worker } from 'node:worker_threads';
import type { SentQuote } from '@tandem/core';

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}
type Drawn = { readonly id: number; readonly bytes?: Uint8Array; readonly error?: string };
const keptFor = 60_000;

export function createDrawing(entry: URL = new URL('./draw-thread.ts', import.meta.url)) {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  function end(why: Error): void {
    worker?.removeAllListeners();
    void worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  }
  function started(): Worker {
    if (worker) return worker;
    worker = new Worker(entry);
    worker.on('message', ({ id, bytes, error }: Drawn) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (bytes) one?.resolve(bytes);
      else one?.reject(new Error(`The quote could not be drawn: ${error}`));
      if (waiting.size > 0) return;
      worker?.unref();
      idle = setTimeout(() => end(new Error('The thread has ended.')), keptFor).unref();
    });
    worker.on('error', end);
    return worker;
  }

  return {
    draw: (quote: SentQuote, logo?: Uint8Array): Promise<Uint8Array> =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        const thread = started();
        // A server that stops waits for what is being drawn.
        thread.ref();
        thread.postMessage({ id, quote, logo });
      }),
    stop(): void {
      clearTimeout(idle);
      end(new Error('The server is stopping.'));
    },
  };
}
