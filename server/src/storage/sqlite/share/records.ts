/** What is kept of links and of visits to them: plain data, because it crosses to a storage thread. */

export interface StoredLink {
  readonly id: string;
  readonly hash: string;
  readonly generation: number;
  readonly of: 'file' | 'quote';
  readonly subject: string;
  readonly version: number;
  readonly fileVersion: string;
  readonly title: string;
  readonly contact: string;
  readonly person: string;
  readonly recipient: string;
  readonly mail: string;
  readonly language: 'en' | 'sv';
  readonly expiresAt: string;
  /** A PHC string; '' for none. */
  readonly passcode: string;
  readonly download: boolean;
  readonly accept: boolean;
  readonly notify: readonly string[];
  readonly by: string;
  readonly createdAt: string;
  readonly parent: string;
  /** The mail that brings it, and how often one was asked for. */
  readonly mailSubject: string;
  readonly mailText: string;
  readonly mails: number;
  readonly mailed: '' | 'sent' | 'failed' | 'unknown';
  readonly sentAt: string;
  readonly revokedAt: string;
  readonly unrecorded: boolean;
  readonly visits: number;
  readonly notCounted: number;
  /** Of the visits that are not counted, those that are not kept any more. */
  readonly forgotten: number;
  readonly people: number;
  readonly seenMs: number;
  readonly lastViewedAt: string;
}
export interface StoredVisit {
  readonly id: string;
  readonly link: string;
  readonly at: string;
  readonly lastAt: string;
  readonly ip: string;
  readonly browser: string;
  /** How many requests are kept of it. */
  readonly requests: number;
  readonly unsettled: boolean;
  readonly is: 'person' | 'scanner' | 'preview' | 'prefetch' | 'colleague' | 'unsure';
  readonly level: number;
  /** As graded; what somebody has decided stands in `decided`. */
  readonly counts: boolean;
  readonly decided: boolean | null;
  readonly decidedBy: string;
  readonly reasons: readonly { readonly code: string; readonly [value: string]: string | number | boolean }[];
  readonly pages: readonly { readonly page: number; readonly ms: number }[];
  readonly seenMs: number;
  readonly name: string;
  readonly device: '' | 'phone' | 'tablet' | 'desktop';
  /** A shortened address, for people; '' once it is forgotten. */
  readonly from: string;
  readonly downloaded: boolean;
  /** Only that it was opened is shown, no pages and no times. */
  readonly openedOnly: boolean;
  readonly live: number;
  /** The levels of which rules were told, and whether of none. */
  readonly told: readonly number[];
  readonly toldScanned: boolean;
  /** The evidence is gone: the grade stays as it is. */
  readonly forgotten: boolean;
  /** What devices were shown last. */
  readonly shown: string;
}
export interface StoredRequest {
  readonly link: string;
  readonly visit: string;
  /** '' for what has none: HEAD, and files. */
  readonly session: string;
  readonly at: number;
  readonly ip: string;
  readonly method: string;
  /** What follows the token in the address. */
  readonly rest: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly asn?: number;
  readonly operator?: string;
  readonly signedIn: boolean;
}
export interface StoredBeacon {
  readonly link: string;
  readonly visit: string;
  readonly session: string;
  readonly at: number;
  /** As `VisitBeacon`, without time and session. */
  readonly beacon: Readonly<Record<string, unknown>>;
}
/** A question, a problem, a time to be called. */
export interface StoredSaid {
  readonly id: string;
  readonly link: string;
  readonly kind: 'question' | 'problem' | 'call';
  readonly at: string;
  readonly name: string;
  readonly text: string;
}
