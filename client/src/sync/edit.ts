/**
 * Every edit of a document goes through here: it works offline, shows in all lists at once, is kept on the device, sent when
 * there is a server, and can be taken back. Undo takes back this person's own last action on this page, in whatever document.
 */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import { atHand, EditRefused } from './at-hand.ts';
import type { FieldChange } from './describe-changes.ts';
import { noteDone, noteRedone, noteUndone, type OneStep, type Part, type Step, takeDone, takeUndone } from './own-steps.ts';
import { takeBack } from './take-back.ts';

export { type EditRefusal, EditRefused } from './at-hand.ts';
export { forgetSteps, type OneStep, oneStep, subscribeUndo, undoLabels } from './own-steps.ts';

export async function editDocument(
  name: DocumentName,
  label: string,
  edit: (doc: Y.Doc) => void,
  options: { readonly create?: boolean; readonly together?: OneStep; readonly unnoted?: boolean } = {},
): Promise<void> {
  const changes = await write(name, label, edit, options);
  // What nobody thinks of as an action, such as reading, is not in the way of undo.
  if (changes.length > 0 && !options.unnoted) noteDone(label, { name, changes }, options.together);
}

const write = (
  name: DocumentName,
  label: string,
  edit: (doc: Y.Doc) => void,
  options: { readonly create?: boolean } = {},
): Promise<readonly FieldChange[]> =>
  atHand(
    name,
    (document) => {
      if (document.view().readOnly) throw new EditRefused('read-only', name);
      return document.edit(label, edit);
    },
    options,
  );

export interface Undone {
  readonly label: string;
  /** Values that were not put back, because somebody has changed them since or the document may not be edited any more. */
  readonly stayed: number;
}

/** Takes back the last own action; `undefined` when there is none. */
export const undoLast = (): Promise<Undone | undefined> => inTurn(takeDone, noteUndone);
/** Takes back exactly what was done together, whatever was done since. */
export const undoStep = (together: OneStep): Promise<Undone | undefined> => inTurn(() => takeDone(together), noteUndone);
export const redoLast = (): Promise<Undone | undefined> => inTurn(takeUndone, noteRedone);

let turn: Promise<unknown> = Promise.resolve();
/** Who presses twice takes back two steps, one after the other. */
function inTurn(take: () => Step | undefined, note: (step: Step) => void): Promise<Undone | undefined> {
  const next = turn.then(async () => {
    const step = take();
    if (!step) return undefined;
    const { parts, stayed } = await reverse(step);
    if (parts.length > 0) note({ ...step, parts });
    return { label: step.label, stayed };
  });
  turn = next.catch(() => undefined);
  return next;
}

/** Many edits that are one action: undo that is asked for meanwhile waits for all of them, half a bulk change is nobody's step. */
export function asWhole<T>(work: Promise<T>): Promise<T> {
  turn = Promise.allSettled([turn, work]);
  return work;
}

/** A few at a time: each opens a document, and the server takes no more than a hundred at once. */
const atOnce = 20;

async function reverse(step: Step): Promise<{ readonly parts: readonly Part[]; readonly stayed: number }> {
  const parts: Part[] = [];
  let stayed = 0;
  const reversePart = async ({ name, changes: before }: Part) => {
    try {
      const changes = await write(name, step.label, (doc) => {
        stayed += takeBack(doc, before);
      });
      if (changes.length > 0) parts.push({ name, changes });
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      stayed += before.length;
    }
  };
  const backwards = step.parts.toReversed();
  for (let i = 0; i < backwards.length; i += atOnce) await Promise.all(backwards.slice(i, i + atOnce).map(reversePart));
  return { parts, stayed };
}
