/**
 * Documents in SQLite: the update log with its snapshots, the rows derived from documents with the audiences that may see them,
 * and events. Synchronous, one method a unit of work; it runs inside a storage thread.
 */
import type { DatabaseSync } from 'node:sqlite';
import { noSteps, type Steps } from '../steps.ts';
import type { Storage } from '../storage.ts';
import { contactAccess } from './documents/contact-access.ts';
import { decisionLog } from './documents/decision-log.ts';
import { derivationTables, tasksOfPlansTables } from './documents/derivation-tables.ts';
import { documentRows } from './documents/document-rows.ts';
import { effectLedger } from './documents/effect-ledger.ts';
import { eventLog } from './documents/event-log.ts';
import { jobs } from './documents/jobs.ts';
import { overwrittenFields, overwrittenTables } from './documents/overwritten-fields.ts';
import { planHistory, planTextTables } from './documents/plan-history.ts';
import { rowFeed } from './documents/row-feed.ts';
import { rowHistory } from './documents/row-history.ts';
import { updateLog } from './documents/update-log.ts';

export const documentsTables: string[] = [
  `
  CREATE TABLE data_set (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL,
    -- 1 only between an orderly stop and the next start: after anything else the whole file is checked
    stopped_cleanly INTEGER NOT NULL
  ) STRICT;
  INSERT INTO data_set (id, epoch, stopped_cleanly) VALUES (1, lower(hex(randomblob(16))), 1);

  CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    creator TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- the newest update in the log, and how far the rows follow it
    through INTEGER NOT NULL,
    projected INTEGER NOT NULL DEFAULT 0,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    log_rows INTEGER NOT NULL DEFAULT 0,
    log_bytes INTEGER NOT NULL DEFAULT 0,
    snapshot_bytes INTEGER NOT NULL DEFAULT 0,
    -- an erased document keeps its name, so that no stale device brings it back
    erased_at TEXT
  ) STRICT;
  CREATE INDEX document_to_project ON document (through) WHERE projected < through;
  CREATE INDEX document_long_log ON document (log_rows) WHERE log_rows >= 16;

  CREATE TABLE update_log (
    seq INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
  CREATE INDEX update_log_of_document ON update_log (document, seq);

  CREATE TABLE snapshot (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    through INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    content BLOB NOT NULL
  ) STRICT;

  CREATE TABLE row (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    -- the part of the key after the kind
    name TEXT NOT NULL,
    -- the document it was projected from; '' for people and teams
    document TEXT NOT NULL,
    -- the contact an opportunity is about, the company a person belongs to; '' for none
    contact TEXT NOT NULL,
    content TEXT NOT NULL,
    audiences TEXT NOT NULL
  ) STRICT;
  CREATE INDEX row_of_document ON row (document, key);
  CREATE INDEX row_of_kind ON row (kind, name);
  CREATE INDEX row_about_contact ON row (contact, kind) WHERE contact <> '';

  -- what each audience holds, the newest change of a row only; removed ones stay as a mark that the row has left
  CREATE TABLE row_audience (
    audience TEXT NOT NULL,
    key TEXT NOT NULL,
    seq INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (audience, key)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX row_audience_order ON row_audience (audience, seq);

  CREATE TABLE stale_contact (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;
  CREATE TABLE event_subject (
    subject TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES event (seq) ON DELETE CASCADE,
    PRIMARY KEY (subject, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX event_subject_of ON event_subject (seq);
  `,
  // A device that comes back asks what has changed since.
  'CREATE INDEX document_by_change ON document (through)',
  overwrittenTables,
  // Rows of contacts have gained addresses, a VAT number, what they were merged into: all are projected once more.
  'UPDATE document SET projected = 0 WHERE erased_at IS NULL',
  derivationTables,
  tasksOfPlansTables,
  planTextTables,
];

type Promised = Omit<Storage, 'close'>;
/** The port without its promises: inside a storage thread everything is at hand. */
export type DocumentsStore = { readonly [K in keyof Promised]: (...args: Parameters<Promised[K]>) => Awaited<ReturnType<Promised[K]>> };

