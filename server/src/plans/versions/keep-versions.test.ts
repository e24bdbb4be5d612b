import { plan } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Storage } from '../../storage/storage.ts';
import { givenPlanLog, rollout } from './testing.ts';

const [monday, evening, tuesday, later] = [
  '2026-03-09T08:00:00Z',
  '2026-03-09T22:30:00Z',
  '2026-03-09T23:30:00Z',
  '2026-03-12T08:00:00Z',
] as const;
const approve = (state: 'approved' | 'returned', at: string) => (doc: Y.Doc) =>
  plan.change(doc, { approval: { state, at, by: 'ben', note: '' } }, 'me');

test('[PLN-40] the first edit of a local day keeps what was there before it, once for each day somebody wrote', async () => {
  const { open, write, say, kept } = givenPlanLog();
  const keeping = open();
  await write(monday, 'ana', say('One'));
  await write(evening, 'ben', say('Two'));
  // In Stockholm that is half past midnight.
  await write(tuesday, 'ana', say('Three'));
  await keeping.settled();
  await write(tuesday, 'ana', say('Four'));
  await write(later, 'ana', say('Five'));
  await keeping.settled();
  expect(await kept()).toEqual([
    { id: 'day-2026-03-09', kind: 'daily', by: '', at: evening, words: 'One|Two|' },
    { id: 'day-2026-03-10', kind: 'daily', by: '', at: tuesday, words: 'One|Two|Three|Four|' },
  ]);
});

test('[PLN-41] a moment that gets a name keeps the text as the server knew it then; a new name of it is its name', async () => {
  const { open, write, say, name, kept, storage } = givenPlanLog();
  const keeping = open();
  await write(monday, 'ana', say('One'));
  await write(monday, 'ana', name('v1', 'Sent to Ada'));
  await write(monday, 'ben', say('Two'));
  await keeping.settled();
  await write(monday, 'cem', (doc) => plan.changeEntry(doc, 'versions', 'v1', { name: 'Sent to Ada and Otto' }, 'me'));
  await keeping.settled();
  expect(await kept()).toEqual([{ id: 'v1', kind: 'named', by: 'ana', at: monday, words: 'One|' }]);
  expect((await storage.versionsOf(rollout))[0]?.name).toBe('Sent to Ada and Otto');
});

test('[PLN-41] taking its name off the list takes no version away', async () => {
  const { open, write, say, name, kept } = givenPlanLog();
  const keeping = open();
  await write(monday, 'ana', say('One'));
  await write(monday, 'ana', name('v1', 'Sent'));
  await write(monday, 'mal', (doc) => plan.removeEntry(doc, 'versions', 'v1', 'me'));
  await write(monday, 'mal', (doc) => doc.getXmlFragment('text').delete(0, 1));
  await keeping.settled();
  expect(await kept()).toEqual([{ id: 'v1', kind: 'named', by: 'ana', at: monday, words: 'One|' }]);
});

test('[PLN-42] an entry without a name keeps what was there before its update: a section is about to be brought back', async () => {
  const { open, write, say, name, kept } = givenPlanLog();
  const keeping = open();
  await write(monday, 'ana', say('One'));
  // Made offline: the mark and what was brought back arrive as one.
  await write(monday, 'ana', (doc) => {
    name('r1', '')(doc);
    say('Brought back')(doc);
  });
  await keeping.settled();
  expect(await kept()).toEqual([{ id: 'r1', kind: 'before-restore', by: 'ana', at: monday, words: 'One|' }]);
});

test('[PLN-43] an approval keeps what was approved, each approval once; being returned or asked about keeps nothing', async () => {
  const { open, write, say, kept } = givenPlanLog();
  const keeping = open();
  await write(monday, 'ana', say('One'));
  await write(monday, 'ben', approve('returned', monday));
  const first = await write(monday, 'ben', approve('approved', monday));
  await write(monday, 'ana', say('Two'));
  const second = await write(monday, 'ben', approve('approved', evening));
  await keeping.settled();
  expect(await kept()).toEqual([
    { id: `approved-${first}`, kind: 'approved', by: 'ben', at: monday, words: 'One|' },
    { id: `approved-${second}`, kind: 'approved', by: 'ben', at: monday, words: 'One|Two|' },
  ]);
});

