import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { expect, test } from 'vitest';
import type { KeptRow } from './device.ts';
import { connectDevice, type DeviceConnection } from './device-connection.ts';
import { databaseName } from './device-database.ts';
import { keptRows } from './kept-rows.ts';
import { aKeptRow, aRowBatch, byKey } from './testing.ts';

let count = 0;
const quiet = { onTrouble: () => undefined, onLost: () => undefined };
const freshName = () => databaseName(`rows${++count}`, 'e', false);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test('[CLI-40] whatever comes and goes in whatever pieces, the device gives back what a plain map would', async () => {
  const step = fc.oneof(
    fc.record({ t: fc.constant('put' as const), from: fc.nat(1500), many: fc.constantFrom(1, 2, 40, 700) }),
    fc.record({ t: fc.constant('gone' as const), from: fc.nat(1500), many: fc.constantFrom(1, 3, 500) }),
    fc.record({ t: fc.constantFrom('again' as const, 'tidy' as const, 'purge' as const), from: fc.constant(0), many: fc.constant(0) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const name = freshName();
      let connection = await connectDevice(name, quiet);
      let rows = keptRows(connection);
      const model = new Map<string, KeptRow>();
      let through = 0;
      for (const { t, from, many } of steps) {
        through++;
        const ids = range(from, from + many);
        if (t === 'put') {
          const put = ids.map((id) => aKeptRow(id, `Name ${through}`));
          for (const one of put) model.set(one.key, one);
          await rows.save(aRowBatch(put, through));
        } else if (t === 'gone') {
          for (const id of ids) model.delete(`contact/c${id}`);
          await rows.save(
            aRowBatch(
              [],
              through,
              ids.map((id) => `contact/c${id}`),
            ),
          );
        } else if (t === 'tidy') await rows.tidy();
        else if (t === 'purge') await rows.purge();
        else {
          connection.close();
          connection = await connectDevice(name, quiet);
          rows = keptRows(connection);
          expect(byKey((await rows.load()).rows)).toEqual(byKey([...model.values()]));
        }
      }
      expect(byKey((await rows.load()).rows)).toEqual(byKey([...model.values()]));
      connection.close();
    }),
    { seed: 7, numRuns: 25 },
  );
}, 60_000);

test('[CLI-40] many rows are few records, and what was rewritten is read no longer', async () => {
  const name = freshName();
  const connection = await connectDevice(name, quiet);
  const rows = keptRows(connection);
  for (const through of [1, 2, 3])
    for (const i of range(0, 5))
      await rows.save(
        aRowBatch(
          range(i * 1000, i * 1000 + 1000).map((id) => aKeptRow(id, `v${through}`)),
          through,
        ),
      );
  const raw = await openDB(name);
  expect([await raw.count('segments'), await raw.count('loose')]).toEqual([30, 0]);
  await rows.tidy();
  expect([await raw.count('segments'), await raw.count('loose')]).toEqual([10, 0]);
  raw.close();
  expect(new Set((await rows.load()).rows.map(({ row }) => (row.kind === 'contact' ? row.name : '')))).toEqual(new Set(['v3']));
  connection.close();
});

test('[CLI-40] a row that was taken away leaves no trace on the disk, in whichever of its versions', async () => {
  const name = freshName();
  const connection = await connectDevice(name, quiet);
  const rows = keptRows(connection);
  await rows.save(
    aRowBatch(
      range(0, 900).map((id) => aKeptRow(id, `first ${id}`)),
      1,
    ),
  );
  await rows.save(aRowBatch([aKeptRow(7, 'second 7')], 2));
  await rows.save(aRowBatch([], 3, ['contact/c7']));
  await rows.save(
    aRowBatch(
      [],
      4,
      range(400, 800).map((id) => `contact/c${id}`),
    ),
  );
  await rows.purge();
  const raw = await openDB(name);
  const everything = JSON.stringify([await raw.getAll('segments'), await raw.getAll('loose')]);
  for (const id of [7, 400, 799]) for (const word of ['first', 'second']) expect(everything).not.toContain(`${word} ${id}\\"`);
  expect(everything).toContain('first 8\\"');
  expect(everything).not.toContain('contact/c7\\"');
  raw.close();
  expect((await rows.load()).rows).toHaveLength(499);
  connection.close();
});

test('[CLI-7] rows that could not be kept go with the next ones, so that a cursor never runs ahead of them', async () => {
  const connection = await connectDevice(freshName(), quiet);
  let full = true;
  const failing: DeviceConnection = {
    ...connection,
    run: (work, otherwise, lineage) => (full ? Promise.resolve(otherwise) : connection.run(work, otherwise, lineage)),
  };
  const rows = keptRows(failing);
  await rows.save(aRowBatch([aKeptRow(1, 'old'), aKeptRow(2)], 1));
  await rows.save(aRowBatch([aKeptRow(1, 'new')], 2, ['contact/c2']));
  full = false;
  await rows.save(aRowBatch([aKeptRow(3)], 3));
  const { rows: found, cursors } = await keptRows(connection).load();
  expect(byKey(found)).toEqual([aKeptRow(1, 'new'), aKeptRow(3)]);
  expect(cursors).toEqual({ everyone: 3 });
  connection.close();
});

test('[CLI-41] after the browser has emptied the database, rows that follow on what was there are not kept', async () => {
  const name = freshName();
  let lost = 0;
  const connection = await connectDevice(name, { ...quiet, onLost: () => lost++ });
  const rows = keptRows(connection);
  await rows.save(aRowBatch([aKeptRow(1)], 1));
  await deleteDB(name);
  await rows.save(aRowBatch([aKeptRow(2)], 2));
  expect(lost).toBe(1);
  expect(await rows.load()).toEqual({ rows: [], cursors: {}, complete: false });
  await rows.save(aRowBatch([aKeptRow(1), aKeptRow(2)], 2));
  expect((await rows.load()).rows).toHaveLength(2);
  connection.close();
});

test('[CLI-41] a database of the version before gives up its rows and keeps what was edited', async () => {
  const name = freshName();
  const before = await openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore('rows', { keyPath: 'key' });
      db.createObjectStore('cursors');
      db.createObjectStore('documents', { keyPath: 'name' });
      db.createObjectStore('updates', { autoIncrement: true }).createIndex('name', 'name');
      db.createObjectStore('unsynced', { keyPath: 'name' });
      db.createObjectStore('refused', { keyPath: 'id' });
      db.createObjectStore('facts');
    },
  });
  await before.put('rows', aKeptRow(1));
  await before.put('cursors', 5, 'everyone');
  await before.put('facts', true, 'complete');
  await before.put('unsynced', { name: 'contact/c1', since: '2026-03-12T10:00:00Z', created: false, changes: [] });
  await before.put('updates', { name: 'contact/c1', update: new Uint8Array([0, 0]) });
  before.close();
  const connection = await connectDevice(name, quiet);
  expect(await keptRows(connection).load()).toEqual({ rows: [], cursors: {}, complete: false });
  expect(await connection.use((db) => db.getAllKeys('unsynced'))).toEqual(['contact/c1']);
  expect(await connection.use((db) => db.count('updates'))).toBe(1);
  connection.close();
});
