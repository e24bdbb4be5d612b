/**
 * Follows the row feed: reconnects with backoff, notices a half-open connection by the missing ping. A line is shown at once and
 * kept behind it, in order: the first visit is not as slow as the disk. Cursors are kept in the transaction of their rows, so
 * that a crash repeats rows and loses none.
 */
import type { Device } from './device.ts';
import { createLineReader, type FeedLine } from './feed-line.ts';
import { backoff } from './link-supervisor.ts';
import type { RowsStore } from './rows-store.ts';

/** The server pings each 15 s; two missing ones mean that nobody is at the other end. */
const silence = 40_000;
/** After a sleep of the machine, or when the network came back, one missing ping is enough. */
const suspicious = 17_000;

export interface FeedNeeds {
  readonly store: RowsStore;
  readonly device: Device;
  readonly epoch: string;
  readonly headers: () => Record<string, string>;
  /** True while lines arrive. */
  readonly onConnected: (connected: boolean) => void;
  readonly onReady: () => void;
  /** The session has ended on the server. */
  readonly onSignedOut: () => void;
  /** The server holds another data set than this device: everything kept here is void. */
  readonly onOtherEpoch: (epoch: string) => void;
  /** After a line is on the device: a tab that opens now reads it there, one that is open already is told. */
  readonly onLine: (line: FeedLine) => void;
  readonly random: () => number;
  readonly now: () => number;
  /** Fires `wake` after a sleep, and at every sign that the server is back: waiting longer would be idle, and an open line may be dead. */
  readonly wake: EventTarget;
}

export async function followFeed(needs: FeedNeeds, cursors: Map<string, number>, stop: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    const outcome = await readFeed(needs, cursors, stop, () => {
      failures = 0;
    });
    needs.onConnected(false);
    if (outcome === 'over') return;
    failures++;
    await pause(backoff(failures, needs.random), stop, needs.wake);
  }
}

async function readFeed(
  needs: FeedNeeds,
  cursors: Map<string, number>,
  stop: AbortSignal,
  onGreeted: () => void,
): Promise<'over' | 'again'> {
  const silent = new AbortController();
  let watchdog = setTimeout(() => silent.abort(), silence);
  let heardAt = needs.now();
  // A timer does not count while the machine sleeps; the clock does.
  const doubt = () => needs.now() - heardAt > suspicious && silent.abort();
  needs.wake.addEventListener('wake', doubt);
  const heard = () => {
    heardAt = needs.now();
    clearTimeout(watchdog);
    watchdog = setTimeout(() => silent.abort(), silence);
  };
  let kept = Promise.resolve();
  try {
    const query = new URLSearchParams({ cursors: JSON.stringify(Object.fromEntries(cursors)), epoch: needs.epoch });
    const response = await fetch(`/api/feed?${query}`, { headers: needs.headers(), signal: AbortSignal.any([stop, silent.signal]) });
    if (response.status === 401 || response.status === 403) {
      needs.onSignedOut();
      return 'over';
    }
    if (!response.ok || !response.body) return 'again';
    const lines: FeedLine[] = [];
    const read = createLineReader((line) => lines.push(line));
    const text = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await text.read();
      if (done) return 'again';
      heard();
      read(value);
      for (const line of lines.splice(0)) {
        if (line.t === 'hello' && line.epoch !== needs.epoch) {
          needs.onOtherEpoch(line.epoch);
          return 'over';
        }
        if (line.t === 'hello') {
          onGreeted();
          needs.onConnected(true);
        }
        kept = takeLine(needs, cursors, line, kept);
      }
    }
  } catch {
    // Whatever broke the stream, the answer is the same: come back later and go on from the cursors.
    return 'again';
  } finally {
    clearTimeout(watchdog);
    needs.wake.removeEventListener('wake', doubt);
    silent.abort();
    // The next connection may come from another tab: it begins at the cursors that are kept.
    await kept;
  }
}

function takeLine(needs: FeedNeeds, cursors: Map<string, number>, line: FeedLine, kept: Promise<void>): Promise<void> {
  const batch = needs.store.applyLine(line);
  const left = batch ? moveCursors(cursors, line) : [];
  if (line.t !== 'rows' || needs.store.settled) needs.store.flush();
  if (line.t === 'ready') needs.onReady();
  return kept.then(async () => {
    if (batch && (line.t === 'rows' || batch.put.length + batch.remove.length + left.length > 0))
      await needs.device.saveRows({ ...batch, left });
    if (line.t === 'ready') await needs.device.markComplete();
    if (line.t === 'erased') await needs.device.forgetOutdated(line.mark);
    if (line.t !== 'ping') needs.onLine(line);
  });
}

/** Answers the audiences that were left: they start at zero when they are gained again, whether they held rows here or not. */
function moveCursors(cursors: Map<string, number>, line: FeedLine): readonly string[] {
  if (line.t === 'rows') cursors.set(line.audience, line.through);
  if (line.t !== 'hello') return [];
  const left = [...cursors.keys()].filter((audience) => !line.audiences.includes(audience));
  for (const audience of left) cursors.delete(audience);
  return left;
}

function pause(milliseconds: number, stop: AbortSignal, wake: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      wake.removeEventListener('wake', done);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    wake.addEventListener('wake', done);
    stop.addEventListener('abort', done);
  });
}
