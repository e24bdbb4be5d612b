/** For tests: the public page over small parts in memory, asked as browsers and programs ask. */
import type { SentQuote } from '@tandem/core';
import { Hono } from 'hono';
import { createRateLimits } from '../../accounts/rate-limits.ts';
import type { FileVersion } from '../../files/shared-files.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import type { Standing } from '../../quotes/quotes.ts';
import type { LinkByToken, OpenLink } from '../links.ts';
import type { PageNeeds } from '../page-needs.ts';
import type { PageAssets } from './look.ts';
import { sharePageRoutes } from './routes.ts';

export const token = 'T0kenT0kenT0kenT0kenT0kenT0kenT0kenT0kenT0k';
export const sender = { name: 'Ruben de Vries', mail: 'ruben@halden.example', phone: '+31 38 555 04 77' };
export const aLink: OpenLink = {
  ...{ id: 'LINKID01', of: 'file', subject: 'FILEID01', version: 2, fileVersion: 'VERSIONID01', newer: false },
  ...{ title: 'Loader fleet 2026', recipient: 'Anna Berg', company: 'Berg AB', sender, language: 'en', download: true, accept: false },
  ...{ expiresAt: '2026-12-22T23:00:00Z', passedOnBy: '', unrecorded: false, forwards: true },
};
export const aVersion: FileVersion = {
  ...{ id: 'VERSIONID01', file: 'FILEID01', contact: 'CONTACTID01', name: 'Loader fleet 2026.pdf', number: 2, is: 'pdf' },
  ...{ mediaType: 'application/pdf', bytes: 120_000, pages: 3, state: 'ready', reason: '' },
};
export const aQuote: SentQuote = {
  ...{ quote: 'QUOTEID01', number: 'Q-2026-0318', version: 1, language: 'en', title: 'Six WL 35e loaders, delivered to Zwolle' },
  from: { company: 'Halden Equipment', vatNumber: 'NL123', address: ['Lübeckplein 20', 'Zwolle'] },
  seller: { id: 'SELLERID01', name: sender.name, mail: sender.mail },
  to: { name: 'Joris Brinkhof', jobTitle: '', company: 'Brinkhof Bouwmaterialen', address: ['Havenweg 1', 'Zwolle'] },
  ...{ sentOn: '2026-03-12', validUntil: '2026-03-27', delivery: '2026-05-04', currency: 'EUR' },
  intro: ['Prices in euro, without VAT. Delivery of two machines each on 4 May, 1 June and 22 June 2026.'],
  lines: [
    line('WL 35e wheel loader, 33 kWh', 'Frost package, LED work lights, road licence kit', 6, 46_200),
    line('Quick-change pallet forks, 1.2 m', 'Fits the couplers of your WL 28 machines', 6, 1450),
    line('Fast charger, 22 kW, placed and connected', '', 3, 3900),
    line('Taken back: six WL 28, 2017 and 2018', 'Hour readings of 6 March 2026', null, -59_600),
    { ...line('Service agreement Plus, a year', '', 6, 1200), kind: 'option' },
  ],
  discount: 0,
  totals: { sum: 238_000, discount: 0, net: 238_000, taxes: [{ rate: 21, on: 238_000, amount: 49_980 }], total: 287_980 },
  terms: ['Payment within 30 days of each delivery.'],
  accept: true,
};
function line(title: string, detail: string, quantity: number | null, price: number): SentQuote['lines'][number] {
  return { id: title, kind: 'product', title, detail, quantity, price, discount: 0, tax: 21, amount: (quantity ?? 1) * price };
}

