/** Rows of what is shown to people outside: quotes, files, the tracked links to them and the visits to those. */
import type { QuoteState } from '../documents/quote.ts';

/** An offer with what was sent of it; drafts too. Sums are of the newest version, of a draft that was never sent its own. */
export interface QuoteRow {
  readonly kind: 'quote';
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly title: string;
  readonly contact: string;
  readonly person: string;
  readonly opportunity: string;
  readonly board: string;
  readonly owner: string;
  readonly state: QuoteState;
  readonly currency: string;
  readonly net: number;
  readonly total: number;
  readonly sentAt: string;
  readonly validUntil: string;
  readonly answer: { readonly at: string; readonly name: string; readonly reason: string };
  readonly createdAt: string;
  readonly history: readonly {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    readonly state: QuoteState;
    readonly version: number;
    readonly note: string;
  }[];
}

export interface FolderRow {
  readonly kind: 'folder';
  readonly id: string;
  /** '' is the top. */
  readonly parent: string;
  readonly name: string;
}

/** What a file is to its readers; decided by its bytes, not by its name. */
export type FileKind = 'pdf' | 'image' | 'text' | 'office' | 'film' | 'other';
export interface FileVersionRow {
  readonly id: string;
  readonly number: number;
  readonly is: FileKind;
  readonly bytes: number;
  /** Pages that can be shown; 0 when it can only be downloaded, or is not ready. */
  readonly pages: number;
  readonly by: string;
  readonly at: string;
  /** Looked at by the server: `ready` to be shared, or refused with a reason. */
  readonly state: 'checking' | 'ready' | 'refused';
  readonly reason: string;
}
/** A file of the workspace's folders, which everybody reads, or of one contact. */
export interface FileRow {
  readonly kind: 'file';
  readonly id: string;
  /** '' is the top. */
  readonly folder: string;
  /** Not '': it is the contact's, and in no folder. */
  readonly contact: string;
  readonly name: string;
  /** Newest last. */
  readonly versions: readonly FileVersionRow[];
  readonly by: string;
  readonly createdAt: string;
  /** Over all links, also of contacts that the reader may not see: figures, no names. */
  readonly links: number;
  readonly views: number;
  readonly lastViewedAt: string;
}

/** A tracked link: one recipient, one thing. The address itself is not in it. */
export interface LinkRow {
  readonly kind: 'link';
  readonly id: string;
  readonly of: 'file' | 'quote';
  /** The file's or the quote's id. */
  readonly subject: string;
  readonly version: number;
  readonly title: string;
  readonly contact: string;
  /** The contact's row of the recipient, when there is one. */
  readonly person: string;
  readonly recipient: string;
  readonly mail: string;
  readonly language: string;
  readonly expiresAt: string;
  readonly passcode: boolean;
  readonly download: boolean;
  readonly notify: readonly string[];
  readonly by: string;
  readonly createdAt: string;
  readonly mailed: '' | 'sent' | 'failed' | 'unknown';
  readonly sentAt: string;
  readonly revokedAt: string;
  /** Not '': somebody who had that link has passed it on. */
  readonly parent: string;
  /** Visits of people, and all others. */
  readonly visits: number;
  readonly notCounted: number;
  readonly people: number;
  readonly seenMs: number;
  readonly lastViewedAt: string;
  /** The recipient does not want visits to be recorded. */
  readonly unrecorded: boolean;
}

/** One visit to a link, with what was seen of it and why it is graded so (N4). */
export interface VisitRow {
  readonly kind: 'visit';
  readonly id: string;
  readonly link: string;
  readonly contact: string;
  /** Who made the link. */
  readonly by: string;
  readonly at: string;
  readonly lastAt: string;
  readonly is: 'person' | 'scanner' | 'preview' | 'prefetch' | 'colleague' | 'unsure';
  /** 0 fetched, 1 rendered, 2 engaged, 3 identified. */
  readonly level: number;
  readonly counts: boolean;
  /** Somebody has decided whether it counts: that user's id. */
  readonly decidedBy: string;
  readonly reasons: readonly { readonly code: string; readonly [value: string]: string | number | boolean }[];
  readonly pages: readonly { readonly page: number; readonly ms: number }[];
  /** As given by the visitor; '' when nobody said. */
  readonly name: string;
  readonly device: '' | 'phone' | 'tablet' | 'desktop';
  readonly downloaded: boolean;
  /** The page that is open now; 0 when the visit is over. */
  readonly live: number;
}
