/** Makes files of plans, each on a thread of its own that ends with it; two at a time, and none for ever. */
import { Worker } from 'node:worker_threads';
import type { Wanted } from './render-paper.ts';

const atOnce = 2;
const longest = 60_000;

export interface PlanDrawing {
  draw(wanted: Wanted): Promise<Uint8Array>;
  /** Whoever waits is told. */
  stop(): void;
}

export function createPlanDrawing(entry: URL = new URL('./draw-thread.ts', import.meta.url)): PlanDrawing {
  const running = new Set<(why: Error) => void>();
  const waiting: { readonly begin: () => void; readonly give: (why: Error) => void }[] = [];
  let stopped = false;

  function run(wanted: Wanted): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: wanted, resourceLimits: { maxOldGenerationSizeMb: 512 } });
      const end = (settle: () => void) => {
        clearTimeout(limit);
        running.delete(fail);
        worker.removeAllListeners();
        // An error of a thread that is ending is nobody's any more.
        worker.on('error', () => undefined);
        void worker.terminate();
        settle();
        waiting.shift()?.begin();
      };
      const fail = (why: Error) => end(() => reject(why));
      const limit = setTimeout(() => fail(new Error('The plan took too long to draw.')), longest);
      running.add(fail);
      worker.on('message', (bytes: Uint8Array) => end(() => resolve(bytes)));
      worker.on('error', fail);
      worker.on('exit', () => fail(new Error('The thread that drew the plan has ended.')));
    });
  }

  return {
    async draw(wanted) {
      if (stopped) throw new Error('The server is stopping.');
      if (running.size >= atOnce) await new Promise<void>((begin, give) => waiting.push({ begin, give }));
      return run(wanted);
    },
    stop() {
      stopped = true;
      const why = new Error('The server is stopping.');
      for (const { give } of waiting.splice(0)) give(why);
      for (const fail of [...running]) fail(why);
    },
  };
}
