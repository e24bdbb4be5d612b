import { expect, test } from 'vitest';
import { givenSharePage, sender, token } from './testing.ts';

const policyOf = (headers: Headers) => headers.get('content-security-policy') ?? '';

test('[PAGE-1] [S-31] no answer of the page tells its address, is found by a search, kept, framed, or runs what is not ours', async () => {
  const { get, request } = givenSharePage();
  const pages = [await get(), await get('/2'), await get('/9'), await request('GET', '/s/nobody'), await request('PUT', `/s/${token}`)];
  for (const { headers, text } of pages) {
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('cache-control')).toBe('no-store');
    const policy = policyOf(headers);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{20,}';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(text).not.toMatch(/<style|style="| on[a-z]+=|javascript:/i);
    expect([...text.matchAll(/(?:src|href|action)="([^"]*)"/g)].filter(([, address = '']) => !isOurs(address))).toEqual([]);
  }
  expect(policyOf(pages[0]?.headers ?? new Headers())).not.toBe(policyOf(pages[1]?.headers ?? new Headers()));
});
const isOurs = (address: string) => /^(\/(?!\/)|#|\?lang=|tel:|mailto:)/.test(address);

test('[PAGE-2] [S-33] the page has no id of ours and no name but the sender and the recipient', async () => {
  const file = await givenSharePage().get();
  const quote = await givenSharePage({ link: { of: 'quote', fileVersion: '', accept: true } }).get();
  expect(file.text).toContain('For <b>Anna Berg</b>, Berg AB');
  for (const { text } of [file, quote]) expect(text).not.toMatch(/LINKID|FILEID|VERSIONID|QUOTEID|SELLERID|CONTACTID/);
});

test('[PAGE-3] [S-35] GET and HEAD note that they were here, and do nothing else, however often and wherever', async () => {
  const { get, request, calls } = givenSharePage({ link: { of: 'quote', fileVersion: '', accept: true } });
  const places = ['', '/accept', '/decline', '/continue', '/refuse', '/passcode', '/ask', '/call', '/forward', '/report', '/e', '/2'];
  for (const place of places) {
    await get(place);
    await request('HEAD', `/s/${token}${place}`);
  }
  for (let at = 0; at < 100; at++) await get('', { 'user-agent': 'Barracuda Sentinel (EE)' });
  expect(new Set(calls.map(({ of }) => of))).toEqual(new Set(['fetched']));
});

test('[PAGE-3] HEAD answers like GET, without a body', async () => {
  const { get, request } = givenSharePage();
  const [whole, head] = [await get(), await request('HEAD', `/s/${token}`)];
  expect(head.status).toBe(200);
  expect(head.text).toBe('');
  for (const name of ['referrer-policy', 'x-robots-tag', 'cache-control', 'content-type'])
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
});

test('[PAGE-4] an address there is nothing at is answered alike, whatever is asked of it', async () => {
  const { request, calls } = givenSharePage();
  const unknown = 'A'.repeat(43);
  const answers = [
    await request('GET', `/s/${unknown}`),
    await request('GET', `/s/${unknown}/3`),
    await request('GET', `/s/${unknown}/file`),
    await request('POST', `/s/${unknown}/accept`, { body: new URLSearchParams({ name: 'x' }) }),
    await request('POST', `/s/${unknown}/passcode`, { body: new URLSearchParams({ passcode: 'x' }) }),
    await request('GET', '/s/short'),
    await request('GET', '/s/'),
  ];
  const plain = (text: string) => text.replace(/href="\?lang/g, '');
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  expect(new Set(answers.map(({ text }) => plain(text))).size).toBe(1);
  expect(calls).toEqual([]);
});

test('[PAGE-5] every state of a link has words and a next step', async () => {
  const closed = { id: 'x', sender, language: 'en', since: '2026-03-01T10:00:00Z' } as const;
  const expired = await givenSharePage({ found: { state: 'expired', link: closed } }).get();
  expect([expired.status, expired.text.includes('It opened until 1 March 2026')]).toEqual([410, true]);
  expect(expired.text).toContain('Ask for a new one');
  const revoked = await givenSharePage({ found: { state: 'revoked', link: closed } }).get();
  expect([revoked.status, revoked.text.includes('Ruben has closed it')]).toEqual([410, true]);
  const often = await givenSharePage({ found: { state: 'too-many', retryAfter: 60 } }).get();
  expect([often.status, often.headers.get('retry-after')]).toEqual([429, '60']);
  const withdrawn = await givenSharePage({ version: 'deleted' }).get();
  expect([withdrawn.status, withdrawn.text.includes('does not share it any more')]).toEqual([410, true]);
  const newer = await givenSharePage({ link: { newer: true } }).get();
  expect(newer.text).toContain('Ruben has a newer version');
  expect(newer.text).toContain('Ask for the newer version');
  const preparing = await givenSharePage({ version: { state: 'checking', pages: 0 } }).get();
  expect(preparing.text).toContain('is being prepared');
  const office = await givenSharePage({ version: { pages: 0, name: 'Plan.docx' } }).get();
  expect(office.text).toContain('opens in its own program');
  const neither = await givenSharePage({ version: { pages: 0 }, link: { download: false } }).get();
  expect(neither.text).toContain('Ask Ruben for it');
  for (const { text } of [expired, revoked, often, withdrawn]) expect(text).not.toMatch(/Loader fleet|Words of page|Anna Berg/);
});

test('[PAGE-5] a quote says how it stands, and asks for no answer when there is one', async () => {
  const link = { of: 'quote', fileVersion: '', accept: true } as const;
  const open = await givenSharePage({ link }).get();
  expect(open.text).toContain('Valid until Friday 27 March 2026, 15 days left');
  expect(open.text).toContain('Accept the quote');
  const said = async (standing: NonNullable<Parameters<typeof givenSharePage>[0]>['standing']) =>
    (await givenSharePage({ link, ...(standing && { standing }) }).get()).text;
  const accepted = await said({ is: 'accepted', name: 'Anna Berg', at: '2026-03-12T09:00:00Z', reason: '' });
  const refused = await said({ is: 'refused', name: 'Anna Berg', at: '2026-03-12T09:00:00Z', reason: 'No' });
  const expired = await said({ is: 'expired', validUntil: '2026-03-01' });
  const replaced = await said({ is: 'replaced', by: 2 });
  expect(accepted).toContain('Accepted by Anna Berg on 12 March 2026.');
  expect(refused).toContain('Declined by Anna Berg on 12 March 2026.');
  expect(expired).toContain('This quote was valid until 1 March 2026.');
  expect(expired).toContain('Ask for a new one');
  expect(replaced).toContain('A newer version of this quote was sent');
  for (const text of [accepted, refused, expired, replaced]) expect(text).not.toContain('Accept the quote');
  expect((await givenSharePage({ link: { ...link, accept: false } }).get()).text).not.toContain('Accept the quote');
});

test('[PAGE-11] who refused, or whose browser asks for privacy, gets a page that tells nothing', async () => {
  const usual = await givenSharePage().get();
  expect(usual.text).toContain('data-session=');
  const privacy = await givenSharePage().get('', { 'sec-gpc': '1' });
  expect(privacy.text).not.toContain('data-session=');
  expect(privacy.text).toContain('Your browser asks not to be tracked');
  const refused = await givenSharePage({ link: { unrecorded: true } }).get();
  expect(refused.text).not.toContain('data-session=');
  expect(refused.text).not.toContain('Are you Anna Berg?');
  expect(refused.text).toContain('You read without being counted');
});

test('[PAGE-12] a program that draws previews gets the title, who shares it, and nothing of the content', async () => {
  const given = givenSharePage();
  const { text, status } = await given.get('', { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' });
  expect(status).toBe(200);
  expect(text).toContain('<meta property="og:title" content="Loader fleet 2026">');
  expect(text).toContain('<meta property="og:description" content="Shared by Halden Equipment">');
  expect(text).not.toMatch(/Words of page|\.webp|Anna Berg|<script/);
  expect(given.called('fetched')).toHaveLength(1);
  const person = await given.get('', { 'user-agent': 'Mozilla/5.0 OneOutlook/1.2', 'sec-fetch-mode': 'navigate' });
  expect(person.text).toContain('Words of page 1');
});

test('[PAGE-15] the page speaks the language of the link, or the one that is chosen, and keeps it', async () => {
  const swedish = await givenSharePage({ link: { language: 'sv' } }).get();
  expect(swedish.text).toContain('<html lang="sv">');
  expect(swedish.text).toContain('Läs utan att räknas');
  const chosen = await givenSharePage({ link: { language: 'sv' } }).get('/2?lang=en');
  expect(chosen.text).toContain('<html lang="en">');
  expect(chosen.text).toContain(`href="/s/${token}/3?lang=en"`);
  expect(chosen.text).toContain(`action="/s/${token}/ask?lang=en"`);
  const quote = await givenSharePage({ link: { of: 'quote', fileVersion: '', language: 'sv' } }).get();
  expect(quote.text.replace(/\s/g, ' ')).toContain('287 980 €');
});

test('[PAGE-16] a screen reader has landmarks, headings, the words of the page, and a table with heads', async () => {
  const { text } = await givenSharePage().get('/2');
  expect(text).toMatch(/<header.*<nav.*<main.*<aside.*<footer/s);
  expect(text.match(/<h1/g)).toHaveLength(1);
  expect(text).toContain('alt="Page 2, 2 of 3"');
  expect(text).toContain('<p>Words of page 2.</p><p>Second paragraph.</p>');
  expect(text).toContain('aria-current="page"');
  expect(text).toContain('<a class="skip" href="#document">');
  const quote = await givenSharePage({ link: { of: 'quote', fileVersion: '' } }).get();
  expect(quote.text).toMatch(/<caption.*<th scope="col">Item<\/th>.*<th scope="row">/s);
});

test('[PAGE-16] every field has a label, and each id is there once', async () => {
  for (const link of [{}, { of: 'quote', fileVersion: '', accept: true }] as const) {
    const { text } = await givenSharePage({ link }).get('/1');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const fields = [...text.matchAll(/<(?:input|textarea) id="([^"]+)"/g)].map(([, id]) => id);
    expect(fields.length).toBeGreaterThan(6);
    for (const id of fields) expect(text).toContain(`for="${id}"`);
  }
});

test('[PAGE-12] the logo brands the page and the preview; it is served for links that there are', async () => {
  const { get, request } = givenSharePage({ logo: { bytes: new Uint8Array([1, 2]), type: 'image/webp' } });
  const { text } = await get();
  expect(text).toContain(`<meta property="og:image" content="https://crm.example.com/s/${token}/logo">`);
  expect(text).toContain(`<img src="/s/${token}/logo" alt="" height="28">`);
  expect((await get('/logo')).headers.get('content-type')).toBe('image/webp');
  expect((await request('GET', `/s/${'A'.repeat(43)}/logo`)).status).toBe(404);
});

test('[PAGE-21] what fails here is said in words, and goes to the log', async () => {
  const { get, failures } = givenSharePage({ answers: { slots: () => Promise.reject(new Error('the agenda is away')) } });
  const { status, text, headers } = await get();
  expect([status, text.includes('The fault is ours')]).toEqual([500, true]);
  expect(text).not.toContain('agenda');
  expect(headers.get('content-type')).toContain('text/html');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(failures).toEqual(['the agenda is away']);
});
