import { expect, test } from 'vitest';
import type { LinkByToken } from '../links.ts';
import { aLink, givenSharePage, sender, token } from './testing.ts';

test('[PAGE-13] the file comes as a download that can do nothing, under its own name', async () => {
  const { get, called, request } = givenSharePage({ version: { name: 'Ritning å"; x=.pdf' } });
  const { status, headers } = await get('/file');
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+"; filename\*=UTF-8''Ritning%20%C3%A5/);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(called('downloaded')).toHaveLength(1);
  await request('HEAD', `/s/${token}/file`);
  expect(called('downloaded')).toHaveLength(1);
  expect((await givenSharePage({ link: { download: false } }).get('/file')).status).toBe(404);
});

test('[PAGE-13] of a quote the PDF of the version that was sent is the file', async () => {
  const { headers, text } = await givenSharePage({ link: { of: 'quote', fileVersion: '' } }).get('/file');
  expect([text, headers.get('content-type')]).toEqual(['%PDF quote', 'application/pdf']);
  expect(headers.get('content-disposition')).toContain('filename="Q-2026-0318.pdf"');
});

test('[PAGE-13] pictures of pages are asked for again each time, and cost nothing when they are the same', async () => {
  const { get } = givenSharePage();
  const [page, thumb] = [await get('/p/2.webp'), await get('/t/2.webp')];
  expect([page.text, thumb.text]).toEqual(['page 2', 'thumb 2']);
  expect(page.headers.get('cache-control')).toBe('private, max-age=0, must-revalidate');
  expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect((await get('/p/2.webp', { 'if-none-match': page.headers.get('etag') ?? '' })).status).toBe(304);
  expect((await get('/p/9.webp')).status).toBe(404);
  expect((await get('/p/2.txt')).text).toContain('Words of page 2');
});

test('[PAGE-14] [S-30] a link that was taken back shows no page, no picture, no file and no text from the next request on', async () => {
  const closed = { id: aLink.id, sender, language: 'en', since: '2026-03-01T10:00:00Z' } as const;
  for (const state of ['revoked', 'expired', 'passcode'] as const) {
    const { get, request, calls } = givenSharePage({ found: { state, link: closed } as LinkByToken });
    for (const place of ['/p/1.webp', '/t/1.webp', '/p/1.txt']) expect((await get(place)).status).toBe(404);
    expect((await get('/file')).headers.get('content-disposition')).toBeNull();
    const beacon = await request('POST', `/s/${token}/e`, { body: '{"session":"s","beacons":[]}' });
    expect(beacon.status).toBe(410);
    expect(calls.filter(({ of }) => of !== 'fetched')).toEqual([]);
  }
});

test('[PAGE-19] what the script tells goes to the visit; what is not of this page, refused or asked not to is dropped', async () => {
  const { request, called, form } = givenSharePage();
  const tell = (body: string, headers: Record<string, string> = {}) =>
    request('POST', `/s/${token}/e`, { body, headers: { 'content-type': 'application/json', ...headers } });
  const beacons = [{ type: 'rendered', t: 2000, visible: true, visibleMs: 2000 }];
  expect((await tell(JSON.stringify({ session: 's', beacons }))).status).toBe(204);
  expect(called('beacons')).toMatchObject([{ session: 's', from: '203.0.113.7', beacons }]);
  for (const body of ['', 'not json', '{}', '[]', 'null', '{"session":7}']) expect((await tell(body)).status).toBe(204);
  await tell(JSON.stringify({ session: 's', beacons }), { 'sec-gpc': '1' });
  expect((await tell('x'.repeat(20_000))).status).toBe(413);
  await form('refuse', { v: 's' });
  await tell(JSON.stringify({ session: 's', beacons }));
  expect(called('beacons')).toHaveLength(1);
});

test('[PAGE-20] without a built client every page still works, with plain words and forms', async () => {
  const { text, status } = await givenSharePage({ assets: { script: '', styles: [] } }).get('/2');
  expect(status).toBe(200);
  expect(text).not.toMatch(/<script|<link rel="stylesheet"/);
  expect(text).toContain('<form method="post"');
});
