import { expect, test } from 'vitest';
import { ana, aRequest, ben, givenShare, mia, scanner } from './testing.ts';

const day = 86_400_000;

test('[S-35] [LINK-10] a hundred GETs and HEADs of scanners count for nothing, and the link opens for the person after them', async () => {
  const share = await givenShare();
  const token = await share.link();
  for (let i = 0; i < 100; i++) {
    await share.visits.fetched({ id: 'l1' }, { ...scanner, method: i % 2 === 0 ? 'HEAD' : 'GET', from: `40.107.1.${i % 50}` });
    await share.pass(500);
  }
  await share.pass(120_000);
  const rows = await share.visitsOf();
  expect(new Set(rows.map(({ is }) => is))).toEqual(new Set(['scanner']));
  expect(rows.some(({ counts, level }) => counts || level > 0)).toBe(false);
  expect(await share.row('link/l1')).toMatchObject({ visits: 0, people: 0, seenMs: 0, lastViewedAt: '', notCounted: 50 });
  expect(share.events.filter((key) => key.startsWith('link.opened'))).toEqual([]);
  expect((await share.held.byToken(token, { from: '203.0.113.7' }))?.state).toBe('open');
  await share.reads();
  expect(await share.row('link/l1')).toMatchObject({ visits: 1, people: 1, notCounted: 50 });
});

test('[S0-38] [LINK-11] a person is seen with pages and reasons, live on the page that is open, and counted once a visit', async () => {
  const share = await givenShare();
  await share.link();
  await share.reads();
  const [visit] = await share.visitsOf();
  expect(visit).toMatchObject({ is: 'person', level: 3, counts: true, device: 'phone', live: 3, name: 'Anna Berg' });
  expect(visit?.reasons.map(({ code }) => code)).toContain('pressed-continue');
  expect(visit?.pages.map(({ page }) => page)).toEqual([1, 3]);
  expect(share.events).toEqual([expect.stringMatching(/^link\.opened\/\w+\/3$/)]);
  expect(share.figures.at(-1)).toMatchObject({ file: 'f1', links: 1, views: 1 });
  await share.pass(31_000);
  expect((await share.visitsOf())[0]?.live).toBe(0);
  await share.visits.fetched({ id: 'l1' }, aRequest());
  await share.pass(2_000);
  expect(await share.visitsOf()).toHaveLength(1);
  await share.pass(31 * 60_000);
  await share.visits.fetched({ id: 'l1' }, aRequest());
  await share.pass(2_000);
  expect(await share.visitsOf()).toHaveLength(2);
});

test('[LINK-11] two requests of one browser at the same moment are one visit', async () => {
  const share = await givenShare();
  await share.link();
  await Promise.all([1, 2, 3].map((page) => share.visits.fetched({ id: 'l1' }, aRequest({ page }))));
  await share.pass(1_000);
  expect(await share.visitsOf()).toHaveLength(1);
});

test('[LINK-12] a beacon counts only with the session of a page of that link, in bounds, and junk is passed over', async () => {
  const share = await givenShare();
  await share.link();
  await share.link({ id: 'l2', recipient: 'Bo', mail: '' });
  const { session } = await share.visits.fetched({ id: 'l1' }, aRequest());
  expect(session).toMatch(/^[\w-]{22}$/);
  const beacon = { t: 0, type: 'scroll', trusted: true, visible: true, visibleMs: 60_000 };
  for (const wrong of ['', 'x', 'A'.repeat(22), `${session}x`]) await share.visits.beacons({ id: 'l1' }, share.asking(wrong), beacon);
  await share.visits.beacons({ id: 'l2' }, share.asking(session), beacon);
  for (const junk of [null, 'x', 7, [], [[]], {}, { type: 'love' }, { ...beacon, source: 'x'.repeat(9_000) }, [null, undefined]])
    await share.visits.beacons({ id: 'l1' }, share.asking(session), junk);
  expect(await share.beaconsOn('l1')).toEqual([]);
  for (let i = 0; i < 20; i++) await share.visits.beacons({ id: 'l1' }, share.asking(session), Array(60).fill(beacon));
  expect(await share.beaconsOn('l1')).toHaveLength(600);
  await share.pass(25 * 3_600_000);
  const late = await share.beaconsOn('l1');
  await share.visits.beacons({ id: 'l1' }, share.asking(session), beacon);
  expect(await share.beaconsOn('l1')).toEqual(late);
});

test('[LINK-12] what is too much from one address or on one link is not kept, and has no session to come back with', async () => {
  const share = await givenShare();
  await share.link();
  const sessions: string[] = [];
  for (let i = 0; i < 320; i++)
    sessions.push((await share.visits.fetched({ id: 'l1' }, aRequest({ headers: { 'user-agent': `agent ${i}` } }))).session);
  expect(sessions.filter(Boolean)).toHaveLength(300);
  expect(await share.visits.fetched({ id: 'l1' }, aRequest({ from: '198.51.100.1', headers: {} }))).toEqual({
    session: '',
    recording: 'nothing',
  });
});

