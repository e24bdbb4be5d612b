/** Mails through Resend. Its idempotency key makes a repeated key the same mail for a day. */
import { Resend } from 'resend';
import { checked, type Mailer, MailFailure } from './mailer.ts';

interface Options {
  readonly key: string;
  readonly from: string;
  /** For tests and for a relay of one's own. */
  readonly baseUrl?: string | undefined;
}
/** What trying again can change: limits, their faults, and no answer at all. */
const temporary = (status: number | null) => status === null || status === 408 || status === 409 || status === 429 || status >= 500;

export function resendMailer({ key, from, baseUrl }: Options): Mailer {
  const resend = new Resend(key, baseUrl ? { baseUrl } : {});
  return {
    async send(mail) {
      const { to, subject, text, html, attachments = [], key: idempotencyKey } = checked(mail);
      const { error } = await resend.emails.send(
        {
          from,
          to,
          subject,
          text,
          html,
          attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
        },
        { idempotencyKey },
      );
      if (error) throw new MailFailure(`Resend refused it (${error.name})`, temporary(error.statusCode));
    },
  };
}
