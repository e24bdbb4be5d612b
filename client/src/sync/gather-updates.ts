/**
 * What colleagues write comes letter by letter, and each letter that is drawn by itself is the work of a frame: with fifty who type
 * a page would do nothing else, and one's own letter would wait for all of theirs. So what arrives is kept on the device at once and
 * brought into the document together, after the frame that was being made. Own edits do not pass here: to them it is as if the line
 * were a frame longer, and they go out as ever.
 */
import type { HocuspocusProvider } from '@hocuspocus/provider';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { FrameClock } from './frame-clock.ts';

interface Needs {
  readonly doc: Y.Doc;
  readonly frames: FrameClock;
  /** Writes an update down, at the moment it has come. */
  readonly keep: (update: Uint8Array) => void;
}
export interface Gathering {
  /** True while what was kept already is brought into the document. */
  isApplying(): boolean;
  /** What has come is in the document now. */
  settle(): void;
}

/** Of the page's time, what others write takes one part of so many; and a second is never without them. */
const share = 4;
const longestWait = 250;

/** From here on the line of this provider is listened to through the gathering. */
export function gatherUpdates(line: HocuspocusProvider, { doc, frames, keep }: Needs): Gathering {
  const hear = line.onMessage.bind(line);
  let come: Uint8Array[] = [];
  let callOff: (() => void) | undefined;
  let applying = false;
  let rest = 0;

  function settle(): void {
    callOff?.();
    callOff = undefined;
    if (come.length === 0) return;
    const updates = come;
    come = [];
    const began = frames.now();
    applying = true;
    try {
      apply(doc, updates, line);
    } finally {
      applying = false;
      rest = Math.min(longestWait, (frames.now() - began) * (share - 1));
    }
  }
  line.onMessage = (event: MessageEvent) => {
    const said = read(new Uint8Array(event.data as ArrayBuffer));
    if (said.is === 'update' && line.synced) {
      keep(said.update);
      come.push(said.update);
      if (callOff) return;
      const off = frames.afterFrame(settle, rest);
      // Where nothing is shown it was done at once.
      if (come.length > 0) callOff = off;
      return;
    }
    // Where somebody is, and that an own edit is on the disk, is true with and without them; everything else is about all there is.
    if (said.is === 'other') settle();
    hear(event);
  };
  return { isApplying: () => applying, settle };
}

/** One transaction, in the order they came. One that cannot be read does not take the others with it. */
function apply(doc: Y.Doc, updates: readonly Uint8Array[], origin: object): void {
  Y.transact(
    doc,
    () => {
      for (const update of updates) {
        try {
          Y.applyUpdate(doc, update, origin);
        } catch (error) {
          // What is missing by it comes with the next handshake.
          console.error('An update of the server could not be read.', error);
        }
      }
    },
    origin,
    false,
  );
}

type Said = { readonly is: 'update'; readonly update: Uint8Array } | { readonly is: 'aside' | 'other' };
const [sync, awareness, syncStatus] = [0, 1, 8];
const updateStep = 2;

/** A message of the protocol: the document's name, its kind, and of the kind `sync` a step and its bytes. */
function read(bytes: Uint8Array): Said {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint8Array(decoder);
  const kind = decoding.readVarUint(decoder);
  if (kind === awareness || kind === syncStatus) return { is: 'aside' };
  if (kind !== sync || decoding.readVarUint(decoder) !== updateStep) return { is: 'other' };
  return { is: 'update', update: decoding.readVarUint8Array(decoder) };
}
