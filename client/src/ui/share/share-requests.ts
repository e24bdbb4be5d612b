/** What the server is asked to do with links: it alone can make an address, and send it. */
import type { LinkRow } from '@tandem/core';
import { request } from '../../state/request.ts';

export interface NewLink {
  /** Made here, before the first try: a second press, or a try after a lost answer, makes no second link. */
  readonly id: string;
  readonly of: LinkRow['of'];
  readonly subject: string;
  readonly contact: string;
  readonly person: string;
  readonly recipient: string;
  readonly mail: string;
  readonly language: string;
  /** A day; '' is 30 days from now, or the quote's last day. */
  readonly expiresOn: string;
  readonly passcode: string;
  readonly download: boolean;
  readonly notify: readonly string[];
  readonly mailSubject: string;
  readonly mailText: string;
  readonly send: boolean;
}
export interface MadeLink {
  readonly id: string;
  readonly address: string;
}
/** `passcode` '' takes it off; `newest` shows the newest version from now on. */
export type LinkChange = Partial<Pick<NewLink, 'expiresOn' | 'passcode' | 'download' | 'notify' | 'recipient'>> & {
  readonly newest?: true;
};

const of = (id: string) => `/api/links/${encodeURIComponent(id)}`;

export const makeLink = (link: NewLink): Promise<MadeLink> => request('POST', '/api/links', link);
export const changeLink = (id: string, change: LinkChange): Promise<unknown> => request('PATCH', of(id), change);
export const withdrawLink = (id: string): Promise<unknown> => request('POST', `${of(id)}/revoke`, {});
export const addressOf = async (id: string): Promise<string> => (await request<{ address: string }>('GET', `${of(id)}/address`)).address;
/** Null gives the question back to the grader. */
export const countVisit = (id: string, counts: boolean | null): Promise<unknown> =>
  request('POST', `/api/visits/${encodeURIComponent(id)}/count`, { counts });
