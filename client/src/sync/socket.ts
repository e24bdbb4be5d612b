/**
 * The one socket of this page. Waiting times are set together: a `delay` under `minDelay` never connects and says nothing.
 * A socket that was told to disconnect is not told to connect again: it is destroyed, and a new one is made.
 */
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { request } from '../state/request.ts';
import { currentSession } from '../state/session.ts';

export type Socket = HocuspocusProviderWebsocket;

export function openSocket(events: { readonly onStatus: (connected: boolean) => void; readonly onClose: (code: number) => void }): Socket {
  forgetTicket();
  const socket = new HocuspocusProviderWebsocket({
    url: `${location.origin.replace(/^http/, 'ws')}/sync`,
    delay: 1000,
    minDelay: 1000,
    maxDelay: 15_000,
    factor: 1.7,
    messageReconnectTimeout: 30_000,
    onStatus: ({ status }) => events.onStatus(status === 'connected'),
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
