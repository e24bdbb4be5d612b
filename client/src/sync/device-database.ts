/** The device kept in IndexedDB: one database an account and data set, so that two people never share one. */
import type { DocumentName } from '@tandem/core';
import { deleteDB } from 'idb';
import type { Device } from './device.ts';
import { type ConnectionEvents, connectDevice } from './device-connection.ts';
import { createEditQueue } from './edit-queue.ts';
import { keptDocuments, writeEdits } from './kept-documents.ts';
import { keptRows } from './kept-rows.ts';
import type { Sealed } from './sealed.ts';

export interface DeviceEvents extends ConnectionEvents {
  /** Documents with an own edit that is in this tab only, so far. */
  readonly onPending: (names: ReadonlySet<DocumentName>) => void;
}

const prefix = 'tandem-';

/** A session that lives in one tab keeps apart from the browser's own, also when both are the same person. */
export const databaseName = (user: string, epoch: string, tab: boolean): string => `${prefix}${tab ? 'tab-' : ''}${user}-${epoch}`;

export async function openDevice(name: string, events: DeviceEvents): Promise<Device> {
  const connection = await connectDevice(name, events);
  const queue = createEditQueue({
    write: (writes) => connection.use((db) => writeEdits(db, writes)),
    onPending: events.onPending,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  const rows = keptRows(connection);
  const documents = keptDocuments(connection, queue);

  return {
    loadRows: rows.load,
    loadCursors: rows.loadCursors,
    saveRows: rows.save,
    markComplete: rows.markComplete,
    loadPictures: rows.loadPictures,
    savePictures: rows.savePictures,
    loadDocument: documents.load,
    appendUpdate: (document, update, mine = false) => queue.push({ t: 'update', name: document, update, mine }),
    forgetDocument: documents.forget,
    forgetOutdated: (mark) =>
      connection.run(async (db) => {
        if ((await db.get('facts', 'erasures')) === mark) return;
        await rows.tidy();
        await documents.foldAll();
        await db.put('facts', mark, 'erasures');
      }, undefined),
    foldDocument: documents.foldOne,
    keptDocuments: documents.names,
    loadCopies: documents.loadCopies,
    saveCopies: documents.saveCopies,
    loadUnsynced: async () => {
      await queue.settled();
      return connection.run((db) => db.getAll('unsynced'), []);
    },
    saveUnsynced: (entry) => queue.push({ t: 'unsynced', name: entry.name, entry }),
    clearUnsynced: (document) => queue.push({ t: 'sent', name: document }),
    loadRefused: () => connection.run((db) => db.getAll('refused'), []),
    saveRefused: (entries) => queue.push({ t: 'refused', name: undefined, entries }),
    discardRefused: async (id) => {
      await queue.settled();
      await connection.run((db) => db.delete('refused', id), undefined);
    },
    loadOutcomes: () => connection.run(async (db) => (await db.get('outcomes', 'all')) ?? [], []),
    loadSealed: () => connection.run(async (db) => JSON.parse(String((await db.get('facts', 'sealed')) ?? '[]')) as readonly Sealed[], []),
    saveSealed: (sealed) => connection.run(async (db) => void (await db.put('facts', JSON.stringify(sealed), 'sealed')), undefined),
    saveOutcomes: (outcomes) => connection.run(async (db) => void (await db.put('outcomes', outcomes, 'all')), undefined),
    close: () => {
      queue.stop();
      connection.close();
    },
  };
}

/** Removes what this browser keeps of other accounts and data sets; a tab's own session is left to its tab. */
export async function wipeOthers(keep: string): Promise<void> {
  const found = (await indexedDB.databases?.()) ?? [];
  const others = found
    .map((database) => database.name ?? '')
    .filter((name) => name.startsWith(prefix) && !name.startsWith(`${prefix}tab-`) && name !== keep);
  await Promise.all(others.map((name) => deleteDB(name)));
}

export const wipeDevice = (name: string): Promise<void> => deleteDB(name);
