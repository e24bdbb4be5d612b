/**
 * What the text of each open plan comes to when everything is applied that was accepted, also what is still on its way to the disk:
 * where words that meet another's edit on the way are seen to go.
 */
import * as Y from 'yjs';
import type { NewUpdate } from '../../storage/storage.ts';
import { findStrays, type Stray } from './find-strays.ts';

export function createPlanTexts<D extends Y.Doc>() {
  const texts = new WeakMap<D, Y.Doc>();
  return {
    /** From the first update on; before it nothing is on its way. */
    follow(document: D): void {
      if (texts.has(document)) return;
      const text = new Y.Doc();
      text.getXmlFragment('text');
      Y.applyUpdate(text, Y.encodeStateAsUpdate(document));
      texts.set(document, text);
    },
    /** Accepted, or written by the server itself. Twice is once. */
    take(document: D, update: Uint8Array): readonly Stray[] {
      const text = texts.get(document);
      if (!text) return [];
      const strays: Stray[] = [];
      // Yjs tidies up marks in a transaction of its own, afterwards.
      const look = (transaction: Y.Transaction) => void strays.push(...findStrays(transaction, update));
      text.on('afterTransaction', look);
      Y.applyUpdate(text, update);
      text.off('afterTransaction', look);
      return strays;
    },
    write: (document: D, edit: (text: Y.Doc) => readonly NewUpdate[]): readonly NewUpdate[] => {
      const text = texts.get(document);
      return text ? edit(text) : [];
    },
    forget: (document: D): void => void texts.delete(document),
  };
}
