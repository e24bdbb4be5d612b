import { gunzipSync } from 'node:zlib';
import { agenda, can, contact, type DocumentName, nameOf, type Person, pipelineBoard, quote, views } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../accounts/identity.ts';
import { createAccess } from '../derive/access.ts';
import { createProjector } from '../derive/projector.ts';
import { createBoards } from '../feed/boards.ts';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { documentCopiesRoutes } from './document-copies.ts';

const quiet = { info() {}, warn() {}, error() {} };
const person = (id: string, patch: Partial<Person> = {}): Person => ({ id, role: 'seller', team: 'north', leads: [], ...patch });
const everybody: readonly Person[] = [
  person('ana'),
  person('ben', { team: 'south' }),
  person('lea', { leads: ['lea', 'ana'] }),
  person('max', { role: 'manager', team: '' }),
  person('ada', { role: 'admin', team: '' }),
  person('sam', { role: 'support', team: '' }),
];
interface Copy {
  readonly name: DocumentName;
  readonly whole: boolean;
  readonly updates: readonly Uint8Array[];
}

/** Companies with persons and shares, boards of both teams, an archive, agendas, views. */
async function given() {
  const storage = memoryStorage();
  const boards = createBoards(storage);
  const projector = createProjector({ storage, log: quiet, pause: async () => {} });
  const docs = new Map<DocumentName, Y.Doc>();
  async function edit(name: DocumentName, actor: string, change: (doc: Y.Doc) => void): Promise<void> {
    const doc = docs.get(name) ?? new Y.Doc();
    docs.set(name, doc);
    const before = Y.encodeStateVector(doc);
    change(doc);
    await storage.appendUpdates([{ document: name, update: Y.encodeStateAsUpdate(doc, before), actor, at: '2026-03-12T09:00:00Z' }]);
    await projector.settled();
    await boards.refresh();
  }
  const asked = new Hono<{ Variables: { identity: Identity } }>();
  let who = everybody[0] as Person;
  asked.use(async (c, next) => {
    c.set('identity', { session: who.id, person: who, name: who.id, email: '' });
    await next();
  });
  asked.route('/', documentCopiesRoutes({ storage, boards, log: quiet }));
  async function post(as: Person, body: object) {
    who = as;
    return asked.request('/', { method: 'POST', body: JSON.stringify({ epoch: await storage.epoch(), ...body }) });
  }
  async function copies(as: Person, body: object) {
    const bytes = gunzipSync(Buffer.from(await (await post(as, body)).arrayBuffer()));
    const found: Copy[] = [];
    for (let at = 0; at < bytes.length; ) {
      const size = bytes.readUInt32BE(at);
      const head = JSON.parse(bytes.subarray(at + 4, at + 4 + size).toString());
      at += 4 + size;
      if (head.t === 'end') return { copies: found, through: head.through as number, more: head.more as boolean, bytes };
      const updates = (head.sizes as number[]).map((length) => {
        at += length;
        return bytes.subarray(at - length, at);
      });
      found.push({ name: head.name, whole: head.whole, updates });
    }
    throw new Error('the answer has no end');
  }
  const c = (id: string) => nameOf('contact', id);
  const b = (id: string) => nameOf('board', id);
  await edit(c('acme'), 'ana', (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await edit(c('eve'), 'ana', (doc) => contact.change(doc, { kind: 'person', name: 'Eve', company: 'acme' }, null));
  await edit(c('zeta'), 'ben', (doc) => contact.change(doc, { name: 'Zeta', owner: 'ben' }, null));
  await edit(nameOf('quote', 'offer'), 'ana', (doc) => quote.change(doc, { title: 'Ten', contact: 'eve', owner: 'ana' }, null));
  await edit(c('zeta'), 'ben', (doc) => contact.addEntry(doc, 'shares', 's1', { user: 'sam' }, null));
  await edit(c('lost'), 'ben', (doc) => contact.change(doc, { name: 'Nobody has it' }, null));
  await edit(b('north'), 'max', (doc) => pipelineBoard.change(doc, { title: 'North' }, null));
  await edit(b('north'), 'max', (doc) => pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'team:north' }, null));
  await edit(b('north'), 'max', (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { contact: 'zeta', owner: 'ana' }, null));
  await edit(b('south'), 'max', (doc) => pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'user:ben' }, null));
  // A card of one's own on a board that one is no member of: its row is seen, its board is not.
  await edit(b('south'), 'max', (doc) => pipelineBoard.addEntry(doc, 'cards', 'o2', { owner: 'ana' }, null));
  await edit(b('north-2024'), 'max', (doc) => pipelineBoard.change(doc, { partOf: 'north' }, null));
  await edit(b('north-2024'), 'max', (doc) => pipelineBoard.addEntry(doc, 'cards', 'o3', { owner: 'ben' }, null));
  for (const id of ['ana', 'ben']) {
    await edit(nameOf('agenda', id), id, (doc) => agenda.addEntry(doc, 'tasks', `t-${id}`, { subject: 'Call' }, null));
    await edit(nameOf('views', id), id, (doc) => views.addEntry(doc, 'views', `v-${id}`, { title: 'Mine', published: true }, null));
  }
  await edit('settings' as DocumentName, 'ada', (doc) => doc.getMap('fields').set('company', 'Firm'));
  return { storage, edit, post, copies, docs };
}
const names = (found: { readonly copies: readonly Copy[] }) => found.copies.map((copy) => copy.name).sort();

