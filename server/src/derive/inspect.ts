/** What the debug page and `npm run explain` show: a document, its log, what was derived from it, and what was odd in it. */
import { type DocumentName, documents as definitions, type Firing, parseDocumentName, readDocument } from '@tandem/core';
import * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';

export interface Inspection {
  readonly name: DocumentName;
  readonly facts: unknown;
  /** Client id -> number of its operations that are in the document. */
  readonly stateVector: Readonly<Record<string, number>>;
  readonly bytes: number;
  readonly issues: readonly { readonly path: string; readonly value: string }[];
  /** Log rows whose checksum or content did not fit; they are kept and not served. */
  readonly damaged: readonly string[];
  readonly updates: readonly unknown[];
  readonly events: readonly unknown[];
  readonly rows: readonly unknown[];
  /** What rules have decided about the record, also when nothing followed, with what came of it. */
  readonly decisions: readonly Firing[];
  readonly state: unknown;
}

/** Reads from storage, not from memory: what is shown is what a restart would load. */
export async function inspect(storage: Storage, name: DocumentName): Promise<Inspection | undefined> {
  const parsed = parseDocumentName(name);
  const stored = parsed && (await storage.loadDocument(name));
  if (!parsed || !stored) return undefined;
  const doc = new Y.Doc();
  const damaged = [...stored.damaged];
  for (const [i, update] of [stored.snapshot, ...stored.updates].entries()) {
    try {
      if (update) Y.applyUpdate(doc, update);
    } catch (error) {
      damaged.push(`update ${i}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const events = await storage.eventsAbout(parsed.id, 100);
  return {
    name,
    facts: await storage.aboutDocument(name),
    stateVector: Object.fromEntries([...Y.decodeStateVector(Y.encodeStateVector(doc))].map(([client, clock]) => [String(client), clock])),
    bytes: Y.encodeStateAsUpdate(doc).length,
    issues: definitions[parsed.type].issues(doc),
    damaged,
    updates: await storage.updatesOf(name, 100),
    events,
    rows: (await storage.rowsOfDocument(name, 100)).map((row) => ({ ...row.content, audiences: row.audiences })),
    decisions: await storage.firingsAbout(name, 100),
    state: readDocument(parsed, doc).state,
  };
}
