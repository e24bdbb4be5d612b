/** What every storage does with values that a concurrent edit has replaced. An adapter's test file is one call of this. */
import { afterEach, describe, expect, test } from 'vitest';
import { acme, at, bytes, update } from './storage.examples.ts';
import type { Storage, WrittenFields } from './storage.ts';

const later = '2026-03-12T10:00:00Z';
const muchLater = '2026-05-01T10:00:00Z';
const first: WrittenFields = { writers: [{ client: 7, upto: 3 }], overwritten: [] };
const second: WrittenFields = {
  writers: [{ client: 9, upto: 1 }],
  overwritten: [{ path: 'fields/town', stands: 'own', value: 'Lund', other: 'Malmö', otherWriter: { client: 7, clock: 2 } }],
};

export function overwrittenContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name} storage, overwritten values`, () => {
    const opened: Storage[] = [];
    const given = async () => {
      const storage = await open();
      opened.push(storage);
      return storage;
    };
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    test('[SYNC-60] [M15] both values are kept with their authors and times, also when the log was compacted in between', async () => {
      const storage = await given();
      const [seq = 0] = await storage.appendUpdates([{ ...update(acme, bytes(1)), fields: first }]);
      await storage.compact(acme, bytes(1), seq);
      await storage.appendUpdates([{ ...update(acme, bytes(2), 'ben'), at: later, fields: second }]);
      expect(await storage.overwrittenIn(acme)).toEqual([
        {
          id: expect.any(Number),
          path: 'fields/town',
          at: later,
          stands: { value: 'Lund', actor: 'ben', at: later },
          lost: { value: 'Malmö', actor: 'ana', at },
        },
      ]);
    });

    test('[SYNC-60] the incoming value may be the one that is lost, and an author who is not known any more is left open', async () => {
      const storage = await given();
      const [lost] = second.overwritten;
      await storage.appendUpdates([
        { ...update(acme, bytes(2), 'ben'), at: later, fields: { ...second, overwritten: lost ? [{ ...lost, stands: 'other' }] : [] } },
      ]);
      expect(await storage.overwrittenIn(acme)).toMatchObject([
        { stands: { value: 'Malmö', actor: '', at: '' }, lost: { value: 'Lund', actor: 'ben', at: later } },
      ]);
    });

    test('[SYNC-61] an append that fails keeps nothing of it; an erasure takes all of it', async () => {
      const storage = await given();
      await storage.appendUpdates([{ ...update(acme, bytes(1)), fields: first }]);
      await storage.appendUpdates([{ ...update(acme, bytes(2), 'ben'), fields: second }]);
      await storage.eraseDocument(acme, later);
      expect(await storage.overwrittenIn(acme)).toEqual([]);
      await expect(storage.appendUpdates([{ ...update(acme, bytes(3), 'ben'), fields: second }])).rejects.toMatchObject({ code: 'ERASED' });
      expect(await storage.overwrittenIn(acme)).toEqual([]);
    });

    test('[SYNC-62] what is older than it is kept is forgotten, and so is who wrote it', async () => {
      const storage = await given();
      await storage.appendUpdates([{ ...update(acme, bytes(1)), fields: first }]);
      await storage.appendUpdates([{ ...update(acme, bytes(2), 'ben'), at: later, fields: second }]);
      await storage.forgetOverwrittenBefore(later);
      expect(await storage.overwrittenIn(acme)).toHaveLength(1);
      await storage.appendUpdates([{ ...update(acme, bytes(3), 'cem'), at: muchLater, fields: second }]);
      expect((await storage.overwrittenIn(acme))[0]?.lost).toEqual({ value: 'Malmö', actor: '', at: '' });
      await storage.forgetOverwrittenBefore('2026-05-01T11:00:00Z');
      expect(await storage.overwrittenIn(acme)).toEqual([]);
    });

    test('[SYNC-61] all of them can be gone through, and single ones dropped', async () => {
      const storage = await given();
      await storage.appendUpdates([{ ...update(acme, bytes(2), 'ben'), fields: second }]);
      const [found] = await storage.overwrittenAfter(0, 10);
      expect(found).toMatchObject({ document: acme, path: 'fields/town' });
      expect(await storage.overwrittenAfter(found?.id ?? 0, 10)).toEqual([]);
      await storage.dropOverwritten([found?.id ?? 0]);
      expect(await storage.overwrittenIn(acme)).toEqual([]);
    });

    test('[SYNC-61] one document can be forgotten without the others', async () => {
      const storage = await given();
      await storage.appendUpdates([{ ...update(acme, bytes(2), 'ben'), fields: second }]);
      await storage.forgetOverwritten(acme);
      expect(await storage.overwrittenIn(acme)).toEqual([]);
      expect(await storage.loadDocument(acme)).toBeDefined();
    });
  });
}
