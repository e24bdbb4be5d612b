/** A document's content for one reading, such as what is copied out of it; from this device, or from the server when there is one. */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import { acquire, documentNamed, release } from './document-store.ts';
import { EditRefused } from './edit.ts';
import { syncFacts } from './sync-state.ts';

/** Throws `EditRefused` when it is not here, or not for this person. */
export async function readOnce<T>(name: DocumentName, read: (doc: Y.Doc) => T): Promise<T> {
  const document = acquire(name);
  try {
    await document.whenRead;
    if (!document.view().loaded && (!syncFacts().socketConnected || syncFacts().networkGone)) throw new EditRefused('not-here', name);
    await document.whenLoaded;
    const current = documentNamed(name) ?? document;
    if (current.view().refused) throw new EditRefused('forbidden', name);
    return read(current.doc);
  } finally {
    release(name);
  }
}
