import { expect, test } from 'vitest';
import {
  aBeacon,
  aRequest,
  aVisit,
  browserHeaders,
  byMouse,
  byProgram,
  byTouch,
  hour,
  iPhone,
  rendered,
  visibleFor,
  windowsChrome,
} from '../../corpus/link-visits/build-visit.ts';
import { gradeVisit } from './grade-visit.ts';
import { type ReasonCode, reasonCodes } from './reasons.ts';
import { evidenceDefaults } from './thresholds.ts';
import type { Visit, VisitGrade, VisitKind } from './visit.ts';

const page = (n: number, some = {}) => aRequest({ path: `/s/k7v2m9qzxw/${n}`, ...some });
const codesOf = ({ reasons }: Pick<VisitGrade, 'reasons'>) => reasons.map(({ code }) => code);
const link = (n: number, some = {}) => aRequest({ path: `/s/link${n}`, session: `S${n}`, ...some });

type Case = readonly [code: ReasonCode, visit: Visit, kind: VisitKind, level: number, values?: object];
const cases: readonly Case[] = [
  ['signed-in-colleague', aVisit([aRequest({ signedIn: true })], byMouse()), 'colleague', 2],
  ['own-preview', aVisit([aRequest({ path: '/s/k7v2m9qzxw?preview=1' })], byMouse()), 'colleague', 2],
  ['sender-address', aVisit([aRequest()], byMouse(), { senderIps: ['198.51.100.20'] }), 'colleague', 2, { ip: '198.51.100.20' }],
  [
    'workspace-address',
    aVisit([aRequest()], [...byMouse(), aBeacon({ t: hour + 20_000, type: 'continue', email: 'Ola@Seller.example' })], {
      workspaceDomains: ['seller.example'],
    }),
    'colleague',
    3,
  ],
  [
    'sent-to-colleague',
    aVisit([aRequest()], byMouse(), { recipient: 'ola@seller.example', workspaceDomains: ['seller.example'] }),
    'colleague',
    2,
  ],
  [
    'known-robot',
    aVisit([aRequest({ headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' } })]),
    'preview',
    0,
    { name: 'Slackbot-LinkExpanding' },
  ],
  [
    'automated-browser',
    aVisit([aRequest()], [rendered(hour + 2300, { hints: { webdriver: true } }), ...byMouse()]),
    'scanner',
    0,
    { sign: 'webdriver' },
  ],
  [
    'prefetch',
    aVisit([aRequest({ headers: { ...browserHeaders(), 'sec-purpose': 'prefetch' } })]),
    'prefetch',
    0,
    { header: 'sec-purpose' },
  ],
  ['never-visible', aVisit([aRequest()], [aBeacon({ type: 'visibility', state: 'hidden', visibleMs: 0 })]), 'prefetch', 0],
  ['mail-image', aVisit([aRequest({ path: '/i/k7v2m9qzxw.png' })]), 'preview', 0],
  [
    'several-watched-at-once',
    aVisit(
      [1, 2, 3].map((n) => link(n)),
      [1, 2, 3].flatMap((n) => byMouse(hour, `S${n}`)),
    ),
    'scanner',
    0,
    { links: 3 },
  ],
  [
    'operator-scans-mail',
    aVisit([aRequest({ asn: 8075, operator: 'MICROSOFT-CORP' })]),
    'scanner',
    0,
    { operator: 'MICROSOFT-CORP', asn: 8075 },
  ],
  ['operator-rents-servers', aVisit([aRequest({ operator: 'HETZNER-AS' })]), 'unsure', 0, { operator: 'HETZNER-AS', asn: 0 }],
  ['fetched-soon-after-sending', aVisit([aRequest({ t: 4000 })]), 'unsure', 0, { seconds: 4 }],
  ['network-unknown', aVisit([aRequest({ t: 4000 })], byMouse(4000)), 'unsure', 1],
  ['several-links-at-once', aVisit([1, 2, 3].map((n) => link(n, { t: hour + n * 100 }))), 'scanner', 0, { links: 3, withinMs: 200 }],
  [
    'several-recipients-at-one-address',
    aVisit([1, 2, 3, 4].map((n) => link(n, { t: n * hour, recipient: `p${n}@kund.example` }))),
    'scanner',
    0,
    { recipients: 4 },
  ],
  ['fixed-rhythm', aVisit([1, 2, 3].map((n) => aRequest({ t: n * 300_000, session: `S${n}` }))), 'scanner', 0, { seconds: 300, times: 3 }],
  ['head-request', aVisit([aRequest({ method: 'HEAD' })]), 'scanner', 0],
  ['no-user-agent', aVisit([aRequest({ headers: {} })]), 'scanner', 0],
  [
    'not-a-browser',
    aVisit([aRequest({ headers: { 'user-agent': windowsChrome, accept: '*/*' } })]),
    'scanner',
    0,
    { missing: 'accept accept-language cookie sec-fetch referer' },
  ],
  [
    'headers-disagree',
    aVisit([aRequest({ headers: { ...browserHeaders(), 'sec-ch-ua-platform': '"Linux"' } })]),
    'unsure',
    0,
    { userAgent: 'Windows', platform: 'Linux' },
  ],
  [
    'bare-screen',
    aVisit([aRequest()], [rendered(hour + 2300, { hints: { screen: '1280x720', timezone: 'Etc/UTC' } })]),
    'unsure',
    1,
    { screen: '1280x720', timezone: 'Etc/UTC' },
  ],
  [
    'untrusted-input',
    aVisit([aRequest()], [rendered(), aBeacon({ type: 'scroll', trusted: false }), visibleFor(40_000)]),
    'scanner',
    0,
    { events: 1 },
  ],
  ['mechanical-input', aVisit([aRequest()], byProgram()), 'scanner', 0, { events: 2, withinMs: 400 }],
  ['pointer-in-exact-centre', aVisit([aRequest()], byProgram()), 'scanner', 0, { x: 640, y: 360 }],
  ['second-page-at-once', aVisit([aRequest(), page(2, { t: hour + 1200 })]), 'unsure', 0, { afterMs: 1200 }],
  [
    'continued-at-once',
    aVisit([aRequest(), aRequest({ t: hour + 900, method: 'POST', path: '/s/k7v2m9qzxw/continue' })]),
    'unsure',
    0,
    { afterMs: 900 },
  ],
  ['no-script', aVisit([aRequest()]), 'unsure', 0],
  ['no-input', aVisit([aRequest()], [rendered(), visibleFor(40_000)]), 'unsure', 1],
  ['visible-too-short', aVisit([aRequest()], byMouse(hour, 'A', 6000)), 'unsure', 1, { seconds: 6, needed: 10 }],
  ['doubts-remain', aVisit([aRequest({ t: 60_000, asn: 8075 })], byMouse(60_000)), 'unsure', 1, { doubts: 2 }],
  ['visible', aVisit([aRequest()], byMouse(hour, 'A', 36_000)), 'person', 2, { seconds: 36 }],
  ['trusted-input', aVisit([aRequest({ headers: browserHeaders(iPhone) })], byTouch()), 'person', 2, { how: 'touch' }],
  ['second-page', aVisit([aRequest(), page(2, { t: hour + 40_000 })]), 'person', 2, { pages: 2 }],
  ['pressed-continue', aVisit([aRequest(), aRequest({ t: hour + 40_000, method: 'POST', path: '/s/k7v2m9qzxw/continue' })]), 'person', 3],
  [
    'typed-address',
    aVisit([aRequest()], [...byMouse(), aBeacon({ t: hour + 20_000, type: 'continue', email: 'eva@nordlek.example' })], {
      recipient: 'Eva@nordlek.example',
    }),
    'person',
    3,
    { whose: 'recipient' },
  ],
  [
    'typed-code',
    aVisit([aRequest({ t: 60_000, asn: 8075 })], [...byMouse(60_000), aBeacon({ t: 80_000, type: 'continue', code: true })]),
    'person',
    3,
  ],
  [
    'came-back',
    aVisit([aRequest(), aRequest({ t: 50 * hour, session: 'B' })], [...byMouse(), ...byMouse(50 * hour, 'B')]),
    'person',
    2,
    { days: 2 },
  ],
  ['prefetch-shown', aVisit([aRequest({ headers: { ...browserHeaders(), 'sec-purpose': 'prefetch;prerender' } })], byMouse()), 'person', 2],
  [
    'operator-carries-people',
    aVisit([aRequest({ operator: 'ZSCALER-EMEA' })], byMouse()),
    'person',
    2,
    { operator: 'ZSCALER-EMEA', asn: 0, role: 'gateway' },
  ],
];

for (const [code, visit, kind, level, values = {}] of cases)
  test(`[EVD-6] ${code} is told, with its values, by a visit graded ${kind} at level ${level}`, () => {
    const graded = gradeVisit(visit);
    expect({ kind: graded.kind, level: graded.level, counts: graded.counts }, codesOf(graded).join(' ')).toEqual({
      kind,
      level,
      counts: kind === 'person',
    });
    expect(graded.reasons).toContainEqual(expect.objectContaining({ code, ...values }));
  });

test('[EVD-6] every reason there is has a visit that shows it', () => expect(cases.map(([code]) => code)).toEqual(reasonCodes));

test('[EVD-7] a doubt asks for a longer stay, two ask for the recipient or a code', () => {
  const soon = (visibleMs: number, some = {}) =>
    gradeVisit(aVisit([aRequest({ t: 60_000, operator: 'TELE2', ...some })], byMouse(60_000, 'A', visibleMs)));
  expect([soon(12_000).level, soon(16_000).level]).toEqual([1, 2]);
  expect(soon(60_000, { operator: 'PROOFPOINT-ASN' }).counts).toBe(false);
});

test('[EVD-7] what might be a program asks for a longer stay than a hand', () => {
  const moved = (visibleMs: number) => [aBeacon({ t: hour + 1500, type: 'pointer', moves: 12 }), rendered(), visibleFor(visibleMs)];
  expect([12_000, 16_000].map((ms) => gradeVisit(aVisit([aRequest()], moved(ms))).level)).toEqual([1, 2]);
  expect(gradeVisit(aVisit([aRequest()], byMouse(hour, 'A', 12_000))).level).toBe(2);
});

test('[EVD-20] a colleague is known by the network, however an address is written', () => {
  const from = (ip: string, senderIps: readonly string[]) => gradeVisit(aVisit([aRequest({ ip })], byMouse(), { senderIps })).kind;
  expect(from('2001:db8:0:4a::17', ['2001:0db8:0000:004a:1:2:3:4'])).toBe('colleague');
  expect(from('2001:db8:0:4b::17', ['2001:db8:0:4a::17'])).toBe('person');
  expect(from('::ffff:198.51.100.20', ['198.51.100.20'])).toBe('colleague');
  expect(from('::ffff:198.51.100.21', ['::ffff:198.51.100.20'])).toBe('person');
});

test("[EVD-20] who is signed in in one tab, or types a colleague's address there, is a colleague in the next", () => {
  const tabs = [aRequest({ signedIn: true }), aRequest({ path: '/s/another', session: 'B', t: hour + 60_000 })];
  expect(gradeVisit(aVisit(tabs, [...byMouse(), ...byMouse(hour + 60_000, 'B')])).sessions.map(({ kind }) => kind)).toEqual([
    'colleague',
    'colleague',
  ]);
});

test('[N4] another threshold regrades the same visit', () => {
  const visit = aVisit([aRequest()], byMouse(hour, 'A', 12_000));
  expect(gradeVisit(visit).counts).toBe(true);
  expect(gradeVisit(visit, { ...evidenceDefaults, visibleMsEngaged: 20_000 }).counts).toBe(false);
  expect(gradeVisit(visit, { ...evidenceDefaults, countFrom: 3 }).counts).toBe(false);
  const rendering = aVisit([aRequest()], [rendered(), visibleFor(5000)]);
  expect([gradeVisit(rendering).counts, gradeVisit(rendering, { ...evidenceDefaults, countFrom: 1 }).counts]).toEqual([false, true]);
});

test("[S0-52] what promotes a lead is a person at level 3, never a scanner's fetch", () => {
  const continued = aRequest({ t: hour + 40_000, method: 'POST', path: '/s/k7v2m9qzxw/continue' });
  expect(gradeVisit(aVisit([aRequest(), continued])).promotes).toBe(true);
  expect(gradeVisit(aVisit([aRequest({ asn: 8075 }), { ...continued, asn: 8075 }])).promotes).toBe(false);
  expect(gradeVisit(aVisit([aRequest()], byMouse())).promotes).toBe(false);
});
