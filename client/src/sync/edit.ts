/**
 * Every edit of a document goes through here: it works offline, shows in all lists at once, is kept on the device, sent when
 * there is a server, and can be taken back. Undo takes back this person's own last action on this page, in whatever document.
 */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import { acquire, documentNamed, release } from './document-store.ts';
import { syncFacts } from './sync-state.ts';

export type EditRefusal = 'read-only' | 'not-here' | 'forbidden';
/** Nothing was changed; the reason is one the person can be told. */
export class EditRefused extends Error {
  readonly reason: EditRefusal;
  constructor(reason: EditRefusal, name: DocumentName) {
    super(`${name} was not edited: ${reason}`);
    this.reason = reason;
  }
}

/** Given to several edits, it makes them one step: undo takes all of them back at once. */
export type OneStep = symbol;
export const oneStep = (): OneStep => Symbol('step');

interface Step {
  readonly label: string;
  readonly together: OneStep | undefined;
  /** A document for each edit, in their order. */
  readonly names: DocumentName[];
}
/** Documents of these steps stay open: their undo history lives in memory. */
const remembered = 30;
const done: Step[] = [];
const undone: Step[] = [];
const listeners = new Set<() => void>();
let top: { readonly undo: string | undefined; readonly redo: string | undefined } = { undo: undefined, redo: undefined };

export async function editDocument(
  name: DocumentName,
  label: string,
  edit: (doc: Y.Doc) => void,
  options: { readonly create?: boolean; readonly together?: OneStep } = {},
): Promise<void> {
  const document = acquire(name, options);
  try {
    await document.whenRead;
    if (!document.view().loaded && (!syncFacts().socketConnected || syncFacts().networkGone)) throw new EditRefused('not-here', name);
    await document.whenLoaded;
    // While it loaded, the server may have put a newer copy in its place.
    const current = documentNamed(name) ?? document;
    if (current.view().refused) throw new EditRefused('forbidden', name);
    if (current.view().readOnly) throw new EditRefused('read-only', name);
    const before = current.undo.undoStack.length;
    current.edit(label, edit);
    if (current.undo.undoStack.length > before) remember(name, label, options.together);
  } finally {
    release(name);
  }
}

/** Takes back the last own action; answers its label, or `undefined` when there is none. */
export const undoLast = (): string | undefined => step(done, undone, 'undo');
export const redoLast = (): string | undefined => step(undone, done, 'redo');

/** What undo and redo would do now, for menus. */
export const undoLabels = (): typeof top => top;
export function subscribeUndo(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function forgetSteps(): void {
  forget([...done.splice(0), ...undone.splice(0)]);
  publish();
}

function remember(name: DocumentName, label: string, together: OneStep | undefined): void {
  acquire(name);
  const last = done.at(-1);
  // Only the last step grows: a document takes back its newest edit first, whichever step that belongs to.
  if (together && last?.together === together) last.names.push(name);
  else done.push({ label, together, names: [name] });
  forget([...undone.splice(0), ...done.splice(0, done.length - remembered)]);
  publish();
}

function forget(steps: readonly Step[]): void {
  for (const name of steps.flatMap(({ names }) => names)) release(name);
}

function step(from: Step[], to: Step[], direction: 'undo' | 'redo'): string | undefined {
  for (let last = from.pop(); last; last = from.pop()) {
    const taken: DocumentName[] = [];
    for (const name of last.names.toReversed()) {
      if (stepIn(name, direction)) taken.push(name);
      else release(name);
    }
    if (taken.length === 0) continue;
    to.push({ ...last, names: taken });
    publish();
    return last.label;
  }
  publish();
  return undefined;
}

/** A document that was replaced has lost its history, and one that was taken away is no longer edited: that part stays as it is. */
function stepIn(name: DocumentName, direction: 'undo' | 'redo'): boolean {
  const document = documentNamed(name);
  if (!document || document.view().readOnly || document.view().refused) return false;
  return document.undo[direction]() !== null;
}

function publish(): void {
  top = { undo: done.at(-1)?.label, redo: undone.at(-1)?.label };
  for (const listener of listeners) listener();
}
