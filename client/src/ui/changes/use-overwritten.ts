import type { DocumentName } from '@tandem/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { documentNamed, subscribeDocument } from '../../sync/document-store.ts';
import { followOverwritten, type Overwritten, undecided } from '../../sync/overwritten.ts';

/** Of a document that somebody else keeps open; `prefix` narrows it to one entry, such as `cards/01H.../`. */
export function useOverwritten(document: DocumentName, prefix = ''): readonly Overwritten[] {
  const [found, setFound] = useState<readonly Overwritten[]>([]);
  useEffect(() => {
    setFound([]);
    return followOverwritten(document, prefix, setFound);
  }, [document, prefix]);
  const key = useSyncExternalStore(
    (listener) => subscribeDocument(document, listener),
    () => keyOf(document, found, prefix),
  );
  return key === '' ? [] : undecided(found, documentNamed(document)?.doc ?? nothing(), prefix);
}

/** What is shown, as one word: the list is made anew only when it would be another one. */
function keyOf(document: DocumentName, found: readonly Overwritten[], prefix: string): string {
  const doc = documentNamed(document)?.doc;
  return doc && found.length > 0
    ? undecided(found, doc, prefix)
        .map(({ id }) => id)
        .join(' ')
    : '';
}

function nothing(): never {
  throw new Error('a document that has values written apart is open');
}
