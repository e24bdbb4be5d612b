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

const invitation = {
  key: 'appointment-mailed/e1',
  to: 'kund@kund.test',
  subject: 'Visit',
  text: 'x',
  html: '<p>x</p>',
  replyTo: 'anna@firm.test',
  sender: { name: 'Anna "Bcc: x" <Alm>\r\nBcc: y', email: 'hello@firm.test' },
  attachments: [
    {
      name: 'appointment.ics',
      type: 'text/calendar; charset=utf-8; method=REQUEST',
      content: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR').toString('base64'),
    },
  ],
};

test('[PERF-29] a mail in somebody\u2019s name has that name and address and no other header, answers go where they should, a calendar asks', async () => {
  const server = await localSmtp();
  const mailer = smtpMailer({ url: server.url, from: 'Tandem <tandem@firm.test>', isSent: async () => false });
  await mailer.send(invitation);
  await mailer.send({ ...invitation, key: 'plain', replyTo: 'a@b.test, c@d.test', sender: { name: 'Firm', email: '' } });
  const [first = '', second = ''] = server.received;
  const mail = await PostalMime.parse(first);
  expect(mail.from).toEqual({ name: 'Anna  Bcc: x   Alm  Bcc: y'.replace(/ +/g, ' '), address: 'hello@firm.test' });
  expect(mail.replyTo).toEqual([{ name: '', address: 'anna@firm.test' }]);
  expect(first).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
  expect(first).not.toMatch(/^Bcc:/im);
  expect(server.recipients).toEqual([['kund@kund.test'], ['kund@kund.test']]);
  expect(second).toMatch(/^From: Firm <tandem@firm.test>/m);
  expect(second).not.toMatch(/^Reply-To:/im);
  mailer.close();
  await server.close();
});
