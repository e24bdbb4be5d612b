/** Edits that somebody left behind when this record was handed over: whoever may edit it now decides about each of them. */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { ApiError, request } from '../state/request.ts';
import { describeChanges, type FieldChange } from './describe-changes.ts';
import type { LocalChange } from './device.ts';
import { editDocument } from './edit.ts';
import { valueAt, writeValue } from './take-back.ts';

export type SealedChange = Omit<LocalChange, 'document'>;
export interface SealedHere {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly changes: readonly SealedChange[];
  /** Base64. */
  readonly update: string;
}

/** Undefined: the server does not answer. */
export async function loadSealedHere(document: DocumentName): Promise<readonly SealedHere[] | undefined> {
  try {
    const path = `/api/sealed-copies?document=${encodeURIComponent(document)}`;
    return (await request<{ copies: readonly SealedHere[] }>('GET', path)).copies;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return undefined;
  }
}

/** As this person's own edit, through the same gate as any other. Throws `EditRefused`. */
export const applySealed = (document: DocumentName, copy: SealedHere, change: SealedChange, label: string): Promise<void> =>
  editDocument(document, label, (doc) => {
    if (change.path.includes('/')) writeValue(doc, { path: change.path, to: change.to ?? undefined });
    else mergeText(doc, copy);
  });

/** False: the server could not be told, and the change is still to be decided. */
export async function settleSealed(copy: SealedHere, change: SealedChange): Promise<boolean> {
  try {
    await request('POST', `/api/sealed-copies/${copy.id}/settle`, { changes: [change.id] });
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // Somebody else has decided about it meanwhile.
    return error.status === 404;
  }
}

/** Whether a change still has a place to go: its entry may have been removed. */
export function hasPlace(doc: Y.Doc, { path }: SealedChange): boolean {
  const [list = '', id = '', field] = path.split('/');
  return list === 'fields' || field === undefined || doc.getMap(list).has(id);
}
export const valueHere = (doc: Y.Doc, { path }: SealedChange): unknown => (path.includes('/') ? valueAt(doc, path) : undefined);

/**
 * Running text is merged letter by letter; the fields that the same update holds stay as they are. It is made ready on a copy, so
 * that nobody sees the fields change and change back.
 */
function mergeText(doc: Y.Doc, { update }: SealedHere): void {
  const bytes = Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0));
  if (bytes.length === 0) throw new Error('a text that came without its update is copied, not merged');
  const copy = copyOf(doc);
  let written: readonly FieldChange[] = [];
  copy.once('afterTransaction', (transaction: Y.Transaction) => {
    written = describeChanges(copy, transaction);
  });
  Y.applyUpdate(copy, bytes);
  for (const { path, from } of written) if (path.includes('/')) writeValue(copy, { path, to: from });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)));
  copy.destroy();
}

/** Roots that nobody asked for have no kind, and would not say what changed in them. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  for (const [name, root] of doc.share) {
    if (root instanceof Y.Map) copy.getMap(name);
    else if (root instanceof Y.XmlFragment) copy.getXmlFragment(name);
  }
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
