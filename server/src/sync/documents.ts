/** Documents as the rest of the server uses them: read and changed through the same durable log as people's edits. */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';

export interface Documents {
  /** The document as it is now, open or not. Undefined: it does not exist. The copy is the caller's. */
  read(name: DocumentName): Promise<Y.Doc | undefined>;
  /**
   * Runs `edit` on a copy, appends what it changed, then applies it to the open document and its editors.
   * Resolves when it is on disk. Creates the document when it does not exist. One change of a document at a time.
   */
  change(name: DocumentName, actor: string, edit: (doc: Y.Doc) => void): Promise<void>;
  /** Closes every connection of the document, or of one session or user, after telling its client why. */
  disconnect(who: { readonly document?: DocumentName; readonly session?: string; readonly user?: string }, reason: string): void;
  /** Fires after updates of these documents are on disk, whoever made them. */
  onAppended(listener: (documents: readonly DocumentName[]) => void): () => void;
}
