/**
 * A document that an admin erased: this device's copy goes, with what waited to be sent and what was refused of it, and the
 * person is told. Unlike any other refusal it keeps nothing: what was typed about somebody who was erased is about them too.
 */
import type { DocumentName } from '@tandem/core';
import type { Device } from './device.ts';
import { setSyncFacts, syncFacts } from './sync-state.ts';

export interface Erased {
  readonly document: DocumentName;
  /** What it was called here, to say which one. */
  readonly called: string;
  readonly unsent: number;
}
type Listener = (erased: Erased) => void;

/** Told before anybody listens: a page that starts with such a change has no frame yet. */
const untold: Erased[] = [];
let listener: Listener | undefined;

export function onErased(hear: Listener): () => void {
  listener = hear;
  for (const erased of untold.splice(0)) hear(erased);
  return () => {
    if (listener === hear) listener = undefined;
  };
}

/** `shown`: somebody looks at it right now, and is told also when nothing was lost. */
export async function forgetErased(
  name: DocumentName,
  called: string,
  device: Pick<Device, 'forgetDocument' | 'clearUnsynced' | 'discardRefused'>,
  shown: boolean,
): Promise<void> {
  const { unsynced, refused } = syncFacts();
  const waiting = unsynced.get(name);
  const left = new Map(unsynced);
  left.delete(name);
  setSyncFacts({ unsynced: left, refused: refused.filter((change) => change.document !== name) });
  const unsent = waiting ? Math.max(1, waiting.changes.length) : 0;
  if (unsent > 0 || shown) {
    const erased = { document: name, called, unsent };
    if (listener) listener(erased);
    else untold.push(erased);
  }
  await device.clearUnsynced(name);
  for (const change of refused) if (change.document === name) await device.discardRefused(change.id);
  await device.forgetDocument(name);
}
