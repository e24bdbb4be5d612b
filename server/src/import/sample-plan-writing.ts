/** A plan written by several people over some weeks: each on a device of their own, so that the history knows whose words are whose. */
import { type DocumentName, nameOf } from '@tandem/core';
import * as Y from 'yjs';
import type { WrittenText } from '../storage/plan-history.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { textChanges, textWritten, together } from '../sync/text-changes.ts';

export interface Sitting {
  readonly by: string;
  readonly at: string;
  readonly write: (doc: Y.Doc, text: Y.XmlFragment) => void;
}

export function writtenTogether(id: string, sittings: readonly Sitting[]): readonly NewUpdate[] {
  const document: DocumentName = nameOf('plan', id);
  const devices = new Map<string, Y.Doc>();
  const updates: NewUpdate[] = [];
  for (const { by, at, write } of sittings) {
    const doc = devices.get(by) ?? new Y.Doc();
    devices.set(by, doc);
    for (const { update } of updates) Y.applyUpdate(doc, update);
    const before = Y.encodeStateVector(doc);
    const written: WrittenText[] = [];
    const note = (transaction: Y.Transaction) => void written.push(textWritten(textChanges(transaction)));
    doc.on('afterTransaction', note);
    doc.transact(() => write(doc, doc.getXmlFragment('text')), by);
    doc.off('afterTransaction', note);
    updates.push({ document, update: Y.encodeStateAsUpdate(doc, before), actor: by, at, text: together(written) });
  }
  for (const doc of devices.values()) doc.destroy();
  return updates;
}
