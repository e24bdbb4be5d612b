/** For tests: links and visits over memory, with the real rules behind them; the clock is moved by hand, and timers with it. */
import { DatabaseSync } from 'node:sqlite';
import { contact, type DocumentName, type EvidenceThresholds, nameOf, type Person, settings } from '@tandem/core';
import * as Y from 'yjs';
import { createPasswords } from '../accounts/passwords.ts';
import { createRateLimits } from '../accounts/rate-limits.ts';
import type { UserRecord } from '../accounts/records.ts';
import { seededRandom } from '../accounts/testing.ts';
import { createAccess } from '../derive/access.ts';
import { givenWorkspace, quiet, theSettings } from '../derive/testing/given-engine.ts';
import type { MailToSend } from '../email/mailer.ts';
import type { FileVersion } from '../files/shared-files.ts';
import { createIds } from '../ids.ts';
import { shareStore, shareTables } from '../storage/sqlite/share-store.ts';
import { createLinkAccess } from './access.ts';
import { createAnswers } from './create-answers.ts';
import { createLinks } from './create-links.ts';
import { createVisits } from './create-visits.ts';
import { createGrading, type GradingNeeds } from './grading.ts';
import { createHeldLinks } from './held-links.ts';
import { keptLinks } from './keeper.ts';
import type { LinkMade, NewLink } from './links.ts';
import type { Network } from './networks.ts';
import { secretsOf } from './secrets.ts';
import { createSenders } from './senders.ts';
import type { ShareStore } from './share-store.ts';
import { createShowLink } from './shown-links.ts';
import { createSweep } from './sweep.ts';
import { createRegrading, thresholdsOf } from './thresholds.ts';
import type { Asking, PageRequest } from './visits.ts';

export const ana: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
export const ben: Person = { ...ana, id: 'ben' };
export const mia: Person = { id: 'mia', role: 'manager', team: '', leads: [] };
const user = ({ id, role }: Person): UserRecord => ({
  ...{ id, role, team: '', leads: [], name: id === 'ana' ? 'Ana Alm' : id, email: `${id}@halden.example`, state: 'active', language: 'en' },
  ...{ sample: false, createdAt: '', seenAt: '' },
});
export const users = [ana, ben, mia].map(user);

