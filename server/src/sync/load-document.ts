/** A document as it is on disk. One damaged update never makes the rest unreadable; a damaged snapshot does, and is said. */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import { Refusal } from './safe-hook.ts';

/** Fills `doc`; false when there is nothing to load. Throws a refusal that is not one of rights: the client tries again later. */
export async function loadInto(doc: Y.Doc, name: DocumentName, storage: Storage, log: Log): Promise<boolean> {
  const stored = await storage.loadDocument(name);
  if (!stored) {
    if ((await storage.aboutDocument(name))?.erased) throw new Refusal('erased');
    return false;
  }
  const damaged = [...stored.damaged];
  // Without its snapshot a document would look empty, and people would begin to fill it again.
  if (damaged.includes('snapshot') || (stored.snapshot && !applies(doc, stored.snapshot))) {
    log.error('sync.snapshot-damaged', { document: name });
    throw new Refusal('load-failed', 1013);
  }
  stored.updates.forEach((update, i) => {
    if (!applies(doc, update)) damaged.push(`update ${i} of the log`);
  });
  if (damaged.length > 0) log.error('sync.updates-damaged', { document: name, damaged });
  return true;
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update, 'load');
    return true;
  } catch {
    // Kept in the log as it is; whoever calls reports it.
    return false;
  }
}
