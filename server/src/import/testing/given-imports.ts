/** Imports over storage in memory, with a real projector and sync server, so that what comes in is seen as rows and by editors. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as pause } from 'node:timers/promises';
import { type Contact, type ContactRow, contact, nameOf, type OpportunityRow, type RowContent, settings } from '@tandem/core';
import { afterEach } from 'vitest';
import * as Y from 'yjs';
import { createProjector } from '../../derive/projector.ts';
import { createIds } from '../../ids.ts';
import { memoryStorage } from '../../storage/memory/memory-storage.ts';
import { type ImportsStore, importsStore, importsTables } from '../../storage/sqlite/imports-store.ts';
import type { Async } from '../../storage/sqlite/thread-client.ts';
import type { Storage } from '../../storage/storage.ts';
import { startTestServer } from '../../sync/testing/test-server.ts';
import { importOptions } from '../import-options.ts';
import { createImports } from '../imports.ts';
import { newBoard, newSettings } from '../new-documents.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

export const today = '2026-11-21';
const silent = { info() {}, warn() {}, error() {} };

export function memoryImportsStore(): Async<ImportsStore> {
  const db = new DatabaseSync(':memory:');
  for (const step of importsTables) db.exec(step);
  const store = importsStore(db) as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  return new Proxy(
    {},
    {
      get: (_, method) =>
        method === 'then' ? undefined : async (...args: readonly unknown[]) => structuredClone(store[method as string]?.(...args)),
    },
  ) as Async<ImportsStore>;
}

/** A workspace with a seller in a team, her manager, a pipeline, two products and no contacts. */
export async function givenImports({ hold }: { readonly hold?: (documents: readonly string[]) => Promise<void> } = {}) {
  const now = () => new Date(`${today}T12:00:00Z`);
  const newId = createIds(now);
  const inner = memoryStorage();
  const projector = createProjector({ storage: inner, log: silent, pause: () => pause() });
  const storage: Storage = {
    ...inner,
    async appendUpdates(updates) {
      await hold?.(updates.map((update) => update.document));
      const seqs = await inner.appendUpdates(updates);
      projector.wake();
      return seqs;
    },
  };
  const server = await startTestServer({ storage });
  const folder = await mkdtemp(join(tmpdir(), 'tandem-import-'));
  const titled = (...titles: readonly string[]) =>
    titles.map((title, i) => ({ id: title.toLowerCase().replaceAll(' ', '-'), title, rank: `a${i}` }));
  const [sales] = titled('Sales');
  const set = newSettings({
    companyName: 'Halden',
    currency: 'EUR',
    country: 'SE',
    timeZone: 'Europe/Stockholm',
    lists: {
      processes: [{ ...sales, id: 'sales', kind: 'sales' }],
      stages: titled('Qualified', 'Quote sent', 'Won', 'Lost').map((stage) => ({
        ...stage,
        process: 'sales',
        status: stage.id === 'won' ? ('won' as const) : stage.id === 'lost' ? ('lost' as const) : ('open' as const),
        probability: 20,
      })),
      products: titled('GTX Pro', 'GTX Basic'),
      industries: titled('retail'),
      statuses: titled('Active'),
      sources: titled('Import'),
      sizeClasses: [{ id: 'small', title: 'Small', from: 0, rank: 'a0' }],
    },
  });
  const board = newBoard(
    { id: 'north', fields: { title: 'North', process: 'sales', kind: 'sales' }, members: ['team:north'], cards: [] },
    newId,
  );
  await storage.appendUpdates(
    [set, board].map(({ name, update }) => ({ document: name, update, actor: 'system', at: now().toISOString() })),
  );
  const users = [
    { id: 'ana', name: 'Ana Berg', role: 'seller', team: 'north' },
    { id: 'ben', name: 'Ben Holm', role: 'manager', team: '' },
  ] as const;
  await inner.commitRows(
    [
      ...users.map((user) => ({
        content: { kind: 'user' as const, ...user, active: true },
        audiences: ['everyone' as const],
        document: '',
      })),
      {
        content: { kind: 'team' as const, id: 'north', name: 'North', leader: '', office: '' },
        audiences: ['everyone' as const],
        document: '',
      },
    ],
    [],
  );
  const store = memoryImportsStore();
  const imports = createImports({
    store,
    storage,
    documents: server.sync.documents,
    now,
    newId,
    random: () => 0.4,
    log: silent,
    folder,
    onWritten: () => projector.wake(),
  });
  cleanups.push(async () => {
    await imports.close();
    await projector.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const rows = async <K extends RowContent['kind']>(kind: K) => {
    await projector.settled();
    return (await inner.rowsOfKind(kind, '', 1_000_000)).map((row) => row.content as Extract<RowContent, { kind: K }>);
  };
  return {
    imports,
    store,
    storage,
    server,
    projector,
    newId,
    now,
    contacts: (): Promise<ContactRow[]> => rows('contact'),
    opportunities: (): Promise<OpportunityRow[]> => rows('opportunity'),
    boards: () => rows('board'),
    async settings() {
      return settings.read((await server.sync.documents.read(nameOf('settings', 'settings'))) ?? new Y.Doc());
    },
    async contact(id: string): Promise<{ state: Contact; notes: string }> {
      const doc = (await server.sync.documents.read(nameOf('contact', id))) ?? new Y.Doc();
      return { state: contact.read(doc), notes: doc.getXmlFragment('notes').toString() };
    },
    upload: (text: string | Uint8Array, name = 'file.csv') =>
      imports.upload(name, one(typeof text === 'string' ? new TextEncoder().encode(text) : text), 'ben'),
    /** Uploads, takes the guesses as they are, and gives what a person would send. */
    async prepared(text: string | Uint8Array, more: Record<string, unknown> = {}) {
      const file = await imports.upload('file.csv', one(typeof text === 'string' ? new TextEncoder().encode(text) : text), 'ben');
      const look = await imports.look(file.id, { ...(more.kind ? { kind: more.kind as never } : {}) });
      const options = importOptions.parse({ kind: look.kind, targets: look.columns.map((column) => column.target), ...more });
      return { file, look, options };
    },
    /** From text to a finished batch. */
    async bringIn(text: string | Uint8Array, more: Record<string, unknown> = {}) {
      const { file, options } = await this.prepared(text, more);
      const batch = await imports.start(file.id, options, { id: 'ben' });
      await imports.batches.settled();
      await projector.settled();
      return imports.batches.one(batch.id);
    },
  };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
