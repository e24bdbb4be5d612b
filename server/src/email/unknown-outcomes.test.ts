/** What becomes of a mail when the one who takes it does not say so: against a provider and a mail server that run here. */
import { afterEach, expect, test } from 'vitest';
import { asyncStore, days, fakeClock, memoryDatabase, minutes, recordedLog } from '../accounts/testing.ts';
import type { MailToSend } from './mailer.ts';
import { createOutbox } from './outbox.ts';
import { resendMailer } from './resend.ts';
import { smtpMailer } from './smtp.ts';
import { type LocalResend, type LocalSmtp, localResend, localSmtp, type ResendFault, type SmtpFault } from './testing-servers.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const mail: MailToSend = { key: 'mail-written/a1/mail.activity/a1', to: 'kund@kund.test', subject: 'Hej', text: 'Hej', html: '<p>Hej</p>' };
const hours = (n: number) => minutes(60 * n);
/** Milliseconds. Waited for in full where nobody answers; where somebody does, a busy machine may take its time. */
const patienceWith = (fault: ResendFault | SmtpFault | undefined) => (fault === 'takes-and-is-silent' ? 250 : 20_000);

type Provider = Pick<LocalResend, 'received'> | Pick<LocalSmtp, 'received'>;
async function given<P extends Provider & { close(): Promise<void> }>(
  provider: P,
  transportOf: (isSent: (key: string) => Promise<boolean>) => Parameters<typeof createOutbox>[0]['transport'],
) {
  closing.push(() => provider.close());
  const store = asyncStore(memoryDatabase());
  const clock = fakeClock();
  const transport = transportOf(async (key) => (await store.mailState(key)) === 'sent');
  const open = (by = transport) => createOutbox({ store, transport: by, now: clock, log: recordedLog() });
  const outbox = open();
  const state = async () => (await store.mails(1e9, 10))[0];
  /** As the composition does it: now and then. */
  const pass = async (milliseconds: number) => {
    clock.pass(milliseconds);
    await outbox.deliver();
    await outbox.idle();
  };
  const send = async () => {
    await outbox.send(mail);
    await outbox.idle();
    return state();
  };
  return { provider, store, clock, outbox, open, state, pass, send };
}
const resend = async (fault?: ResendFault) => {
  const server = await localResend();
  server.fault = fault;
  return given(server, () =>
    resendMailer({ key: 're_test', from: 'Tandem <tandem@firm.test>', baseUrl: server.baseUrl, patience: patienceWith(fault) }),
  );
};
const smtp = async (fault?: SmtpFault) => {
  const server = await localSmtp();
  server.fault = fault;
  return given(server, (isSent) =>
    smtpMailer({ url: server.url, from: 'Tandem <tandem@firm.test>', isSent, patience: patienceWith(fault) }),
  );
};

test.each(['takes-and-is-silent', 'takes-and-hangs-up', 'takes-and-babbles'] as const)(
  '[PERF-30] a provider that %s is asked again under the same key, and the mail arrives once',
  async (fault) => {
    const { provider, send, pass, state } = await resend(fault);
    expect(await send()).toMatchObject({ state: 'waiting', attempts: 1, text: 'Hej' });
    await pass(minutes(1));
    provider.fault = undefined;
    await pass(minutes(5));
    expect(await state()).toMatchObject({ state: 'sent', text: '', unsureAt: '' });
    expect(provider.received).toHaveLength(1);
    expect(new Set(provider.keys)).toEqual(new Set([mail.key]));
  },
);

test('[PERF-31] a provider that took a mail and never says so leaves it to a person before it forgets the key; nothing is sent after that', async () => {
  const { provider, send, pass, state, clock } = await resend('takes-and-is-silent');
  const began = clock().getTime();
  await send();
  for (let i = 0; i < 26 * 6; i++) {
    await pass(minutes(10));
    // The provider forgets the key a day after it saw it first.
    if (clock().getTime() - began >= days(1)) provider.forgetKeys();
  }
  expect(await state()).toMatchObject({ state: 'needs-a-look', error: 'Resend gave no answer', text: 'Hej' });
  provider.fault = undefined;
  await pass(days(3));
  expect(provider.received).toHaveLength(1);
});

test.each([
  ['for good', 'failed'],
  ['for now', 'waiting'],
] as const)('[PERF-32] a provider that refuses a mail %s leaves it %s', async (how, expected) => {
  const { provider, send } = await resend();
  provider.refuseNext = how;
  expect(await send()).toMatchObject({ state: expected });
  expect(provider.received).toHaveLength(0);
});

test('[PERF-32] a refusal in prose is one, too much is tried later, and a key that stands for other words needs a look', async () => {
  expect(await (await resend('refuses-in-prose')).send()).toMatchObject({ state: 'failed', error: expect.stringContaining('422') });
  expect(await (await resend('has-too-much')).send()).toMatchObject({ state: 'waiting', unsureAt: '' });
  expect(await (await resend('knows-the-key-with-other-words')).send()).toMatchObject({
    state: 'needs-a-look',
    error: 'Resend has sent another mail under this key already',
  });
});

