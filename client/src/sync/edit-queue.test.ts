import { contact, type DocumentName } from '@tandem/core';
import { expect, test, vi } from 'vitest';
import { createEditQueue, type EditWrite } from './edit-queue.ts';

const acme = contact.nameOf('c1');
const entry = { name: acme, since: '2026-03-12T10:00:00Z', created: false, changes: [] };
const update = (byte: number): EditWrite => ({ t: 'update', name: acme, update: new Uint8Array([byte]) });

/** A disk that is full until it is told otherwise. */
function given({ full = false } = {}) {
  const disk = { full, batches: [] as (readonly EditWrite[])[], tries: 0 };
  const pending: string[][] = [];
  let turn = Promise.withResolvers<void>();
  const queue = createEditQueue({
    write: async (writes) => {
      disk.tries++;
      if (disk.full) throw new DOMException('no space', 'QuotaExceededError');
      disk.batches.push(writes);
    },
    onPending: (names) => pending.push([...names]),
    pause: () => turn.promise,
  });
  const tryAgain = () => {
    turn.resolve();
    turn = Promise.withResolvers();
  };
  return { queue, disk, pending, tryAgain };
}

test('[CLI-42] an update and the note that it waits are one transaction, and only then is the document on this device', async () => {
  const { queue, disk, pending } = given();
  void queue.push({ t: 'unsynced', name: acme, entry });
  const kept = queue.push(update(1));
  expect(pending.at(-1)).toEqual([acme]);
  await kept;
  expect(disk.batches).toHaveLength(1);
  expect(disk.batches[0]).toHaveLength(2);
  expect(pending.at(-1)).toEqual([]);
});

test('[CLI-43] what a full disk refuses stays in memory, in order, is read from there, and is kept when there is space', async () => {
  const { queue, disk, pending, tryAgain } = given({ full: true });
  void queue.push({ t: 'unsynced', name: acme, entry });
  void queue.push(update(1));
  await vi.waitFor(() => expect(disk.tries).toBe(1));
  const last = queue.push(update(2));
  expect(queue.updatesOf(acme).map(({ update }) => update)).toEqual([new Uint8Array([1]), new Uint8Array([2])]);
  tryAgain();
  await vi.waitFor(() => expect(disk.tries).toBe(2));
  expect(pending.at(-1)).toEqual([acme]);
  disk.full = false;
  tryAgain();
  await last;
  expect(disk.batches.flat()).toEqual([{ t: 'unsynced', name: acme, entry }, update(1), update(2)]);
  expect([pending.at(-1), queue.updatesOf(acme)]).toEqual([[], []]);
});

test('[CLI-43] a document that is forgotten meanwhile is not written any more', async () => {
  const { queue, disk, tryAgain } = given({ full: true });
  const other = contact.nameOf('c2') as DocumentName;
  void queue.push(update(1));
  const kept = queue.push({ t: 'update', name: other, update: new Uint8Array([9]) });
  await vi.waitFor(() => expect(disk.tries).toBe(1));
  queue.drop(acme);
  disk.full = false;
  tryAgain();
  await kept;
  expect(disk.batches.flat().map(({ name }) => name)).toEqual([other]);
});

test('[CLI-42] what is edited while the disk writes goes into the next transaction, all of it together', async () => {
  const writes: number[] = [];
  let done = Promise.withResolvers<void>();
  const queue = createEditQueue({
    write: (batch) => {
      writes.push(batch.length);
      return done.promise;
    },
    onPending: () => undefined,
    pause: async () => undefined,
  });
  void queue.push(update(1));
  await vi.waitFor(() => expect(writes).toEqual([1]));
  const later = [2, 3, 4].map((byte) => queue.push(update(byte)));
  const first = done;
  done = Promise.withResolvers();
  first.resolve();
  await vi.waitFor(() => expect(writes).toEqual([1, 3]));
  done.resolve();
  await Promise.all(later);
});
