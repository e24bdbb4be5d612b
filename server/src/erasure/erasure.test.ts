import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { agenda, contact, inbox, nameOf, pipelineBoard } from '@tandem/core';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { erasureSteps } from '../storage/steps.ts';
import { connectClient, type TestDocument } from '../sync/testing/test-server.ts';
import type { Keeper } from './erasures.ts';
import {
  acme,
  desk,
  fill,
  newFolder,
  north,
  openWorkspace,
  otto,
  remove,
  vera,
  type Workspace,
  words,
  wordsInFiles,
} from './testing/given-workspace.ts';

// Threads and files on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function given(options: Parameters<typeof openWorkspace>[1] = {}) {
  const folder = await newFolder();
  cleanups.push(() => remove(folder));
  const workspace = await openWorkspace(folder, options);
  cleanups.push(() => workspace.close());
  await fill(workspace, folder);
  return { folder, workspace };
}
const eraseVera = async ({ erasures }: Workspace) => {
  const begun = await erasures.begin({ contact: 'vera', typed: words.name, reason: 'asked', by: 'ada' });
  await erasures.idle();
  return begun;
};
const read = async ({ sync }: Workspace, name: typeof north) => (await sync.documents.read(name)) ?? new Y.Doc();

test('[ERA-1] [S-56] before, the words stand in many files; after an erasure no byte of them is in any file of the data folder', async () => {
  const { folder, workspace } = await given();
  expect(new Set((await wordsInFiles(folder)).map((one) => one.split(':')[0])).size).toBeGreaterThan(2);
  await eraseVera(workspace);
  expect(workspace.logged).toEqual([]);
  expect(await wordsInFiles(folder)).toEqual([]);
});

test('[ERA-2] the name is burned: nothing is appended to it, also after a restart', async () => {
  const { workspace } = await given();
  await eraseVera(workspace);
  expect(await workspace.storage.loadDocument(vera)).toBeUndefined();
  const update = { document: vera, update: Y.encodeStateAsUpdate(new Y.Doc()), actor: 'ana', at: '2026-03-12T09:00:00Z' };
  await expect(workspace.storage.appendUpdates([update])).rejects.toMatchObject({ code: 'ERASED' });
  expect(await workspace.storage.rowsByKey(['contact/vera', 'contact/vera-twin'])).toEqual([]);
});

test('[ERA-3] whatever a contact was merged with is the same person, and goes with it from either side', async () => {
  const { workspace } = await given();
  const preview = await workspace.erasures.preview('vera-twin');
  expect(preview?.contacts.map((one) => one.id)).toEqual(['vera', 'vera-twin']);
  await workspace.erasures.begin({ contact: 'vera-twin', typed: 'Vera Canarytwin', reason: 'asked', by: 'ada' });
  await workspace.erasures.idle();
  expect(await workspace.storage.aboutDocument(vera)).toMatchObject({ erased: true });
  expect(await workspace.storage.aboutDocument(nameOf('contact', 'vera-twin'))).toMatchObject({ erased: true });
});

test('[ERA-4] opportunities, tasks and activities stay without whom they name, and keep the company', async () => {
  const { workspace } = await given();
  await eraseVera(workspace);
  const cards = pipelineBoard.read(await read(workspace, north)).cards;
  expect(cards.map(({ id, title, contact: whom, company, note, amount }) => ({ id, title, whom, company, note, amount }))).toEqual([
    { id: 'o1', title: 'Canary deal of [erased]', whom: '', company: '', note: 'Ask [erased]', amount: 100 },
    { id: 'o2', title: 'Ten machines, [erased]', whom: 'acme', company: 'Acme', note: '', amount: null },
    { id: 'o3', title: 'Quiet deal', whom: 'acme', company: 'Acme', note: '', amount: 5 },
  ]);
  const { tasks, appointments, postponements } = agenda.read(await read(workspace, desk));
  expect(tasks.map(({ subject, contact: whom, due }) => ({ subject, whom, due }))).toEqual([
    { subject: 'Call [erased]', whom: '', due: '2026-04-01' },
    { subject: 'Write to [erased]', whom: 'acme', due: '' },
    { subject: 'Visit Acme', whom: 'acme', due: '' },
  ]);
  expect(tasks[2]?.result).toBe('[erased] was there');
  expect(postponements.map(({ reason }) => reason)).toEqual(['[erased] is away']);
  expect(appointments).toMatchObject([
    { subject: 'Lunch with [erased]', contact: '', person: '', place: 'Kiel', invite: '', note: '[erased] brings the plans' },
  ]);
  expect(inbox.read(await read(workspace, nameOf('inbox', 'ana'))).notices.map(({ id }) => id)).toEqual(['n2']);
  const doc = await read(workspace, acme);
  expect(contact.read(doc).activities).toMatchObject([
    { note: 'Spoke to [erased] about the offer', person: '' },
    { note: 'Nobody was there', person: '' },
  ]);
  expect(doc.getXmlFragment('notes').toString()).toBe('Decides: [erased], [erased], [erased]. Coffee at nine.');
  expect(contact.read(await read(workspace, otto))).toMatchObject({ name: 'Otto Berg', company: 'acme', different: [] });
});

