/**
 * Mails over SMTP. The protocol knows no idempotency, so the keys that went out are kept; a stop between handing over and noting
 * it may send a mail twice, with the same Message-ID, by which most programs show it once.
 */
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { checked, type Mailer, MailFailure } from './mailer.ts';

interface Options {
  /** `smtp://user:password@host:587` or `smtps://`. */
  readonly url: string;
  readonly from: string;
  /** Whether a mail of this key has left already. */
  readonly isSent: (key: string) => Promise<boolean>;
}

export function smtpMailer({ url, from, isSent }: Options): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
  });
  /** Keys being sent or sent since the start: two callers at once are one mail. */
  const sending = new Map<string, Promise<void>>();

  async function hand(mail: Parameters<Mailer['send']>[0]): Promise<void> {
    const { to, subject, text, html, attachments = [], key } = checked(mail);
    if (await isSent(key)) return;
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@tandem>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content, encoding: 'base64' })),
      });
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string };
      throw new MailFailure(
        `the mail server refused it (${responseCode ?? code ?? 'no answer'})`,
        responseCode === undefined || responseCode < 500,
      );
    }
  }
  return {
    send(mail) {
      const running = sending.get(mail.key);
      if (running) return running;
      if (sending.size >= 1000) sending.delete(sending.keys().next().value ?? '');
      const done = hand(mail);
      sending.set(mail.key, done);
      done.catch(() => sending.delete(mail.key));
      return done;
    },
    close: () => transport.close(),
  };
}
