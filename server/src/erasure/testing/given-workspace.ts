/** A workspace on a real disk, with everything that may hold words of a contact: one contact, Vera, stands in every place there is. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { agenda, contact, type DocumentName, inbox, nameOf, pipelineBoard, views } from '@tandem/core';
import * as Y from 'yjs';
import { createAccess } from '../../derive/access.ts';
import { createProjector } from '../../derive/projector.ts';
import { createIds } from '../../ids.ts';
import { createImports } from '../../import/imports.ts';
import { openSqliteStorage } from '../../storage/sqlite/sqlite-storage.ts';
import type { ErasureSteps } from '../../storage/steps.ts';
import type { Storage } from '../../storage/storage.ts';
import { createSync } from '../../sync/sync.ts';
import { testIdentities } from '../../sync/testing/test-server.ts';
import { createErasures, type Keeper } from '../erasures.ts';
import { createUploads } from '../uploads.ts';

const quiet = { info() {}, warn() {}, error() {} };
export const words = {
  name: 'Vera Quillfeather',
  before: 'Vera Oldbramble',
  mail: 'vera.quillfeather@canary.example',
  phone: '+46 70 555 81 37',
  vat: 'CANARYVAT551177',
} as const;
export const [vera, twin, acme, otto] = (['vera', 'vera-twin', 'acme', 'otto'] as const).map((id) => nameOf('contact', id)) as [
  DocumentName,
  DocumentName,
  DocumentName,
  DocumentName,
];
export const north = nameOf('board', 'north');
export const desk = nameOf('agenda', 'ana');

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'tandem-erasure-'));

export async function openWorkspace(folder: string, { steps, keepers = [] }: { steps?: ErasureSteps; keepers?: readonly Keeper[] } = {}) {
  const now = () => new Date();
  const newId = createIds(now);
  const opened = await openSqliteStorage(folder);
  const projector = createProjector({ storage: opened.storage, log: quiet, pause: () => pause() });
  const storage: Storage = {
    ...opened.storage,
    appendUpdates: async (updates) => {
      const seqs = await opened.storage.appendUpdates(updates);
      projector.wake();
      return seqs;
    },
    eraseDocument: async (name, at) => {
      const rows = await opened.storage.rowsOfDocument(name);
      await opened.storage.eraseDocument(name, at);
      await projector.erased(name, rows);
    },
  };
  const sync = createSync({ storage, identities: testIdentities(), subjectOf: createAccess(storage), now, log: quiet, retries: [5] });
  const imports = createImports({
    store: opened.store('imports'),
    storage,
    documents: sync.documents,
    now,
    newId,
    random: () => 0.5,
    log: quiet,
    folder,
    onWritten: projector.wake,
  });
  const store = opened.store('erasures');
  const logged: unknown[] = [];
  const erasures = createErasures({
    storage,
    documents: sync.documents,
    store,
    uploads: createUploads({ folder, forget: imports.forget }),
    keepers,
    users: async () => ['ana@example.com'],
    settled: projector.settled,
    now,
    newId,
    log: { ...quiet, error: (event, facts) => void logged.push([event, facts]) },
    ...(steps && { steps }),
  });
  return {
    storage,
    sync,
    imports,
    store,
    accounts: opened.store('accounts'),
    importsStore: opened.store('imports'),
    erasures,
    projector,
    logged,
    /** `orderly: false` leaves the files as they are at this moment. */
    async close() {
      await erasures.idle();
      await imports.close();
      await projector.stop();
      await sync.stop(100);
      await opened.close();
    },
  };
}
export type Workspace = Awaited<ReturnType<typeof openWorkspace>>;

