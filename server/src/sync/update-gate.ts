/**
 * Checks an update before anything of it touches the document that others see. Yjs applies a bad update half-way and says nothing,
 * so it is applied to a shadow first: a copy that nobody sees, thrown away when something is wrong.
 */
import type { Document } from '@hocuspocus/server';
import { type DocumentType, documents, type Person, parseDocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { WrittenFields } from '../storage/storage.ts';
import { fieldsWritten } from './concurrent-fields.ts';
import { forbiddenChanges } from './field-rules.ts';
import { inspectUpdate } from './inspect-update.ts';

export type Verdict =
  | { readonly verdict: 'accepted'; readonly fields: WrittenFields | undefined }
  | { readonly verdict: 'nothing-new' | 'missing' }
  | { readonly verdict: 'field'; readonly paths: readonly string[] }
  | { readonly verdict: 'malformed'; readonly why: string };

export interface Author {
  readonly person: Person;
  readonly mayAssign: boolean;
}
export interface UpdateGate {
  /** Accepted: the caller appends it, lets it be applied and calls `settled`, whatever became of it. */
  check(document: Document, update: Uint8Array, author: Author): Verdict;
  settled(document: Document): void;
  /** What was accepted did not reach the disk after all. */
  forget(document: Document): void;
}

interface Found {
  readonly changed: boolean;
  readonly refused: readonly string[];
  readonly fields: WrittenFields | undefined;
}

export function createUpdateGate(): UpdateGate {
  const shadows = new WeakMap<Document, Y.Doc>();
  const followed = new WeakSet<Document>();
  /** Accepted and on their way to the disk. */
  const underway = new WeakMap<Document, number>();
  const count = (document: Document) => underway.get(document) ?? 0;

  function shadowOf(document: Document, type: DocumentType): Y.Doc {
    const known = shadows.get(document);
    if (known) return known;
    const shadow = new Y.Doc();
    declareRoots(shadow, type);
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(document));
    shadows.set(document, shadow);
    if (!followed.has(document)) {
      followed.add(document);
      // What is known already changes nothing; what came from the server, or was accepted for an older shadow, arrives here.
      document.on('update', (update: Uint8Array) => {
        const current = shadows.get(document);
        if (current) Y.applyUpdate(current, update);
      });
    }
    return shadow;
  }

  return {
    check(document, update, author) {
      const name = parseDocumentName(document.name);
      if (!name) return { verdict: 'malformed', why: 'no document of that name' };
      const shadow = shadowOf(document, name.type);
      const inspection = inspectUpdate(shadow, update);
      if (!inspection.ok) return inspection;
      let found: Found | undefined;
      const look = (transaction: Y.Transaction) => {
        found ??= {
          changed: hasChanged(transaction),
          refused: forbiddenChanges(transaction, name.type, author),
          fields: fieldsWritten(transaction, name.type),
        };
      };
      try {
        shadow.on('afterTransaction', look);
        Y.applyUpdate(shadow, update);
      } catch {
        // A part of it may be in the shadow.
        found = undefined;
      } finally {
        shadow.off('afterTransaction', look);
      }
      const verdict = judge(found, shadow, count(document) > 0);
      if (verdict.verdict === 'accepted') underway.set(document, count(document) + 1);
      else if (verdict.verdict !== 'nothing-new') shadows.delete(document);
      return verdict;
    },
    settled: (document) => void underway.set(document, count(document) - 1),
    forget: (document) => void shadows.delete(document),
  };
}

/** Roots that nobody asked for have no kind, and would not say which of their keys changed. */
function declareRoots(doc: Y.Doc, type: DocumentType): void {
  const { lists, prose } = documents[type];
  for (const name of ['fields', ...Object.keys(lists)]) doc.getMap(name);
  for (const name of prose) doc.getXmlFragment(name);
}

function judge(found: Found | undefined, shadow: Y.Doc, othersUnderway: boolean): Verdict {
  if (!found) return { verdict: 'malformed', why: 'it cannot be applied' };
  if (shadow.store.pendingStructs !== null || shadow.store.pendingDs !== null) return { verdict: 'missing' };
  if (found.refused.length > 0) return { verdict: 'field', paths: found.refused };
  // What the shadow knows already may be an update that is not on disk yet: then this one is written as well, rather than acknowledged early.
  return found.changed || othersUnderway ? { verdict: 'accepted', fields: found.fields } : { verdict: 'nothing-new' };
}

const hasChanged = ({ beforeState, afterState, deleteSet }: Y.Transaction): boolean =>
  deleteSet.clients.size > 0 || [...afterState].some(([client, clock]) => clock > (beforeState.get(client) ?? 0));
