/** What the recipient of a link can do besides reading: ask, be called, pass it on, report a problem. Each has limits of its own. */
import type { HeldLink } from './links.ts';

/** Who does it: the page's session, '' without one, and the address. */
export interface AnswerBy {
  readonly session: string;
  readonly from: string;
}
export interface Slot {
  /** ISO with `Z`. */
  readonly startsAt: string;
  readonly minutes: number;
}
/** What is wrong with what was typed, by field. */
export type Fault = 'missing' | 'too-long' | 'not-an-address' | 'not-a-time';
export type Refused =
  | { readonly ok: false; readonly why: 'wrong'; readonly fields: Readonly<Record<string, Fault>> }
  | { readonly ok: false; readonly why: 'too-many'; readonly retryAfter: number };

export interface Answers {
  /** Lands on the contact's timeline and in the sender's inbox; also of a link that has expired. */
  ask(link: HeldLink, by: AnswerBy, words: { readonly name: string; readonly text: string }): Promise<{ readonly ok: true } | Refused>;
  /** Free times of the sender in the next five working days, in order, and the zone in which to write them. */
  slots(link: HeldLink): Promise<{ readonly zone: string; readonly slots: readonly Slot[] }>;
  /** `taken`: somebody was quicker; the times that are free now come with it. */
  bookCall(
    link: HeldLink,
    by: AnswerBy,
    call: { readonly startsAt: string; readonly name: string; readonly phone: string; readonly mail: string; readonly note: string },
  ): Promise<
    { readonly ok: true; readonly slot: Slot } | { readonly ok: false; readonly why: 'taken'; readonly slots: readonly Slot[] } | Refused
  >;
  /** A link of their own for somebody else, who gets it by mail. The address is not told to whoever passes it on. */
  forward(
    link: HeldLink,
    by: AnswerBy,
    to: { readonly name: string; readonly mail: string; readonly note: string },
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: 'not-allowed' } | Refused>;
  report(link: HeldLink, by: AnswerBy, words: { readonly name: string; readonly text: string }): Promise<{ readonly ok: true } | Refused>;
}
