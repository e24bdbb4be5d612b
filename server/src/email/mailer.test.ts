import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { asyncStore, fakeClock, memoryDatabase, recordedLog } from '../accounts/testing.ts';
import { mailerContract } from './mailer.contract.ts';
import { createOutbox } from './outbox.ts';
import { resendMailer } from './resend.ts';
import { smtpMailer } from './smtp.ts';
import { localResend, localSmtp } from './testing-servers.ts';

mailerContract('the embedded mailbox', async () => {
  const store = asyncStore(memoryDatabase());
  return {
    mailer: createOutbox({ store, transport: undefined, now: fakeClock(), log: recordedLog() }),
    received: async () =>
      (await store.mails(1e9, 100))
        .map(({ to, attachments, ...mail }) => ({
          ...mail,
          to: [to],
          headers: [],
          attachments: attachments.map(({ name, content }) => ({ name, content })),
        }))
        .reverse(),
    close: async () => {},
  };
});

mailerContract('resend', async () => {
  const server = await localResend();
  return {
    mailer: resendMailer({ key: 're_test', from: 'Tandem <tandem@firm.test>', baseUrl: server.baseUrl }),
    received: async () => server.received,
    refuseNext: (how) => {
      server.refuseNext = how;
    },
    close: server.close,
  };
});

mailerContract('smtp', async () => {
  const server = await localSmtp();
  const mailer = smtpMailer({ url: server.url, from: 'Tandem <tandem@firm.test>', isSent: async () => false });
  return {
    mailer,
    received: async () =>
      Promise.all(
        server.received.map(async (source, i) => {
          const { subject = '', text = '', html = '', attachments } = await PostalMime.parse(source);
          // A body ends with a line break on the wire, whether it had one or not.
          const lf = (value: string) => value.replaceAll('\r\n', '\n').trimEnd();
          return {
            to: server.recipients[i] ?? [],
            subject,
            text: `${lf(text)}\n`,
            html: lf(html),
            headers: source.split('\r\n\r\n')[0]?.split('\r\n') ?? [],
            attachments: attachments.map(({ filename, content }) => ({
              name: filename ?? '',
              content: Buffer.from(content as ArrayBuffer).toString('base64'),
            })),
          };
        }),
      ),
    refuseNext: (how) => {
      server.refuseNext = how;
    },
    close: async () => {
      mailer.close();
      await server.close();
    },
  };
});

test('[MAIL-2] over SMTP a mail that left before a restart is not sent again', async () => {
  const server = await localSmtp();
  const mailer = smtpMailer({ url: server.url, from: 'Tandem <tandem@firm.test>', isSent: async (key) => key === 'before' });
  for (const key of ['before', 'after']) await mailer.send({ key, to: 'anna@firm.test', subject: key, text: 'x', html: 'x' });
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatch(/^Subject: after/m);
  mailer.close();
  await server.close();
});
