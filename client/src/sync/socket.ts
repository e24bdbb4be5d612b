/**
 * One attempt to connect this page's documents. The library's own ways to come back are not used: once it is closed, or silent,
 * the supervisor destroys it and makes another (reliability W20).
 */
import { HocuspocusProvider, type HocuspocusProviderConfiguration, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { forgetTicket } from './ticket.ts';

export interface Socket {
  /** What speaks for one document on this line, once it is attached. */
  speakFor(document: Omit<HocuspocusProviderConfiguration, 'websocketProvider'>): HocuspocusProvider;
  destroy(): void;
}

export interface SocketEvents {
  readonly onOpen: () => void;
  readonly onClose: (code: number) => void;
  /** Whatever came: also the server's ping each 15 s. */
  readonly onHeard: () => void;
}

export function openSocket(events: SocketEvents): Socket {
  forgetTicket();
  const socket = new HocuspocusProviderWebsocket({
    url: `${location.origin.replace(/^http/, 'ws')}/sync`,
    // Waiting times are set together: a `delay` under `minDelay` never connects and says nothing.
    delay: 1000,
    minDelay: 1000,
    maxAttempts: 1,
    messageReconnectTimeout: 3_600_000,
    onStatus: ({ status }) => {
      if (status === 'connected') events.onOpen();
    },
    onMessage: events.onHeard,
    onClose: ({ event }) => {
      forgetTicket();
      events.onClose(event.code);
    },
    // What was queued while the line was down is in the handshake anyway. Sent besides, its acknowledgements are counted for the
    // handshake, and the counter says "saved" too early: 87 of 2,887 edits were lost that way in a kill run (provider 4.8.0).
    onOpen: () => {
      (socket as unknown as { messageQueue: unknown[] }).messageQueue = [];
    },
  });
  return {
    speakFor: (document) => new HocuspocusProvider({ ...document, websocketProvider: socket }),
    destroy: () => socket.destroy(),
  };
}