export function documentsStore(db: DatabaseSync, steps: Steps = noSteps): DocumentsStore {
  const feed = rowFeed(db);
  const rows = documentRows(db, feed);
  const events = eventLog(db);
  const log = updateLog(db, steps);
  const access = contactAccess(db, rows);
  const { noteFields, ...overwritten } = overwrittenFields(db);
  const { noteText, forgetPlan, ...plans } = planHistory(db);
  const { put: follow, remove: followGone, end, forgetDocument, ...history } = rowHistory(db);
  const { write: writeDecision, ...decisions } = decisionLog(db);
  const { add: addEffects, forgetEffectsAbout, ...effects } = effectLedger(db, end);
  const { proveLease, reachCheckpoint, noteCheck, ...work } = jobs(db);
  const epoch = db.prepare('SELECT epoch FROM data_set');
  const counts = db.prepare('SELECT (SELECT count(*) FROM row) AS rows, (SELECT count(*) FROM event) AS events');

  return {
    ...log,
    ...access,
    ...overwritten,
    ...plans,
    ...history,
    ...decisions,
    ...effects,
    ...work,
    appendUpdates(updates) {
      const seqs = log.appendUpdates(updates);
      for (const update of updates) {
        noteFields(update);
        noteText(update);
      }
      return seqs;
    },
    rowsOfDocument: rows.rowsOfDocument,
    rowsByKey: rows.rowsByKey,
    rowsOfKind: rows.rowsOfKind,
    visibleRows: rows.visibleRows,
    heldDocuments: rows.heldDocuments,
    countVisible: rows.countVisible,
    rowsSince: feed.rowsSince,
    eventsSince: events.eventsSince,
    eventsAbout: events.eventsAbout,
    eventBefore: events.eventBefore,
    lastDayStarted: events.lastDayStarted,

    commitProjections(projections) {
      for (const { document, through, rows: changed, removed, events: happened, staleContacts, ...author } of projections) {
        // A document that was erased meanwhile leaves nothing behind.
        if (log.aboutDocument(document)?.erased) continue;
        for (const key of removed) {
          rows.remove(key, document);
          followGone(key, document, author);
        }
        for (const row of changed) {
          access.put(row);
          follow(row, author);
        }
        steps.at('mid-projection');
        const point = end();
        for (const event of happened) events.record(event, point);
        access.markStale(staleContacts);
        log.reachProjection(document, through);
      }
    },
    commitRows(changed, removed, at = '') {
      const author = { at, actor: '' };
      for (const key of removed) {
        rows.remove(key, '');
        followGone(key, '', author);
      }
      for (const row of changed) {
        access.put(row);
        follow(row, author);
      }
    },
    recordEvents(happened) {
      const point = end();
      for (const event of happened) events.record(event, point);
    },
    commitDecisions({ lease, through, decisions: made, checks = [] }) {
      proveLease(lease);
      let added = 0;
      for (const decision of made) added += addEffects(decision, writeDecision(decision));
      for (const check of checks) noteCheck(check);
      reachCheckpoint(lease.name, through);
      return { effects: added };
    },
    forgetDecisionsAbout(contacts) {
      forgetEffectsAbout(contacts);
      decisions.forgetDecisionsAbout(contacts);
    },
    forgetProjections() {
      rows.removeAllOfDocuments();
      access.forgetStale();
      log.forgetProjections();
    },
    eraseDocument(name, at) {
      log.erase(name, at);
      overwritten.forgetOverwritten(name);
      forgetPlan(name);
      for (const row of rows.rowsOfDocument(name)) {
        access.markSeenThrough(row);
        rows.remove(`${row.content.kind}/${row.content.id}`, name);
        events.forgetAbout(row.content.id);
      }
      const id = name.slice(name.indexOf('/') + 1);
      events.forgetAbout(id);
      forgetDocument(name);
      if (name.startsWith('contact/')) {
        forgetEffectsAbout([id]);
        decisions.forgetDecisionsAbout([id]);
      }
    },
    // Outside of any transaction, so by the thread itself.
    forgetTraces: () => undefined,
    status() {
      const { rows: rowCount, events: eventCount } = counts.get() as { rows: number; events: number };
      return { ...log.logStatus(), rows: rowCount, events: eventCount, integrity: 'ok' };
    },
    epoch: () => (epoch.get() as { epoch: string }).epoch,
  };
}