test.each(['hangs-up-at-once', 'has-a-fault'] as const)(
  '[PERF-33] a provider that %s for an hour gets the mail when it is back, once',
  async (fault) => {
    const { provider, send, pass, state } = await resend(fault);
    await send();
    for (let i = 0; i < 6; i++) await pass(minutes(10));
    expect(await state()).toMatchObject({ state: 'waiting' });
    provider.fault = undefined;
    for (let i = 0; i < 12; i++) await pass(minutes(10));
    expect(await state()).toMatchObject({ state: 'sent' });
    expect(provider.received).toHaveLength(1);
  },
);

test('[PERF-33] a provider that is slow, and not slower than we wait, is simply waited for', async () => {
  const { provider, send } = await resend('takes-and-is-slow');
  expect(await send()).toMatchObject({ state: 'sent', attempts: 1 });
  expect(provider.received).toHaveLength(1);
});

test.each(['takes-and-is-silent', 'takes-and-hangs-up', 'takes-and-babbles'] as const)(
  '[PERF-34] a mail server that %s leaves the mail to a person at once, and it is never sent again by itself',
  async (fault) => {
    const { provider, send, pass, state } = await smtp(fault);
    expect(await send()).toMatchObject({ state: 'needs-a-look', text: 'Hej', error: expect.stringContaining('gave no answer') });
    provider.fault = undefined;
    for (let i = 0; i < 5; i++) await pass(days(1));
    expect(provider.received).toHaveLength(1);
    expect((await state())?.state).toBe('needs-a-look');
  },
);

test.each(['hangs-up-at-once', 'hangs-up-before-the-message'] as const)(
  '[PERF-34] a mail server that %s cannot have taken the mail, which is tried again and arrives once',
  async (fault) => {
    const { provider, send, pass, state } = await smtp(fault);
    expect(await send()).toMatchObject({ state: 'waiting', unsureAt: '' });
    provider.fault = undefined;
    await pass(minutes(1));
    expect((await state())?.state).toBe('sent');
    expect(provider.received).toHaveLength(1);
  },
);

test('[PERF-34] a mail server that is not there for an hour gets the mail when it is back', async () => {
  const { state, open, store, clock, outbox } = await smtp();
  const nobody = await localSmtp();
  await nobody.close();
  const away = smtpMailer({ url: nobody.url, from: 'a@firm.test', isSent: async () => false, patience: patienceWith(undefined) });
  await open(away).send(mail);
  for (let i = 0; i < 6; i++) {
    clock.pass(minutes(10));
    await open(away).deliver();
  }
  expect((await state())?.state).toBe('waiting');
  clock.pass(hours(2));
  await outbox.deliver();
  await outbox.idle();
  expect(await store.mailState(mail.key)).toBe('sent');
});

test('[PERF-35] a stop while a mail is handed over: over SMTP it needs a look, with a provider that knows keys it goes on', async () => {
  for (const [how, expected, arrived] of [
    [await smtp(), 'needs-a-look', 0],
    [await resend(), 'sent', 1],
  ] as const) {
    const never = { dedupesFor: 0, send: () => new Promise<void>(() => undefined) };
    void how.open(never).send(mail);
    await until(async () => (await how.state())?.tryingAt);
    await how.pass(minutes(1));
    expect(await how.state()).toMatchObject({ state: expected });
    expect(how.provider.received).toHaveLength(arrived);
  }
});

test('[PERF-36] a person sends again what needs a look, or lets it go; anything else is left as it is', async () => {
  const { provider, outbox, send, state } = await smtp('takes-and-hangs-up');
  const { id = 0 } = (await send()) ?? {};
  provider.fault = undefined;
  expect(await outbox.sendAgain(id)).toBe(true);
  await outbox.idle();
  expect(await state()).toMatchObject({ state: 'sent', text: '' });
  expect(provider.received).toHaveLength(2);
  expect([await outbox.sendAgain(id), await outbox.letGo(id), await outbox.letGo(99)]).toEqual([false, false, false]);

  const other = await smtp('takes-and-hangs-up');
  const kept = await other.send();
  expect(await other.outbox.letGo(kept?.id ?? 0)).toBe(true);
  expect(await other.state()).toMatchObject({ state: 'let-go', text: '', html: '' });
});

test('[PERF-37] the record a mail is about is told what became of it, again after a stop, and when it changes', async () => {
  const { provider, outbox, open, clock, pass, store, state } = await smtp('takes-and-hangs-up');
  const told: string[] = [];
  outbox.onSettled(async ({ about, state: became }) => void told.push(`${about} ${became}`));
  await outbox.send({ ...mail, about: 'activity/c1/a1' });
  await outbox.idle();
  await pass(minutes(1));
  expect(told).toEqual(['activity/c1/a1 needs-a-look']);
  provider.fault = undefined;
  await outbox.sendAgain((await state())?.id ?? 0);
  await outbox.idle();
  expect(told).toEqual(['activity/c1/a1 needs-a-look', 'activity/c1/a1 sent']);

  // Told, and stopped before that was noted.
  await store.toldMail(mail.key, 'waiting');
  const next = open();
  next.onSettled(async ({ state: became }) => void told.push(became));
  await next.idle();
  clock.pass(minutes(1));
  expect(told.at(-1)).toBe('sent');
});

async function until(holds: () => Promise<unknown>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
