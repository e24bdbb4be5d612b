import { expect, test } from 'vitest';
import { asyncStore, days, fakeClock, memoryDatabase, minutes, recordedLog } from '../accounts/testing.ts';
import { type Mail, MailFailure } from './mailer.ts';
import { createOutbox } from './outbox.ts';

const mail: Mail = { key: 'a', to: 'anna@firm.test', subject: 'Hello', text: 'secret link', html: '<p>secret link</p>' };
const admin = {
  id: 'A',
  name: 'Adam',
  email: 'admin@firm.test',
  password: '',
  role: 'admin',
  team: '',
  language: 'en',
  sample: false,
  at: '',
} as const;

const opened = (answers: ('sent' | 'for now' | 'for good')[]) => {
  const store = asyncStore(memoryDatabase());
  const clock = fakeClock();
  const log = recordedLog();
  const sent: string[] = [];
  const transport = {
    async send({ key }: Mail) {
      const answer = answers.shift() ?? 'sent';
      if (answer !== 'sent') throw new MailFailure('no', answer === 'for now');
      sent.push(key);
    },
  };
  const open = () => createOutbox({ store, transport, now: clock, log });
  return { store, clock, log, sent, outbox: open(), open, mails: () => store.mails(1e9, 100) };
};

test('[S0-29] [MAIL-5] a mail is in the outbox before it has left', async () => {
  const { outbox, mails, sent } = opened(['for now']);
  await outbox.send(mail);
  expect((await mails())[0]).toMatchObject({ to: 'anna@firm.test', state: 'waiting' });
  await outbox.idle();
  expect(sent).toEqual([]);
});

test('[MAIL-6] a mail that has left keeps neither its text nor its link', async () => {
  const { outbox, mails, sent } = opened([]);
  await outbox.send(mail);
  await outbox.idle();
  expect(sent).toEqual(['a']);
  expect((await mails())[0]).toMatchObject({ state: 'sent', text: '', html: '', subject: 'Hello' });
});

test('[MAIL-7] a failure for now is tried again later, a failure for good is not, and a day of failures ends it', async () => {
  const { outbox, mails, sent, clock } = opened(['for now', 'sent']);
  await outbox.send(mail);
  await outbox.idle();
  await outbox.deliver();
  expect(sent).toEqual([]);
  clock.pass(minutes(1));
  await outbox.deliver();
  expect(sent).toEqual(['a']);

  const never = opened(['for good']);
  await never.outbox.send(mail);
  await never.outbox.idle();
  expect((await never.mails())[0]).toMatchObject({ state: 'failed', text: '' });

  const always = opened(Array(20).fill('for now'));
  await always.outbox.send(mail);
  await always.outbox.idle();
  for (let i = 0; i < 10; i++) {
    always.clock.pass(days(1));
    await always.outbox.deliver();
  }
  expect((await always.mails())[0]).toMatchObject({ state: 'failed', attempts: 7 });
  expect((await mails())[0]?.attempts).toBe(2);
});

test('[MAIL-5] what waited when the server stopped leaves after the next start', async () => {
  const { outbox, open, clock, sent } = opened(['for now', 'sent']);
  await outbox.send(mail);
  await outbox.idle();
  clock.pass(minutes(1));
  await open().deliver();
  expect(sent).toEqual(['a']);
});

test('[MAIL-8] a sample workspace never mails out', async () => {
  const { store, outbox, mails, sent } = opened([]);
  await store.createWorkspace({ company: 'Sample', sample: true, at: '' }, admin, { at: '', actor: '', action: 'test', subject: '' });
  await outbox.send(mail);
  await outbox.deliver();
  await outbox.idle();
  expect(sent).toEqual([]);
  expect((await mails())[0]).toMatchObject({ state: 'kept', text: 'secret link' });
});

test('[S-52] the log of a failing mail holds neither text nor address', async () => {
  const { outbox, log } = opened(['for good']);
  await outbox.send(mail);
  await outbox.idle();
  expect(log.lines).toHaveLength(1);
  expect(JSON.stringify(log.lines)).not.toMatch(/secret|anna|Hello/);
});
