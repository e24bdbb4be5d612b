/** What every storage does, whatever it is made of. An adapter's test file is one call of this. */
import { type ContactRow, nameOf, type Row } from '@tandem/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { acme, at, bytes, card, company, north, projection, renamed, row, update } from './storage.examples.ts';
import type { Storage } from './storage.ts';

export function storageContract(name: string, open: () => Promise<Storage>): void {
  vi.setConfig({ testTimeout: 30_000 });
  describe(`${name} storage`, () => {
    const opened: Storage[] = [];
    const given = async () => {
      const storage = await open();
      opened.push(storage);
      return storage;
    };
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    test('[STORE-1] what was appended is loaded, in the order it was appended', async () => {
      const storage = await given();
      const seqs = await storage.appendUpdates([update(acme, bytes(1)), update(north, bytes(2)), update(acme, bytes(3), 'ben')]);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      expect(await storage.loadDocument(acme)).toEqual({
        name: acme,
        creator: 'ana',
        createdAt: at,
        snapshot: undefined,
        updates: [bytes(1), bytes(3)],
        through: seqs[2],
        damaged: [],
      });
      expect((await storage.loadDocuments([north, acme, nameOf('contact', 'nobody')])).map((found) => found.name)).toEqual([north, acme]);
    });

    test('[STORE-1] a document nobody wrote is not there', async () => {
      const storage = await given();
      expect(await storage.loadDocument(acme)).toBeUndefined();
      expect(await storage.aboutDocument(acme)).toBeUndefined();
    });

    test('[STORE-2] numbers only grow, over all documents and calls', async () => {
      const storage = await given();
      const all = (
        await Promise.all(Array.from({ length: 50 }, (_, i) => storage.appendUpdates([update(i % 2 ? acme : north, bytes(i))])))
      ).flat();
      expect(new Set(all).size).toBe(50);
      expect(all).toEqual([...all].sort((a, b) => a - b));
    });

    test('[STORE-3] an append is all or nothing', async () => {
      const storage = await given();
      await storage.eraseDocument(north, at);
      await expect(storage.appendUpdates([update(acme, bytes(1)), update(north, bytes(2))])).rejects.toMatchObject({ code: 'ERASED' });
      expect(await storage.loadDocument(acme)).toBeUndefined();
    });

    test('[STORE-4] a compaction replaces what it read and keeps what came later', async () => {
      const storage = await given();
      const [, second] = await storage.appendUpdates([update(acme, bytes(1)), update(acme, bytes(2))]);
      await storage.appendUpdates([update(acme, bytes(3))]);
      await storage.compact(acme, bytes(1, 2), second ?? 0);
      expect(await storage.loadDocument(acme)).toMatchObject({ snapshot: bytes(1, 2), updates: [bytes(3)], damaged: [] });
      expect(await storage.aboutDocument(acme)).toMatchObject({ snapshotBytes: 2, logRows: 1, logBytes: 1, erased: false });
    });

    test('[STORE-4] a compaction that comes late, or knows more than the log, changes nothing', async () => {
      const storage = await given();
      const [first, second] = await storage.appendUpdates([update(acme, bytes(1)), update(acme, bytes(2))]);
      await storage.compact(acme, bytes(1, 2), second ?? 0);
      await storage.compact(acme, bytes(1), first ?? 0);
      await storage.compact(acme, bytes(9), (second ?? 0) + 10);
      expect(await storage.loadDocument(acme)).toMatchObject({ snapshot: bytes(1, 2), updates: [] });
    });

    test('[STORE-23] what came after a known number is loaded alone, and whole once it was compacted past it', async () => {
      const storage = await given();
      const [first, second] = await storage.appendUpdates([update(acme, bytes(1)), update(acme, bytes(2)), update(acme, bytes(3))]);
      const since = async (after: number) => (await storage.loadSince([{ document: acme, after }]))[0];
      expect(await since(0)).toMatchObject({ whole: true, updates: [bytes(1), bytes(2), bytes(3)] });
      expect(await since(first ?? 0)).toMatchObject({ whole: false, snapshot: undefined, updates: [bytes(2), bytes(3)] });
      await storage.compact(acme, bytes(1, 2), second ?? 0);
      expect(await since(first ?? 0)).toMatchObject({ whole: true, snapshot: bytes(1, 2), updates: [bytes(3)] });
      expect(await since(second ?? 0)).toMatchObject({ whole: false, updates: [bytes(3)] });
      expect(await storage.loadSince([{ document: north, after: 0 }])).toEqual([]);
    });

    test('[STORE-5] long logs are found, the longest first', async () => {
      const storage = await given();
      await storage.appendUpdates(Array.from({ length: 20 }, (_, i) => update(acme, bytes(i))));
      await storage.appendUpdates(Array.from({ length: 30 }, (_, i) => update(north, bytes(i))));
      expect(await storage.longLogs(20, 10)).toEqual([
        { document: north, rows: 30 },
        { document: acme, rows: 20 },
      ]);
      expect(await storage.longLogs(21, 10)).toEqual([{ document: north, rows: 30 }]);
    });

    test('[STORE-6] what is erased is gone, its rows leave their audiences, and its name stays burned', async () => {
      const storage = await given();
      await storage.appendUpdates([update(acme, bytes(1))]);
      await storage.commitProjections([projection(acme, { rows: [row(company('acme'), ['user:ana'])], events: [renamed('r1')] })]);
      await storage.eraseDocument(acme, at);
      expect(await storage.loadDocument(acme)).toBeUndefined();
      expect(await storage.aboutDocument(acme)).toMatchObject({ erased: true });
      expect(await storage.rowsByKey(['contact/acme'])).toEqual([]);
      expect(await storage.rowsSince('user:ana', 0, 10)).toMatchObject([{ key: 'contact/acme', row: undefined }]);
      expect(await storage.eventsAbout('acme', 10)).toEqual([]);
      await expect(storage.appendUpdates([update(acme, bytes(2))])).rejects.toMatchObject({ code: 'ERASED' });
      expect(await storage.documentNames('', '', 10)).toEqual([]);
    });

    test('[STORE-7] a document is to be projected until its rows have reached the end of its log', async () => {
      const storage = await given();
      await storage.appendUpdates([update(acme, bytes(1)), update(north, bytes(2))]);
      const [through = 0] = await storage.appendUpdates([update(acme, bytes(3), 'ben')]);
      expect(await storage.changedDocuments(10)).toMatchObject([
        { document: north, actor: 'ana' },
        { document: acme, through, actor: 'ben', at },
      ]);
      await storage.commitProjections([projection(acme, { through })]);
      expect(await storage.changedDocuments(10)).toMatchObject([{ document: north }]);
      await storage.commitProjections([projection(acme, { through: 1 })]);
      expect(await storage.aboutDocument(acme)).toMatchObject({ projectedThrough: through });
    });

    test('[STORE-8] an event is recorded once, whatever is repeated', async () => {
      const storage = await given();
      await storage.appendUpdates([update(acme, bytes(1))]);
      await storage.commitProjections([projection(acme, { events: [renamed('r1'), renamed('r2')] })]);
      await storage.commitProjections([projection(acme, { events: [renamed('r1')] })]);
      expect((await storage.eventsSince(0, 10)).map((event) => event.key)).toEqual(['r1', 'r2']);
      const [first] = await storage.eventsSince(0, 1);
      expect((await storage.eventsSince(first?.seq ?? 0, 10)).map((event) => event.key)).toEqual(['r2']);
      expect((await storage.eventsAbout('acme', 10)).map((event) => event.key)).toEqual(['r2', 'r1']);
    });

    test('[STORE-9] an audience receives a row once, with its newest state, and its leaving', async () => {
      const storage = await given();
      await storage.appendUpdates([update(acme, bytes(1))]);
      const put = (patch: Partial<ContactRow>, audiences: Row['audiences']) =>
        storage.commitProjections([projection(acme, { rows: [row(company('acme', patch), audiences)] })]);
      await put({ name: 'A' }, ['user:ana', 'user:ben']);
      await put({ name: 'B' }, ['user:ana', 'user:ben']);
      const [seen] = await storage.rowsSince('user:ana', 0, 10);
      expect(seen?.row).toEqual({ content: company('acme', { name: 'B' }), audiences: ['user:ana', 'user:ben'] });
      await put({ name: 'B' }, ['user:ana']);
      expect(await storage.rowsSince('user:ana', seen?.seq ?? 0, 10)).toEqual([]);
      expect(await storage.rowsSince('user:ben', 0, 10)).toMatchObject([{ key: 'contact/acme', row: undefined }]);
      await put({ name: 'B' }, ['user:ana', 'user:ben']);
      expect(await storage.rowsSince('user:ben', 0, 10)).toMatchObject([{ key: 'contact/acme', row: { content: { name: 'B' } } }]);
    });

    test('[STORE-9] cursors page through an audience without a gap', async () => {
      const storage = await given();
      await storage.commitRows(
        Array.from({ length: 25 }, (_, i) => row({ kind: 'team', id: `t${i}`, name: `T${i}`, leader: '', office: '' }, ['everyone'], '')),
        [],
      );
      const keys: string[] = [];
      for (
        let cursor = 0, page = await storage.rowsSince('everyone', 0, 10);
        page.length > 0;
        page = await storage.rowsSince('everyone', cursor, 10)
      ) {
        keys.push(...page.map((change) => change.key));
        cursor = page.at(-1)?.seq ?? 0;
      }
      expect(keys).toEqual(Array.from({ length: 25 }, (_, i) => `team/t${i}`));
    });

    test('[STORE-10] rows that did not change do not move in the feed', async () => {
      const storage = await given();
      const team = row({ kind: 'team', id: 't1', name: 'North', leader: '', office: '' }, ['everyone'], '');
      await storage.commitRows([team], []);
      const before = await storage.rowsSince('everyone', 0, 10);
      await storage.commitRows([team], []);
      expect(await storage.rowsSince('everyone', 0, 10)).toEqual(before);
      await storage.commitRows([], ['team/t1']);
      expect(await storage.rowsSince('everyone', before[0]?.seq ?? 0, 10)).toMatchObject([{ key: 'team/t1', row: undefined }]);
    });

    test('[STORE-11] a card that moved to another document is not taken away by the one it left', async () => {
      const storage = await given();
      const archive = nameOf('board', 'north-2025');
      await storage.appendUpdates([update(north, bytes(1)), update(archive, bytes(2))]);
      await storage.commitProjections([projection(north, { rows: [row(card('o1'), ['board:north'], north)] })]);
      await storage.commitProjections([projection(archive, { rows: [row(card('o1', { document: archive }), ['board:north'], archive)] })]);
      await storage.commitProjections([projection(north, { removed: ['opportunity/o1'] })]);
      expect(await storage.rowsByKey(['opportunity/o1'])).toMatchObject([{ document: archive }]);
      expect(await storage.rowsOfDocument(north)).toEqual([]);
    });

    test('[STORE-12] who may see a contact is found from its opportunities and its company', async () => {
      const storage = await given();
      await storage.appendUpdates([update(acme, bytes(1)), update(north, bytes(2))]);
      await storage.commitProjections([
        projection(acme, {
          rows: [
            row(company('acme'), ['managers', 'user:ben']),
            row(company('ann', { is: 'person', company: 'acme' }), ['managers'], 'contact/ann'),
          ],
        }),
        projection(north, {
          rows: [row(card('o1'), [], north), row(card('o2'), [], north), row(card('o3', { owner: 'cem' }), [], north)],
          staleContacts: ['acme'],
        }),
      ]);
      const [found] = await storage.contactAccess(['acme']);
      expect(found).toMatchObject({ sellers: ['ana', 'cem'], companyAudiences: [] });
      expect((await storage.contactAccess(['ann', 'nobody'])).map((access) => access.companyAudiences)).toEqual([['managers', 'user:ben']]);
    });

    test('[STORE-13] when a company changes its audiences, its persons are to be found anew', async () => {
      const storage = await given();
      await storage.appendUpdates([update(acme, bytes(1))]);
      await storage.commitProjections([
        projection(acme, {
          rows: [row(company('acme'), ['managers']), row(company('ann', { is: 'person', company: 'acme' }), ['managers'], 'contact/ann')],
          staleContacts: ['acme'],
        }),
      ]);
      await storage.commitAudiences([{ id: 'ann', audiences: ['managers'] }]);
      expect(await storage.staleContacts(10)).toEqual(['acme']);
      await storage.commitAudiences([{ id: 'acme', audiences: ['managers', 'user:ana'] }]);
      expect(await storage.staleContacts(10)).toEqual(['ann']);
      await storage.commitAudiences([{ id: 'ann', audiences: ['managers', 'user:ana'] }]);
      expect(await storage.staleContacts(10)).toEqual([]);
      expect(await storage.rowsByKey(['contact/ann'])).toMatchObject([{ audiences: ['managers', 'user:ana'] }]);
    });

    test('[STORE-14] rows are listed by kind, and by what somebody may see', async () => {
      const storage = await given();
      await storage.appendUpdates([update(north, bytes(1))]);
      await storage.commitProjections([
        projection(north, {
          rows: ['o1', 'o2', 'o3'].map((id, i) => row(card(id), [i === 1 ? 'user:ben' : 'user:ana', 'managers'], north)),
        }),
      ]);
      const ids = (rows: readonly Row[]) => rows.map(({ content }) => content.id);
      expect(ids(await storage.rowsOfKind('opportunity', 'o1', 10))).toEqual(['o2', 'o3']);
      expect(ids(await storage.visibleRows('opportunity', ['user:ana', 'everyone'], '', 10))).toEqual(['o1', 'o3']);
      expect(ids(await storage.visibleRows('opportunity', ['managers'], 'o1', 1))).toEqual(['o2']);
      expect(ids(await storage.rowsOfDocument(north, 2))).toEqual(['o1', 'o2']);
    });

    test('[STORE-24] what changed after a number is told once each, oldest change first, and pages without a gap', async () => {
      const storage = await given();
      const others = ['a', 'b', 'c'].map((id) => nameOf('contact', id));
      expect(await storage.changedAfter(0, 10)).toEqual({ documents: [], through: 0 });
      await storage.appendUpdates([update(acme, bytes(1)), ...others.map((name) => update(name, bytes(2)))]);
      const [through = 0] = await storage.appendUpdates([update(acme, bytes(3))]);
      const first = await storage.changedAfter(0, 2);
      expect(first.documents).toEqual(others.slice(0, 2));
      const second = await storage.changedAfter(first.through, 2);
      expect(second).toEqual({ documents: [others[2], acme], through });
      expect(await storage.changedAfter(through, 2)).toEqual({ documents: [], through });
      await storage.eraseDocument(nameOf('contact', 'a'), at);
      expect(await storage.changedAfter(0, 10)).toEqual({ documents: [others[1], others[2], acme], through });
    });

    test('[STORE-25] a document is held through its own row, an archive through the row of its board, and through nothing else', async () => {
      const storage = await given();
      const archive = nameOf('board', 'north-2024');
      const board: Row['content'] = { kind: 'board', id: 'north', title: 'North', process: 'p', is: 'sales', members: ['everyone'] };
      await storage.commitProjections([
        projection(acme, { rows: [row(company('acme'), ['user:ana'])] }),
        projection(north, { rows: [row(board, ['board:north'], north), row(card('o1'), ['user:ben', 'board:north'], north)] }),
        projection(archive, { rows: [row(card('o2', { document: archive }), ['user:ben', 'board:north'], archive)] }),
      ]);
      await storage.commitRows(
        [row({ kind: 'user', id: 'ana', name: 'Ana', role: 'seller', team: '', active: true }, ['everyone'], '')],
        [],
      );
      const names = [acme, north, archive, nameOf('contact', 'nobody'), 'user/ana' as typeof acme];
      expect(await storage.heldDocuments(names, ['everyone', 'user:ana'])).toEqual([acme]);
      expect(await storage.heldDocuments(names, ['user:ben'])).toEqual([]);
      expect(await storage.heldDocuments(names, ['board:north'])).toEqual([north, archive]);
    });

    test('[STORE-14] rows are counted as they are listed, contacts by what they are', async () => {
      const storage = await given();
      await storage.appendUpdates([update(north, bytes(1))]);
      const rows = [
        row(card('o1'), ['user:ana'], north),
        row(card('o2'), ['user:ana', 'managers'], north),
        row(card('o3'), ['user:ben'], north),
        row(company('acme'), ['user:ana'], north),
        row(company('ann', { is: 'person' }), ['user:ana'], north),
      ];
      await storage.commitProjections([projection(north, { rows })]);
      expect(await storage.countVisible(['user:ana', 'managers'])).toEqual({ opportunity: 2, company: 1, person: 1 });
      await storage.commitProjections([projection(north, { removed: ['opportunity/o1'] })]);
      expect(await storage.countVisible(['user:ana'])).toEqual({ opportunity: 1, company: 1, person: 1 });
    });

    test('[STORE-15] forgotten projections come again, and events stay', async () => {
      const storage = await given();
      const [through = 0] = await storage.appendUpdates([update(acme, bytes(1))]);
      await storage.commitRows([row({ kind: 'team', id: 't1', name: 'North', leader: '', office: '' }, ['everyone'], '')], []);
      await storage.commitProjections([projection(acme, { through, rows: [row(company('acme'), ['managers'])], events: [renamed('r1')] })]);
      await storage.forgetProjections();
      expect(await storage.changedDocuments(10)).toMatchObject([{ document: acme, through }]);
      expect(await storage.rowsByKey(['contact/acme'])).toEqual([]);
      expect(await storage.rowsByKey(['team/t1'])).toHaveLength(1);
      expect(await storage.eventsSince(0, 10)).toHaveLength(1);
    });

    test('[STORE-16] what the debug page lists: names, updates, counts and the epoch', async () => {
      const storage = await given();
      await storage.appendUpdates([update(acme, bytes(1)), update(north, bytes(1, 2)), update(acme, bytes(3), 'ben')]);
      expect(await storage.documentNames('contact/', '', 10)).toEqual([acme]);
      expect(await storage.documentNames('', acme, 10)).toEqual([]);
      expect(await storage.updatesOf(acme, 1)).toMatchObject([{ actor: 'ben', at, bytes: 1 }]);
      expect(await storage.status()).toMatchObject({ documents: 2, unprojected: 2, rows: 0, events: 0, integrity: 'ok' });
      expect(await storage.epoch()).toBe(await storage.epoch());
      expect(await storage.epoch()).toMatch(/^[0-9a-f]{32}$/);
    });

    test('[STORE-17] bytes that were handed over stay the own ones of whoever handed them over', async () => {
      const storage = await given();
      const frame = new Uint8Array(1000);
      const part = frame.subarray(10, 13);
      part.set([7, 8, 9]);
      await storage.appendUpdates([update(acme, part)]);
      frame.fill(0);
      expect((await storage.loadDocument(acme))?.updates).toEqual([bytes(7, 8, 9)]);
      expect(frame.length).toBe(1000);
    });
  });
}
