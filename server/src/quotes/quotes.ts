/** Quotes as the rest of the server uses them: what was sent, what became of it, and its answer from the share page. */
import type { Person, SentQuote } from '@tandem/core';

/** How a version stands on a day: by the date as well as by what is written, so that it is over the day after, whatever has run. */
export type Standing =
  | { readonly is: 'open'; readonly daysLeft: number }
  | { readonly is: 'accepted' | 'refused'; readonly name: string; readonly at: string; readonly reason: string }
  | { readonly is: 'expired'; readonly validUntil: string }
  /** A later version was sent; that one counts. */
  | { readonly is: 'replaced'; readonly by: number };

export interface QuoteAnswer {
  readonly accepted: boolean;
  /** Who answers, as they have written it. */
  readonly name: string;
  readonly reason: string;
  /** The id of the link it was answered on. */
  readonly link: string;
  readonly at: string;
}
/** `done` also for the same answer of the same link again; `answered`: somebody has answered otherwise or elsewhere before. */
export type AnswerTaken = 'done' | 'answered' | 'expired' | 'replaced';

/** As PDF; the same quote gives the same bytes. */
export type DrawQuote = (quote: SentQuote) => Promise<Uint8Array>;

export interface QuoteRecipient {
  /** The contact's row of the recipient, when there is one. */
  readonly person?: string | undefined;
  readonly name: string;
  readonly mail: string;
}
export interface Sending {
  /** Made by the device: the same sending asked for again is the same sending. */
  readonly id: string;
  readonly recipients: readonly QuoteRecipient[];
  readonly subject: string;
  readonly text: string;
  readonly language: string;
  /** The link's last day; otherwise the quote's. */
  readonly expiresOn?: string | undefined;
  readonly passcode?: string | undefined;
  readonly download: boolean;
  /** Whether it can be answered on the page. */
  readonly accept: boolean;
  /** Users to be told when it is opened. */
  readonly notify: readonly string[];
  /** The opportunity gets the quote's sum before tax, as an edit of the sender. */
  readonly takeOver?: boolean | undefined;
}
/** What keeps a quote from being sent: each with what to do about it. */
export interface SendProblem {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}
/** A recipient for whom no link could be made: the quote is sent, and a link can be made for them by hand. */
export interface NotLinked {
  /** Their place in the list, from 0. */
  readonly recipient: number;
  readonly why: string;
}
export type Sent =
  | {
      readonly ok: true;
      readonly number: string;
      readonly version: number;
      readonly validUntil: string;
      readonly file: string;
      /** In the order of the recipients; '' for one who has none. */
      readonly links: readonly string[];
      readonly notLinked: readonly NotLinked[];
    }
  | { readonly ok: false; readonly why: 'not-here' }
  | { readonly ok: false; readonly why: 'problems'; readonly problems: readonly SendProblem[] };
export type Revised =
  | { readonly ok: true; readonly version: number }
  /** `never-sent`: it is a draft already; `accepted`: what was agreed on stays as it is. */
  | { readonly ok: false; readonly why: 'not-here' | 'never-sent' | 'accepted' };

export interface Quotes {
  /** As it was sent; the newest version unless one is named. Undefined: there is no such quote or version. */
  sent(quote: string, version?: number): Promise<SentQuote | undefined>;
  standing(quote: string, version: number): Promise<Standing | undefined>;
  /** Once: the first answer stays. `replaced` also when the version or the quote is not there. */
  answer(quote: string, version: number, answer: QuoteAnswer): Promise<AnswerTaken>;
  /** As `answer`, by somebody of the workspace who was told it: by telephone, by mail. Undefined: not here. */
  answerFor(quote: string, person: Person, answer: Pick<QuoteAnswer, 'accepted' | 'name' | 'reason'>): Promise<AnswerTaken | undefined>;
  pdf(quote: string, version: number): Promise<Uint8Array | undefined>;
  /** The draft as it would look now. */
  preview(quote: string, person: Person, language: string): Promise<Uint8Array | undefined>;
  send(quote: string, person: Person, sending: Sending): Promise<Sent>;
  /** A draft again, for the next version; what is out stays as it is until that one is sent. */
  revise(quote: string, person: Person): Promise<Revised>;
}
