/** The prefetch in a browser: what it may use of the page's time, of the network and of the disk. */
import { credentials } from '../state/request.ts';
import { requestCopies } from './copies-request.ts';
import type { Device } from './device.ts';
import { type CopiesProgress, createPrefetch, type Prefetch } from './prefetch.ts';
import { rowsStore } from './rows.ts';
import { syncFacts } from './sync-state.ts';
import { wantedDocuments } from './wanted-documents.ts';

/** Copies come again from the server: the larger half of the browser's room is left to what does not. */
const shareOfRoom = 0.4;
/** Between two questions, so that neither the page nor the server feels it. */
const breath = 60;

interface Needs {
  readonly device: Device;
  readonly epoch: string;
  readonly me: string;
  readonly onProgress: (progress: CopiesProgress) => void;
  readonly stop: AbortSignal;
}

/** To be started once the lists are whole: before, nobody knows what is missing. */
export function startPrefetch({ device, epoch, me, onProgress, stop }: Needs): Prefetch {
  const prefetch = createPrefetch({
    device,
    ask: async (question) =>
      syncFacts().workOffline ? undefined : requestCopies(question, { epoch, headers: credentials(), signal: stop }),
    wanted: () => wantedDocuments(rowsStore.base(), me),
    idle: () => pause(breath, stop).then(whenIdle),
    hasRoom,
    onProgress,
    pause: (milliseconds, ringing) => pause(milliseconds, stop, ringing),
    random: Math.random,
  });
  void prefetch.follow(stop);
  return prefetch;
}

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 1000 });
    else resolve();
  });

async function hasRoom(): Promise<boolean> {
  const { usage = 0, quota = Number.POSITIVE_INFINITY } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return usage < quota * shareOfRoom;
}

function pause(milliseconds: number, stop: AbortSignal, ringing?: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener('abort', done);
    void ringing?.then(done);
  });
}
