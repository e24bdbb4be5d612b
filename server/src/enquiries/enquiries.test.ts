import { expect, test } from 'vitest';
import { limits } from '../accounts/rate-limits.ts';
import { givenForms, vera } from './testing.ts';

const reasonsOf = async ({ enquiries }: ReturnType<typeof givenForms>) =>
  (await enquiries.held(10)).held.map(({ reasons }) => reasons.join(' '));

test('[S4-20] what a visitor sends becomes an enquiry with the source, campaign and owner of its form, told to the rules once', async () => {
  const forms = givenForms();
  const answer = await forms.submit({ ...vera, stamp: await forms.stamp() });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Thank you.');
  const [event] = [...forms.events.values()];
  expect(event).toMatchObject({ type: 'enquiry.received', key: 'enquiry/e1-0', by: 'form', enquiryId: 'e1-0' });
  expect(await forms.enquiries.enquiry('e1-0')).toEqual({
    ...vera,
    source: 'web',
    campaign: 'spring',
    owner: 'ana',
    at: forms.clock().toISOString(),
  });
});

test('[S4-21] [S2-07] [ENQ-13] whoever comes by the link of a campaign is of it, with its source; a link of none leaves the form as it is', async () => {
  const campaigns: readonly (readonly [said: string, campaign: string, source: string])[] = [
    ['FAIR', 'FAIR', 'fair'],
    ['varmassan-spring-fair', 'FAIR', 'fair'],
    ['BARE', 'BARE', 'web'],
    ['OVER', 'spring', 'web'],
    ['no"><b>such\ud800', 'spring', 'web'],
    ['', 'spring', 'web'],
  ];
  for (const [said, campaign, source] of campaigns) {
    const forms = givenForms();
    const html = await (await forms.page(`/forms/contact?campaign=${encodeURIComponent(said.toWellFormed())}`)).text();
    expect(html).not.toContain('<b>');
    // The page hands on what its link said, a second time too when something was wrong.
    const carried = /name="campaign" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const stamp = await forms.stamp();
    const wrong = await (await forms.submit({ ...vera, mail: 'no address', campaign: said, stamp })).text();
    expect(/name="campaign" value="([^"]*)"/.exec(wrong)?.[1] ?? '').toBe(carried);
    expect(await (await forms.submit({ ...vera, campaign: said, stamp })).text()).toContain('Thank you.');
    expect(await forms.enquiries.enquiry('e1-0'), said).toMatchObject({ campaign, source, owner: 'ana' });
  }
  const program = givenForms();
  await program.post({ ...vera, campaign: 'fair', stamp: await program.stamp() });
  expect(await program.enquiries.enquiry('e1-0')).toMatchObject({ campaign: 'FAIR', source: 'fair' });
});

test('[ENQ-1] the page works without a script, may stand in a frame of another site, loads nothing and escapes what people typed', async () => {
  const forms = givenForms();
  const page = await forms.page();
  const html = await page.text();
  expect(html).not.toContain('<script');
  expect(html).toContain('Contact &lt;us&gt;');
  expect(html).toContain('<label for="mail">');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-.*frame-ancestors \*$/);
  expect(page.headers.get('set-cookie')).toBeNull();
  expect(await (await forms.page('/forms/contact', { 'accept-language': 'sv-SE,sv;q=0.9' })).text()).toContain('Ditt namn');
  const wrong = await forms.submit({ ...vera, name: '', mail: 'a"><script>alert(1)</script>', stamp: await forms.stamp() });
  const again = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(again).toContain('aria-invalid="true" aria-describedby="mail-w reach"');
  expect(again).not.toContain('<script');
  expect(again).toContain('Do you rent out loaders?');
});

test.each([
  ['trap', { homepage: 'https://spam.example' }, 10_000],
  ['too-fast', {}, 1000],
  ['too-old', {}, 25 * 3_600_000],
  ['no-stamp', { stamp: '1.forged-signature-of-32-characters' }, 10_000],
  ['links', { message: 'http://a.example http://b.example www.c.example' }, 10_000],
  ['links', { name: 'Visit www.c.example' }, 10_000],
])('[ENQ-2] %s is held with its reason, not lost, and thanked like every other', async (reason, fields, waited) => {
  const forms = givenForms();
  const stamp = await forms.enquiries.stamp('contact');
  forms.clock.pass(waited);
  const answer = await forms.submit({ ...vera, stamp, ...fields });
  expect(await answer.text()).toContain('Thank you.');
  expect(forms.events.size).toBe(0);
  expect(await reasonsOf(forms)).toEqual([reason]);
});

test('[ENQ-2] one text under many names is held from the second on', async () => {
  const forms = givenForms();
  const stamp = await forms.stamp();
  const message = 'We sell the best addresses of your whole industry';
  await forms.submit({ ...vera, message, stamp });
  await forms.submit({ ...vera, name: 'Otto', mail: 'otto@x.example', message: `${message} `, stamp }, '192.0.2.9');
  expect(forms.events.size).toBe(1);
  expect(await reasonsOf(forms)).toEqual(['same-words']);
});

test('[ENQ-3] pressed twice is one enquiry', async () => {
  const forms = givenForms();
  const fields = { ...vera, stamp: await forms.stamp() };
  await forms.submit(fields);
  await forms.submit(fields);
  expect(forms.events.size).toBe(1);
  expect(await forms.store.countIn('accepted')).toBe(1);
});

