/** A draft as entries of documents: pure, so that what is kept offline is what will be sent. */
import { type Contact, type ContactRow, contact, type Entry, shownAs } from '@tandem/core';
import type * as Y from 'yjs';
import { type Draft, isMail, type What } from './draft.ts';

type Activity = Omit<Entry<(typeof contact)['lists']['activities']>, 'id'>;

const types: Readonly<Record<Exclude<What, 'lead'>, Pick<Activity, 'type' | 'outcome'>>> = {
  'call-reached': { type: 'call', outcome: 'reached' },
  'call-not-reached': { type: 'call', outcome: 'not-reached' },
  visit: { type: 'visit', outcome: '' },
  meeting: { type: 'meeting', outcome: '' },
  note: { type: 'note', outcome: '' },
};

export interface LogEntry {
  /** The contact whose document holds it: of a person at a company one can see, the company. */
  readonly contact: string;
  readonly activity: Activity;
}

export function logEntry(
  draft: Draft,
  contacts: ReadonlyMap<string, ContactRow>,
  { by, at }: { readonly by: string; readonly at: string },
): LogEntry | undefined {
  if (draft.what === '' || draft.what === 'lead' || draft.about === '') return undefined;
  const id = shownAs(draft.about, contacts);
  const about = contacts.get(id);
  const employer = about?.is === 'person' ? shownAs(about.company, contacts) : '';
  const company = contacts.has(employer) ? employer : '';
  const minutes = draft.what === 'note' ? null : draft.minutes;
  return {
    contact: company || id,
    activity: {
      ...types[draft.what],
      at,
      minutes,
      note: draft.text.trim(),
      by,
      person: company ? id : '',
      mailTo: '',
      subject: '',
      mailed: '',
    },
  };
}

export interface NewLead {
  readonly kind: Contact['kind'];
  readonly name: string;
  /** The company it belongs to: one that is known already, or one that is made with it. */
  readonly company: { readonly id: string } | { readonly name: string } | undefined;
  readonly mail: string;
  readonly phone: string;
}

/** A name with a company is a person there; a company alone is a lead itself. */
export function leadOf({ lead }: Draft, contacts: Iterable<ContactRow>): NewLead {
  const [name, company, reach] = [lead.name.trim(), lead.company.trim(), lead.reach.trim()];
  const way = isMail(reach) ? { mail: reach, phone: '' } : { mail: '', phone: reach };
  if (name === '') return { kind: 'company', name: company, company: undefined, ...way };
  if (company === '') return { kind: 'person', name, company: undefined, ...way };
  for (const row of contacts)
    if (row.is === 'company' && !row.mergedInto && row.name.toLowerCase() === company.toLowerCase())
      return { kind: 'person', name, company: { id: row.id }, ...way };
  return { kind: 'person', name, company: { name: company }, ...way };
}

/** The stage of life is not written: every contact begins as a lead, and only rules change that. */
export function writeLead(
  doc: Y.Doc,
  lead: Omit<NewLead, 'company'> & { readonly company: string },
  { owner, at, newId }: { readonly owner: string; readonly at: string; readonly newId: () => string },
): void {
  contact.change(doc, { kind: lead.kind, name: lead.name, company: lead.company, owner, createdAt: at }, 'me');
  if (lead.mail) contact.addEntry(doc, 'mails', newId(), { value: lead.mail }, 'me');
  if (lead.phone) contact.addEntry(doc, 'phones', newId(), { value: lead.phone }, 'me');
}
