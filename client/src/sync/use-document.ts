/** Documents as plain values for screens: read again only when the document changed. */
import { type Contact, contact, type DocumentName, type DocumentState, parseDocumentName, readDocument, type Settings } from '@tandem/core';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { acquire, documentNamed, release, subscribeDocument } from './document-store.ts';

export interface LiveDocument<S> {
  readonly state: S;
  readonly doc: Y.Doc;
  /** False until the content is known; `state` holds initial values till then. */
  readonly loaded: boolean;
  readonly readOnly: boolean;
  /** Not there, or not for this person. */
  readonly refused: boolean;
}
type AnyState = DocumentState['state'];

/** Keeps the document open while the component is there; `undefined` until it is. */
export function useDocument(name: DocumentName | undefined): LiveDocument<AnyState> | undefined {
  useEffect(() => {
    if (!name) return;
    acquire(name);
    return () => release(name);
  }, [name]);
  const [snapshot] = useState(createSnapshot);
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!name) return () => undefined;
      return subscribeDocument(name, () => {
        snapshot.spoil();
        listener();
      });
    },
    [name, snapshot],
  );
  return useSyncExternalStore(subscribe, () => snapshot.of(name));
}

export const useContact = (id: string | undefined): LiveDocument<Contact> | undefined =>
  useDocument(id === undefined ? undefined : contact.nameOf(id)) as LiveDocument<Contact> | undefined;
export const useSettings = (): LiveDocument<Settings> | undefined =>
  useDocument('settings' as DocumentName) as LiveDocument<Settings> | undefined;

/** One component's last reading, so that rendering twice reads once. */
function createSnapshot() {
  let last: { readonly doc: Y.Doc; readonly value: LiveDocument<AnyState> } | undefined;
  return {
    spoil(): void {
      last = undefined;
    },
    of(name: DocumentName | undefined): LiveDocument<AnyState> | undefined {
      const document = name && documentNamed(name);
      const parsed = name && parseDocumentName(name);
      if (!document || !parsed) return undefined;
      if (last?.doc === document.doc) return last.value;
      const { doc, loaded, readOnly, refused } = document.view();
      last = { doc, value: { state: readDocument(parsed, doc).state, doc, loaded, readOnly, refused } };
      return last.value;
    },
  };
}