/** Vera is a person of Acme, who was renamed and merged; cards, tasks, notes, imports, files and mails name her. Otto does not. */
export async function fill({ sync, imports, importsStore, accounts, projector }: Workspace, folder: string): Promise<void> {
  const { name, before, mail, phone, vat } = words;
  const change = (document: DocumentName, edit: (doc: Y.Doc) => void) => sync.documents.change(document, 'ana', edit);
  const at = '2026-03-12T09:00:00Z';
  await change(acme, (doc) => {
    contact.change(doc, { kind: 'company', name: 'Acme', town: 'Kiel' }, 'me');
    contact.addEntry(
      doc,
      'activities',
      'a1',
      { type: 'call', at, note: `Spoke to ${name} about the offer`, person: 'vera', by: 'ana' },
      'me',
    );
    contact.addEntry(doc, 'activities', 'a2', { type: 'note', at, note: 'Nobody was there', by: 'ana' }, 'me');
    const text = new Y.XmlText();
    doc.getXmlFragment('notes').push([text]);
    text.insert(0, `Decides: ${name.toUpperCase()}, 070-555 81 37, ${mail}. Coffee at nine.`);
  });
  await change(vera, (doc) => {
    contact.change(doc, { kind: 'person', name: before, company: 'acme', vatNumber: vat, jobTitle: 'Buyer canaryjob' }, 'me');
    contact.addEntry(doc, 'mails', 'm1', { value: mail }, 'me');
    contact.addEntry(doc, 'phones', 'p1', { value: phone }, 'me');
  });
  await projector.settled();
  await change(vera, (doc) => {
    contact.change(doc, { name }, 'me');
    contact.addEntry(doc, 'merges', 'x1', { other: 'vera-twin', at, by: 'ana', taken: JSON.stringify({ name: 'V. Canarytwin' }) }, 'me');
    const text = new Y.XmlText();
    doc.getXmlFragment('notes').push([text]);
    text.insert(0, 'canarynote likes tea');
  });
  await change(twin, (doc) =>
    contact.change(doc, { kind: 'person', name: 'Vera Canarytwin', mergedInto: 'vera', town: 'canarytown' }, 'me'),
  );
  await change(otto, (doc) => {
    contact.change(doc, { kind: 'person', name: 'Otto Berg', company: 'acme', parent: '' }, 'me');
    contact.addEntry(doc, 'different', 'd1', { other: 'vera', by: 'ana' }, 'me');
  });
  await change(north, (doc) => {
    pipelineBoard.change(doc, { title: 'North', process: 'p1' }, 'me');
    pipelineBoard.addEntry(
      doc,
      'cards',
      'o1',
      { title: `Canary deal of ${name}`, contact: 'vera', company: name, owner: 'ana', amount: 100, note: `Ask ${mail}` },
      'me',
    );
    pipelineBoard.addEntry(doc, 'cards', 'o2', { title: `Ten machines, ${name}`, contact: 'acme', company: 'Acme', owner: 'ana' }, 'me');
    pipelineBoard.addEntry(doc, 'cards', 'o3', { title: 'Quiet deal', contact: 'acme', company: 'Acme', owner: 'ana' }, 'me');
  });
  await projector.settled();
  // A word that no field says any more still stands in the log.
  await change(north, (doc) => void pipelineBoard.changeEntry(doc, 'cards', 'o3', { title: `Deal ${name}`, amount: 5 }, 'me'));
  await change(north, (doc) => void pipelineBoard.changeEntry(doc, 'cards', 'o3', { title: 'Quiet deal' }, 'me'));
  await change(desk, (doc) => {
    agenda.addEntry(doc, 'tasks', 't1', { subject: `Call ${name}`, contact: 'vera', opportunity: 'o1', due: '2026-04-01' }, 'me');
    agenda.addEntry(doc, 'tasks', 't2', { subject: `Write to ${mail}`, contact: 'acme' }, 'me');
    agenda.addEntry(doc, 'tasks', 't3', { subject: 'Visit Acme', contact: 'acme', result: `${name} was there` }, 'me');
    agenda.addEntry(doc, 'postponements', 'r1', { task: 't3', days: 1, reason: `${name} is away` }, 'me');
    const invited = { invite: mail, person: 'vera', note: `${name} brings the plans` };
    agenda.addEntry(doc, 'appointments', 'q1', { subject: `Lunch with ${name}`, contact: 'vera', place: 'Kiel', ...invited }, 'me');
  });
  await change(nameOf('inbox', 'ana'), (doc) => {
    inbox.addEntry(doc, 'notices', 'n1', { kind: 'lead-assigned', about: 'contact/vera', contact: 'vera' }, 'me');
    inbox.addEntry(doc, 'notices', 'n2', { kind: 'task-late', about: 'task/t3', contact: 'acme' }, 'me');
  });
  await change(nameOf('views', 'ana'), (doc) =>
    views.addEntry(doc, 'views', 'v1', { title: name, definition: JSON.stringify({ search: name }) }, 'me'),
  );
  await projector.settled();
  await importsStore.addBatch({
    id: 'b1',
    name: 'list.csv',
    kind: 'contacts',
    state: 'done',
    startedBy: 'ana',
    at,
    total: 2,
    figures: '{}',
  });
  const write = { row: 1, entry: '', label: name, was: '{}', wrote: JSON.stringify({ fields: { name }, added: {} }) };
  await importsStore.addWrites('b1', [
    { ...write, seq: 1, document: vera, action: 'created' },
    { ...write, seq: 2, document: north, action: 'card', entry: 'o1', wrote: 'fingerprint' },
    { ...write, seq: 3, document: otto, action: 'created', label: 'Otto Berg', wrote: 'fingerprint' },
  ]);
  await importsStore.addLeftOut('b1', ['Name', 'Mail'], [{ row: 2, line: 3, reason: 'no-identity', cells: [name, mail] }]);
  await importsStore.remember('sig', { mapping: '{}', repairs: JSON.stringify([{ field: 'company', from: name, to: 'Acme' }]) }, at);
  await imports.upload('waiting.csv', pieces(`Name;Mail\r\n${name};${mail}\r\n`), 'ana');
  await imports.upload('other.csv', pieces('Name;Mail\r\nOtto Berg;otto@acme.example\r\n'), 'ana');
  await writeFile(join(folder, 'imports', 'orphan.upload'), Buffer.from(`\uFEFFName\r\n${name}`, 'utf16le'));
  await accounts.addMail({ key: 'k1', to: mail, subject: 'Your offer', text: `Dear ${name}`, html: '', attachments: [] }, 'waiting', at);
  await accounts.addMail(
    { key: 'k2', to: 'ana@example.com', subject: 'Today', text: `Call ${name}`, html: '', attachments: [] },
    'kept',
    at,
  );
  await accounts.addMail(
    { key: 'k3', to: 'ana@example.com', subject: 'Today', text: 'Nothing to do', html: '', attachments: [] },
    'kept',
    at,
  );
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Words found in the raw bytes of any file of the folder, in every encoding they may stand in. */
export async function wordsInFiles(folder: string): Promise<readonly string[]> {
  const needles = [...Object.values(words), 'canarynote', 'canarytown', 'canaryjob', 'Canarytwin', 'QUILLFEATHER'];
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const needle of needles)
      for (const encoding of ['utf8', 'utf16le'] as const)
        if (bytes.includes(Buffer.from(needle, encoding))) found.push(`${entry.name}: ${needle}`);
  }
  return found;
}

export const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
