/** The same tables in memory: for tests, and for whoever wants a server that forgets everything when it stops. */
import { DatabaseSync } from 'node:sqlite';
import { documentsStore, documentsTables } from '../sqlite/documents-store.ts';
import { StorageError } from '../sqlite/thread-client.ts';
import type { Storage } from '../storage.ts';

export function memoryStorage(): Storage {
  const db = new DatabaseSync(':memory:');
  db.exec('PRAGMA foreign_keys = ON');
  for (const sql of documentsTables) db.exec(sql);
  const store = documentsStore(db);

  /** Answers later, as a disk would, and is all or nothing like one. */
  const unit =
    <A extends readonly unknown[], R>(method: (...args: A) => R) =>
    async (...args: A): Promise<R> => {
      await Promise.resolve();
      if (!db.isOpen) throw new StorageError('the storage is closed', 'CLOSED');
      db.exec('BEGIN');
      try {
        const value = method(...args);
        db.exec('COMMIT');
        return value;
      } catch (error) {
        db.exec('ROLLBACK');
        const { message = String(error), code = 'ERROR' } = error as { message?: string; code?: string };
        throw new StorageError(message, code);
      }
    };

  return {
    appendUpdates: unit(store.appendUpdates),
    loadDocument: unit(store.loadDocument),
    loadDocuments: unit(store.loadDocuments),
    loadSince: unit(store.loadSince),
    changedAfter: unit(store.changedAfter),
    aboutDocument: unit(store.aboutDocument),
    compact: unit(store.compact),
    longLogs: unit(store.longLogs),
    eraseDocument: unit(store.eraseDocument),
    overwrittenIn: unit(store.overwrittenIn),
    overwrittenAfter: unit(store.overwrittenAfter),
    dropOverwritten: unit(store.dropOverwritten),
    forgetOverwritten: unit(store.forgetOverwritten),
    forgetOverwrittenBefore: unit(store.forgetOverwrittenBefore),
    plansToFollow: unit(store.plansToFollow),
    versionsOf: unit(store.versionsOf),
    versionState: unit(store.versionState),
    versionsAfter: unit(store.versionsAfter),
    editsOf: unit(store.editsOf),
    textAuthors: unit(store.textAuthors),
    commitVersions: unit(store.commitVersions),
    replaceVersion: unit(store.replaceVersion),
    forgetPlanHistoryBefore: unit(store.forgetPlanHistoryBefore),
    forgetTraces: unit(store.forgetTraces),
    changedDocuments: unit(store.changedDocuments),
    commitProjections: unit(store.commitProjections),
    commitRows: unit(store.commitRows),
    rowsOfDocument: unit(store.rowsOfDocument),
    rowsByKey: unit(store.rowsByKey),
    rowsOfKind: unit(store.rowsOfKind),
    heldDocuments: unit(store.heldDocuments),
    visibleRows: unit(store.visibleRows),
    countVisible: unit(store.countVisible),
    staleContacts: unit(store.staleContacts),
    contactAccess: unit(store.contactAccess),
    commitAudiences: unit(store.commitAudiences),
    forgetProjections: unit(store.forgetProjections),
    rowsSince: unit(store.rowsSince),
    eventsSince: unit(store.eventsSince),
    eventsAbout: unit(store.eventsAbout),
    readFacts: unit(store.readFacts),
    thingsAt: unit(store.thingsAt),
    pointAt: unit(store.pointAt),
    pastVersions: unit(store.pastVersions),
    eventBefore: unit(store.eventBefore),
    lastDayStarted: unit(store.lastDayStarted),
    checkpointOf: unit(store.checkpointOf),
    nextEffectAt: unit(store.nextEffectAt),
    effectsByKey: unit(store.effectsByKey),
    effectsIn: unit(store.effectsIn),
    effectsAfter: unit(store.effectsAfter),
    firingsAbout: unit(store.firingsAbout),
    firingOfEffect: unit(store.firingOfEffect),
    firingsOfRule: unit(store.firingsOfRule),
    ruleFigures: unit(store.ruleFigures),
    checks: unit(store.checks),
    ledgerStatus: unit(store.ledgerStatus),
    dropVersions: unit(store.dropVersions),
    recordEvents: unit(store.recordEvents),
    takeLease: unit(store.takeLease),
    commitDecisions: unit(store.commitDecisions),
    claimEffects: unit(store.claimEffects),
    settleEffect: unit(store.settleEffect),
    releaseEffect: unit(store.releaseEffect),
    forgetUnfiredBefore: unit(store.forgetUnfiredBefore),
    forgetDecisionsAbout: unit(store.forgetDecisionsAbout),
    updatesOf: unit(store.updatesOf),
    documentNames: unit(store.documentNames),
    status: unit(store.status),
    epoch: unit(store.epoch),
    close: async () => {
      if (db.isOpen) db.close();
    },
  };
}
