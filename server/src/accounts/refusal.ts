/** A no that a person can act on: a code for programs, a sentence that says what happened, another that says what to do. */
export type RefusalCode =
  | 'not-signed-in'
  | 'wrong-sign-in'
  | 'not-allowed'
  | 'not-here'
  | 'conflict'
  | 'wrong-fields'
  | 'too-many'
  | 'bad-password'
  | 'wrong-origin'
  | 'wrong-type'
  | 'disk-full';

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly next: string;
  /** Seconds until another try makes sense. */
  readonly retryAfter: number | undefined;
  /** For forms: the fields that are wrong, by name. */
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(code: RefusalCode, message: string, next: string, more: { retryAfter?: number; fields?: Record<string, string> } = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.next = next;
    this.retryAfter = more.retryAfter;
    this.fields = more.fields;
  }
}

export const notAllowed = (what: string): Refusal =>
  new Refusal('not-allowed', `Your role does not allow you to ${what}.`, 'Ask a manager or an admin of the workspace.');
export const notHere = (what: string): Refusal =>
  new Refusal('not-here', `There is no such ${what}.`, 'It may have been removed. Load the page again.');