export const aNewLink = (values: Partial<NewLink> = {}): NewLink => ({
  ...{ id: 'l1', of: 'file', subject: 'f1', version: 0, contact: 'berg', person: '', recipient: 'Anna Berg', mail: 'anna@berg.example' },
  ...{ language: 'en', expiresOn: '', passcode: '', download: true, accept: false, notify: [], mailSubject: '', mailText: '', send: false },
  ...values,
});
export const aVersion = (values: Partial<FileVersion> = {}): FileVersion => ({
  ...{ id: 'f1v1', file: 'f1', contact: '', name: 'Price list 2026.pdf', number: 1, is: 'pdf', mediaType: 'application/pdf', bytes: 1000 },
  ...{ pages: 6, state: 'ready', reason: '' },
  ...values,
});
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.2 Mobile/15E148 Safari/604.1';
export const aRequest = (values: Partial<PageRequest> = {}): PageRequest => ({
  method: 'GET',
  page: 1,
  headers: { 'user-agent': phone, accept: 'text/html', 'accept-language': 'sv-SE', 'sec-fetch-mode': 'navigate' },
  from: '203.0.113.7',
  member: '',
  refused: false,
  ...values,
});
export const scanner = aRequest({
  from: '40.107.1.9',
  headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/72.0.3626.109', accept: '*/*' },
});

function overMemory(db: DatabaseSync): ShareStore {
  const store = shareStore(db) as unknown as Record<string, (...args: unknown[]) => unknown>;
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    async (...args: unknown[]) => structuredClone(method(...structuredClone(args))),
  ]);
  return Object.fromEntries(methods) as ShareStore;
}

interface Given {
  readonly db?: DatabaseSync;
  readonly networks?: ReadonlyMap<string, Network>;
  readonly steps?: GradingNeeds['steps'];
  readonly workspace?: Awaited<ReturnType<typeof givenWorkspace>>;
}
export async function givenShare({ db = new DatabaseSync(':memory:'), networks, steps, workspace: known }: Given = {}) {
  const workspace = known ?? (await givenWorkspace());
  const { n } = db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'share_link'").get() as { n: number };
  if (n === 0) for (const sql of shareTables) db.exec(sql);
  const store = overMemory(db);
  const { storage, clock } = workspace;
  const now = () => clock.now;
  const random = seededRandom(`share ${n}`);
  const newId = createIds(now, random);
  const secret = secretsOf(Buffer.alloc(32, 7).toString('base64url'));
  const secrets = async () => secret;
  const versions = new Map<string, FileVersion>([['f1v1', aVersion()]]);
  const figures: unknown[] = [];
  const files = {
    version: async (id: string) => versions.get(id),
    newest: async (file: string) => [...versions.values()].filter((one) => one.file === file).at(-1),
    figures: async (file: string, counted: object) => void figures.push({ file, ...counted }),
  };
  const quotes = { sent: async () => undefined };
  const events: string[] = [];
  const timers: { at: number; callBack: () => void }[] = [];
  const timer = (callBack: () => void, ms: number) => {
    const one = { at: clock.now.getTime() + ms, callBack };
    timers.push(one);
    return () => void (timers.includes(one) && timers.splice(timers.indexOf(one), 1));
  };
  const record = async (some: Parameters<typeof storage.recordEvents>[0]) => {
    await storage.recordEvents(some);
    events.push(...some.map(({ key }) => key));
  };
  let puts = 0;
  const put: GradingNeeds['put'] = async (rows, removed = []) => {
    puts += rows.length;
    await storage.commitRows(rows, removed);
  };
  const settingsNow = async () => {
    const [row] = await storage.rowsByKey(['settings/settings']);
    return row?.content.kind === 'settings' ? row.content.state : undefined;
  };
  const thresholds = async () => thresholdsOf(await settingsNow());
  const limits = createRateLimits();
  const passwords = createPasswords(random, { memory: 64, passes: 1, lanes: 1 });
  const people = async () => users;
  const access = createLinkAccess({ storage, subjectOf: createAccess(storage), boardsOf: () => [], people });
  const showLink = createShowLink({ store, put });
  const publicUrl = () => 'https://crm.example.com';
  const of = {
    store,
    secrets,
    storage,
    access,
    files,
    quotes: quotes as never,
    settings: settingsNow,
    passwords,
    showLink,
    record,
    publicUrl,
    now,
  };
  const links = createLinks(of);
  const held = createHeldLinks({ ...of, people, limits });
  const senders = createSenders({ store, secrets, now, memberMails: async () => users.map(({ email }) => email) });
  const grading = createGrading({
    store,
    senders,
    links,
    thresholds,
    put,
    showLink,
    record,
    timer,
    now,
    log: quiet,
    ...(steps && { steps }),
  });
  const visits = createVisits({
    ...{ store, secrets, access, links, grading, put, showLink, limits, newId, random, now },
    networkOf: (address) => networks?.get(address) ?? (address.startsWith('40.107.') ? { asn: 8075, operator: 'Microsoft' } : undefined),
  });
  const regrading = createRegrading({
    ...{ store, senders, storage, companyOf: links.companyOf, grading, thresholds, log: quiet },
    pause: async () => {},
  });
  const mails: MailToSend[] = [];
  const documents = {
    async read(name: DocumentName) {
      const stored = await storage.loadDocument(name);
      if (!stored) return undefined;
      const doc = new Y.Doc();
      for (const update of [...(stored.snapshot ? [stored.snapshot] : []), ...stored.updates]) Y.applyUpdate(doc, update);
      return doc;
    },
    async change(name: DocumentName, actor: string, edit: (doc: Y.Doc) => void) {
      await workspace.edit(name, edit, actor);
      await workspace.projected();
    },
  };
  const answers = createAnswers({
    ...{ store, links, documents, senderOf: held.senderOf, settings: settingsNow, record, limits, newId, now },
    send: async (mail) => void mails.push(mail),
  });
  if (!known) {
    await documents.change(nameOf('contact', 'berg'), 'ana', (doc) =>
      contact.change(doc, { kind: 'company', name: 'Berg AB', owner: 'ana' }, null),
    );
  }

  const tokenOf = (made: LinkMade): string => (made.ok ? (made.address.split('/s/')[1] ?? '') : '');
  async function pass(ms: number): Promise<void> {
    const end = clock.now.getTime() + ms;
    for (;;) {
      await grading.settled();
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers.splice(timers.indexOf(next), 1);
      clock.now = new Date(Math.max(clock.now.getTime(), next.at));
      next.callBack();
    }
    clock.now = new Date(end);
    await grading.settled();
  }
  const asking = (session: string, values: Partial<Asking> = {}): Asking => ({
    session,
    from: '203.0.113.7',
    headers: {},
    member: '',
    ...values,
  });
  const row = async (key: string) => (await workspace.row(key))?.content;
  return {
    ...{
      db,
      store,
      workspace,
      links,
      held,
      visits,
      grading,
      regrading,
      answers,
      senders,
      mails,
      events,
      figures,
      versions,
      documents,
      limits,
    },
    ...{ tokenOf, pass, asking, row, thresholds, showLink, put },
    puts: () => puts,
    keeper: keptLinks({ store, put, links }),
    sweep: createSweep({ store, put, showLink, now }),
    async link(values: Partial<NewLink> = {}, person: Person = ana): Promise<string> {
      return tokenOf(await links.create(aNewLink(values), person));
    },
    visitsOf: async (link = 'l1') => {
      const found = await store.visitsOf(link);
      return Promise.all(
        found.map(async ({ id }) => (await row(`visit/${id}`)) as Extract<Awaited<ReturnType<typeof row>>, { kind: 'visit' }>),
      );
    },
    beaconsOn: async (link: string) =>
      (await Promise.all((await store.visitsOf(link)).map(({ id }) => store.beaconsOfVisit(id, 10_000)))).flat(),
    requestsOn: async (link: string) =>
      (await Promise.all((await store.visitsOf(link)).map(({ id }) => store.requestsOfVisit(id, 10_000)))).flat(),
    /** Reads on a phone as somebody does: ten seconds and more, with a thumb, then presses Continue. */
    async reads(link = 'l1', request = aRequest(), name = 'Anna Berg'): Promise<string> {
      const { session } = await visits.fetched({ id: link }, request);
      const hints = { webdriver: false, screen: '390x844', languages: ['sv-SE'], plugins: 0, timezone: 'Europe/Stockholm' };
      await pass(2_000);
      await visits.beacons({ id: link }, asking(session), { t: 2_000, type: 'rendered', visible: true, visibleMs: 2_000, hints });
      for (const at of [5, 9, 14, 21]) {
        await pass(4_000);
        await visits.beacons({ id: link }, asking(session), [
          { t: at * 1000 - 900, type: 'pointer', trusted: true, pointerType: 'touch', taps: 1, x: 120 + at * 7, y: 300 + at * 11 },
          { t: at * 1000, type: 'scroll', trusted: true, source: 'touch', y: at * 97, visible: true, visibleMs: at * 1000 },
        ]);
      }
      await visits.beacons({ id: link }, asking(session), { t: 22_000, type: 'page', page: 3, visible: true, visibleMs: 22_000 });
      if (name) await visits.continued({ id: link }, asking(session), { name, mail: '' });
      await pass(1_500);
      return session;
    },
    setThresholds: async (evidence: Partial<EvidenceThresholds>) => {
      await documents.change(theSettings, 'ada', (doc) => {
        const { evidence: before } = settings.read(doc);
        settings.change(doc, { evidence: { ...before, ...evidence } }, null);
      });
    },
  };
}
