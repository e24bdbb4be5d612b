import { afterEach, beforeEach, expect, test } from 'vitest';
import { minutes } from '../accounts/testing.ts';
import { type FakePushService, fakePushService, givenTelling } from './testing.ts';

let push: FakePushService;
beforeEach(async () => {
  push = await fakePushService();
});
afterEach(() => push.stop());

async function given(options: Parameters<typeof givenTelling>[1] = {}) {
  const told = await givenTelling(push, options);
  await told.devices.add('anna', 'phone', push.subscribe('phone'));
  return told;
}

test('[S0-53] [TELL-1] what is new in the inbox is pushed as one sentence with a name, a tag and an address, and nothing else', async () => {
  const { tell, works, states } = await given();
  tell('n1');
  await works();
  expect(push.received.map(({ push: one }) => one)).toEqual([
    { says: 'Acme is now a customer', open: '/contacts/acme', tag: 'contact/acme' },
  ]);
  expect(push.received[0]?.headers).toMatchObject({ ttl: '86400', topic: 'contact-acme', 'content-encoding': 'aes128gcm' });
  expect(await states()).toEqual({ 'n1 push': 'sent' });
});

test('[S0-53] [TELL-2] five notices about one record are one push, and so is what follows within five minutes', async () => {
  const { tell, works, clock, states } = await given();
  for (const id of ['n1', 'n2', 'n3', 'n4', 'n5']) {
    tell(id);
    clock.pass(1000);
  }
  await works();
  expect(push.received).toHaveLength(1);
  clock.pass(minutes(4));
  tell('n6');
  await works();
  expect(push.received).toHaveLength(1);
  expect((await states())['n6 push']).toBe('skipped: Told of this record a moment before.');
  clock.pass(minutes(2));
  tell('n7', { kind: 'enquiry' });
  tell('n8', { kind: 'enquiry', contact: 'berg' });
  await works();
  expect(push.says().toSorted()).toEqual(['Acme is now a customer', 'Acme sent an enquiry', 'Berg AB sent an enquiry']);
});

test('[TELL-3] the sentence is in the language of the workspace', async () => {
  const { tell, works } = await given({ country: 'Sverige' });
  tell('n1');
  tell('n2', { kind: 'task-assigned', contact: 'berg', about: 'task/t1', detail: { by: 'ben' } });
  await works();
  expect(push.says().toSorted()).toEqual(['Acme är nu kund', 'Ben gav dig en uppgift med Berg AB']);
});

test('[TELL-4] a contact the person may not see has no name and no page in it', async () => {
  const { tell, works, channel, after, mails } = await given();
  channel('duplicate', { push: true, mail: true });
  tell('n1', { contact: 'secret' });
  tell('n2', { kind: 'duplicate', contact: 'acme', detail: { other: 'secret' } });
  await works();
  expect(push.received.map(({ push: { says, open } }) => `${says} ${open}`).toSorted()).toEqual([
    'A contact is now a customer /inbox',
    'Acme and another contact look like the same /contacts/acme',
  ]);
  await after(minutes(61));
  expect(JSON.stringify(mails)).not.toContain('Secret');
});

test("[TELL-5] in quiet hours nothing is pushed; it comes when they end, in the person's own zone, in one", async () => {
  const { tell, works, wants, after, clock } = await given({ start: '2026-03-28T21:30:00.000Z' });
  wants({ quietFrom: '19:00', quietTo: '07:00', timeZone: 'Europe/Stockholm' });
  tell('n1');
  await works();
  clock.pass(minutes(60));
  tell('n2');
  await works();
  // The clocks go forward in this night: seven o'clock is five in UTC.
  await after(Date.parse('2026-03-29T04:59:00.000Z') - clock().getTime());
  expect(push.received).toEqual([]);
  await after(minutes(1));
  expect(push.says()).toEqual(['Acme is now a customer']);
});

test('[TELL-7] who becomes quiet after it was planned is left in peace too', async () => {
  const { tell, works, wants, after } = await given();
  push.answer('phone', 503);
  tell('n1');
  await works();
  push.answer('phone', 201);
  wants({ quietUntil: '2026-03-12T12:00:00.000Z' });
  await after(minutes(30));
  expect(push.received).toEqual([]);
  await after(minutes(160));
  expect(push.received).toHaveLength(1);
});

test('[TELL-8] what was read, done or put off before its time is told nowhere', async () => {
  const { tell, works, wants, mark, channel, after, mails, states } = await given();
  wants({ quietUntil: '2026-03-12T10:00:00.000Z' });
  channel('promoted', { push: true, mail: true });
  for (const id of ['n1', 'n2', 'n3']) tell(id);
  await works();
  mark('n1', { readAt: '2026-03-12T09:10:00.000Z' });
  mark('n2', { doneAt: '2026-03-12T09:10:00.000Z' });
  mark('n3', { snoozedUntil: '2026-03-13T09:10:00.000Z' });
  await works();
  expect(new Set(Object.values(await states()))).toEqual(new Set(['skipped: Read before.']));
  await after(minutes(120));
  expect([push.received.length, mails.length]).toEqual([0, 0]);
});

