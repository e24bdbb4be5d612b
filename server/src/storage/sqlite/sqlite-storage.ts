/** The embedded storage: one SQLite file in the data folder, written by one thread and read by another. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Storage } from '../storage.ts';
import type { Stores } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { openError } from './open-error.ts';
import { type Async, ownBytes, StorageThread } from './thread-client.ts';

export interface SqliteStorage {
  readonly storage: Storage;
  /** The store of another part of the server. Its calls share commits with everything that is written at the same moment. */
  store<K extends keyof Stores>(name: K): Async<Stores[K]>;
  store<S>(name: string): Async<S>;
  close(): Promise<void>;
}
interface Options {
  /** What runs in the threads; a kill trial brings its own. */
  readonly thread?: URL;
}

/** Rejects with one sentence that names the folder and says what to do. */
export async function openSqliteStorage(folder: string, { thread }: Options = {}): Promise<SqliteStorage> {
  let unlock: (() => void) | undefined;
  const started: ReturnType<typeof StorageThread.start>[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    unlock = lockFolder(join(folder, 'tandem.lock'));
    const file = join(folder, 'tandem.db');
    const [toWrite, toRead] = [StorageThread.start(file, 'write', thread), StorageThread.start(file, 'read', thread)];
    started.push(toWrite, toRead);
    const writer = await toWrite.open();
    return connect(file, writer, await toRead.open(), unlock);
  } catch (error) {
    for (const one of started) await one.end();
    unlock?.();
    throw openError(folder, error);
  }
}

function connect(file: string, writer: StorageThread, reader: StorageThread, unlock: () => void): SqliteStorage {
  let integrity = writer.stoppedCleanly ? 'ok' : 'checking';
  // After a crash the whole file is read once, beside the work: a start must not wait for it, and a stop neither.
  const check = writer.stoppedCleanly ? undefined : StorageThread.start(file, 'check');
  check?.open().then(
    () => {
      integrity = 'ok';
      return check.end();
    },
    (error: unknown) => {
      integrity = error instanceof Error ? error.message : String(error);
    },
  );

  const read =
    <K extends keyof Stores['documents']>(method: K) =>
    (...args: Parameters<Storage[K]>) =>
      reader.call('documents', method, args) as Promise<never>;
  const write =
    <K extends keyof Stores['documents']>(method: K) =>
    (...args: Parameters<Storage[K]>) =>
      writer.call('documents', method, args) as Promise<never>;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      await check?.end();
      await reader.close();
      try {
        // What was not found to be whole is looked at again at the next start.
        await writer.close(integrity === 'ok');
      } finally {
        unlock();
      }
    })();
    return closing;
  };
  const appendUpdates = write('appendUpdates');
  const compact = write('compact');
  const commitVersions = write('commitVersions');
  const replaceVersion = write('replaceVersion');

  const storage: Storage = {
    appendUpdates: (updates) => appendUpdates(updates.map((one) => ({ ...one, update: ownBytes(one.update) }))),
    loadDocument: read('loadDocument'),
    loadDocuments: read('loadDocuments'),
    loadSince: read('loadSince'),
    changedAfter: read('changedAfter'),
    aboutDocument: read('aboutDocument'),
    compact: (name, snapshot, through) => compact(name, ownBytes(snapshot), through),
    longLogs: read('longLogs'),
    eraseDocument: write('eraseDocument'),
    overwrittenIn: read('overwrittenIn'),
    overwrittenAfter: read('overwrittenAfter'),
    dropOverwritten: write('dropOverwritten'),
    forgetOverwritten: write('forgetOverwritten'),
    forgetOverwrittenBefore: write('forgetOverwrittenBefore'),
    plansToFollow: read('plansToFollow'),
    versionsOf: read('versionsOf'),
    versionState: read('versionState'),
    versionsAfter: read('versionsAfter'),
    editsOf: read('editsOf'),
    textAuthors: read('textAuthors'),
    commitVersions: (step) => commitVersions({ ...step, versions: step.versions.map((one) => ({ ...one, state: ownBytes(one.state) })) }),
    replaceVersion: (document, id, other) =>
      replaceVersion(document, id, other && { ...other, ...(other.state && { state: ownBytes(other.state) }) }),
    forgetPlanHistoryBefore: write('forgetPlanHistoryBefore'),
    forgetTraces: () => writer.call('thread', 'forgetTraces', []),
    changedDocuments: read('changedDocuments'),
    commitProjections: write('commitProjections'),
    commitRows: write('commitRows'),
    rowsOfDocument: read('rowsOfDocument'),
    rowsByKey: read('rowsByKey'),
    rowsOfKind: read('rowsOfKind'),
    heldDocuments: read('heldDocuments'),
    visibleRows: read('visibleRows'),
    countVisible: read('countVisible'),
    staleContacts: read('staleContacts'),
    contactAccess: read('contactAccess'),
    commitAudiences: write('commitAudiences'),
    forgetProjections: write('forgetProjections'),
    rowsSince: read('rowsSince'),
    eventsSince: read('eventsSince'),
    eventsAbout: read('eventsAbout'),
    readFacts: read('readFacts'),
    thingsAt: read('thingsAt'),
    pointAt: read('pointAt'),
    pastVersions: read('pastVersions'),
    eventBefore: read('eventBefore'),
    lastDayStarted: read('lastDayStarted'),
    checkpointOf: read('checkpointOf'),
    nextEffectAt: read('nextEffectAt'),
    effectsByKey: read('effectsByKey'),
    effectsIn: read('effectsIn'),
    effectsAfter: read('effectsAfter'),
    firingsAbout: read('firingsAbout'),
    firingOfEffect: read('firingOfEffect'),
    firingsOfRule: read('firingsOfRule'),
    ruleFigures: read('ruleFigures'),
    checks: read('checks'),
    ledgerStatus: read('ledgerStatus'),
    dropVersions: write('dropVersions'),
    recordEvents: write('recordEvents'),
    takeLease: write('takeLease'),
    commitDecisions: write('commitDecisions'),
    claimEffects: write('claimEffects'),
    settleEffect: write('settleEffect'),
    releaseEffect: write('releaseEffect'),
    forgetUnfiredBefore: write('forgetUnfiredBefore'),
    forgetDecisionsAbout: write('forgetDecisionsAbout'),
    updatesOf: read('updatesOf'),
    documentNames: read('documentNames'),
    status: async () => ({ ...((await reader.call('documents', 'status', [])) as Awaited<ReturnType<Storage['status']>>), integrity }),
    epoch: read('epoch'),
    close,
  };

  return {
    storage,
    store: (name: string) =>
      new Proxy(
        {},
        {
          // A promise that resolves to this must not take it for another promise.
          get: (_, method) =>
            typeof method !== 'string' || method === 'then' ? undefined : (...args: readonly unknown[]) => writer.call(name, method, args),
        },
      ) as never,
    close,
  };
}
