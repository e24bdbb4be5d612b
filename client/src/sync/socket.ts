/**
 * One attempt to connect this page's documents. The library's own ways to come back are not used: once it is closed, or silent,
 * the supervisor destroys it and makes another (reliability W20).
 */
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { request } from '../state/request.ts';
import { currentSession } from '../state/session.ts';

export type Socket = HocuspocusProviderWebsocket;

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
  return socket;
}

/** A ticket works once, for one socket; the server remembers what it proved for all documents of that socket. */
let ticket: Promise<string> | undefined;
export const forgetTicket = (): void => void (ticket = undefined);

/** What proves to the server who opens a document. `#create` says that this device made it: otherwise a missing one is refused. */
export async function documentToken(created: boolean): Promise<string> {
  const own = currentSession()?.token;
  ticket ??= own ? Promise.resolve(own) : request<{ ticket: string }>('POST', '/api/tickets').then((answer) => answer.ticket);
  const token = await ticket.catch((error: unknown) => {
    forgetTicket();
    throw error;
  });
  return created ? `${token}#create` : token;
}
