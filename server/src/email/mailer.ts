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
  /** One address; '' or absent for nobody. */
  readonly replyTo?: string;
  /** The name it is sent in and, where there is one, the address; otherwise the server's own. */
  readonly sender?: { readonly name: string; readonly email: string } | undefined;
}
/** What the outbox keeps beside a mail. */
export interface MailToSend extends Mail {
  /** A path of ids: whoever listens is told what became of the mail. */
  readonly about?: string;
  /** What was said of the record, as JSON; kept when the text is not. */
  readonly facts?: string;
}
export interface Mailer {
  /**
   * Resolves when the mail is handed over; sending the same key again does nothing more.
   * Rejects with MailFailure: `temporary` means another try makes sense, `unsure` that the mail may have arrived all the same.
   */
  send(mail: Mail): Promise<void>;
}
/** A way out of this machine. */
export interface Transport extends Mailer {
  /** For so long after a first try the same key is one mail at the other end, in milliseconds; 0 or absent: it never is. */
  readonly dedupesFor?: number;
}

export class MailFailure extends Error {
  readonly temporary: boolean;
  readonly unsure: boolean;
  constructor(message: string, temporary: boolean, unsure = false) {
    super(message);
    this.name = 'MailFailure';
    this.temporary = temporary;
    this.unsure = unsure;
  }
}

export const mailOf = ({ key, to, subject, text, html, attachments, replyTo, sender }: MailRecord): Mail => ({
  key,
  to,
  subject,
  text,
  html,
  attachments,
  replyTo,
  sender,
});

/** Line breaks and other control characters would begin a new header; a subject is one line of reasonable length. */
export const oneLine = (text: string, longest = 200): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longest);

// One plain address: no comma, angle bracket, quote, space or control character can make two of it, or a header.
const address = /^[^\s@,;:<>()[\]\\"\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;
export const isAddress = (text: string): boolean => address.test(text);

/** A type with nothing behind it, but for calendars: a mail program shows what is asked by the method. */
const attachmentType = /^(?:[\w.+-]+\/[\w.+-]+|text\/calendar; charset=utf-8; method=(?:REQUEST|CANCEL))$/;

/** What every adapter does first: refuses an address that is not exactly one, flattens headers. */
export function checked<M extends Mail>(mail: M) {
  if (!isAddress(mail.to)) throw new MailFailure('the recipient is not one mail address', false);
  return {
    ...mail,
    subject: oneLine(mail.subject),
    replyTo: mail.replyTo && isAddress(mail.replyTo) ? mail.replyTo : '',
    sender: mail.sender && { name: oneLine(mail.sender.name, 80), email: isAddress(mail.sender.email) ? mail.sender.email : '' },
    attachments: (mail.attachments ?? []).map(({ name, type, content }) => ({
      name: oneLine(name).replace(/[/\\"]/g, '_'),
      type: attachmentType.test(type) ? type : 'application/octet-stream',
      content,
    })),
  };
}

/** The line after `From:`, from the server's own (`Tandem <tandem@firm.test>`) and the sender's name and address. */
export function fromLine(own: string, sender: Mail['sender']): string {
  if (!sender || (sender.name === '' && sender.email === '')) return own;
  const [, ownName = '', ownAddress = own] = /^\s*(.*?)\s*<([^>]*)>\s*$/.exec(own) ?? [];
  const name = (sender.name || ownName).replace(/["\\<>]/g, ' ').trim();
  return name ? `"${name}" <${sender.email || ownAddress}>` : sender.email || ownAddress;
}
