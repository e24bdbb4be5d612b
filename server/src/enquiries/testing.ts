/** For tests: enquiries over a database in memory, with one form, a clock that is moved by hand and chance that repeats. */
import { DatabaseSync } from 'node:sqlite';
import { type CrmEvent, type Settings, settings } from '@tandem/core';
import { Hono } from 'hono';
import * as Y from 'yjs';
import { createRateLimits } from '../accounts/rate-limits.ts';
import { fakeClock, seededRandom } from '../accounts/testing.ts';
import { errorAnswers } from '../http/errors.ts';
import { formPageRoutes, formRoutes } from '../http/forms.ts';
import { enquiriesStore, enquiriesTables } from '../storage/sqlite/enquiries-store.ts';
import { createEnquiries } from './enquiries.ts';
import type { EnquiriesStore } from './enquiries-store.ts';

export const quiet = { info() {}, warn() {}, error() {} };
export const vera = { name: 'Vera Holm', company: 'Holm AB', mail: 'vera@holm.example', phone: '', message: 'Do you rent out loaders?' };

export function givenForms(db = new DatabaseSync(':memory:')) {
  const { n } = db.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'enquiry'`).get() as { n: number };
  if (n === 0) for (const sql of enquiriesTables) db.exec(sql);
  const direct = enquiriesStore(db) as unknown as Record<string, (...args: unknown[]) => unknown>;
  const store = Object.fromEntries(
    Object.entries(direct).map(([name, method]) => [name, async (...args: unknown[]) => structuredClone(method(...args))]),
  ) as unknown as EnquiriesStore;
  const clock = fakeClock();
  const events = new Map<string, CrmEvent>();
  let failing = false;
  const doc = new Y.Doc();
  settings.change(doc, { companyName: 'Halden' }, null);
  const form = { title: 'Contact <us>', source: 'web', campaign: 'spring', owner: 'ana', thanks: 'Thank you.', askMessage: true };
  settings.addEntry(doc, 'forms', 'contact', form, null);
  settings.addEntry(doc, 'forms', 'old', { ...form, archived: true }, null);
  settings.addEntry(doc, 'campaigns', 'FAIR', { title: 'Vårmässan: Spring Fair!', source: 'fair' }, null);
  settings.addEntry(doc, 'campaigns', 'BARE', { title: 'Newsletter' }, null);
  settings.addEntry(doc, 'campaigns', 'OVER', { title: 'Last year', source: 'fair', archived: true }, null);
  const state = (): Settings => settings.read(doc);
  let ids = 0;
  const enquiries = createEnquiries({
    store,
    settings: async () => state(),
    record: async (some) => {
      if (failing) throw new Error('the server stops here');
      for (const event of some) events.set(event.key, event);
    },
    newId: () => `e${++ids}-${n}`,
    now: clock,
    random: seededRandom('forms'),
  });
  const around = { trustedProxies: 0, origins: () => ['https://crm.example.com'] };
  const needs = { enquiries, limits: createRateLimits(), around, settings: async () => state() };
  const app = new Hono();
  app.onError(errorAnswers(quiet, () => 'id'));
  app.route('/forms', formPageRoutes(needs));
  app.route('/api/forms', formRoutes(needs) as unknown as Hono);
  const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });
  const json = { 'content-type': 'application/json' };
  return {
    db,
    store,
    clock,
    events,
    enquiries,
    fail: (now: boolean) => {
      failing = now;
    },
    page: (path = '/forms/contact', headers: Record<string, string> = {}) => app.request(path, { headers }),
    async stamp(): Promise<string> {
      const made = await enquiries.stamp('contact');
      clock.pass(10_000);
      return made;
    },
    /** As the page sends it. */
    submit: (fields: Record<string, string>, address = '192.0.2.7') =>
      app.request('/forms/contact', { method: 'POST', body: new URLSearchParams(fields) }, from(address)),
    /** As a program does. */
    post: (body: unknown, address = '192.0.2.8', id = 'contact') =>
      app.request(
        `/api/forms/${id}`,
        { method: 'POST', headers: json, body: typeof body === 'string' ? body : JSON.stringify(body) },
        from(address),
      ),
  };
}