test('[S-24] [S-58] [LINK-13] of an address only its neighbourhood and a keyed hash are kept, of an address of ours in a header nothing', async () => {
  const share = await givenShare();
  const token = await share.link();
  await share.visits.fetched(
    { id: 'l1' },
    aRequest({ from: '203.0.113.77', headers: { referer: `https://crm.example.com/s/${token}`, cookie: 'a=b' } }),
  );
  const bytes = JSON.stringify([await share.requestsOn('l1'), await share.store.visitsOf('l1')]);
  expect(bytes).not.toContain('203.0.113.77');
  expect(bytes).not.toContain(token);
  expect(bytes).not.toContain('a=b');
  expect(bytes).toContain('203.0.113.0/24');
});

test('[S-57] [LINK-14] after a week bare fetches are gone but for their number, after a month what tells visitors apart', async () => {
  const share = await givenShare();
  await share.link();
  await share.visits.fetched({ id: 'l1' }, scanner);
  await share.reads();
  await share.pass(6 * day);
  await share.sweep();
  expect(await share.visitsOf()).toHaveLength(2);
  await share.pass(2 * day);
  await share.sweep();
  expect((await share.visitsOf()).map(({ is }) => is)).toEqual(['person']);
  expect(await share.row('link/l1')).toMatchObject({ visits: 1, notCounted: 1 });
  await share.pass(23 * day);
  await share.sweep();
  const kept = JSON.stringify([await share.requestsOn('l1'), await share.beaconsOn('l1'), await share.store.visitsOf('l1')]);
  expect(kept).not.toMatch(/iPhone OS|203\.0\.113/);
  await share.grading.grade('l1');
  expect(await share.visitsOf()).toMatchObject([{ is: 'person', level: 3, counts: true, name: 'Anna Berg' }]);
  expect(await share.row('link/l1')).toMatchObject({ visits: 1, notCounted: 1 });
});

test.each([
  ['a valid session of a member', async () => ({ request: aRequest({ member: 'ben' }) })],
  [
    'an address that members were signed in from lately',
    async (share: Awaited<ReturnType<typeof givenShare>>) => {
      share.senders.note('203.0.113.7');
      return { request: aRequest() };
    },
  ],
  ['a typed address of the workspace', async () => ({ request: aRequest(), mail: 'Ben@Halden.example' })],
])('[S0-38] [LINK-15] a colleague is known by %s and never counts', async (_how, by) => {
  const share = await givenShare();
  await share.link();
  const { request, mail = '' } = (await by(share)) as { request: typeof scanner; mail?: string };
  const session = await share.reads('l1', request, '');
  if (mail) await share.visits.continued({ id: 'l1' }, share.asking(session), { name: '', mail });
  await share.pass(2_000);
  expect(await share.visitsOf()).toMatchObject([{ is: 'colleague', counts: false }]);
  expect(await share.row('link/l1')).toMatchObject({ visits: 0, notCounted: 1 });
  expect(JSON.stringify(await share.visitsOf())).not.toContain('"203.0.113.7"');
});

test('[LINK-15] an address behind which everybody is, at home or behind a proxy that is not set up, makes nobody a colleague', async () => {
  const share = await givenShare();
  await share.link();
  for (const address of ['127.0.0.1', '::1', '10.0.0.4', '192.168.1.2', '::ffff:172.16.0.1', 'fe80::1']) share.senders.note(address);
  expect(await share.senders.ips()).toEqual([]);
  await share.reads('l1', aRequest({ from: '127.0.0.1' }));
  expect(await share.visitsOf()).toMatchObject([{ is: 'person', counts: true }]);
});

test('[S-58] [LINK-16] who does not want to be recorded is not: what was kept of the visit is gone, and nothing more is kept', async () => {
  const share = await givenShare();
  await share.link();
  const session = await share.reads('l1', aRequest(), '');
  expect(await share.row('link/l1')).toMatchObject({ visits: 1 });
  await share.visits.refused({ id: 'l1' }, share.asking(session));
  expect(await share.visitsOf()).toEqual([]);
  expect(await share.requestsOn('l1')).toEqual([]);
  expect(await share.row('link/l1')).toMatchObject({ visits: 0, people: 0, unrecorded: true });
  expect(await share.visits.fetched({ id: 'l1' }, aRequest())).toEqual({ session: '', recording: 'nothing' });
  await share.visits.beacons({ id: 'l1' }, share.asking(session), { t: 1, type: 'rendered', visibleMs: 9_000 });
  await share.visits.downloaded({ id: 'l1' }, aRequest());
  await share.pass(2_000);
  expect(await share.visitsOf()).toEqual([]);
  await share.visits.agreed({ id: 'l1' });
  expect((await share.visits.fetched({ id: 'l1' }, aRequest({ refused: true }))).recording).toBe('nothing');
  expect((await share.visits.fetched({ id: 'l1' }, aRequest())).recording).toBe('pages');
});

