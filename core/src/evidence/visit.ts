/** What the server wrote down of a visit to a share link, and what grading makes of it. Times are milliseconds after sending. */
import type { Reason } from './reasons.ts';

export interface VisitRequest {
  readonly t: number;
  readonly method: string;
  /** `/s/<token>` is page 1, `/s/<token>/<n>` a page, `/s/<token>/continue` the plain form; `/i/<token>.png` an image in the mail. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly ip?: string;
  readonly asn?: number;
  readonly operator?: string;
  /** The token that the answer carried, which its beacons return; a HEAD has none. */
  readonly session?: string;
  /** Which browser it was, by a cookie of its own; absent: the cookie `tv` among the headers says it, if anything does. */
  readonly visitor?: string;
  /** Whose link it was, where the links of several people are looked at together. */
  readonly recipient?: string;
  /** Whether a member of the workspace was signed in. Absent: the cookie is all there is to go by. */
  readonly signedIn?: boolean;
}

export type BeaconType = 'rendered' | 'visibility' | 'pointer' | 'scroll' | 'key' | 'page' | 'continue';
export interface VisitBeacon {
  readonly t: number;
  readonly type: BeaconType;
  readonly session?: string;
  /** The event's isTrusted. */
  readonly trusted?: boolean;
  readonly visible?: boolean;
  /** Visible so far. */
  readonly visibleMs?: number;
  readonly state?: 'visible' | 'hidden' | 'prerender';
  readonly hints?: BrowserHints;
  readonly keys?: readonly string[];
  readonly pointerType?: string;
  /** How often the pointer moved since the beacon before: a program's jump is one. */
  readonly moves?: number;
  readonly taps?: number;
  readonly x?: number;
  readonly y?: number;
  /** What scrolled: wheel, touch, keyboard. */
  readonly source?: string;
  readonly page?: number;
  readonly email?: string;
  /** A code that was sent to the recipient alone was typed, and was the right one. */
  readonly code?: boolean;
}
export interface BrowserHints {
  readonly webdriver?: boolean;
  /** As `1280x720`. */
  readonly screen?: string;
  readonly languages?: readonly string[];
  readonly plugins?: number;
  readonly timezone?: string;
  readonly reducedMotion?: boolean;
}

/** What the product knows besides. */
export interface VisitContext {
  /** Addresses the sender works from. */
  readonly senderIps?: readonly string[];
  readonly workspaceDomains?: readonly string[];
  /** Whom the mail was sent to. */
  readonly recipient?: string;
  /** All of it was done by a signed-in member. */
  readonly signedIn?: boolean;
}
export interface Visit {
  readonly requests: readonly VisitRequest[];
  readonly beacons: readonly VisitBeacon[];
  readonly context?: VisitContext;
}

/** `unsure`: a person or a machine, which nothing here can tell; it never counts at the usual thresholds. */
export type VisitKind = 'person' | 'colleague' | 'scanner' | 'preview' | 'prefetch' | 'unsure';
/** 0 fetched, 1 rendered, 2 engaged, 3 identified. */
export type EvidenceLevel = 0 | 1 | 2 | 3;

export interface Grade {
  readonly kind: VisitKind;
  readonly level: EvidenceLevel;
  /** Whether it may be shown as a person's interest. */
  readonly counts: boolean;
  /** Whether it may make a lead a prospect. */
  readonly promotes: boolean;
  /** In the order of `reasonCodes`. */
  readonly reasons: readonly Reason[];
}
export interface PageSeen {
  readonly page: number;
  readonly visibleMs: number;
}
export interface SessionGrade extends Grade {
  /** '' for requests without one. */
  readonly session: string;
  readonly from: number;
  readonly through: number;
  readonly visibleMs: number;
  /** By number. */
  readonly pages: readonly PageSeen[];
  /** It was the recipient for sure: the recipient's address or a code sent there was typed. */
  readonly recipientCertain: boolean;
}
export interface VisitGrade extends Grade {
  /** In the order of their first request. */
  readonly sessions: readonly SessionGrade[];
  /** Persons who count and are surely not one and the same. */
  readonly people: number;
  /** Browsers and devices that count: as many people there may have been. */
  readonly devices: number;
  /** Visible in sessions that count. */
  readonly visibleMs: number;
  readonly pages: readonly PageSeen[];
  readonly recipientCertain: boolean;
}
