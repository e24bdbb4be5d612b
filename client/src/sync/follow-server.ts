/** What the one tab that follows the server does: rows by the feed, documents ahead of their opening, and telling the other tabs. */
import { credentials } from '../state/request.ts';
import type { Session } from '../state/session.ts';
import type { Device } from './device.ts';
import { forgetStrangers, hurrySocket } from './document-store.ts';
import { followFeed } from './feed.ts';
import type { FeedLine } from './feed-line.ts';
import type { Prefetch } from './prefetch.ts';
import { rowsStore } from './rows.ts';
import { settle } from './settle.ts';
import { setSyncFacts, syncFacts } from './sync-state.ts';
import type { TabMessage } from './tab-message.ts';

interface Needs {
  readonly session: Session;
  readonly device: Device;
  /** Resolved once the lists are whole: before, nobody knows which documents are missing. */
  readonly whole: PromiseWithResolvers<void>;
  readonly wake: EventTarget;
  readonly tell: (message: TabMessage) => void;
  readonly onSignedOut: () => void;
  readonly onOtherEpoch: (epoch: string) => void;
}

export function createFollower({ session, device, whole, wake, tell, onSignedOut, onOtherEpoch }: Needs) {
  let following = false;
  /** Ends the feed that runs, so that the next one begins at what the device holds. */
  let anew = new AbortController();

  async function prefetch(stop: AbortSignal): Promise<Prefetch> {
    // No first screen waits for it.
    const { startPrefetch } = await import('./start-prefetch.ts');
    return startPrefetch({
      device,
      epoch: session.epoch,
      me: session.user.id,
      stop,
      onProgress: (copies) => {
        setSyncFacts({ copies });
        tell({ t: 'copies', progress: copies });
      },
    });
  }

  async function follow(until: AbortSignal): Promise<void> {
    following = true;
    const fetching = new AbortController();
    let copies: Promise<Prefetch | undefined> | undefined;
    const onLine = (line: FeedLine) => {
      tell({ t: 'line', line });
      if (line.t === 'ready' || (rowsStore.settled && (line.t === 'hello' || (line.t === 'rows' && line.gone.length > 0))))
        void forgetStrangers(session.user.id);
      if (line.t === 'ready' || (rowsStore.settled && line.t !== 'ping'))
        void copies?.then((one) => one?.look({ rights: line.t === 'hello' }));
    };
    const onConnected = (connected: boolean) => {
      // The socket may need a moment longer; only what did not come off says "offline" before the patience ends.
      setSyncFacts({ feedConnected: connected, ...(!connected && { started: true }) });
      tell({ t: 'connected', connected });
      // The server answers: the socket need not wait for its next turn.
      if (connected) hurrySocket();
    };
    const onReady = () => {
      settle();
      whole.resolve();
      // On a shared computer nothing is written down, so nothing is fetched ahead. Before the lists are whole nobody knows what is missing.
      if (session.keep)
        copies ??= prefetch(AbortSignal.any([until, fetching.signal])).catch(() => {
          copies = undefined;
          return undefined;
        });
    };
    const around = { store: rowsStore, device, epoch: session.epoch, headers: credentials, random: Math.random, now: Date.now, wake };
    try {
      do {
        anew = new AbortController();
        const cursors = new Map(Object.entries(await device.loadCursors()));
        await followFeed(
          { ...around, onConnected, onReady, onSignedOut, onOtherEpoch, onLine },
          cursors,
          AbortSignal.any([until, anew.signal]),
        );
      } while (anew.signal.aborted && !until.aborted);
    } finally {
      following = false;
      fetching.abort();
    }
  }

  return {
    follow,
    follows: () => following,
    beginAnew: () => anew.abort(),
    /** For a tab that has just opened. */
    tellWhatIs(): void {
      if (!following) return;
      tell({ t: 'connected', connected: syncFacts().feedConnected });
      tell({ t: 'copies', progress: syncFacts().copies });
    },
  };
}
