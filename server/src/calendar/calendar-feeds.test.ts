import { DatabaseSync } from 'node:sqlite';
import { agenda, type DocumentName, nameOf, type Row, settings } from '@tandem/core';
import { aContactRow } from '@tandem/core/testing';
import { Hono } from 'hono';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRateLimits, limits } from '../accounts/rate-limits.ts';
import { fakeClock, seededRandom } from '../accounts/testing.ts';
import { createProjector } from '../derive/projector.ts';
import { calendarFileRoutes } from '../http/calendar-feed.ts';
import { errorAnswers } from '../http/errors.ts';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { calendarFeedsStore, calendarFeedsTables } from '../storage/sqlite/calendar-feeds-store.ts';
import { createCalendarFeeds } from './calendar-feeds.ts';

const quiet = { info() {}, warn() {}, error() {} };

async function given() {
  const storage = memoryStorage();
  const projector = createProjector({ storage, log: quiet, pause: async () => {}, later: () => undefined });
  const clock = fakeClock();
  const docs = new Map<DocumentName, Y.Doc>();
  async function edit(document: DocumentName, change: (doc: Y.Doc) => void) {
    const doc = docs.get(document) ?? new Y.Doc();
    docs.set(document, doc);
    const before = Y.encodeStateVector(doc);
    change(doc);
    await storage.appendUpdates([{ document, update: Y.encodeStateAsUpdate(doc, before), actor: 'ana', at: clock().toISOString() }]);
    await projector.settled();
  }
  const contact = (id: string, name: string, audience: 'user:ana' | 'user:ben'): Row => ({
    content: aContactRow({ id, name, phones: ['+46 70 111 22 33'] }),
    audiences: [audience],
    document: '',
  });
  await storage.commitRows([contact('acme', 'Acme', 'user:ana'), contact('secret', 'Secret AB', 'user:ben')], []);
  await edit(nameOf('settings', 'settings'), (doc) => settings.change(doc, { timeZone: 'Europe/Stockholm' }, null));
  const mine = nameOf('agenda', 'ana');
  await edit(mine, (doc) => {
    agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call; talk, and\nlisten', contact: 'acme', due: '2026-03-28' }, null);
    agenda.addEntry(doc, 'tasks', 't2', { subject: 'Call at nine', contact: 'secret', due: '2026-03-30', time: '09:00' }, null);
    agenda.addEntry(doc, 'tasks', 't3', { subject: 'Done', due: '2026-03-20', doneAt: '2026-03-20T09:00:00Z' }, null);
    agenda.addEntry(
      doc,
      'appointments',
      'p1',
      { subject: 'Visit', startsAt: '2026-03-27T13:00:00Z', minutes: 90, place: 'Storgatan 1' },
      null,
    );
    agenda.addEntry(doc, 'appointments', 'p2', { subject: 'Long ago', startsAt: '2025-03-27T13:00:00Z' }, null);
  });

  const db = new DatabaseSync(':memory:');
  for (const sql of calendarFeedsTables) db.exec(sql);
  const store = calendarFeedsStore(db);
  const active = new Set(['ana']);
  const feeds = createCalendarFeeds({
    store: Object.fromEntries(
      Object.entries(store).map(([name, method]) => [name, async (...args: never[]) => (method as (...a: never[]) => unknown)(...args)]),
    ) as never,
    storage,
    personOf: async (id) => (active.has(id) ? { id, name: 'Ana Alm', role: 'seller', team: '', leads: [] } : undefined),
    boardsOf: () => [],
    now: clock,
    random: seededRandom('calendar'),
    publicUrl: () => 'https://crm.example.com',
  });
  const app = new Hono();
  app.onError(errorAnswers(quiet, () => 'id'));
  app.route('/calendar', calendarFileRoutes({ feeds, limits: createRateLimits(), around: { trustedProxies: 0, origins: () => [] } }));
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.request(new URL(url).pathname, { headers }, { incoming: { socket: { remoteAddress: '192.0.2.1' } } });
  return { feeds, get, edit, mine, clock, active, db };
}

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    const time = (at: ICAL.Time) => (at.isDate ? at.toString() : at.toJSDate().toISOString());
    return { uid: event.uid, summary: event.summary, start: time(event.startDate), end: time(event.endDate), location: event.location };
  });

test('[PERF-24] the feed has open tasks as days or times of the workspace, and appointments as instants, of the person alone', async () => {
  const { feeds, get } = await given();
  const { url } = await feeds.replace('ana');
  const answer = await get(url);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('set-cookie')).toBeNull();
  const text = await answer.text();
  expect(eventsOf(text)).toEqual([
    { uid: 't1@tandem', summary: 'Call; talk, and\nlisten, Acme', start: '2026-03-28', end: '2026-03-29', location: null },
    // Summer time began the day before: nine is seven.
    { uid: 't2@tandem', summary: 'Call at nine', start: '2026-03-30T07:00:00.000Z', end: '2026-03-30T07:30:00.000Z', location: null },
    { uid: 'p1@tandem', summary: 'Visit', start: '2026-03-27T13:00:00.000Z', end: '2026-03-27T14:30:00.000Z', location: 'Storgatan 1' },
  ]);
  expect(text).not.toContain('Secret AB');
  expect(text).toContain('https://crm.example.com/contacts/acme');
});

test('[PERF-25] the address is known by its hash only, is shown once, and a new one or the end of it opens nothing any more', async () => {
  const { feeds, get, db, active } = await given();
  expect(await feeds.of('ana')).toBeUndefined();
  const first = await feeds.replace('ana');
  expect(JSON.stringify(db.prepare('SELECT * FROM calendar_feed').all())).not.toContain(first.url.slice(-47, -4));
  const second = await feeds.replace('ana');
  expect([(await get(first.url)).status, (await get(second.url)).status]).toEqual([404, 200]);
  active.delete('ana');
  expect((await get(second.url)).status).toBe(404);
  active.add('ana');
  await feeds.remove('ana');
  const answers = [
    first.url,
    second.url,
    'https://crm.example.com/calendar/nonsense.ics',
    `https://crm.example.com/calendar/${'x'.repeat(43)}.ics`,
  ];
  const said = await Promise.all(answers.map(async (url) => [(await get(url)).status, await (await get(url)).text()]));
  expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(said[0]?.[0]).toBe(404);
});

test('[PERF-26] what did not change is answered with 304, what did with the new calendar', async () => {
  const { feeds, get, edit, mine, clock } = await given();
  const { url } = await feeds.replace('ana');
  const etag = (await get(url)).headers.get('etag') ?? '';
  clock.pass(3_600_000);
  expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
  await edit(mine, (doc) => agenda.removeEntry(doc, 'tasks', 't1', null));
  const changed = await get(url, { 'if-none-match': etag });
  expect(changed.status).toBe(200);
  expect(eventsOf(await changed.text())).toHaveLength(2);
});

test('[PERF-27] the person sees when a calendar asked last', async () => {
  const { feeds, get, clock } = await given();
  const { url } = await feeds.replace('ana');
  expect(await feeds.of('ana')).toEqual({ createdAt: clock().toISOString(), readAt: '' });
  await get(url);
  expect((await feeds.of('ana'))?.readAt).toBe(clock().toISOString());
});

test('[PERF-28] whoever tries addresses is stopped, with the time to wait', async () => {
  const { get } = await given();
  const url = 'https://crm.example.com/calendar/nonsense.ics';
  for (let i = 0; i < limits.calendarPerAddress.points; i++) await get(url);
  const stopped = await get(url);
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
});
