/** What proves to the server who opens a document. */
import { type DocumentName, planVocabularyVersion } from '@tandem/core';
import { request } from '../state/request.ts';
import { currentSession } from '../state/session.ts';

/** A ticket works once, for one socket; the server remembers what it proved for all documents of that socket. */
let ticket: Promise<string> | undefined;
export const forgetTicket = (): void => void (ticket = undefined);

/**
 * What proves to the server who opens a document. `#create` says that this device made it: otherwise a missing one is refused.
 * `#knows` says which words of plans this version has: it takes nothing away that it does not know, and the server sees to that.
 */
export async function documentToken(name: DocumentName, created: boolean): Promise<string> {
  const own = currentSession()?.token;
  ticket ??= own ? Promise.resolve(own) : request<{ ticket: string }>('POST', '/api/tickets').then((answer) => answer.ticket);
  const token = await ticket.catch((error: unknown) => {
    forgetTicket();
    throw error;
  });
  return token + (created ? '#create' : '') + (name.startsWith('plan/') ? `#knows=${planVocabularyVersion}` : '');
}
