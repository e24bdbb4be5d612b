/** One change of many contacts, taken back as one step. */
import { type Contact, contact } from '@tandem/core';
import type * as Y from 'yjs';
import { editDocument, type OneStep, oneStep } from '../../sync/edit.ts';

type Changed = 'owner' | 'status';

export interface BulkChange {
  readonly changed: number;
  /** Those the person may not change, or that are not on this device while offline. */
  readonly left: number;
  /** Puts the former values back, where nobody has changed them again since. */
  readonly undo: () => Promise<void>;
}

type Edit = typeof editDocument;

export async function changeMany(
  ids: readonly string[],
  field: Changed,
  value: string,
  label: string,
  edit: Edit = editDocument,
): Promise<BulkChange> {
  const before = new Map<string, string>();
  const write = (id: string, together: OneStep, to: (now: string) => string | undefined) => {
    const change = (doc: Y.Doc) => {
      const now = contact.read(doc)[field];
      const next = to(now);
      if (next === undefined || next === now) return;
      before.set(id, now);
      contact.change(doc, { [field]: next } as Partial<Contact>, 'me');
    };
    return edit(contact.nameOf(id), label, change, { together });
  };
  const giving = oneStep();
  const results = await inTurns(ids, (id) => write(id, giving, () => value));
  const changed = [...before];
  return {
    changed: changed.length,
    left: results.filter((done) => !done).length,
    undo: async () => {
      const takingBack = oneStep();
      await inTurns(
        changed.map(([id]) => id),
        (id) => {
          const former = before.get(id) ?? '';
          return write(id, takingBack, (now) => (now === value ? former : undefined));
        },
      );
    },
  };
}

/** A few at a time: each opens a document, and the server takes no more than a hundred at once. */
const atOnce = 20;

async function inTurns(ids: readonly string[], act: (id: string) => Promise<void>): Promise<readonly boolean[]> {
  const results: boolean[] = [];
  for (let i = 0; i < ids.length; i += atOnce) {
    const settled = await Promise.allSettled(ids.slice(i, i + atOnce).map(act));
    results.push(...settled.map(({ status }) => status === 'fulfilled'));
  }
  return results;
}