test('[TELL-9] kinds that are switched off and records that are muted are not told, also when they are wanted later', async () => {
  const { tell, works, channel, mute, after, states } = await given();
  channel('enquiry', { push: false, mail: false });
  mute('berg');
  tell('n1', { kind: 'enquiry' });
  tell('n2', { contact: 'berg' });
  tell('n3', { kind: 'task-late', contact: 'berg', about: 'task/t1' });
  await works();
  await after(minutes(120));
  expect(push.received).toEqual([]);
  expect((await states())['n2 push']).toBe('skipped: The person does not want to hear of this.');
});

test('[TELL-10] what is still unread after an hour is one mail, only for kinds that want mail, and once', async () => {
  const { tell, works, channel, after, mails, mark, clock } = await given();
  channel('enquiry', { push: true, mail: true });
  tell('n1', { kind: 'enquiry' });
  tell('n2', { kind: 'promoted' });
  await works();
  clock.pass(minutes(10));
  tell('n3', { kind: 'enquiry', contact: 'berg' });
  tell('n4', { kind: 'enquiry', contact: 'berg' });
  await works();
  mark('n4', { readAt: clock().toISOString() });
  await after(minutes(49));
  expect(mails).toEqual([]);
  await after(minutes(1));
  expect(mails.map(({ to, subject }) => ({ to, subject }))).toEqual([{ to: 'anna@firm.test', subject: '2 unread notices in Tandem' }]);
  expect(mails[0]?.text).toContain('Acme sent an enquiry');
  expect(mails[0]?.text).toContain('https://crm.firm.test/inbox');
  await after(minutes(600));
  expect(mails).toHaveLength(1);
});

test.each(['planned', 'begun', 'told', 'settled'])(
  '[TELL-11] a server that is cut off when it has %s tells nothing twice',
  async (step) => {
    const { tell, works, channel, stopAt, restart, after, mails, states } = await given();
    channel('promoted', { push: true, mail: true });
    tell('n1');
    stopAt(step);
    await works();
    await after(minutes(60));
    stopAt('');
    restart();
    await works();
    await after(minutes(61));
    restart();
    await works();
    // Cut off between noting and sending: nobody knows, so it is said to an admin and not sent again.
    expect(push.received).toHaveLength(step === 'begun' ? 0 : 1);
    expect((await states())['n1 push']).toMatch(step === 'begun' || step === 'told' ? /^failed: The server stopped/ : /^sent$/);
    expect(mails).toHaveLength(1);
  },
);

test('[TELL-12] a push that has not left is tried again, and given up visibly in the end', async () => {
  const { tell, works, after, store } = await given();
  push.answer('phone', 500);
  tell('n1');
  await works();
  expect((await store.inState('waiting', 10))[0]).toMatchObject({ notice: 'n1', note: 'The push service answered 500.' });
  push.answer('phone', 201);
  await after(minutes(1));
  expect(push.received).toHaveLength(1);
  push.answer('phone', 500);
  tell('n2', { contact: 'berg' });
  await works();
  for (const wait of [1, 5, 30, 60]) await after(minutes(wait));
  expect((await store.inState('failed', 10)).map(({ notice, note, attempts }) => ({ notice, note, attempts }))).toEqual([
    { notice: 'n2', note: 'The push service answered 500.', attempts: 4 },
  ]);
});

test('[TELL-13] a device that is gone, signed out or belongs to a suspended account is forgotten', async () => {
  const { tell, works, devices, signedIn, people, after } = await given();
  await devices.add('anna', 'laptop', push.subscribe('laptop'));
  push.answer('laptop', 410);
  tell('n1');
  await works();
  expect((await devices.of('anna')).map(({ session }) => session)).toEqual(['phone']);
  signedIn.delete('phone');
  tell('n2', { contact: 'berg' });
  await works();
  expect(await devices.of('anna')).toEqual([]);

  await devices.add('anna', 'laptop', push.subscribe('laptop'));
  push.answer('laptop', 500);
  tell('n3', { contact: 'secret' });
  await works();
  people.splice(0);
  push.answer('laptop', 201);
  await after(minutes(1));
  expect([push.received.length, (await devices.of('anna')).length]).toEqual([1, 0]);
});

test('[TELL-14] of one person at most ten devices are kept, the newest; a browser that signs in anew is one device', async () => {
  const { devices, clock } = await given();
  for (let i = 0; i < 12; i++) {
    clock.pass(1000);
    await devices.add('anna', `session-${i}`, push.subscribe(`device-${i}`));
  }
  const kept = await devices.of('anna');
  expect([kept.length, kept[0]?.session, kept.at(-1)?.session]).toEqual([10, 'session-11', 'session-2']);
  await devices.add('ben', 'another', push.subscribe('device-11'));
  expect((await devices.of('anna')).map(({ session }) => session)).not.toContain('session-11');
});

test('[TELL-15] the key pushes are signed with is made once', async () => {
  const { devices, store } = await given();
  const key = await devices.publicKey();
  expect(Buffer.from(key, 'base64url')).toHaveLength(65);
  expect((await store.keepKeys({ publicKey: 'another', privateKey: 'another' })).publicKey).toBe(key);
});

test('[TELL-16] what happened days before is not told, and a mark that is taken back tells nothing anew', async () => {
  const { tell, works, mark, after, clock } = await given();
  tell('n1', { at: '2026-03-08T09:00:00.000Z' });
  tell('n2', { contact: 'berg' });
  await works();
  expect(push.received).toHaveLength(1);
  mark('n2', { readAt: clock().toISOString() });
  await works();
  mark('n2', { readAt: '' });
  await works();
  await after(minutes(60));
  expect(push.received).toHaveLength(1);
});
