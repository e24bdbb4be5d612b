import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Keeper } from '../../erasure/erasures.ts';
import { type Found, redactor, type Work } from '../../erasure/redact.ts';
import { fill, words as names, newFolder, openWorkspace, remove, wordsInFiles } from '../../erasure/testing/given-workspace.ts';
import type { Storage } from '../../storage/storage.ts';
import { createVersionKeeping, type VersionKeeping } from './keep-versions.ts';
import { keptVersions } from './kept-versions.ts';
import { unpacked } from './packed.ts';
import { givenPlanLog, rollout, wordsOf } from './testing.ts';

const at = '2026-03-09T08:00:00Z';
const quiet = { info() {}, warn() {}, error() {} };
const words = { names: ['Anna Berg'], mails: [], phones: [] };
const work: Work = { contacts: ['berg'], near: words, far: words };
/** Takes the name out of every paragraph. */
const redact = () => (_: unknown, document: Found['document'], doc: Y.Doc) => {
  const found: Found[] = [];
  for (const paragraph of doc.getXmlFragment('text').toArray()) {
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    const at = text instanceof Y.XmlText ? text.toString().indexOf('Anna Berg') : -1;
    if (!(text instanceof Y.XmlText) || at < 0) continue;
    text.delete(at, 9);
    found.push({ place: 'note', document, label: '', was: '' });
  }
  return found;
};

test('[PLN-46] words that name an erased contact are taken out of every version that says them, and the others stay as they are', async () => {
  const { storage, write, say, name, open, doc } = givenPlanLog();
  const keeping = open();
  await write(at, 'ana', say('Ask about prices'));
  await write(at, 'ana', name('v1', 'Before her'));
  await write(at, 'ana', say('Anna Berg decides'));
  await write(at, 'ana', name('v2', 'With Anna Berg'));
  await write(at, 'ana', () => doc.getXmlFragment('text').delete(1, 1));
  await write(at, 'ana', name('v3', 'After her'));
  const keeper = keptVersions({ storage, redact, settled: keeping.settled });
  expect(await keeper.count(work)).toBe(1);
  const untouched = await storage.versionState(rollout, 'v1');
  for (const _ of [1, 2]) await keeper.erase(work);
  expect(await keeper.count(work)).toBe(0);
  expect(await wordsOf(storage, 'v2')).toBe('Ask about prices| decides|');
  expect(await storage.versionState(rollout, 'v1')).toEqual(untouched);
  expect((await storage.versionsOf(rollout)).map(({ name: called }) => called)).toEqual(['Before her', 'With [erased]', 'After her']);
});

test('[PLN-46] a version that cannot be read is not kept over an erasure: nobody knows whom it names', async () => {
  const { storage, write, say, name, open } = givenPlanLog();
  const keeping = open();
  await write(at, 'ana', say('Anna Berg decides'));
  await write(at, 'ana', name('v1', 'Sent'));
  await keeping.settled();
  const keeper = keptVersions({ storage: { ...storage, versionState: async () => undefined }, redact, settled: keeping.settled });
  await keeper.erase(work);
  expect(await storage.versionsOf(rollout)).toEqual([]);
});

test('[PLN-46] an erasure waits for versions that are being made', async () => {
  const { storage, write, say, name, open } = givenPlanLog();
  const keeping = open();
  await write(at, 'ana', say('Anna Berg decides'));
  await write(at, 'ana', name('v1', 'Sent'));
  expect(await keptVersions({ storage, redact, settled: keeping.settled }).count(work)).toBe(1);
});

test('[PLN-46] [S-56] through a whole erasure: neither the plan nor any version of it says the name any more, and the other words are there', async () => {
  const folder = await newFolder();
  let storage: Storage | undefined;
  let keeping: VersionKeeping | undefined;
  const keeper: Keeper = {
    place: 'planVersions',
    count: async (what) => (storage && keeping ? keptVersions({ storage, redact: redactor, settled: keeping.settled }).count(what) : 0),
    erase: async (what) => {
      if (storage && keeping) await keptVersions({ storage, redact: redactor, settled: keeping.settled }).erase(what);
    },
  };
  const workspace = await openWorkspace(folder, { keepers: [keeper] });
  try {
    ({ storage } = workspace);
    keeping = createVersionKeeping({ storage, log: quiet, dayOf: async () => (on) => on.slice(0, 10), pause: async () => undefined });
    await fill(workspace, folder);
    const write = (edit: (doc: Y.Doc) => void) => workspace.sync.documents.change(rollout, 'ana', edit);
    const { say, name } = givenPlanLog();
    await write(say(`Ask ${names.name} about ${names.mail}`));
    await write(name('v1', `After ${names.name}`));
    await write((doc) => doc.getXmlFragment('text').delete(0, 1));
    await write(say('Nobody is named here'));
    await write(name('v2', 'Later'));
    await workspace.erasures.begin({ contact: 'vera', typed: names.name, reason: 'asked', by: 'ada' });
    await workspace.erasures.idle();
    const kept = await storage.versionsOf(rollout);
    expect(kept.map((one) => one.name)).toEqual(['After [erased]', 'Later']);
    expect(await wordsOf(storage, 'v1')).toBe('Ask [erased] about [erased]|');
    expect(await wordsOf(storage, 'v2')).toBe('Nobody is named here|');
    for (const { id } of kept) {
      const bytes = Buffer.from(await unpacked((await storage.versionState(rollout, id)) ?? new Uint8Array()));
      expect([bytes.includes(names.name), bytes.includes(names.mail)]).toEqual([false, false]);
    }
    expect(await wordsInFiles(folder)).toEqual([]);
    expect(workspace.logged).toEqual([]);
  } finally {
    await workspace.close();
    await remove(folder);
  }
}, 60_000);