test('[SYNC-90] by name, each person gets exactly the documents that the policy lets them read, whole, and not one byte of another', async () => {
  const { storage, copies, docs } = await given();
  const subjectOf = createAccess(storage);
  const all = [...docs.keys()];
  for (const who of everybody) {
    const may: DocumentName[] = [];
    for (const name of all) if (can(who, 'read', (await subjectOf(name)).subject)) may.push(name);
    const found = await copies(who, { names: [...all, 'contact/nobody', 'user/ana', '../x'] });
    expect([who.id, names(found)]).toEqual([who.id, may.sort()]);
    for (const name of all) if (!may.includes(name)) expect(found.bytes.toString('latin1')).not.toContain(name);
    for (const { name, whole, updates } of found.copies) {
      const doc = new Y.Doc();
      for (const update of updates) Y.applyUpdate(doc, update);
      expect([whole, Y.encodeStateVector(doc)]).toEqual([true, Y.encodeStateVector(docs.get(name) as Y.Doc)]);
    }
  }
});

test('[SYNC-91] since the cursor, only what changed is told, as the updates that followed, and only to those who may read it', async () => {
  const { copies, edit } = await given();
  const [ana, ben] = [everybody[0] as Person, everybody[1] as Person];
  const { through, copies: none } = await copies(ana, {});
  expect(none).toEqual([]);
  await edit(nameOf('contact', 'acme'), 'ana', (doc) => contact.change(doc, { town: 'Gent' }, null));
  await edit(nameOf('contact', 'lost'), 'max', (doc) => contact.change(doc, { town: 'Assen' }, null));
  const forAna = await copies(ana, { since: through });
  expect(forAna).toMatchObject({ more: false, copies: [{ name: 'contact/acme', whole: false }] });
  expect(forAna.copies[0]?.updates).toHaveLength(1);
  expect((await copies(ben, { since: through })).copies).toEqual([]);
  expect((await copies(ana, { since: forAna.through })).copies).toEqual([]);
});

test('[SYNC-92] many changes come in pages, and no page leaves a gap', async () => {
  const { storage, copies } = await given();
  const max = everybody[3] as Person;
  const { through } = await copies(max, {});
  const many = Array.from({ length: 1203 }, (_, i) => nameOf('agenda', `u${i}`));
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  await storage.appendUpdates(many.map((document) => ({ document, update, actor: 'x', at: '2026-03-12T09:00:00Z' })));
  const found = new Set<string>();
  for (let at = through, more = true; more; ) {
    const page = await copies(max, { since: at });
    for (const { name } of page.copies) found.add(name);
    [at, more] = [page.through, page.more];
  }
  expect([...found].sort()).toEqual([...many].sort());
});

test('[SYNC-93] another data set, or a body that is none, is refused in words', async () => {
  const { post } = await given();
  const ana = everybody[0] as Person;
  expect((await post(ana, { epoch: 'another' })).status).toBe(409);
  expect((await post(ana, { names: 'all' })).status).toBe(400);
  expect((await post(ana, { names: Array.from({ length: 501 }, () => 'settings') })).status).toBe(400);
});