interface Given {
  readonly link?: Partial<OpenLink>;
  /** Instead of a link that opens. */
  readonly found?: LinkByToken;
  readonly version?: Partial<FileVersion> | 'deleted';
  readonly text?: string;
  readonly quote?: Partial<SentQuote>;
  readonly standing?: Standing;
  /** It opens with this one, and with the proof `proved`. */
  readonly passcode?: string;
  readonly company?: string;
  readonly logo?: { readonly bytes: Uint8Array; readonly type: string };
  readonly answers?: Partial<PageNeeds['answers']>;
  readonly files?: Partial<PageNeeds['files']>;
  readonly assets?: PageAssets;
}
export interface Call {
  readonly of: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what was handed on
  readonly with: any;
}
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Everything that was handed to a port is in `calls`; nothing else happens. */
export function givenSharePage(given: Given = {}) {
  const calls: Call[] = [];
  const noted = (of: string, what: unknown) => void calls.push({ of, with: what });
  let answer: Standing = given.standing ?? { is: 'open', daysLeft: 15 };
  let triesLeft = 3;
  const link: OpenLink = { ...aLink, ...given.link };
  const closed = { id: link.id, sender, language: link.language, since: '' };
  const version: FileVersion | undefined = given.version === 'deleted' ? undefined : { ...aVersion, ...given.version };
  const taken = async (of: string, what: unknown) => {
    noted(of, what);
    return { ok: true } as const;
  };
  const needs: PageNeeds = {
    links: {
      async byToken(asked, { proof }) {
        if (asked !== token) return undefined;
        if (given.found) return given.found;
        return given.passcode && proof !== 'proved' ? { state: 'passcode', link: closed } : { state: 'open', link };
      },
      async unlock(asked, passcode) {
        if (asked !== token) return undefined;
        if (passcode === given.passcode) return { state: 'open', link, proof: 'proved', maxAge: 3600 };
        triesLeft -= 1;
        return triesLeft > 0 ? { state: 'wrong', link: closed, triesLeft } : { state: 'too-many', link: closed, retryAfter: 900 };
      },
    },
    visits: {
      async fetched(_, request) {
        noted('fetched', request);
        const nothing = request.method === 'HEAD' || request.refused || link.unrecorded;
        if (nothing) return { session: '', recording: 'nothing' };
        return { session: `session-${calls.length}`, recording: request.headers['sec-gpc'] === '1' ? 'opened' : 'pages' };
      },
      beacons: async (_, asking, beacons) => noted('beacons', { ...asking, beacons }),
      continued: async (_, asking, who) => noted('continued', { ...asking, who }),
      unlocked: async (_, asking) => noted('unlocked', asking),
      downloaded: async (_, request) => noted('downloaded', request),
      refused: async (_, asking) => noted('refused', asking),
      agreed: async () => noted('agreed', {}),
    },
    answers: {
      ask: (_, by, words) => taken('ask', { ...by, ...words }),
      slots: async () => ({
        zone: 'Europe/Amsterdam',
        slots: ['2026-03-12T15:30:00Z', '2026-03-13T08:00:00Z', '2026-03-13T10:30:00Z'].map((startsAt) => ({ startsAt, minutes: 15 })),
      }),
      bookCall: async (_, by, call) => {
        noted('bookCall', { ...by, ...call });
        return { ok: true, slot: { startsAt: call.startsAt, minutes: 15 } };
      },
      forward: (_, by, to) => taken('forward', { ...by, ...to }),
      report: (_, by, words) => taken('report', { ...by, ...words }),
      ...given.answers,
    },
    files: {
      version: async (id) => (version && id === version.id ? version : undefined),
      newest: async () => version,
      page: async (_, page, size) =>
        version && page <= version.pages ? { bytes: new TextEncoder().encode(`${size} ${page}`), type: 'image/webp' } : undefined,
      pageText: async (_, page) => given.text ?? `Words of page ${page}.\n\nSecond paragraph.`,
      open: async () => ({ stream: new Blob(['%PDF-1.7']).stream() as ReadableStream<Uint8Array>, bytes: 8 }),
      keep: async () => aVersion,
      figures: async () => {},
      ...given.files,
    },
    quotes: {
      sent: async () => ({ ...aQuote, ...given.quote }),
      standing: async () => answer,
      async answer(quote, of, taken) {
        noted('answer', { quote, version: of, ...taken });
        if (answer.is !== 'open') return 'answered';
        answer = { is: taken.accepted ? 'accepted' : 'refused', name: taken.name, at: taken.at, reason: taken.reason };
        return 'done';
      },
      pdf: async () => new TextEncoder().encode('%PDF quote'),
    },
    settings: async () =>
      ({
        ...{ companyName: given.company ?? 'Halden Equipment', vatNumber: 'NL8123.45.678.B01' },
        ...{ address: 'Lübeckplein 20\nZwolle', timeZone: 'Europe/Amsterdam' },
      }) as Awaited<ReturnType<PageNeeds['settings']>>,
    logo: async () => given.logo,
    memberOf: async () => '',
    limits: createRateLimits(),
    around: { trustedProxies: 0, origins: () => ['https://crm.example.com'] },
    now: () => new Date('2026-03-12T09:00:00Z'),
  };
  const built = { script: '/share-page/share-page-x.js', styles: ['/share-page/share-page-x.css'] };
  const assets = async () => given.assets ?? built;
  const app = new Hono();
  const failures: string[] = [];
  app.onError((error, c) => {
    failures.push(error.message);
    return c.json({ error: error.message }, 500);
  });
  app.use(securityHeaders(needs.around));
  app.route('/s', sharePageRoutes(needs, assets));

  const cookies = new Map<string, string>();
  async function request(
    method: string,
    path: string,
    init: { body?: URLSearchParams | string; headers?: Record<string, string> } = {},
  ): Promise<Asked> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request(
      `https://crm.example.com${path}`,
      { method, ...(init.body === undefined ? {} : { body: init.body }), headers: { ...(cookie && { cookie }), ...init.headers } },
      { incoming: { socket: { remoteAddress: '203.0.113.7', encrypted: true } } },
    );
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  const form = (name: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    request('POST', `/s/${token}/${name}`, { body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'same-origin', ...headers } });
  return {
    app,
    calls,
    failures,
    cookies,
    called: (of: string) => calls.filter((call) => call.of === of).map((call) => call.with),
    request,
    get: (rest = '', headers: Record<string, string> = {}) => request('GET', `/s/${token}${rest}`, { headers }),
    form,
  };
}
