/** Mails as the server writes them, and how one leaves. */
import type { MailRecord } from '../accounts/records.ts';

export interface Attachment {
  readonly name: string;
  readonly type: string;
  /** Base64. */
  readonly content: string;
}
export interface Mail {
  /** The same key is the same mail, however often it is sent. Ids only, never a name or a token. */
  readonly key: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
}
export interface Mailer {
  /**
   * Resolves when the mail is handed over; sending the same key again does nothing more.
   * Rejects with MailFailure: `temporary` means another try makes sense.
   */
  send(mail: Mail): Promise<void>;
}

export class MailFailure extends Error {
  readonly temporary: boolean;
  constructor(message: string, temporary: boolean) {
    super(message);
    this.name = 'MailFailure';
    this.temporary = temporary;
  }
}

export const mailOf = ({ key, to, subject, text, html, attachments }: MailRecord): Mail => ({ key, to, subject, text, html, attachments });

/** Line breaks and other control characters would begin a new header; a subject is one line of reasonable length. */
export const oneLine = (text: string, longest = 200): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longest);

// One plain address: no comma, angle bracket, quote, space or control character can make two of it, or a header.
const address = /^[^\s@,;:<>()[\]\\"\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;

/** What every adapter does first: refuses an address that is not exactly one, flattens headers. */
export function checked(mail: Mail): Mail {
  if (!address.test(mail.to)) throw new MailFailure('the recipient is not one mail address', false);
  return {
    ...mail,
    subject: oneLine(mail.subject),
    attachments: (mail.attachments ?? []).map(({ name, type, content }) => ({
      name: oneLine(name).replace(/[/\\"]/g, '_'),
      type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
      content,
    })),
  };
}
