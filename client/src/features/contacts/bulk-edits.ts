/** One change of many contacts: one step for undo, and for each that stayed as it was the reason. */
import { type Contact, contact } from '@tandem/core';
import type * as Y from 'yjs';
import { asWhole, type EditRefusal, EditRefused, editDocument, oneStep, type Undone, undoStep } from '../../sync/edit.ts';

export const bulkFields = ['owner', 'status', 'industry', 'country', 'sizeClass'] as const;
export type BulkField = (typeof bulkFields)[number];

export interface BulkChange {
  readonly changed: number;
  readonly left: readonly { readonly id: string; readonly reason: EditRefusal }[];
  /** Puts the former values back, where nobody has changed them again since. */
  readonly undo: () => Promise<Undone | undefined>;
}

export interface BulkOrder {
  readonly ids: readonly string[];
  readonly field: BulkField;
  readonly value: string;
  /** What undo will say it takes back. */
  readonly label: string;
  readonly onProgress?: (done: number) => void;
  /** Stopping leaves what is done as it is: undo takes it back. */
  readonly signal?: AbortSignal;
}

/** A few at a time: each opens a document, and the server takes no more than a hundred at once. */
const atOnce = 20;

export const changeMany = (order: BulkOrder): Promise<BulkChange> => asWhole(changeAll(order));

async function changeAll({ ids, field, value, label, onProgress, signal }: BulkOrder): Promise<BulkChange> {
  const together = oneStep();
  const left: { id: string; reason: EditRefusal }[] = [];
  let changed = 0;
  const changeOne = async (id: string) => {
    const change = (doc: Y.Doc) => {
      if (contact.read(doc)[field] === value) return;
      contact.change(doc, { [field]: value } as Partial<Contact>, 'me');
      changed++;
    };
    try {
      await editDocument(contact.nameOf(id), label, change, { together });
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      left.push({ id, reason: error.reason });
    }
  };
  for (let from = 0; from < ids.length && !signal?.aborted; from += atOnce) {
    await Promise.all(ids.slice(from, from + atOnce).map(changeOne));
    onProgress?.(Math.min(ids.length, from + atOnce));
  }
  return { changed, left, undo: () => undoStep(together) };
}
