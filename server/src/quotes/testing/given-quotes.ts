/**
 * For tests: quotes over a log and tables in memory, with a firm of two sellers who work apart, one company and a draft to it.
 * Files and links are kept in lists, and can be told to fail; a clock that is moved by hand.
 */
import { DatabaseSync } from 'node:sqlite';
import { can, contact, type DocumentName, nameOf, type Person, pipelineBoard, quote, settings, type UserRow } from '@tandem/core';
import * as Y from 'yjs';
import { fakeClock } from '../../accounts/testing.ts';
import { createAccess } from '../../derive/access.ts';
import { createProjector } from '../../derive/projector.ts';
import type { NewFile } from '../../files/shared-files.ts';
import { createIds } from '../../ids.ts';
import type { LinkMade, NewLink } from '../../share/links.ts';
import { memoryStorage } from '../../storage/memory/memory-storage.ts';
import { quotesStore, quotesTables } from '../../storage/sqlite/quotes-store.ts';
import type { Documents } from '../../sync/documents.ts';
import { createQuotes, type QuotesNeeds } from '../create-quotes.ts';
import type { Sending } from '../quotes.ts';
import type { QuotesStore } from '../quotes-store.ts';

export const ana: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
export const otto: Person = { id: 'otto', role: 'seller', team: 'south', leads: [] };
const quiet = { info() {}, warn() {}, error() {} };

export const aSending = (values: Partial<Sending> = {}): Sending => ({
  id: 's1',
  recipients: [{ person: 'anna', name: 'Anna Berg', mail: 'anna@berg.test' }],
  subject: 'Our quote',
  text: 'Here it is.',
  language: 'en',
  download: true,
  accept: true,
  notify: [],
  ...values,
});

