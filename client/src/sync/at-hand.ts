/** A document at hand for one moment: from this device, or from the server when there is one. */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import { acquire, documentNamed, release } from './document-store.ts';
import { subscribeSyncFacts, syncFacts } from './sync-state.ts';

export type EditRefusal = 'read-only' | 'not-here' | 'forbidden';
/** Nothing was changed; the reason is one the person can be told. */
export class EditRefused extends Error {
  readonly reason: EditRefusal;
  constructor(reason: EditRefusal, name: DocumentName) {
    super(`${name} was not edited: ${reason}`);
    this.reason = reason;
  }
}

/** Throws `EditRefused` when the document is not here, or not for this person. */
export async function atHand<T>(
  name: DocumentName,
  use: (document: NonNullable<ReturnType<typeof documentNamed>>) => T,
  options: { readonly create?: boolean } = {},
): Promise<T> {
  const document = acquire(name, options);
  try {
    await document.whenRead;
    if (!document.view().loaded) await untilConnectedOnce();
    if (!document.view().loaded && (!syncFacts().socketConnected || syncFacts().networkGone)) throw new EditRefused('not-here', name);
    await document.whenLoaded;
    // While it loaded, the server may have put a newer copy in its place.
    const current = documentNamed(name) ?? document;
    if (current.view().refused) throw new EditRefused('forbidden', name);
    return use(current);
  } finally {
    release(name);
  }
}

/** Who has just come in is connecting, which is not being offline: what the device does not have yet is waited for. */
function untilConnectedOnce(): Promise<void> {
  const isConnecting = () => {
    const { socketConnected, started, networkGone, workOffline } = syncFacts();
    return !socketConnected && !started && !networkGone && !workOffline;
  };
  return new Promise((resolve) => {
    const stop = subscribeSyncFacts(look);
    function look(): void {
      if (isConnecting()) return;
      stop();
      resolve();
    }
    look();
  });
}

/** A document's content for one reading, such as what is copied out of it. */
export const readOnce = <T>(name: DocumentName, read: (doc: Y.Doc) => T): Promise<T> => atHand(name, ({ doc }) => read(doc));
