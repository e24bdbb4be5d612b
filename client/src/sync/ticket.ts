/** What proves to the server who opens a document. */
import { request } from '../state/request.ts';
import { currentSession } from '../state/session.ts';

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
