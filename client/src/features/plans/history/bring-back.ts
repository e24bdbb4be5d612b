/** Brings parts of a version back into the plan, as one change of today that can be taken back as one. */
import { plan as planDocument } from '@tandem/core';
import { bringBackParts } from '@tandem/core/plans/restore';
import * as Y from 'yjs';
import { translate } from '../../../i18n/i18n.ts';
import { documentNamed } from '../../../sync/document-store.ts';
import { editDocument } from '../../../sync/edit.ts';
import { newId } from '../../../sync/new-id.ts';
import { byMe } from '../../../sync/open-document.ts';

export interface Brought {
  readonly count: number;
  /** Takes out again what came back, and nothing that anybody wrote since. */
  readonly undo: () => void;
}

/** Throws `EditRefused` where the plan may not be changed or is not here. */
export async function bringBack(plan: string, then: Uint8Array, keys: ReadonlySet<string>, section: string, me: string): Promise<Brought> {
  const name = planDocument.nameOf(plan);
  let count = 0;
  let undo: Y.UndoManager | undefined;
  await editDocument(name, translate('plans.history.bring.label', { section }), (doc) => {
    // Made inside, so that what is recorded is this transaction alone.
    undo = new Y.UndoManager(doc.getXmlFragment('text'), { trackedOrigins: new Set([byMe]), captureTimeout: 0 });
    count = bringBackParts({ doc, then, origin: byMe, newId }, keys);
    // Without a name: the server keeps the text as it was before this.
    if (count > 0) planDocument.addEntry(doc, 'versions', newId(), { name: '', at: new Date().toISOString(), by: me }, byMe);
  });
  const made = undo;
  made?.trackedOrigins.delete(byMe);
  return {
    count,
    undo: () => {
      if (made && documentNamed(name)?.doc === made.doc) made.undo();
      made?.destroy();
    },
  };
}
