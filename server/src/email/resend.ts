/** Mails through Resend. Its idempotency key makes a repeated key the same mail for a day. */
import { createHash } from 'node:crypto';
import { type CreateEmailRequestOptions, Resend } from 'resend';
import { checked, fromLine, MailFailure, type Transport } from './mailer.ts';

interface Options {
  readonly key: string;
  readonly from: string;
  /** For tests and for a relay of one's own. */
  readonly baseUrl?: string | undefined;
  /** How long one answer is waited for. */
  readonly patience?: number;
}
/** Their keys are at most 256 characters. */
const longestKey = 200;
const day = 86_400_000;

export function resendMailer({ key, from, baseUrl, patience = 30_000 }: Options): Transport {
  const resend = new Resend(key, baseUrl ? { baseUrl } : {});
  return {
    dedupesFor: day,
    async send(mail) {
      const { to, subject, text, html, attachments, replyTo, sender, key: whole } = checked(mail);
      const idempotencyKey = whole.length > longestKey ? createHash('sha256').update(whole).digest('hex') : whole;
      const { data, error } = await resend.emails.send(
        {
          from: fromLine(from, sender),
          to,
          subject,
          text,
          html,
          ...(replyTo && { replyTo }),
          attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
        },
        // Passed on to `fetch`; the type of the options does not know it.
        { idempotencyKey, signal: AbortSignal.timeout(patience) } as CreateEmailRequestOptions,
      );
      if (error) throw failureOf(error.name, error.statusCode);
      if (typeof data?.id !== 'string' || data.id === '') throw new MailFailure('Resend gave an answer that says nothing', true, true);
    },
  };
}

/** What was not answered, or with their own fault, may have been taken; the key makes another try harmless. */
function failureOf(name: string, status: unknown): MailFailure {
  if (typeof status !== 'number') return new MailFailure('Resend gave no answer', true, true);
  const words = `Resend refused it (${name}, ${status})`;
  if (status === 429) return new MailFailure(words, true);
  if (name === 'invalid_idempotent_request') return new MailFailure('Resend has sent another mail under this key already', false, true);
  if (status === 408 || status === 409 || status >= 500) return new MailFailure(words, true, true);
  return new MailFailure(words, false);
}