test('[ERA-5] persons of an erased company stay without a company, its opportunities without its name', async () => {
  const { workspace } = await given();
  await workspace.erasures.begin({ contact: 'acme', typed: 'Acme', reason: 'not-needed', by: 'ada' });
  await workspace.erasures.idle();
  expect(contact.read(await read(workspace, vera))).toMatchObject({ name: words.name, company: '' });
  const cards = pipelineBoard.read(await read(workspace, north)).cards;
  expect(cards.map(({ contact: whom, company }) => ({ whom, company }))).toEqual([
    { whom: 'vera', company: words.name },
    { whom: '', company: '' },
    { whom: '', company: '' },
  ]);
  expect(await workspace.storage.rowsByKey(['contact/otto'])).toMatchObject([{ content: { name: 'Otto Berg', company: '' } }]);
});

test('[ERA-6] the history of an opportunity stays and names nobody; that of the contact goes', async () => {
  const { workspace } = await given();
  const before = await workspace.storage.eventsAbout('o1', 10);
  expect(before).toMatchObject([{ type: 'opportunity.opened', contactId: 'vera' }]);
  await eraseVera(workspace);
  expect(await workspace.storage.eventsAbout('o1', 10)).toMatchObject([{ type: 'opportunity.opened', contactId: '', amount: 100 }]);
  expect(await workspace.storage.eventsAbout('vera', 10)).toEqual([]);
});

test('[ERA-7] what a preview counts is what an erasure reports, and a preview changes nothing', async () => {
  const { folder, workspace } = await given();
  const before = await wordsInFiles(folder);
  const preview = await workspace.erasures.preview('vera');
  expect(preview?.figures).toEqual({
    contacts: 2,
    events: 6,
    contact: 1,
    activity: 1,
    note: 1,
    opportunity: 2,
    task: 4,
    appointment: 1,
    quote: 0,
    plan: 0,
    notice: 1,
    view: 1,
    imports: 3,
    files: 2,
    mails: 2,
  });
  expect(await wordsInFiles(folder)).toEqual(before);
  const begun = await eraseVera(workspace);
  const done = await workspace.erasures.one(begun?.id ?? '');
  expect(JSON.parse(done?.figures ?? '')).toEqual(preview?.figures);
  expect(done?.doneAt).not.toBe('');
});

test('[ERA-7] what other parts keep is counted before and erased with it', async () => {
  const kept = new Set(['vera', 'otto']);
  const keeper: Keeper = {
    place: 'overwritten',
    count: async ({ contacts }) => contacts.filter((id) => kept.has(id)).length,
    erase: async ({ contacts }) => {
      for (const id of contacts) kept.delete(id);
    },
  };
  const { workspace } = await given({ keepers: [keeper] });
  expect((await workspace.erasures.preview('vera'))?.figures).toMatchObject({ overwritten: 1 });
  await eraseVera(workspace);
  expect([...kept]).toEqual(['otto']);
});

test('[ERA-8] what is not about the person stays: another of the same name keeps the name everywhere', async () => {
  const { folder, workspace } = await given();
  await workspace.sync.documents.change(nameOf('contact', 'namesake'), 'ana', (doc) =>
    contact.change(doc, { kind: 'person', name: words.name }, 'me'),
  );
  await workspace.projector.settled();
  await eraseVera(workspace);
  const cards = pipelineBoard.read(await read(workspace, north)).cards;
  // The first card says by its reference who is meant; the second may mean the other one.
  expect(cards.map((card) => card.title)).toEqual(['Canary deal of [erased]', `Ten machines, ${words.name}`, 'Quiet deal']);
  expect((await wordsInFiles(folder)).filter((one) => !one.endsWith(words.name) && !one.endsWith('QUILLFEATHER'))).toEqual([]);
  expect((await workspace.accounts.mails(1e9, 10)).map((mail) => mail.key)).toEqual(['k3', 'k2']);
});

