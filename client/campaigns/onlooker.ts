/** Somebody without a device who looks at what the server has in memory, and whoever follows the row feed for all seeds. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { canonical } from '@tandem/core/testing';
import * as Y from 'yjs';
import { memoryDevice } from '../src/sync/device.ts';
import { followFeed } from '../src/sync/feed.ts';
import { createRowsStore } from '../src/sync/rows-store.ts';

export interface Onlooker {
  /** A document as somebody gets it who opens it for the first time. */
  open(name: string): Promise<Y.Doc>;
  end(): void;
}

export function createOnlooker(origin: string, token: string): Onlooker {
  const socket = new HocuspocusProviderWebsocket({
    url: `${origin.replace(/^http/, 'ws')}/sync`,
    delay: 1000,
    minDelay: 1000,
    maxDelay: 3000,
  });
  return {
    open: (name) =>
      new Promise((resolve, reject) => {
        const document = new Y.Doc();
        const provider = new HocuspocusProvider({
          websocketProvider: socket,
          name,
          document,
          token,
          awareness: null,
          onAuthenticationFailed: ({ reason }) => reject(new Error(`${name} cannot be opened: ${reason}`)),
          onSynced: ({ state }) => {
            if (!state) return;
            resolve(document);
            // Not inside its own event.
            queueMicrotask(() => provider.destroy());
          },
        });
        provider.attach();
      }),
    end: () => socket.destroy(),
  };
}

export interface FeedReader {
  /** A row as comparable text. */
  row(key: string): string | undefined;
  keys(): Iterable<string>;
  end(): void;
}

/** A manager's feed holds every row there is. */
export function readRows(epoch: string, token: string, onConnected: () => void): FeedReader {
  const stop = new AbortController();
  const store = createRowsStore();
  const kinds = ['contact', 'board', 'opportunity', 'task'] as const;
  void followFeed(
    {
      store,
      device: memoryDevice,
      epoch,
      headers: () => ({ authorization: `Bearer ${token}` }),
      onConnected: (connected) => connected && onConnected(),
      onReady: () => {
        store.settled = true;
      },
      onSignedOut: () => undefined,
      onOtherEpoch: () => undefined,
      onLine: () => undefined,
      random: Math.random,
      now: () => Date.now(),
      wake: new EventTarget(),
    },
    new Map(),
    stop.signal,
  );
  return {
    row(key) {
      const [kind = '', id = ''] = key.split('/', 2);
      const known = kinds.find((name) => name === kind);
      const row = known && store.rowsOf(known).get(id);
      return row && canonical(row);
    },
    *keys() {
      for (const kind of kinds) for (const id of store.rowsOf(kind).keys()) yield `${kind}/${id}`;
    },
    end: () => stop.abort(),
  };
}
