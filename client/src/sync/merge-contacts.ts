/** Merging and dividing contacts on this device: several documents, one step to take back, nothing written when one may not be. */
import { type Contact, contact, type DocumentName, divide, divisionOf, pointTo, takeOver } from '@tandem/core';
import type * as Y from 'yjs';
import { acquire, documentNamed, release } from './document-store.ts';
import { EditRefused, editDocument, type OneStep, oneStep } from './edit.ts';
import { newId } from './new-id.ts';
import type { OpenDocument } from './open-document.ts';
import { rowsOf } from './rows.ts';
import { syncFacts } from './sync-state.ts';

export interface MergeOrder {
  readonly winner: string;
  readonly loser: string;
  /** The fields whose value is the loser's although the winner has one. */
  readonly chosen: readonly (keyof Contact)[];
  readonly by: string;
  /** What was done, in words: for undo and for the list of waiting changes. */
  readonly label: string;
}
type Part = { readonly id: string; readonly edit: (doc: Y.Doc, docOf: (id: string) => Y.Doc) => void };

/** Throws `EditRefused` and changes nothing when one of the two is not here or may not be changed. */
export async function mergeContacts({ winner, loser, chosen, by, label }: MergeOrder): Promise<OneStep> {
  const mark = { self: winner, other: loser, chosen, entry: newId(), at: new Date().toISOString(), by };
  // The winner first: if this device stops in between, nothing is hidden whose values are not yet at the winner.
  return inOneStep(label, [
    { id: winner, edit: (doc, docOf) => takeOver(doc, contact.read(docOf(loser)), mark, 'me') },
    { id: loser, edit: (doc) => pointTo(doc, winner, 'me') },
  ]);
}

/** Divides a contact from the one it is shown under. With `different` the two are not proposed as one again. */
export async function divideContact(id: string, label: string, different?: { readonly by: string }): Promise<OneStep> {
  const rows = rowsOf('contact');
  const target = rows.get(id)?.mergedInto ?? '';
  const steps = divisionOf(id, rows);
  return inOneStep(
    label,
    steps.map((step) => ({
      id: step.id,
      edit: (doc) => {
        divide(doc, step, 'me');
        if (different && step.id === id) contact.addEntry(doc, 'different', newId(), { other: target, by: different.by }, 'me');
      },
    })),
  );
}

/** "These are different": said once, on one of the two, for everybody who sees both. */
export const markDifferent = (id: string, other: string, by: string, label: string): Promise<void> =>
  editDocument(contact.nameOf(id), label, (doc) => contact.addEntry(doc, 'different', newId(), { other, by }, 'me'));

async function inOneStep(label: string, parts: readonly Part[]): Promise<OneStep> {
  const names = parts.map(({ id }) => contact.nameOf(id));
  for (const name of names) acquire(name);
  try {
    // Whether all may be changed is asked before the first is.
    const documents = new Map<string, OpenDocument>();
    for (const name of names) documents.set(name, await editable(name));
    const docOf = (id: string) => (documents.get(contact.nameOf(id)) as OpenDocument).doc;
    const together = oneStep();
    for (const { id, edit } of parts) await editDocument(contact.nameOf(id), label, (doc) => edit(doc, docOf), { together });
    return together;
  } finally {
    for (const name of names) release(name);
  }
}

async function editable(name: DocumentName): Promise<OpenDocument> {
  const document = documentNamed(name) as OpenDocument;
  await document.whenRead;
  if (!document.view().loaded && (!syncFacts().socketConnected || syncFacts().networkGone)) throw new EditRefused('not-here', name);
  await document.whenLoaded;
  const current = documentNamed(name) ?? document;
  if (current.view().refused) throw new EditRefused('forbidden', name);
  if (current.view().readOnly) throw new EditRefused('read-only', name);
  return current;
}