export async function givenQuotes() {
  const clock = fakeClock('2026-03-12T09:00:00.000Z');
  const newId = createIds(clock);
  const storage = memoryStorage();
  const projector = createProjector({ storage, log: quiet, pause: async () => {}, later: () => undefined });
  const load = async (name: DocumentName) => {
    const stored = await storage.loadDocument(name);
    if (!stored) return undefined;
    const doc = new Y.Doc();
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
    return doc;
  };
  const documents: Documents = {
    read: async (name) => ((await storage.aboutDocument(name))?.erased ? undefined : load(name)),
    async change(document, actor, edit) {
      const doc = (await load(document)) ?? new Y.Doc();
      const before = Y.encodeStateVector(doc);
      let changed = false;
      doc.on('update', () => {
        changed = true;
      });
      edit(doc);
      if (changed)
        await storage.appendUpdates([{ document, update: Y.encodeStateAsUpdate(doc, before), actor, at: clock().toISOString() }]);
      await projector.settled();
    },
    disconnect: () => undefined,
    onAppended: () => () => undefined,
  };

  const db = new DatabaseSync(':memory:');
  for (const sql of quotesTables) db.exec(sql);
  const direct = quotesStore(db) as unknown as Record<string, (...args: unknown[]) => unknown>;
  const store = Object.fromEntries(
    Object.entries(direct).map(([name, method]) => [name, async (...args: unknown[]) => structuredClone(method(...args))]),
  ) as unknown as QuotesStore;

  const files: (NewFile & { readonly id: string })[] = [];
  const links = new Map<string, NewLink>();
  const refusing = new Map<string, LinkMade>();
  const subjectOf = createAccess(storage);
  let failAt = '';
  let atKept: () => Promise<void> = async () => undefined;
  const needs: QuotesNeeds = {
    store,
    storage,
    documents,
    files: {
      async keep(file) {
        const id = `f${files.length + 1}`;
        files.push({ ...file, id });
        const version = {
          id: `${id}-1`,
          number: 1,
          is: 'pdf' as const,
          bytes: 9,
          pages: 1,
          by: file.by,
          at: file.at,
          state: 'ready' as const,
          reason: '',
        };
        const row = {
          kind: 'file' as const,
          id,
          folder: '',
          contact: file.contact,
          name: file.name,
          versions: [version],
          by: file.by,
          createdAt: file.at,
          links: 0,
          views: 0,
          lastViewedAt: '',
        };
        await storage.commitRows([{ content: row, audiences: ['managers'], document: '' }], []);
        return { ...version, file: id, contact: file.contact, name: file.name, mediaType: 'application/pdf' };
      },
    },
    removeFile: async (file) => void files.splice(0, files.length, ...files.filter(({ id }) => id !== file)),
    links: {
      async create(link, person) {
        const refused = refusing.get(link.mail);
        if (refused) return refused;
        if (!can(person, 'edit', (await subjectOf(nameOf('contact', link.contact))).subject))
          return { ok: false, why: 'not-here', what: 'contact' };
        const made = !links.has(link.id);
        if (made) links.set(link.id, link);
        return { ok: true, id: link.id, address: `https://firm.test/s/${link.id}`, made };
      },
    },
    draw: async (content) => new TextEncoder().encode(JSON.stringify(content)),
    person: async (id) => [ana, otto].find((one) => one.id === id),
    addressOf: async (id) => ({ ana: { name: 'Ana Alm', email: 'ana@firm.test' }, otto: { name: 'Otto Ek', email: 'otto@firm.test' } })[id],
    subjectOf,
    settled: projector.settled,
    now: clock,
    steps: {
      async at(name) {
        if (name === failAt) throw new Error(`stopped at ${name}`);
        if (name === 'kept') await atKept();
      },
    },
  };

  const user = (id: string, team: string): UserRow => ({ kind: 'user', id, name: id, role: 'seller', team, active: true });
  const rows = [user('ana', 'north'), user('otto', 'south')];
  await storage.commitRows(
    rows.map((content) => ({ content, audiences: ['everyone'], document: '' })),
    [],
  );
  const edit = (name: DocumentName, change: (doc: Y.Doc) => void, actor = 'ana') => documents.change(name, actor, change);
  await edit(nameOf('settings', 'settings'), (doc) =>
    settings.change(doc, { companyName: 'Firm AB', timeZone: 'Europe/Stockholm', currency: 'SEK', quotationDays: 30 }, null),
  );
  await edit(nameOf('contact', 'berg'), (doc) => contact.change(doc, { name: 'Berg AB', owner: 'ana' }, null));
  await edit(nameOf('contact', 'anna'), (doc) => contact.change(doc, { kind: 'person', name: 'Anna Berg', company: 'berg' }, null));
  await edit(nameOf('board', 'north'), (doc) => {
    pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'team:north' }, null);
    pipelineBoard.addEntry(
      doc,
      'cards',
      'c1',
      { title: 'Ten machines', contact: 'berg', owner: 'ana', amount: 5, place: { stage: 's', rank: 'a0' } },
      null,
    );
  });
  const draft = (id: string, values: Parameters<typeof quote.change>[1] = {}) =>
    edit(nameOf('quote', id), (doc) => {
      quote.change(
        doc,
        { title: 'Ten machines', contact: 'berg', person: 'anna', owner: 'ana', opportunity: 'c1', board: 'north', ...values },
        null,
      );
      quote.addEntry(doc, 'lines', 'l1', { title: 'GTX Pro', quantity: 10, price: 100, rank: 'a0' }, null);
    });
  await draft('q1');

  return {
    ...{ clock, newId, storage, documents, store, files, links, refusing, needs, edit, draft, subjectOf },
    quotes: createQuotes(needs),
    /** As after a restart: nothing is remembered but what is on the disk. */
    restarted: () => createQuotes(needs),
    whenKept(work: () => Promise<void>) {
      atKept = work;
    },
    failAt(step: string) {
      failAt = step;
    },
    /** Steps in the order of time, as the row has them. */
    quote: async (id = 'q1') => {
      const state = quote.read((await load(nameOf('quote', id))) ?? new Y.Doc());
      return { ...state, history: [...state.history].sort((a, b) => (a.at < b.at ? -1 : 1)) };
    },
    board: async () => pipelineBoard.read((await load(nameOf('board', 'north'))) ?? new Y.Doc()),
    row: async (id = 'q1') => (await storage.rowsByKey([`quote/${id}`]))[0]?.content,
    events: async () => (await storage.eventsSince(0, 1000)).filter(({ type }) => type.startsWith('quote.')),
    actors: async (name: DocumentName) => (await storage.updatesOf(name, 100)).map(({ actor }) => actor),
  };
}
