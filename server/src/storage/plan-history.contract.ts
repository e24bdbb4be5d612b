/** What every storage does with how a plan's text came to be. An adapter's test file is one call of this. */
import { nameOf } from '@tandem/core';
import { afterEach, describe, expect, test } from 'vitest';
import type { NewPlanVersion, WrittenText } from './plan-history.ts';
import { acme, bytes, update } from './storage.examples.ts';
import type { Storage } from './storage.ts';

const rollout = nameOf('plan', 'rollout');
const other = nameOf('plan', 'other');
const [nine, three, seven] = ['2026-03-12T09:00:00.000Z', '2026-03-12T09:03:10.000Z', '2026-03-12T09:07:00.000Z'] as const;
const range = (client: number, clock: number, length: number) => ({ client, clock, length });
const text = (patch: Partial<WrittenText> = {}): WrittenText => ({ inserted: 0, deleted: 0, wrote: [], took: [], ...patch });
const version = (id: string, patch: Partial<NewPlanVersion> = {}): NewPlanVersion => ({
  ...{ id, at: nine, by: '', name: '', kind: 'daily', state: bytes(1, 2, 3) },
  ...patch,
});

export function planHistoryContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name} storage, how plans came to be`, () => {
    const opened: Storage[] = [];
    async function given() {
      const storage = await open();
      opened.push(storage);
      const append = async (at: string, actor: string, written?: Partial<WrittenText>, document = rollout) =>
        (await storage.appendUpdates([{ ...update(document, bytes(1), actor), at, ...(written && { text: text(written) }) }]))[0] ?? 0;
      return { storage, append };
    }
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    test('[PLN-30] what one person does in five minutes is one span; another person and another five minutes are others', async () => {
      const { storage, append } = await given();
      await append(nine, 'ana', { inserted: 3, wrote: [range(7, 0, 3)] });
      await append(three, 'ana', { inserted: 2, deleted: 1, wrote: [range(7, 3, 2)], took: [range(7, 0, 1)] });
      await append(three, 'ben', { inserted: 1, wrote: [range(9, 0, 1)] });
      await append(seven, 'ana', { inserted: 5, wrote: [range(7, 5, 5)] });
      expect(await storage.editsOf(rollout)).toEqual([
        { from: nine, to: three, actor: 'ana', inserted: 5, deleted: 1 },
        { from: three, to: three, actor: 'ben', inserted: 1, deleted: 0 },
        { from: seven, to: seven, actor: 'ana', inserted: 5, deleted: 0 },
      ]);
      expect(await storage.editsOf(other)).toEqual([]);
    });

    test('[PLN-31] clocks are whose they were written by, also when another person writes under the same client', async () => {
      const { storage, append } = await given();
      await append(nine, 'ana', { inserted: 2, wrote: [range(7, 0, 2)] });
      await append(three, 'ana', { inserted: 2, wrote: [range(7, 2, 2)] });
      await append(three, 'mal', { inserted: 1, wrote: [range(7, 4, 1)] });
      await append(seven, 'ana', { inserted: 1, wrote: [range(7, 5, 1)] });
      expect((await storage.textAuthors(rollout)).wrote).toEqual([
        { ...range(7, 0, 4), actor: 'ana' },
        { ...range(7, 4, 1), actor: 'mal' },
        { ...range(7, 5, 1), actor: 'ana' },
      ]);
    });

    test('[PLN-31] letters that are taken away one after the other are one stretch, forwards, backwards and from both sides', async () => {
      const { storage, append } = await given();
      for (const clock of [9, 8, 7, 20, 21, 6, 5]) await append(nine, 'ana', { deleted: 1, took: [range(7, clock, 1)] });
      await append(seven, 'ben', { deleted: 2, took: [range(7, 30, 2), range(8, 0, 1)] });
      await append(nine, 'ana', { deleted: 10, took: [range(7, 10, 10)] });
      expect((await storage.textAuthors(rollout)).took).toEqual([
        { actor: 'ana', at: nine, ranges: [range(7, 5, 17)] },
        { actor: 'ben', at: seven, ranges: [range(7, 30, 2), range(8, 0, 1)] },
      ]);
    });

    test('[PLN-32] authors are part of the append: what is refused leaves none, what is compacted keeps them, what is erased has none', async () => {
      const { storage, append } = await given();
      const seq = await append(nine, 'ana', { inserted: 3, wrote: [range(7, 0, 3)], took: [range(1, 0, 1)] });
      await storage.compact(rollout, bytes(1), seq);
      expect((await storage.textAuthors(rollout)).wrote).toHaveLength(1);
      await storage.commitVersions({ document: rollout, followed: { through: seq, at: nine }, versions: [version('d1')], renamed: [] });
      await storage.eraseDocument(rollout, seven);
      await expect(append(seven, 'ana', { inserted: 1, wrote: [range(7, 3, 1)] })).rejects.toMatchObject({ code: 'ERASED' });
      await storage.commitVersions({ document: rollout, followed: { through: seq, at: nine }, versions: [version('d2')], renamed: [] });
      expect(await storage.textAuthors(rollout)).toEqual({ wrote: [], took: [] });
      expect(await storage.editsOf(rollout)).toEqual([]);
      expect(await storage.versionsOf(rollout)).toEqual([]);
      expect(await storage.plansToFollow(10)).toEqual([]);
    });

    test('[PLN-33] plans whose log goes further than their versions are told, and no other documents', async () => {
      const { storage, append } = await given();
      const first = await append(nine, 'ana');
      await append(nine, 'ana', undefined, acme);
      expect(await storage.plansToFollow(10)).toEqual([{ document: rollout, followed: { through: 0, at: '' } }]);
      await storage.commitVersions({ document: rollout, followed: { through: first, at: nine }, versions: [], renamed: [] });
      expect(await storage.plansToFollow(10)).toEqual([]);
      await append(seven, 'ana');
      await append(seven, 'ana', undefined, other);
      expect(await storage.plansToFollow(10)).toEqual([
        { document: other, followed: { through: 0, at: '' } },
        { document: rollout, followed: { through: first, at: nine } },
      ]);
      expect(await storage.plansToFollow(1)).toHaveLength(1);
    });

    test('[PLN-34] a version that is there already stays as it is; the checkpoint never goes back', async () => {
      const { storage, append } = await given();
      const [first, second] = [await append(nine, 'ana'), await append(seven, 'ana')];
      const named = version('v1', { kind: 'named', name: 'Sent', by: 'ana' });
      const commit = (through: number, versions: readonly NewPlanVersion[]) =>
        storage.commitVersions({ document: rollout, followed: { through, at: seven }, versions, renamed: [] });
      await commit(second, [named, version('d1', { at: three })]);
      await commit(first, [{ ...named, name: 'Other', state: bytes(9) }]);
      const { state: _, ...told } = named;
      expect(await storage.versionsOf(rollout)).toEqual([told, { id: 'd1', at: three, by: '', name: '', kind: 'daily' }]);
      expect(await storage.versionState(rollout, 'v1')).toEqual(bytes(1, 2, 3));
      expect(await storage.versionState(rollout, 'v2')).toBeUndefined();
      expect(await storage.versionState(other, 'v1')).toBeUndefined();
      expect(await storage.plansToFollow(10)).toEqual([]);
      await storage.commitVersions({
        document: rollout,
        followed: { through: second, at: seven },
        versions: [],
        renamed: [{ id: 'v1', name: 'Sent to Ada' }],
      });
      expect((await storage.versionsOf(rollout))[0]?.name).toBe('Sent to Ada');
    });

    test('[PLN-35] versions of all plans can be gone through, and each replaced or taken away', async () => {
      const { storage, append } = await given();
      for (const document of [rollout, other]) {
        const through = await append(nine, 'ana', undefined, document);
        await storage.commitVersions({ document, followed: { through, at: nine }, versions: [version('a'), version('b')], renamed: [] });
      }
      const all = [other, rollout].flatMap((document) => ['a', 'b'].map((id) => ({ document, id, name: '' })));
      expect(await storage.versionsAfter({ document: '', id: '' }, 10)).toEqual(all);
      expect(await storage.versionsAfter(all[1] ?? { document: '', id: '' }, 10)).toEqual(all.slice(2));
      expect(await storage.versionsAfter({ document: '', id: '' }, 3)).toEqual(all.slice(0, 3));
      await storage.replaceVersion(rollout, 'a', { state: bytes(7) });
      await storage.replaceVersion(rollout, 'a', { name: 'Other' });
      await storage.replaceVersion(rollout, 'b', undefined);
      expect(await storage.versionState(rollout, 'a')).toEqual(bytes(7));
      expect((await storage.versionsOf(rollout)).map(({ id, name: called }) => [id, called])).toEqual([['a', 'Other']]);
      expect(await storage.versionState(other, 'b')).toEqual(bytes(1, 2, 3));
    });

    test('[PLN-36] versions nobody asked for go after their time, named and approved ones stay; so do authors of the text', async () => {
      const { storage, append } = await given();
      const through = await append(nine, 'ana', { inserted: 1, wrote: [range(7, 0, 1)], took: [range(1, 0, 1)] });
      await append(seven, 'ben', { inserted: 1, wrote: [range(9, 0, 1)] });
      const kinds = ['named', 'daily', 'approved', 'before-restore'] as const;
      const versions = kinds.flatMap((kind) => [version(`${kind}-1`, { kind }), version(`${kind}-2`, { kind, at: seven })]);
      await storage.commitVersions({ document: rollout, followed: { through, at: nine }, versions, renamed: [] });
      await storage.forgetPlanHistoryBefore({ versions: three, edits: three });
      expect((await storage.versionsOf(rollout)).map(({ id }) => id)).toEqual([
        ...['named-1', 'approved-1', 'named-2', 'daily-2', 'approved-2', 'before-restore-2'],
      ]);
      expect((await storage.editsOf(rollout)).map(({ actor }) => actor)).toEqual(['ben']);
      expect(await storage.textAuthors(rollout)).toMatchObject({ wrote: [{ client: 7 }, { client: 9 }], took: [] });
    });
  });
}
