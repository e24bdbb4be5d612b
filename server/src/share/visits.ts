/**
 * What is seen of the visits to links: evidence is kept as it came, graded by rules that say why, and shown as rows. No GET or HEAD
 * counts, whoever sends it. What a stranger's browser says is never trusted further than it can be checked.
 */
import type { EvidenceThresholds, Person } from '@tandem/core';
import type { HeldLink } from './links.ts';

/** One request for the public page, as the trusted hop and the headers tell it. */
export interface PageRequest {
  readonly method: string;
  /** Which page of the link was asked for; 1 for the address itself. */
  readonly page: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whose address it is, from the socket or the trusted hop; never from a header anybody can write. */
  readonly from: string;
  /** The colleague whose valid session the request carries; '' for everybody else. */
  readonly member: string;
  /** This browser has said before that it does not want to be recorded. */
  readonly refused: boolean;
}

export interface Fetched {
  /** Goes into the page and comes back with its beacons and forms. '' when nothing is recorded of this visit. */
  readonly session: string;
  /** `opened`: only that it was opened is kept, no pages and no times (Global Privacy Control). */
  readonly recording: 'pages' | 'opened' | 'nothing';
}
/** Who asks, for what comes after the page: the same address that fetched it is not asked for, phones change theirs. */
export interface Asking {
  readonly session: string;
  readonly from: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly member: string;
}

export interface Visits {
  /** A page is about to be answered. Never refuses: what is too much is not kept and has no session. */
  fetched(link: HeldLink, request: PageRequest): Promise<Fetched>;
  /** One beacon or a list of them, as parsed JSON of whatever kind; what is not ours is passed over in silence. */
  beacons(link: HeldLink, asking: Asking, given: unknown): Promise<void>;
  /** "Continue" was pressed, in the page or as a plain form; name and address as they were typed, '' when they were not. */
  continued(link: HeldLink, asking: Asking, who: { readonly name: string; readonly mail: string }): Promise<void>;
  /** The passcode was typed and was the right one; noted with the page that is answered next. */
  unlocked(link: HeldLink, asking: Asking): Promise<void>;
  /** The file was asked for. Shown, never counted: scanners follow every address there is. */
  downloaded(link: HeldLink, request: PageRequest): Promise<void>;
  /** Nothing more is kept of visits to this link, and what was kept of this one is gone. */
  refused(link: HeldLink, asking: Asking): Promise<void>;
  /** The recipient does not mind after all. */
  agreed(link: HeldLink): Promise<void>;

  /** Somebody who may edit the contact decides whether it counts; null leaves it to the grading again. */
  count(visit: string, counts: boolean | null, person: Person): Promise<'done' | 'not-here'>;
  /** What other thresholds would change, before anybody applies them. */
  preview(thresholds: EvidenceThresholds): Promise<EvidencePreview>;
}

export interface EvidencePreview {
  /** Visits that are kept in full: older ones keep the grade they have. */
  readonly looked: number;
  /** At most 200, newest first; `changed` counts all. */
  readonly changed: number;
  readonly visits: readonly {
    readonly visit: string;
    readonly link: string;
    readonly contact: string;
    readonly at: string;
    readonly from: { readonly level: number; readonly counts: boolean };
    readonly to: { readonly level: number; readonly counts: boolean };
  }[];
  /** Leads that would become prospects, and those that a visit made prospects which would not have: those stay. */
  readonly promotions: {
    readonly more: readonly { readonly contact: string; readonly visit: string }[];
    readonly fewer: readonly { readonly contact: string; readonly visit: string }[];
  };
}
