/**
 * Tracked links as the rest of the server uses them: one recipient, one thing, an address that nobody guesses. The address is not
 * kept: it follows from the link's id and a secret, so that it can be shown again and a copy of the tables opens nothing.
 */
import type { Person } from '@tandem/core';

export interface Sender {
  readonly name: string;
  readonly mail: string;
  /** '' when nobody has written one down. */
  readonly phone: string;
}

/** Whatever is known of a link that somebody holds: enough to note a visit or to answer, nothing to be shown. */
export interface HeldLink {
  readonly id: string;
}

/** All that the public page may show of a link, and nothing more. Ids are for asking other parts; no page has them. */
export interface OpenLink extends HeldLink {
  readonly of: 'file' | 'quote';
  /** The file's or the quote's id. */
  readonly subject: string;
  /** The version that the link was made for: a number, and of a file its id too. A later one is not shown, only told of. */
  readonly version: number;
  /** '' for a quote. */
  readonly fileVersion: string;
  /** There is a later version than the one that is shown. */
  readonly newer: boolean;
  readonly title: string;
  readonly recipient: string;
  /** The recipient's; '' when there is none. */
  readonly company: string;
  readonly sender: Sender;
  readonly language: 'en' | 'sv';
  readonly download: boolean;
  /** A quote that can be answered on the page. */
  readonly accept: boolean;
  /** ISO with `Z`. */
  readonly expiresAt: string;
  /** Not '': whoever had the link before has passed it on; the name of that recipient. */
  readonly passedOnBy: string;
  /** The recipient does not want visits to be recorded: nothing is. */
  readonly unrecorded: boolean;
  /** A child of this link can be made: not of one that was passed on already. */
  readonly forwards: boolean;
}

/** What may be said of a link that is not open, to whoever holds its address. */
export interface ClosedLink extends HeldLink {
  readonly sender: Sender;
  readonly language: 'en' | 'sv';
  /** When it stopped; '' for one that asks for its passcode. */
  readonly since: string;
}

export type LinkByToken =
  | { readonly state: 'open'; readonly link: OpenLink }
  | { readonly state: 'passcode' | 'expired' | 'revoked'; readonly link: ClosedLink }
  /** This address has asked for many links that there are not: nothing was looked up. */
  | { readonly state: 'too-many'; readonly retryAfter: number };

export type Unlocked =
  /** `proof` opens the link without the passcode until `maxAge` seconds from now, or until the passcode changes. */
  | { readonly state: 'open'; readonly link: OpenLink; readonly proof: string; readonly maxAge: number }
  | { readonly state: 'wrong'; readonly link: ClosedLink; readonly triesLeft: number }
  | { readonly state: 'too-many'; readonly link: ClosedLink; readonly retryAfter: number }
  | { readonly state: 'expired' | 'revoked'; readonly link: ClosedLink };

export interface NewLink {
  /** Made by the device: the same link asked for again is the same link. */
  readonly id: string;
  readonly of: 'file' | 'quote';
  readonly subject: string;
  /** Of a quote the number that was sent; 0 means the newest. */
  readonly version: number;
  /** '' for something that concerns no contact. */
  readonly contact: string;
  /** The contact's row of the recipient; '' when there is none. */
  readonly person: string;
  readonly recipient: string;
  /** '' when the link is handed over by other means. */
  readonly mail: string;
  readonly language: 'en' | 'sv';
  /** The last day it opens, in the workspace's zone; '' means 30 days from now, of a quote the quote's last day. */
  readonly expiresOn: string;
  /** '' for none. */
  readonly passcode: string;
  readonly download: boolean;
  readonly accept: boolean;
  /** Users to be told of a visit, besides the maker. */
  readonly notify: readonly string[];
  /** The mail that brings the link, in the maker's words; only with `send`. */
  readonly mailSubject: string;
  readonly mailText: string;
  readonly send: boolean;
}
export interface LinkChange {
  readonly recipient?: string;
  readonly expiresOn?: string;
  /** '' takes it off. */
  readonly passcode?: string;
  readonly download?: boolean;
  readonly notify?: readonly string[];
  readonly language?: 'en' | 'sv';
  /** Serves the newest version from now on. */
  readonly newest?: true;
  /** A new address; the one before opens nothing any more. */
  readonly newAddress?: true;
  /** Mails it now, also again. */
  readonly send?: { readonly subject: string; readonly text: string };
}
/** Each with what to do about it. `not-here` also for what the person may not see. */
export type LinkRefused =
  | { readonly ok: false; readonly why: 'not-here'; readonly what: 'link' | 'file' | 'quote' | 'contact' }
  | { readonly ok: false; readonly why: 'wrong'; readonly fields: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly why: 'revoked' | 'not-ready' | 'not-sent' };
export type LinkMade = { readonly ok: true; readonly id: string; readonly address: string; readonly made: boolean } | LinkRefused;

export interface Links {
  /** Once by its id. Shown on devices when it resolves, and told to the rules. */
  create(link: NewLink, person: Person): Promise<LinkMade>;
  change(id: string, change: LinkChange, person: Person): Promise<LinkMade>;
  /** From the next request on it opens nothing; of somebody who has one already nothing more. */
  revoke(id: string, person: Person): Promise<LinkMade>;
  /** The address again, for whoever may see the link. */
  address(id: string, person: Person): Promise<string | undefined>;
  /**
   * For the public page. Undefined: there is no such link, which takes as long to say as that there is one. `from` is the address
   * of who asks, `proof` what `unlock` gave.
   */
  byToken(token: string, asked: { readonly from: string; readonly proof?: string | undefined }): Promise<LinkByToken | undefined>;
  /** Tries a passcode; every try costs the same and is counted, by link and by link and address. */
  unlock(token: string, passcode: string, asked: { readonly from: string }): Promise<Unlocked | LinkByToken | undefined>;
}