test('[ERA-9] the typed name decides: another one erases nothing', async () => {
  const { workspace } = await given();
  expect(await workspace.erasures.begin({ contact: 'vera', typed: 'Vera', reason: 'asked', by: 'ada' })).toBeUndefined();
  expect(await workspace.erasures.begin({ contact: 'nobody', typed: '', reason: 'asked', by: 'ada' })).toBeUndefined();
  await workspace.erasures.idle();
  expect(await workspace.storage.aboutDocument(vera)).toMatchObject({ erased: false });
});

test('[ERA-10] [S-29] the audit log says that, when, why and by whom, and no word of whom', async () => {
  const { workspace } = await given();
  await eraseVera(workspace);
  const lines = await workspace.accounts.auditLines(10);
  expect(lines).toMatchObject([
    { action: 'contact.erased', actor: 'ada', subject: 'vera', facts: { kind: 'person', reason: 'asked', contacts: 2 } },
    { action: 'contact.erasure-begun', actor: 'ada', subject: 'vera' },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/quill|canary|@/i);
});

test.each(erasureSteps)('[ERA-11] cut off at "%s", the next start finishes it with the same outcome', async (step) => {
  const folder = await newFolder();
  cleanups.push(() => remove(folder));
  const first = await openWorkspace(folder, {
    steps: {
      at(name) {
        if (name === step) throw new Error('the power went');
      },
    },
  });
  await fill(first, folder);
  const begun = await eraseVera(first);
  expect(first.logged).toHaveLength(1);
  await first.close();
  const second = await openWorkspace(folder);
  cleanups.push(() => second.close());
  await second.erasures.resume();
  await second.erasures.idle();
  expect(second.logged).toEqual([]);
  expect(await wordsInFiles(folder)).toEqual([]);
  const done = await second.erasures.one(begun?.id ?? '');
  expect(JSON.parse(done?.figures ?? '')).toMatchObject({ contacts: 2, events: 6, opportunity: 2, imports: 3, mails: 2 });
  expect((await second.accounts.auditLines(10)).filter((line) => line.action === 'contact.erased')).toHaveLength(1);
  expect(await second.storage.status()).toMatchObject({ unprojected: 0 });
});

test('[ERA-13] [S-56] [M13] a device that was away is told "erased", whoever it belongs to, and brings nothing back', async () => {
  const { folder, workspace } = await given();
  const stale = await read(workspace, vera);
  contact.change(stale, { jobTitle: 'Chief buyer' }, 'me');
  const http = createServer();
  http.on('upgrade', (request, socket, head) => void workspace.sync.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => void http.close());
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync`;
  const open = (user: string, options: Parameters<ReturnType<typeof connectClient>['open']>[1] = {}) => {
    const client = connectClient(url, user);
    cleanups.push(() => client.destroy());
    return client.open(vera, options);
  };
  const watching = open('ben');
  await vi.waitFor(() => expect(contact.read(watching.doc).name).toBe(words.name), { timeout: 20_000 });
  await eraseVera(workspace);
  const refusal = (one: TestDocument) => vi.waitFor(() => expect(one.refused).toEqual(['erased']), { timeout: 20_000 });
  await vi.waitFor(() => expect(watching.messages.at(-1)).toEqual({ t: 'closed', reason: 'erased' }), { timeout: 20_000 });
  for (const [user, create] of [
    ['ana', true],
    ['ana', false],
    ['cem', false],
    ['ben', true],
  ] as const)
    await refusal(open(user, { create, doc: docCopy(stale) }));
  await workspace.storage.forgetTraces();
  expect(await wordsInFiles(folder)).toEqual([]);
});

test('[ERA-12] deleted pages are blanked: hundreds of contacts erased one after the other leave no byte', async () => {
  const folder = await newFolder();
  cleanups.push(() => remove(folder));
  const workspace = await openWorkspace(folder);
  cleanups.push(() => workspace.close());
  const many = Array.from({ length: 300 }, (_, i) => nameOf('contact', `c${i}`));
  for (const [i, name] of many.entries())
    await workspace.sync.documents.change(name, 'ana', (doc) =>
      contact.change(doc, { kind: 'person', name: `${i % 3 ? 'Keeps' : words.name} ${'x'.repeat(i)}` }, 'me'),
    );
  await workspace.projector.settled();
  const at = '2026-03-12T09:00:00Z';
  for (const [i, name] of many.entries()) if (i % 3 === 0) await workspace.storage.eraseDocument(name, at);
  await workspace.storage.forgetTraces();
  expect(await wordsInFiles(folder)).toEqual([]);
});

function docCopy(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
