/** What this person did on this page, newest last, to be taken back and done again. Plain values: no document stays open for it. */
import type { DocumentName } from '@tandem/core';
import type { FieldChange } from './describe-changes.ts';

/** Given to several edits, it makes them one step: undo takes all of them back at once. */
export type OneStep = symbol;
export const oneStep = (): OneStep => Symbol('step');

export interface Part {
  readonly name: DocumentName;
  readonly changes: readonly FieldChange[];
}
export interface Step {
  readonly label: string;
  readonly together: OneStep;
  /** In the order in which they were made. */
  readonly parts: readonly Part[];
}

/** What is still being made grows in place: a change of thousands of records would copy thousands of parts thousands of times. */
interface Growing extends Step {
  label: string;
  readonly parts: Part[];
}

const remembered = 100;
let done: readonly Growing[] = [];
let undone: readonly Step[] = [];
const listeners = new Set<() => void>();
let top: { readonly undo: string | undefined; readonly redo: string | undefined } = { undo: undefined, redo: undefined };

/** What undo and redo would do now, for menus. */
export const undoLabels = (): typeof top => top;
export function subscribeUndo(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A new action ends what could be done again. */
export function noteDone(label: string, part: Part, together: OneStep = oneStep()): void {
  const known = done.find((step) => step.together === together);
  if (known) {
    known.label = label;
    known.parts.push(part);
  }
  set(known ? done : [...done.slice(1 - remembered), { label, together, parts: [part] }], []);
}

/** Takes the newest step, or the one that is named, off the list of what can be taken back. */
export function takeDone(together?: OneStep): Step | undefined {
  const step = together ? done.find((one) => one.together === together) : done.at(-1);
  if (step) set(without(done, step), undone);
  return step;
}
export function takeUndone(): Step | undefined {
  const step = undone.at(-1);
  if (step) set(done, without(undone, step));
  return step;
}
export const noteUndone = (step: Step): void => set(done, [...undone, step]);
export const noteRedone = (step: Step): void => set([...done, { ...step, parts: [...step.parts] }], undone);

export const forgetSteps = (): void => set([], []);
/** The document is not this person's any more: its old values are not kept either. */
export function forgetStepsOf(name: DocumentName): void {
  const others = (steps: readonly Step[]): readonly Growing[] =>
    steps.map((step) => ({ ...step, parts: step.parts.filter((part) => part.name !== name) })).filter(({ parts }) => parts.length > 0);
  set(others(done), others(undone));
}

const without = <Some extends Step>(steps: readonly Some[], step: Step): readonly Some[] => steps.filter((other) => other !== step);

function set(nextDone: readonly Growing[], nextUndone: readonly Step[]): void {
  [done, undone] = [nextDone, nextUndone];
  const next = { undo: done.at(-1)?.label, redo: undone.at(-1)?.label };
  if (next.undo === top.undo && next.redo === top.redo) return;
  top = next;
  for (const listener of listeners) listener();
}
