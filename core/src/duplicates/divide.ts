/** Dividing again what was merged: values go back where nobody has changed them since, and what was changed stays. */
import type * as Y from 'yjs';
import { type Contact, contact } from '../documents/contact.ts';
import { sameValue } from '../documents/define-document.ts';
import type { ContactRow } from '../projections/row.ts';
import { shownAs } from '../projections/shown-as.ts';
import { claimsOf, readTaken, type Taken, type UnitedList, unitedLists, writeTaken } from './taken.ts';

/** What dividing gives back, and what stays because somebody has changed it since. */
export interface Return {
  readonly fields: Partial<Contact>;
  readonly removed: readonly { readonly list: UnitedList; readonly id: string }[];
  readonly stays: {
    readonly fields: readonly (keyof Contact)[];
    readonly entries: readonly { readonly list: UnitedList; readonly id: string }[];
  };
  /** The marks of this merge, which go. */
  readonly merges: readonly string[];
  /** Later merges that took a value over one that goes: they now cover what was there before. */
  readonly rebased: readonly { readonly id: string; readonly taken: string }[];
}

export function returnOf(state: Contact, other: string): Return {
  const going = state.merges.filter((merge) => merge.other === other);
  const staying = state.merges.filter((merge) => merge.other !== other).map(({ id, taken }) => ({ id, taken: readTaken(taken) }));
  const takings = going.map(({ taken }) => readTaken(taken));
  const fields: Record<string, unknown> = {};
  const changed: (keyof Contact)[] = [];
  const rebased = new Map<string, Taken>();
  for (const key of new Set(takings.flatMap((taken) => Object.keys(taken.fields)))) {
    const value = state[key as keyof Contact];
    const { now, left } = unwind(
      value,
      takings.flatMap((taken) => taken.fields[key] ?? []),
    );
    if (!sameValue(now, value)) fields[key] = now;
    const above = staying.filter(({ taken }) => left.some(({ took }) => taken.fields[key] && sameValue(taken.fields[key].was, took)));
    for (const { id, taken } of above) {
      const before = rebased.get(id) ?? taken;
      const covered = before.fields[key] as Covered;
      rebased.set(id, { ...before, fields: { ...before.fields, [key]: { ...covered, was: unwind(covered.was, left).now } } });
    }
    // Two who took the same over the same at once have both written it down; one of them was enough.
    if (above.length === 0 && left.some(({ was }) => !sameValue(was, now))) changed.push(key as keyof Contact);
  }
  const claimed = claimsOf(state.merges.filter((merge) => merge.other !== other));
  const removed: { list: UnitedList; id: string }[] = [];
  const kept: { list: UnitedList; id: string }[] = [];
  for (const list of unitedLists) {
    for (const { id, ...values } of state[list]) {
      const was = takings.find((taken) => taken.entries[list][id])?.entries[list][id];
      if (!was || claimed.has(`${list}/${id}`)) continue;
      (sameValue(was, values) ? removed : kept).push({ list, id });
    }
  }
  return {
    fields: fields as Partial<Contact>,
    removed,
    stays: { fields: changed, entries: kept },
    merges: going.map(({ id }) => id),
    rebased: [...rebased].map(([id, taken]) => ({ id, taken: writeTaken(taken) })),
  };
}

/** Gives back what was taken from the other one. */
export function giveBack(doc: Y.Doc, other: string, origin: unknown): Return {
  const back = returnOf(contact.read(doc), other);
  doc.transact(() => {
    contact.change(doc, back.fields, origin);
    for (const { list, id } of back.removed) contact.removeEntry(doc, list, id, origin);
    for (const { id, taken } of back.rebased) contact.changeEntry(doc, 'merges', id, { taken }, origin);
    for (const id of back.merges) contact.removeEntry(doc, 'merges', id, origin);
  }, origin);
  return back;
}

/** What one document has to do in a division: stand by itself, give back what it took from others, or both. */
export interface DivisionStep {
  readonly id: string;
  readonly alone: boolean;
  readonly givesBack: readonly string[];
}

/**
 * Dividing a contact from whatever it is shown under. It gets what was taken from it and gives what it took, as after a
 * crosswise merge; a winner inside a circle leaves it as well, or it would be shown under whom it lets go.
 */
export function divisionOf(id: string, contacts: { get(id: string): Pick<ContactRow, 'mergedInto'> | undefined }): readonly DivisionStep[] {
  const steps = new Map<string, { alone: boolean; readonly givesBack: Set<string> }>();
  const stepOf = (one: string) => {
    const step = steps.get(one) ?? { alone: false, givesBack: new Set<string>() };
    steps.set(one, step);
    return step;
  };
  const winner = shownAs(id, contacts);
  for (const leaving of winner === id ? [] : [id, winner]) {
    const target = contacts.get(leaving)?.mergedInto;
    // A target that is not at hand is none of this division: nobody is shown under it here.
    if (!target || !contacts.get(target)) continue;
    stepOf(leaving).alone = true;
    stepOf(leaving).givesBack.add(target);
    stepOf(target).givesBack.add(leaving);
  }
  return [...steps].map(([one, { alone, givesBack }]) => ({ id: one, alone, givesBack: [...givesBack] }));
}

export function divide(doc: Y.Doc, { alone, givesBack }: DivisionStep, origin: unknown): void {
  doc.transact(() => {
    if (alone) contact.change(doc, { mergedInto: '' }, origin);
    for (const other of givesBack) giveBack(doc, other, origin);
  }, origin);
}

type Covered = Taken['fields'][string];

/** Follows a value back through what was taken over it; `left` are those that another value covers. */
function unwind(value: unknown, chain: readonly Covered[]): { readonly now: unknown; readonly left: readonly Covered[] } {
  const left = [...chain];
  let now = value;
  for (let at = left.findIndex(({ took }) => sameValue(took, now)); at >= 0; at = left.findIndex(({ took }) => sameValue(took, now)))
    now = left.splice(at, 1)[0]?.was;
  return { now, left };
}
