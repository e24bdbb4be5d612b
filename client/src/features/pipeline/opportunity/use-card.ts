/** One card of a document, read again when the document changes; the rest of a long board is not touched. */
import { type Card, type DocumentName, pipelineBoard } from '@tandem/core';
import { useEffect, useState } from 'react';
import { acquire, documentNamed, release, subscribeDocument } from '../../../sync/document-store.ts';

export interface LiveCard {
  readonly card: Card;
  readonly readOnly: boolean;
}

/** `undefined` until the document is here, and when the card is gone from it. */
export function useCard(name: DocumentName, id: string): LiveCard | undefined {
  const [live, setLive] = useState<LiveCard | undefined>(undefined);
  useEffect(() => {
    acquire(name);
    const read = () => {
      const open = documentNamed(name);
      const card = open && pipelineBoard.readEntry(open.doc, 'cards', id);
      setLive(open && card && { card, readOnly: open.view().readOnly });
    };
    const unsubscribe = subscribeDocument(name, read);
    read();
    return () => {
      unsubscribe();
      release(name);
    };
  }, [name, id]);
  return live;
}
