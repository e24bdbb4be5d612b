/**
 * One tab follows the feed and tells the others: a browser gives one server six connections, and a feed never ends. A lock
 * chooses it; whoever closes, crashes or is frozen gives it up, and a frozen one stands in line again when it wakes.
 */
interface Frozen {
  readonly signal: AbortSignal;
  readonly awake: Promise<void>;
}

export interface OneTabNeeds {
  readonly name: string;
  /** Ends with the session. */
  readonly stop: AbortSignal;
  /** Runs while this tab is the one. */
  readonly follow: (until: AbortSignal) => Promise<void>;
  /** Before standing in line again: other tabs have gone on meanwhile. */
  readonly onThaw: () => Promise<void>;
  readonly locks: LockManager | undefined;
  /** The next time the browser puts this page to sleep, and when it wakes again. */
  readonly nextFreeze: (stop: AbortSignal) => Frozen;
}

export async function followAsOneTab({ name, stop, follow, onThaw, locks, nextFreeze }: OneTabNeeds): Promise<void> {
  // Without Web Locks (plain http off localhost) each tab follows by itself.
  if (!locks) return follow(stop);
  while (!stop.aborted) {
    const { signal: frozen, awake } = nextFreeze(stop);
    const until = AbortSignal.any([stop, frozen]);
    // The lock goes back the moment the page is frozen: what follows may need a turn that never comes.
    const asleep = new Promise<void>((resolve) => until.addEventListener('abort', () => resolve(), { once: true }));
    await locks
      .request(name, { signal: until }, () => Promise.race([follow(until), asleep]))
      .catch((error: unknown) => {
        if (!until.aborted) throw error;
      });
    if (!frozen.aborted) return;
    await awake;
    if (!stop.aborted) await onThaw();
  }
}

/** Chromium says `freeze` and `resume`; every browser says so when a page goes into and comes out of its memory of pages. */
export function nextFreeze(stop: AbortSignal): Frozen {
  const frozen = new AbortController();
  const { promise: awake, resolve } = Promise.withResolvers<void>();
  const listening = { signal: stop };
  document.addEventListener('freeze', () => frozen.abort(), listening);
  addEventListener('pagehide', (event) => event.persisted && frozen.abort(), listening);
  document.addEventListener('resume', () => resolve(), listening);
  addEventListener('pageshow', (event) => event.persisted && resolve(), listening);
  stop.addEventListener('abort', () => resolve(), { once: true });
  return { signal: frozen.signal, awake };
}
