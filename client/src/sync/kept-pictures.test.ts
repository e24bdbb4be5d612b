import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import type { KeptRow } from './device.ts';
import { connectDevice, type DeviceConnection } from './device-connection.ts';
import { databaseName } from './device-database.ts';
import { keptRows } from './kept-rows.ts';
import { aKeptRow, aRowBatch, byKey } from './testing.ts';

let count = 0;
const quiet = { onTrouble: () => undefined, onLost: () => undefined };
const freshName = () => databaseName(`pictures${++count}`, 'e', false);
const picture = (text: string) => () => new Map([['/contacts', text]]);
const range = (from: number, many: number) => Array.from({ length: many }, (_, i) => from + i);

/** The tab ends while it writes: what the transaction has done after so many turns is undone by the database. */
function dying(connection: DeviceConnection, turns: number): DeviceConnection {
  return {
    ...connection,
    run: (work, otherwise) =>
      connection
        .use(async (db) => {
          const cut = new Proxy(db, {
            get(target, key) {
              if (key !== 'transaction') return Reflect.get(target, key);
              return (...args: Parameters<typeof db.transaction>) => {
                const transaction = target.transaction(...args);
                transaction.done.catch(() => undefined);
                void (async () => {
                  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
                  transaction.abort();
                })().catch(() => undefined);
                return transaction;
              };
            },
          });
          return work(cut);
        })
        .catch(() => otherwise),
  };
}

test('[CLI-411] rows and pictures after any writes, also ones that a dying tab left half, are those of a plain map, and no picture outlives a row', async () => {
  const step = fc.record({
    t: fc.constantFrom('put' as const, 'gone' as const, 'picture' as const, 'tidy' as const, 'dies' as const, 'again' as const),
    from: fc.nat(900),
    many: fc.constantFrom(1, 30, 400),
    turns: fc.nat(12),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const name = freshName();
      let connection = await connectDevice(name, quiet);
      let rows = keptRows(connection);
      let model = { rows: new Map<string, KeptRow>(), through: 0, picture: undefined as string | undefined };
      for (const [i, { t, from, many, turns }] of steps.entries()) {
        const ids = range(from, many);
        const next = { ...model, rows: new Map(model.rows), through: i + 1 };
        if (t === 'put' || t === 'dies') for (const id of ids) next.rows.set(`contact/c${id}`, aKeptRow(id, `Name ${i}`));
        if (t === 'gone' || t === 'dies') for (const id of ids.slice(0, t === 'dies' ? 5 : many)) next.rows.delete(`contact/c${id}`);
        if (t === 'put')
          await rows.save(
            aRowBatch(
              [...next.rows.values()].filter(({ key }) => ids.includes(Number(key.slice(9)))),
              i + 1,
            ),
          );
        else if (t === 'gone') {
          await rows.save(
            aRowBatch(
              [],
              i + 1,
              ids.map((id) => `contact/c${id}`),
            ),
          );
          next.picture = undefined;
        } else if (t === 'tidy') {
          await rows.tidy();
          Object.assign(next, { through: model.through, picture: undefined });
        } else if (t === 'picture') {
          await rows.savePictures(picture(`picture ${i}`));
          Object.assign(next, { through: model.through, picture: `picture ${i}` });
        } else if (t === 'dies') {
          const [put, remove] = [ids.slice(5).map((id) => aKeptRow(id, `Name ${i}`)), ids.slice(0, 5).map((id) => `contact/c${id}`)];
          await keptRows(dying(connection, turns)).save(aRowBatch(put, i + 1, remove));
        }
        if (t === 'again' || t === 'dies') {
          connection.close();
          connection = await connectDevice(name, quiet);
          rows = keptRows(connection);
          const { rows: found, cursors } = await rows.load();
          // A write that died is there as a whole or not at all: its cursor says which.
          const came = t === 'dies' && (cursors['everyone'] ?? 0) === i + 1;
          model = came ? { ...next, picture: undefined } : model;
          expect([byKey(found), cursors['everyone'] ?? 0]).toEqual([byKey([...model.rows.values()]), model.through]);
        } else model = next;
        expect((await rows.loadPictures()).get('/contacts')).toBe(model.picture);
      }
      expect(byKey((await rows.load()).rows)).toEqual(byKey([...model.rows.values()]));
      connection.close();
    }),
    { seed: 11, numRuns: 40 },
  );
}, 60_000);

test('[CLI-411] what a picture shows is asked for at the moment of writing; what changes later is noted beside it', async () => {
  const connection = await connectDevice(freshName(), quiet);
  const rows = keptRows(connection);
  await rows.savePictures(picture('one'));
  await rows.savePictures(() => undefined);
  await rows.save(aRowBatch([aKeptRow(1), aKeptRow(2)], 1));
  await rows.save(aRowBatch([aKeptRow(2, 'again')], 2));
  const changed = ['changed', JSON.stringify(['contact/c1', 'contact/c2'])];
  expect([...(await rows.loadPictures())].toSorted()).toEqual([['/contacts', 'one'], changed].toSorted());
  await rows.savePictures(picture('two'));
  expect((await rows.loadPictures()).get('changed')).toBe('[]');
  // More changes than a picture has lines worth showing: there is none any more, and nothing is noted for one that is not.
  await rows.save(
    aRowBatch(
      range(0, 2100).map((id) => aKeptRow(id)),
      3,
    ),
  );
  await rows.save(aRowBatch([aKeptRow(1)], 4));
  expect((await rows.loadPictures()).size).toBe(0);
  connection.close();
});

test('[CLI-411] a database of before there were pictures keeps its rows, cursors and edits', async () => {
  const name = freshName();
  const before = await openDB(name, 2, {
    upgrade(db) {
      for (const store of ['cursors', 'facts', 'copies', 'outcomes']) db.createObjectStore(store);
      for (const store of ['documents', 'unsynced']) db.createObjectStore(store, { keyPath: 'name' });
      db.createObjectStore('updates', { autoIncrement: true }).createIndex('name', 'name');
      db.createObjectStore('refused', { keyPath: 'id' });
      db.createObjectStore('segments', { autoIncrement: true });
      db.createObjectStore('loose', { keyPath: 'key' });
    },
  });
  await before.put('segments', JSON.stringify({ rows: [aKeptRow(1)], gone: [] }));
  await before.put('loose', { key: 'contact/c2', kept: aKeptRow(2) });
  await before.put('cursors', 5, 'everyone');
  await before.put('facts', true, 'complete');
  await before.put('facts', 'the same', 'lineage');
  await before.put('unsynced', { name: 'contact/c1', since: '2026-03-12T10:00:00Z', created: false, changes: [] });
  await before.put('updates', { name: 'contact/c1', update: new Uint8Array([0, 0]) });
  before.close();
  let lost = 0;
  const connection = await connectDevice(name, { ...quiet, onLost: () => lost++ });
  const { rows, cursors, complete } = await keptRows(connection).load();
  expect([byKey(rows), cursors, complete, lost]).toEqual([[aKeptRow(1), aKeptRow(2)], { everyone: 5 }, true, 0]);
  expect(await connection.use((db) => db.getAllKeys('unsynced'))).toEqual(['contact/c1']);
  expect(await connection.use((db) => db.count('updates'))).toBe(1);
  expect(connection.lineage()).toBe('the same');
  connection.close();
});