test('[S-58] [LINK-16] where the browser asks for privacy, only that it was opened is shown: no pages, no times', async () => {
  const share = await givenShare();
  await share.link();
  const request = aRequest({ headers: { ...aRequest().headers, 'sec-gpc': '1' } });
  expect((await share.visits.fetched({ id: 'l1' }, request)).recording).toBe('opened');
  await share.reads('l1', request);
  const [visit] = await share.visitsOf();
  expect(visit).toMatchObject({ is: 'person', counts: true, pages: [], live: 0 });
});

test('[S0-38] [LINK-17] somebody decides whether a visit counts; that wins over the grading, with who, until it is taken back', async () => {
  const share = await givenShare();
  await share.link();
  await share.visits.fetched({ id: 'l1' }, scanner);
  await share.pass(2_000);
  const [{ id = '' } = {}] = await share.visitsOf();
  expect(await share.visits.count(id, true, ben)).toBe('not-here');
  expect(await share.visits.count(id, true, ana)).toBe('done');
  expect(await share.visitsOf()).toMatchObject([{ is: 'scanner', counts: true, decidedBy: 'ana' }]);
  expect(await share.row('link/l1')).toMatchObject({ visits: 1, people: 1, notCounted: 0 });
  expect(share.events).toEqual([`link.scanned/${id}`, `link.opened/${id}/0`]);
  await share.grading.grade('l1');
  expect(await share.visitsOf()).toMatchObject([{ counts: true }]);
  expect(await share.visits.count(id, null, mia)).toBe('done');
  expect(await share.visitsOf()).toMatchObject([{ counts: false, decidedBy: '' }]);
  expect(await share.visits.count('nothing', true, mia)).toBe('not-here');
});

test('[S0-38] [LINK-18] a file that is fetched is noted and counts for nothing', async () => {
  const share = await givenShare();
  await share.link();
  await share.visits.downloaded({ id: 'l1' }, scanner);
  await share.pass(90_000);
  expect(await share.visitsOf()).toMatchObject([{ downloaded: true, counts: false, level: 0 }]);
});

test('[LINK-19] a visit that says too little is told to the rules when it is over, one that is more later as that', async () => {
  const share = await givenShare();
  await share.link();
  await share.visits.fetched({ id: 'l1' }, aRequest());
  await share.pass(3_000);
  expect(await share.visitsOf()).toMatchObject([{ is: 'unsure', counts: false }]);
  expect(share.events).toEqual([]);
  await share.pass(60_000);
  expect(share.events).toEqual([expect.stringMatching(/^link\.scanned\//)]);
  await share.reads();
  expect(share.events.slice(1)).toEqual([expect.stringMatching(/^link\.opened\/\w+\/3$/)]);
});

test('[LINK-19] a row is written when it says something new, not with every sign of life', async () => {
  const share = await givenShare();
  await share.link();
  const session = await share.reads();
  const before = share.puts();
  for (let i = 0; i < 40; i++) {
    await share.visits.beacons({ id: 'l1' }, share.asking(session), {
      t: 30_000 + i * 500,
      type: 'visibility',
      state: 'visible',
      visibleMs: 23_000 + i * 500,
    });
    await share.pass(500);
  }
  expect(share.puts() - before).toBeLessThanOrEqual(12);
});

test('[LINK-12] whoever asks for one page again and again is one visit, of which no more is kept than says something', async () => {
  const share = await givenShare();
  await share.link();
  const sessions: string[] = [];
  for (let i = 0; i < 330; i++) sessions.push((await share.visits.fetched({ id: 'l1' }, scanner)).session);
  expect(sessions.filter(Boolean)).toHaveLength(300);
  await share.pass(2_000);
  expect(await share.visitsOf()).toMatchObject([{ is: 'scanner', counts: false }]);
});

test('[LINK-22] visits of long ago keep their grade beside many new ones, and are graded anew with them when all are', async () => {
  const share = await givenShare();
  await share.link();
  await share.reads();
  await share.pass(3_600_000);
  for (let i = 0; i < 280; i++)
    await share.visits.fetched({ id: 'l1' }, aRequest({ from: `198.51.100.${i % 200}`, headers: { 'user-agent': `bot ${i}` } }));
  await share.pass(2_000);
  expect(await share.row('link/l1')).toMatchObject({ visits: 1, people: 1, notCounted: 280 });
  expect((await share.visitsOf())[0]).toMatchObject({ is: 'person', level: 3 });
  await share.grading.grade('l1', 'all');
  expect((await share.visitsOf())[0]).toMatchObject({ is: 'person', level: 3 });
  expect(await share.row('link/l1')).toMatchObject({ visits: 1, people: 1 });
});
