import { expect, test } from 'vitest';
import { aLink, givenSharePage, sender, token } from './testing.ts';

const quoteLink = { of: 'quote', fileVersion: '', accept: true } as const;

test('[PAGE-7] a question, a report and a link for a colleague are plain forms that come back to their page', async () => {
  const { form, called, get } = givenSharePage();
  const asked = await form('ask', { v: 's', page: '2', name: 'Anna', text: 'How wide is it?' });
  expect([asked.status, asked.headers.get('location')]).toEqual([303, `/s/${token}/2?said=asked#said`]);
  expect(called('ask')).toEqual([{ session: 's', from: '203.0.113.7', name: 'Anna', text: 'How wide is it?' }]);
  expect((await get('/2?said=asked')).text).toContain('Sent. Ruben answers you.');
  await form('report', { v: 's', page: '1', text: 'Page 2 is blurred' });
  expect(called('report')).toMatchObject([{ text: 'Page 2 is blurred' }]);
  await form('forward', { v: 's', name: 'Berit Ek', mail: 'berit@example.com' });
  expect(called('forward')).toMatchObject([{ name: 'Berit Ek', mail: 'berit@example.com', note: '' }]);
});

test('[PAGE-7] a call is booked at a free time, or asked for at another', async () => {
  const { form, called, get } = givenSharePage();
  const booked = await form('call', { v: 's', slot: '2026-03-13T08:00:00Z', name: 'Anna', phone: '+46 8 1' });
  expect(called('bookCall')).toMatchObject([{ startsAt: '2026-03-13T08:00:00Z', name: 'Anna', phone: '+46 8 1' }]);
  const page = await get(booked.headers.get('location')?.replace(`/s/${token}`, '').replace(/#.*/, ''));
  expect(page.text).toContain('Ruben calls you on Friday 13 March 09:00.');
  await form('call', { v: 's', slot: '', name: 'Anna', phone: '+46 8 1', when: 'after five' });
  expect(called('ask')).toMatchObject([{ text: 'Please call me. Anna, +46 8 1, after five' }]);
  const nobody = await form('call', { v: 's', slot: '', name: 'Anna', phone: '' });
  expect(nobody.status).toBe(422);
});

test('[PAGE-7] a time that was taken meanwhile is said, and others are offered', async () => {
  const taken = { ok: false, why: 'taken', slots: [] } as const;
  const { form } = givenSharePage({ answers: { bookCall: async () => taken } });
  const { status, text } = await form('call', { slot: '2026-03-13T08:00:00Z', name: 'Anna', phone: '1' });
  expect([status, text.includes('That time has just been taken')]).toEqual([409, true]);
});

test('[PAGE-8] what is wrong is named beside its field, and what was typed is kept', async () => {
  const wrong = { ok: false, why: 'wrong', fields: { text: 'missing', name: 'too-long' } } as const;
  const { form } = givenSharePage({ answers: { ask: async () => wrong } });
  const { status, text } = await form('ask', { page: '2', name: 'A "quoted" <name>', text: '' });
  expect(status).toBe(422);
  expect(text).toContain('value="A &quot;quoted&quot; &lt;name&gt;"');
  expect(text).toContain('<a href="#ask-text">Your question is missing</a>');
  expect(text).toContain('aria-invalid="true" aria-describedby="ask-text-w"');
  expect(text).toMatch(/<details class="fold" id="ask" open>/);
});

test('[PAGE-9] a quote is accepted by name and by who may sign, once', async () => {
  const { form, called, get } = givenSharePage({ link: quoteLink });
  const unsigned = await form('accept', { v: 's', name: 'Joris Brinkhof' });
  expect([unsigned.status, unsigned.text.includes('tick this to accept')]).toEqual([422, true]);
  const nameless = await form('accept', { v: 's', name: ' ', may: '1' });
  expect(nameless.status).toBe(422);
  expect(called('answer')).toEqual([]);
  const done = await form('accept', { v: 's', name: 'Joris Brinkhof', may: '1' });
  expect(done.headers.get('location')).toBe(`/s/${token}?said=answered#answer`);
  expect(called('answer')).toEqual([
    {
      quote: aLink.subject,
      version: 2,
      accepted: true,
      name: 'Joris Brinkhof',
      reason: '',
      link: aLink.id,
      at: '2026-03-12T09:00:00.000Z',
    },
  ]);
  expect((await get()).text).toContain('Accepted by Joris Brinkhof on 12 March 2026.');
  const late = await form('decline', { v: 's', name: 'Somebody' });
  expect(late.headers.get('location')).toBe(`/s/${token}#answer`);
});

test('[PAGE-9] a quote is declined with a reason; one that takes no answer here takes none', async () => {
  const declined = givenSharePage({ link: quoteLink });
  await declined.form('decline', { name: 'Joris', reason: 'Too dear' });
  expect(declined.called('answer')).toMatchObject([{ accepted: false, name: 'Joris', reason: 'Too dear' }]);
  const closed = givenSharePage({ link: { ...quoteLink, accept: false } });
  await closed.form('accept', { name: 'Joris', may: '1' });
  const file = givenSharePage();
  await file.form('accept', { name: 'Joris', may: '1' });
  expect([...closed.called('answer'), ...file.called('answer')]).toEqual([]);
});

test('[PAGE-10] a passcode opens the link for this browser; wrong ones say how many tries are left', async () => {
  const { form, get, called, request } = givenSharePage({ passcode: 'open sesame' });
  const first = await get('/2');
  expect(first.status).toBe(200);
  expect(first.text).toContain('This link has a passcode');
  expect(first.text).not.toMatch(/Words of page|Loader fleet/);
  expect((await get('/p/1.webp')).status).toBe(404);
  const wrong = await form('passcode', { passcode: 'nothing' });
  expect([wrong.status, wrong.text.includes('2 tries are left')]).toEqual([422, true]);
  const right = await form('passcode', { passcode: 'open sesame', v: 's', page: '2' });
  expect(right.headers.get('location')).toBe(`/s/${token}/2`);
  const cookie = right.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(new RegExp(`Path=/s/${token}`));
  expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  expect(called('unlocked')).toMatchObject([{ session: 's' }]);
  expect((await get('/2')).text).toContain('Words of page 2');
  expect((await request('GET', `/s/${token}/p/1.webp`)).status).toBe(200);
});

test('[PAGE-10] too many wrong passcodes are told with the time to wait', async () => {
  const { form } = givenSharePage({ passcode: 'a' });
  for (let at = 0; at < 2; at++) await form('passcode', { passcode: 'b' });
  const often = await form('passcode', { passcode: 'b' });
  expect([often.status, often.headers.get('retry-after'), often.text.includes('Wait 15 minutes')]).toEqual([429, '900', true]);
});

test('[PAGE-11] reading without being counted works without a script, stays, and can be taken back', async () => {
  const { form, get, called, cookies } = givenSharePage();
  const first = await get();
  expect(first.headers.get('set-cookie')).toBeNull();
  await form('refuse', { v: 's' });
  expect(called('refused')).toMatchObject([{ session: 's' }]);
  expect([...cookies.keys()]).toEqual(['share-quiet']);
  const quiet = await get();
  expect(called('fetched').at(-1)).toMatchObject({ refused: true });
  expect(quiet.text).toContain('You read without being counted');
  expect(quiet.text).not.toContain('data-session=');
  await form('refuse', { again: '1' });
  expect(called('agreed')).toHaveLength(1);
  expect(cookies.size).toBe(0);
});

test('[PAGE-17] who reads can say so, or who else it is, without losing the place', async () => {
  const { form, called, get } = givenSharePage();
  const first = await get('/2');
  expect(first.text).toContain('Are you Anna Berg?');
  const said = await form('continue', { v: 's', page: '2' });
  expect(said.headers.get('location')).toBe(`/s/${token}/2?said=known`);
  await form('continue', { v: 's', page: '2', other: '1', name: 'Berit Ek', mail: 'berit@example.com' });
  expect(called('continued')).toMatchObject([
    { session: 's', who: { name: '', mail: '' } },
    { session: 's', who: { name: 'Berit Ek', mail: 'berit@example.com' } },
  ]);
  expect((await get('/2')).text).not.toContain('Are you Anna Berg?');
  const wrong = await form('continue', { v: 's', page: '2', other: '1', name: '', mail: 'berit' });
  expect([wrong.status, wrong.text.includes('is not an e-mail address')]).toEqual([422, true]);
  const byScript = await form('continue', { v: 's' }, { accept: 'application/json' });
  expect([byScript.status, byScript.text]).toEqual([200, '{"said":"known"}']);
});

test('[PAGE-17] it asks on the first page only after a while, and by no script', async () => {
  const { get } = givenSharePage();
  expect((await get()).text).toContain('class="known later"');
  expect((await get('/2')).text).toContain('class="known now"');
});

test('[PAGE-18] a form of another site, one that is too large, and too many of them are refused in words', async () => {
  const { form, calls } = givenSharePage();
  const foreign = await form('ask', { name: 'a', text: 'b' }, { 'sec-fetch-site': 'cross-site' });
  expect([foreign.status, foreign.text.includes('not sent from the page itself')]).toEqual([403, true]);
  const large = await form('ask', { name: 'a', text: 'b'.repeat(20_000) });
  expect([large.status, large.text.includes('too much text')]).toEqual([413, true]);
  expect(calls.filter(({ of }) => of === 'ask')).toEqual([]);
  const often = givenSharePage({ answers: { ask: async () => ({ ok: false, why: 'too-many', retryAfter: 30 }) } });
  const refused = await often.form('ask', { name: 'a', text: 'b' });
  expect([refused.status, refused.headers.get('retry-after'), refused.text.includes('It was not sent')]).toEqual([429, '30', true]);
});

test('[PAGE-5] of a link that has run out a new one can be asked for', async () => {
  const found = { state: 'expired', link: { id: 'x', sender, language: 'en', since: '' } } as const;
  const { form, called, get } = givenSharePage({ found });
  const asked = await form('ask', { name: 'Anna', text: 'I would like a new one.' });
  expect(asked.headers.get('location')).toBe(`/s/${token}?said=asked`);
  expect(called('ask')).toHaveLength(1);
  expect((await get('?said=asked')).text).toContain('Sent. Ruben answers you.');
  const other = await form('report', { text: 'x' });
  expect([other.status, called('report')]).toEqual([410, []]);
});