/** Everything that makes a version, in the order it is written. */
const steps = ({ write, say, name }: ReturnType<typeof givenPlanLog>) => [
  () => write(monday, 'ana', say('One')),
  () => write(monday, 'ana', name('v1', 'Sent')),
  () => write(tuesday, 'ben', say('Two')),
  () => write(tuesday, 'ben', approve('approved', tuesday)),
  () => write(tuesday, 'ana', name('r1', '')),
  () => write(later, 'ana', say('Three')),
];
const asWords = async ({ kept }: ReturnType<typeof givenPlanLog>) => (await kept()).map(({ id, words }) => `${id}: ${words}`).sort();
const wanted = ['approved-4: One|Two|', 'day-2026-03-09: One|', 'day-2026-03-10: One|Two|', 'r1: One|Two|', 'v1: One|'];

/** Dies before its n-th call of the storage, or when that has answered. */
function dying(storage: Storage, calls: number, when: 'before' | 'after'): Storage {
  let left = calls;
  return new Proxy(storage, {
    get(target, key: keyof Storage) {
      const method = target[key] as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        const dies = --left <= 0;
        if (dies && when === 'before') throw new Error('stopped');
        const answer = await method(...args);
        if (dies) throw new Error('stopped');
        return answer;
      };
    },
  });
}

test('[PLN-44] stopped before or after any of its steps, after any of the edits, the next start keeps the same versions, each once', async () => {
  for (let calls = 1; calls <= 5; calls++) {
    for (const when of ['before', 'after'] as const) {
      const log = givenPlanLog();
      for (const step of steps(log)) {
        await step();
        await log.open(dying(log.storage, calls, when)).settled();
      }
      await log.open().settled();
      expect(await asWords(log)).toEqual(wanted);
      expect(await log.storage.plansToFollow(10)).toEqual([]);
    }
  }
});

test('[PLN-44] however many edits a walk takes at once, and with two that walk at once, the versions are the same', async () => {
  for (let each = 1; each <= 6; each++) {
    const log = givenPlanLog();
    const [one, two] = [log.open(), log.open()];
    for (const [i, step] of steps(log).entries()) {
      await step();
      if (i % each === 0) await Promise.all([one.settled(), two.settled()]);
    }
    await Promise.all([one.settled(), two.settled()]);
    expect(await asWords(log)).toEqual(wanted);
  }
});

test('[PLN-44] the checks notice a keeper that forgets its checkpoint in between, and one whose ids are its own', async () => {
  const forgetful = givenPlanLog();
  for (const step of steps(forgetful)) await step();
  await forgetful.storage.commitVersions({ document: rollout, followed: { through: 3, at: tuesday }, versions: [], renamed: [] });
  await forgetful.open().settled();
  expect(await asWords(forgetful)).not.toEqual(wanted);

  const own = givenPlanLog();
  let made = 0;
  const numbering: Storage = {
    ...own.storage,
    commitVersions: (step) => own.storage.commitVersions({ ...step, versions: step.versions.map((one) => ({ ...one, id: `n${made++}` })) }),
  };
  for (const step of steps(own)) {
    await step();
    await Promise.all([own.open(numbering).settled(), own.open(numbering).settled()]);
  }
  expect(await asWords(own)).not.toEqual(wanted);
});

test('[PLN-45] a log that was compacted past the checkpoint is followed from there on', async () => {
  const { open, write, say, name, kept, storage, doc } = givenPlanLog();
  await write(monday, 'ana', say('One'));
  const seq = await write(monday, 'ana', name('v1', 'Lost with the log'));
  await storage.compact(rollout, Y.encodeStateAsUpdate(doc), seq);
  const keeping = open();
  await keeping.settled();
  await write(tuesday, 'ana', name('v2', 'After it'));
  await keeping.settled();
  expect((await kept()).map(({ id }) => id)).toEqual(['v2']);
});

test('[PLN-45] a storage that fails is tried again, and says so', async () => {
  const { write, say, name, kept, storage, open, logged } = givenPlanLog();
  let broken = true;
  const keeping = open({
    ...storage,
    commitVersions: (step) => (broken ? Promise.reject(new Error('full')) : storage.commitVersions(step)),
  });
  await write(monday, 'ana', say('One'));
  await write(monday, 'ana', name('v1', 'Sent'));
  await keeping.settled();
  expect(keeping.failing).toBe(true);
  expect(logged).toHaveLength(1);
  broken = false;
  await keeping.settled();
  expect(keeping.failing).toBe(false);
  expect((await kept()).map(({ id }) => id)).toEqual(['v1']);
});
