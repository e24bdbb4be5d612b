import { contact, type DocumentName, nameOf, pipelineBoard, quote, type Row, rowKey } from '@tandem/core';
import { aLinkRow } from '@tandem/core/testing';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createProjector } from './projector.ts';

const at = '2026-03-12T09:00:00Z';
const quiet = { info() {}, warn() {}, error() {} };

function given(storage: Storage = memoryStorage()) {
  const tries: (() => void)[] = [];
  const projector = createProjector({ storage, log: quiet, pause: async () => {}, later: (tryAgain) => void tries.push(tryAgain) });
  const docs = new Map<DocumentName, Y.Doc>();
  async function edit(name: DocumentName, change: (doc: Y.Doc) => void, actor = 'ana') {
    const doc = docs.get(name) ?? new Y.Doc();
    docs.set(name, doc);
    const before = Y.encodeStateVector(doc);
    change(doc);
    await storage.appendUpdates([{ document: name, update: Y.encodeStateAsUpdate(doc, before), actor, at }]);
  }
  const row = async (key: string): Promise<Row | undefined> => (await storage.rowsByKey([key]))[0];
  return { storage, projector, edit, row, tries };
}

const acme = nameOf('contact', 'acme');
const north = nameOf('board', 'north');

test('[DER-1] a changed document becomes its rows and its events, once, however often the projector is woken', async () => {
  const { storage, projector, edit, row } = given();
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await projector.settled();
  await projector.settled();
  expect((await row('contact/acme'))?.content).toMatchObject({ name: 'Acme', owner: 'ana', lifecycle: 'lead' });
  expect((await storage.eventsSince(0, 10)).map((event) => event.type)).toEqual(['contact.created']);
});

