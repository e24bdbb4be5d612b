/** A new company or person, written on the device: it needs no server and no answer. */
import { type Contact, contact } from '@tandem/core';
import type * as Y from 'yjs';

export interface QuickForm {
  readonly kind: 'company' | 'person';
  readonly name: string;
  /** A company's phone; a person's e-mail address. */
  readonly reach: string;
  /** A company's town; the company a person belongs to. */
  readonly belongs: string;
}

export interface Creation {
  readonly owner: string;
  readonly at: string;
  readonly newId: () => string;
  readonly origin: unknown;
  /** Those that look the same and were said to be others while it was typed. */
  readonly different?: readonly string[];
}

export type FormProblem = 'name' | 'reach';

export function problemsOf({ kind, name, reach }: QuickForm): readonly FormProblem[] {
  const parse = kind === 'company' ? contact.lists.phones.value.parse : contact.lists.mails.value.parse;
  return [...(name.trim() ? [] : ['name' as const]), ...(parse(reach.trim()) === undefined ? ['reach' as const] : [])];
}

/** The lifecycle is not written: every contact begins as a lead, and only rules change that. */
export function writeNewContact(doc: Y.Doc, form: QuickForm, { owner, at, newId, origin, different = [] }: Creation): void {
  const { kind } = form;
  const patch: Partial<Contact> = {
    kind,
    name: form.name.trim(),
    owner,
    createdAt: at,
    ...(kind === 'company' ? { town: form.belongs.trim() } : { company: form.belongs }),
  };
  const reach = form.reach.trim();
  doc.transact(() => {
    contact.change(doc, patch, origin);
    if (reach) contact.addEntry(doc, kind === 'company' ? 'phones' : 'mails', newId(), { value: reach }, origin);
    for (const other of different) contact.addEntry(doc, 'different', newId(), { other, by: owner }, origin);
  }, origin);
}