test('[ENQ-4] a held one is released to the rules once, or deleted with its words', async () => {
  const forms = givenForms();
  const stamp = await forms.stamp();
  await forms.submit({ ...vera, homepage: 'x', stamp });
  await forms.submit({ ...vera, name: 'Otto', homepage: 'x', stamp });
  const { held, count } = await forms.enquiries.held(10);
  expect([count, held.map(({ name }) => name).sort()]).toEqual([2, ['Otto', 'Vera Holm']]);
  expect(await forms.enquiries.enquiry('e1-0')).toBeUndefined();
  expect([await forms.enquiries.release('e1-0', 'ben'), await forms.enquiries.release('e1-0', 'ben')]).toEqual([true, false]);
  expect([...forms.events.keys()]).toEqual(['enquiry/e1-0']);
  expect((await forms.enquiries.enquiry('e1-0'))?.name).toBe('Vera Holm');
  expect([await forms.enquiries.remove('e2-0', 'ben'), await forms.enquiries.remove('e2-0', 'ben')]).toEqual([true, false]);
  expect((await forms.store.one('e2-0'))?.words).toBe('');
});

test('[ENQ-5] stopped between keeping and telling, the next start tells the rules, once', async () => {
  const forms = givenForms();
  forms.fail(true);
  expect((await forms.submit({ ...vera, stamp: await forms.stamp() })).status).toBe(500);
  expect(await forms.store.countIn('accepted')).toBe(1);
  const next = givenForms(forms.db);
  await next.enquiries.resume();
  await next.enquiries.resume();
  expect([...next.events.keys()]).toEqual(['enquiry/e1-0']);
});

test('[ENQ-6] the words go a day after the lead was made, and what is left after a month', async () => {
  const forms = givenForms();
  await forms.submit({ ...vera, stamp: await forms.stamp() });
  await forms.enquiries.enquiryBecame('e1-0', 'lead');
  await forms.enquiries.sweep();
  expect((await forms.store.one('e1-0'))?.words).toContain('Vera Holm');
  forms.clock.pass(25 * 3_600_000);
  await forms.enquiries.sweep();
  expect(await forms.store.one('e1-0')).toMatchObject({ words: '', state: 'became', contact: 'lead' });
  forms.clock.pass(30 * 86_400_000);
  await forms.enquiries.sweep();
  expect(await forms.store.one('e1-0')).toBeUndefined();
});

test('[ENQ-7] an erasure takes the enquiry of its contact and every other that names it, held ones too', async () => {
  const forms = givenForms();
  const stamp = await forms.stamp();
  await forms.submit({ ...vera, stamp });
  await forms.enquiries.enquiryBecame('e1-0', 'lead');
  await forms.submit({ ...vera, name: 'Otto', message: 'Ask Vera Holm about it', homepage: 'x', stamp });
  await forms.submit({ ...vera, name: 'Somebody', mail: 'else@x.example', homepage: 'x', stamp });
  const needles = { names: ['Vera Holm'], mails: [], phones: [] };
  const work = { contacts: ['lead'], near: needles, far: needles };
  expect(await forms.enquiries.keeper.count(work as never)).toBe(2);
  await forms.enquiries.keeper.erase(work as never);
  expect((await forms.store.withWords()).map(({ id }) => id)).toEqual(['e3-0']);
});

test('[ENQ-8] sizes, types and line breaks do no harm: refused by name, or one line', async () => {
  const forms = givenForms();
  const stamp = await forms.stamp();
  const refused: readonly unknown[] = [
    '{',
    '[]',
    { ...vera, name: 7 },
    { ...vera, name: 'x'.repeat(400) },
    { ...vera, message: 'x'.repeat(20_000) },
    { ...vera, mail: 'a@b.example\r\nBcc: all@x.example' },
    { ...vera, mail: 'a@b.example, c@d.example' },
    { name: 'Only a name' },
    { ...vera, name: '\u0000\u202e ' },
  ];
  for (const [i, body] of refused.entries())
    expect((await forms.post(body, `192.0.2.${i}`)).status, JSON.stringify(body)?.slice(0, 60)).toBe(422);
  expect(await forms.store.countIn('accepted')).toBe(0);
  const taken = await forms.post({ ...vera, name: 'Vera\r\nBcc: x', message: '<b>Hello</b>\r\n\u0007there', stamp, __proto__: { x: 1 } });
  expect(taken.status).toBe(201);
  expect(await forms.enquiries.enquiry('e1-0')).toMatchObject({ name: 'Vera Bcc: x', message: '<b>Hello</b>\nthere' });
  for (const id of ['old', 'none', '__proto__', '..%2f..']) expect((await forms.post(vera, '192.0.2.99', id)).status).toBe(404);
});

test('[ENQ-9] of 10,000 posts from one address some are taken, a few are held and the rest is refused by word; other addresses go on', async () => {
  const forms = givenForms();
  const stamp = await forms.stamp();
  const counts = new Map<number, number>();
  for (let i = 0; i < 10_000; i++) {
    const { status } = await forms.post({ ...vera, name: `Person ${i}`, message: `Message number ${i} about loaders`, stamp });
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const { points } = limits.enquiryPerAddress;
  expect([...counts]).toEqual([
    [201, points],
    [429, 10_000 - points],
  ]);
  expect(await forms.store.countIn('accepted')).toBe(limits.enquiryUnseen.points);
  expect(await reasonsOf(forms)).toContain('often');
  await forms.post({ ...vera, stamp }, '198.51.100.1');
  expect(await forms.store.countIn('accepted')).toBe(limits.enquiryUnseen.points + 1);
});
