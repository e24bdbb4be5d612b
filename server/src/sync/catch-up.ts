/**
 * A document may have been unloaded and loaded again while an update of it was on its way to the disk: the copy in memory that
 * others see now may have read the log before the update was in it.
 */
import type { Document, Hocuspocus } from '@hocuspocus/server';
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';

/** Applies what is on disk to the copy that is in memory now, unless that is the one the caller applies it to. */
export type CatchUp = (name: DocumentName, update: Uint8Array, own?: Document) => Promise<void>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the context of its connections is
export const createCatchUp = (hocuspocus: () => Pick<Hocuspocus<any>, 'documents' | 'loadingDocuments'>): CatchUp =>
  async function catchUp(name, update, own) {
    const { documents, loadingDocuments } = hocuspocus();
    const open = (await loadingDocuments.get(name)?.catch(() => undefined)) ?? documents.get(name);
    if (open && open !== own) Y.applyUpdate(open, update, { source: 'local', skipStoreHooks: true });
  };