test('[DER-2] a seller with an opportunity on a company sees the company, and no longer when the opportunity is gone', async () => {
  const { projector, edit, row } = given();
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ben' }, null));
  await edit(north, (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX', contact: 'acme', owner: 'ana' }, null));
  await projector.settled();
  expect((await row('contact/acme'))?.audiences).toEqual(['managers', 'over:ana', 'over:ben', 'user:ana', 'user:ben']);
  await edit(north, (doc) => pipelineBoard.removeEntry(doc, 'cards', 'o1', null));
  await projector.settled();
  expect((await row('contact/acme'))?.audiences).toEqual(['managers', 'over:ben', 'user:ben']);
  expect(await row('opportunity/o1')).toBeUndefined();
});

test('[DER-11] what was done with a company is seen by whoever sees the company, also after it changes hands', async () => {
  const { projector, edit, row } = given();
  await edit(acme, (doc) => {
    contact.change(doc, { name: 'Acme', owner: 'ana' }, null);
    contact.addEntry(doc, 'activities', 'a1', { type: 'visit', at, by: 'ana' }, null);
  });
  await projector.settled();
  expect((await row('activity/a1'))?.audiences).toEqual(['managers', 'over:ana', 'user:ana']);
  await edit(acme, (doc) => contact.change(doc, { owner: 'ben' }, null));
  await projector.settled();
  expect((await row('activity/a1'))?.audiences).toEqual(['managers', 'over:ben', 'user:ben']);
});

test('[DER-3] the persons of a company are seen by whoever sees the company, also after it changes hands', async () => {
  const { projector, edit, row } = given();
  const ann = nameOf('contact', 'ann');
  await edit(ann, (doc) => contact.change(doc, { kind: 'person', name: 'Ann', company: 'acme' }, null));
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await projector.settled();
  expect((await row('contact/ann'))?.audiences).toContain('user:ana');
  await edit(acme, (doc) => contact.change(doc, { owner: 'ben' }, null));
  await projector.settled();
  expect((await row('contact/ann'))?.audiences).toEqual(['managers', 'over:ben', 'user:ben']);
});

test('[DER-4] a commit that fails is repeated from the disk, and nothing is told twice', async () => {
  const storage = memoryStorage();
  let failures = 2;
  const failing: Storage = Object.assign(Object.create(storage) as Storage, {
    commitProjections: (projections: Parameters<Storage['commitProjections']>[0]) =>
      failures-- > 0 ? Promise.reject(new Error('disk full')) : storage.commitProjections(projections),
  });
  const { projector, edit, row, tries } = given(failing);
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme' }, null));
  await projector.settled();
  expect([await row('contact/acme'), projector.failing, tries.length]).toEqual([undefined, true, 1]);
  tries.shift()?.();
  await projector.settled();
  await projector.settled();
  expect([(await row('contact/acme'))?.content, projector.failing]).toMatchObject([{ name: 'Acme' }, false]);
  expect(await storage.eventsSince(0, 10)).toHaveLength(1);
});

test('[DER-5] rows kept step by step equal rows projected from scratch', async () => {
  const { storage, projector, edit } = given();
  for (let i = 0; i < 40; i++) {
    await edit(north, (doc) => {
      if (i % 7 === 6) pipelineBoard.removeEntry(doc, 'cards', `o${i - 3}`, null);
      else
        pipelineBoard.addEntry(
          doc,
          'cards',
          `o${i}`,
          { title: `Deal ${i}`, contact: `c${i % 3}`, owner: i % 2 ? 'ana' : 'ben', amount: i },
          null,
        );
    });
    if (i < 3) await edit(nameOf('contact', `c${i}`), (doc) => contact.change(doc, { name: `Company ${i}` }, null));
    if (i % 4 === 0) await projector.settled();
  }
  await projector.settled();
  const kept = await everything(storage);
  await storage.forgetProjections();
  const fresh = createProjector({ storage, log: quiet, pause: async () => {} });
  await fresh.settled();
  expect(await everything(storage)).toEqual(kept);
});

test('[DER-10] a document projected lately is brought up to date, also when its log was compacted meanwhile', async () => {
  const { storage, projector, edit, row } = given();
  await edit(acme, (doc) => contact.change(doc, { name: 'One' }, null));
  await projector.settled();
  await edit(acme, (doc) => contact.change(doc, { name: 'Two' }, null));
  await projector.settled();
  await edit(acme, (doc) => contact.change(doc, { town: 'Kiel' }, null));
  const stored = await storage.loadDocument(acme);
  const whole = new Y.Doc();
  for (const update of stored?.updates ?? []) Y.applyUpdate(whole, update);
  await storage.compact(acme, Y.encodeStateAsUpdate(whole), stored?.through ?? 0);
  await edit(acme, (doc) => contact.change(doc, { country: 'DE' }, null));
  await projector.settled();
  expect((await row('contact/acme'))?.content).toMatchObject({ name: 'Two', town: 'Kiel', country: 'DE' });
});

test('[DER-10] more documents that change at once than are remembered lose nothing of what was projected before', async () => {
  const { storage, projector, edit, row } = given();
  const names = Array.from({ length: 120 }, (_, i) => nameOf('board', `b${i}`));
  for (const name of names) await edit(name, (doc) => pipelineBoard.change(doc, { title: name }, null));
  await projector.settled();
  for (const name of names)
    await edit(name, (doc) => pipelineBoard.addEntry(doc, 'cards', `card-${name.slice(6)}`, { title: 'GTX' }, null));
  await projector.settled();
  for (const name of names) expect((await row(name))?.content).toMatchObject({ title: name });
  expect(await storage.rowsOfKind('opportunity', '', 1000)).toHaveLength(120);
});

async function everything(storage: Storage) {
  const rows = [...(await storage.rowsOfKind('opportunity', '', 1000)), ...(await storage.rowsOfKind('contact', '', 1000))];
  return Object.fromEntries(rows.map((row) => [rowKey(row.content), row]));
}

test('[DER-6] companies that name each other as their company keep nobody who has lost them', async () => {
  const { projector, edit, row } = given();
  const other = nameOf('contact', 'other');
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana', company: 'other' }, null));
  await edit(other, (doc) => contact.change(doc, { name: 'Other', owner: 'ana', company: 'acme' }, null));
  await projector.settled();
  await edit(acme, (doc) => contact.change(doc, { owner: 'ben' }, null));
  await edit(other, (doc) => contact.change(doc, { owner: 'ben' }, null));
  await projector.settled();
  for (const key of ['contact/acme', 'contact/other']) expect((await row(key))?.audiences).toEqual(['managers', 'over:ben', 'user:ben']);
});

test('[DER-60] what is shared with a contact moves with it, also a row that is put late, and waits for a contact that is not there yet', async () => {
  const { projector, edit, row } = given();
  const told: string[] = [];
  projector.onProjected(({ audiences }) => void told.push(...audiences));
  const link = aLinkRow({ id: 'l1', contact: 'acme', by: 'otto', title: 'Prices' });
  const put = (title: string) => projector.put([{ content: { ...link, title }, audiences: ['managers', 'user:otto'], document: '' }]);
  await put('Prices');
  await edit(nameOf('quote', 'q1'), (doc) => quote.change(doc, { title: 'Six loaders', contact: 'acme', owner: 'otto' }, null));
  await projector.settled();
  for (const key of ['link/l1', 'quote/q1']) expect((await row(key))?.audiences).toContain('user:otto');
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await projector.settled();
  const circle = ['managers', 'over:ana', 'user:ana'];
  for (const key of ['link/l1', 'quote/q1']) expect((await row(key))?.audiences).toEqual(circle);
  told.length = 0;
  await put('Price list');
  expect((await row('link/l1'))?.audiences).toEqual(circle);
  expect(told).toContain('user:ana');
  await edit(acme, (doc) => contact.change(doc, { owner: 'ben' }, null));
  await edit(nameOf('quote', 'q1'), (doc) => quote.change(doc, { title: 'Seven loaders' }, null));
  await projector.settled();
  for (const key of ['link/l1', 'quote/q1']) expect((await row(key))?.audiences).toEqual(['managers', 'over:ben', 'user:ben']);
});

test('[DER-36] what a rule and what a person wrote in one moment are told as theirs, also after a restart in between', async () => {
  const { storage, edit, projector } = given();
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await projector.settled();
  await edit(acme, (doc) => contact.change(doc, { owner: 'ben' }, null));
  await edit(acme, (doc) => contact.change(doc, { lifecycle: 'customer' }, null), 'rule:won/1');
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme AB' }, null), 'cem');
  const fresh = createProjector({ storage, log: quiet, pause: async () => {} });
  await fresh.settled();
  expect((await storage.eventsSince(1, 10)).map(({ type, actor }) => [type, actor])).toEqual([
    ['contact.owner-changed', 'ana'],
    ['contact.lifecycle-changed', 'rule:won/1'],
    ['contact.renamed', 'cem'],
  ]);
});

test('[DER-53] whoever waits for what a rule has written does not wait for edits to gather', async () => {
  const storage = memoryStorage();
  const rests: (() => void)[] = [];
  const gather = () => new Promise<void>((resolve) => void rests.push(resolve));
  const projector = createProjector({ storage, log: quiet, pause: async () => {}, gather });
  const write = (name: string) => {
    const doc = new Y.Doc();
    contact.change(doc, { name }, null);
    return storage.appendUpdates([{ document: nameOf('contact', name), update: Y.encodeStateAsUpdate(doc), actor: 'rule:x/1', at }]);
  };
  const seen = (name: string) => vi.waitFor(async () => expect(await storage.rowsByKey([`contact/${name}`])).toHaveLength(1));
  await write('first');
  projector.wake();
  await seen('first');
  await vi.waitFor(() => expect(rests).toHaveLength(1));
  await write('second');
  projector.wake('now');
  await seen('second');
  for (const end of rests) end();
  await projector.stop();
});

test('[SYNC-98] after an edit of a card nothing is read or asked but what it takes to project it, and listeners hear what it was', async () => {
  const asked: string[] = [];
  const storage = new Proxy(memoryStorage(), {
    get(target, method: keyof Storage & string) {
      asked.push(method);
      return target[method];
    },
  });
  const { projector, edit } = given(storage);
  const heard: { readonly documents: readonly DocumentName[]; readonly events: boolean }[] = [];
  projector.onProjected(({ documents, events }) => void heard.push({ documents, events }));
  await edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ben' }, null));
  await edit(north, (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX', contact: 'acme', owner: 'ana' }, null));
  await projector.settled();
  expect(asked).toContain('staleContacts');
  asked.length = 0;
  heard.length = 0;
  await edit(north, (doc) => pipelineBoard.changeEntry(doc, 'cards', 'o1', { place: { stage: '', rank: 'a5' } }, null));
  await projector.settled();
  expect(asked).toEqual(['appendUpdates', 'changedDocuments', 'loadSince', 'commitProjections']);
  expect(heard).toEqual([{ documents: [north], events: false }]);
  await edit(north, (doc) => pipelineBoard.changeEntry(doc, 'cards', 'o1', { owner: 'ben' }, null));
  await projector.settled();
  expect(asked).toContain('staleContacts');
  expect(heard[1]).toEqual({ documents: [north], events: true });
});
