/**
 * Mails over SMTP. The protocol knows no idempotency: once the whole message is handed over and no answer comes, nobody knows
 * whether it will arrive. Such a mail is never sent again by itself. The Message-ID is made of the key.
 */
import { createHash } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Attachment, checked, fromLine, type Mailer, MailFailure, type Transport } from './mailer.ts';

interface Options {
  /** `smtp://user:password@host:587` or `smtps://`. */
  readonly url: string;
  readonly from: string;
  /** Whether a mail of this key has left already. */
  readonly isSent: (key: string) => Promise<boolean>;
  /** How long an answer is waited for. */
  readonly patience?: number;
}

export function smtpMailer({ url, from, isSent, patience = 30_000 }: Options): Transport & { close(): void } {
  /** Keys being sent or sent since the start: two callers at once are one mail. */
  const sending = new Map<string, Promise<void>>();

  async function hand(mail: Parameters<Mailer['send']>[0]): Promise<void> {
    const { to, subject, text, html, attachments, replyTo, sender, key } = checked(mail);
    if (await isSent(key)) return;
    const handedOver = { whole: false };
    // One connection a mail, as before; the log of its protocol is the only place that tells when the last byte was written.
    const transport = createTransport({
      url,
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: Math.min(10_000, patience),
      socketTimeout: patience,
      logger: protocolLog(() => {
        handedOver.whole = true;
      }) as never,
    });
    try {
      await transport.sendMail({
        from: fromLine(from, sender),
        to: { name: '', address: to },
        subject,
        text,
        html,
        ...(replyTo && { replyTo: { name: '', address: replyTo } }),
        messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@tandem>`,
        headers: { 'Auto-Submitted': replyTo ? 'no' : 'auto-generated' },
        ...attached(attachments),
      });
    } catch (error) {
      throw failureOf(error, handedOver.whole);
    } finally {
      transport.close();
    }
  }
  return {
    dedupesFor: 0,
    send(mail) {
      const running = sending.get(mail.key);
      if (running) return running;
      if (sending.size >= 1000) sending.delete(sending.keys().next().value ?? '');
      const done = hand(mail);
      sending.set(mail.key, done);
      done.catch(() => sending.delete(mail.key));
      return done;
    },
    close: () => sending.clear(),
  };
}

function failureOf(error: unknown, whole: boolean): MailFailure {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (whole && responseCode === undefined)
    return new MailFailure(`the mail server took it and gave no answer (${code ?? 'no answer'})`, false, true);
  return new MailFailure(
    `the mail server refused it (${responseCode ?? code ?? 'no answer'})`,
    responseCode === undefined || responseCode < 500,
  );
}

/** A calendar's attachment is also what the mail says, in a form that mail programs show as an invitation. */
function attached(attachments: readonly Attachment[]): SendMailOptions {
  const calendar = attachments.find(({ type }) => type.startsWith('text/calendar; '));
  const method = calendar && (/method=(\w+)$/.exec(calendar.type)?.[1] ?? 'REQUEST');
  return {
    attachments: attachments
      .filter((one) => one !== calendar)
      .map(({ name, type, content }) => ({ filename: name, contentType: type, content, encoding: 'base64' })),
    ...(calendar &&
      method && { icalEvent: { method, filename: calendar.name, content: Buffer.from(calendar.content, 'base64').toString('utf8') } }),
  };
}

/** Calls back when the end of the message is written: before that no server can have taken it. */
function protocolLog(onWhole: () => void) {
  const ignore = () => undefined;
  const info = (entry: unknown) => {
    if ((entry as { tnx?: unknown } | undefined)?.tnx === 'message') onWhole();
  };
  return { level: ignore, trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore };
}
