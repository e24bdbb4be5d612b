/** Edits of leads: each goes to the contact's own document, works without a network, and is one step for undo. */
import { agenda, type Contact, type ContactRow, contact, type DocumentName, openAppointment } from '@tandem/core';
import { translate } from '../../i18n/i18n.ts';
import { EditRefused, editDocument, type OneStep, oneStep, undoStep } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { rowsOf } from '../../sync/rows.ts';
import { toast } from '../../ui/toast.tsx';
import { hasAgenda } from '../../ui/work/task-edits.ts';
import type { NewLead } from './read-line.ts';

/** What cannot be done is said in words. */
export async function tried(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
    return false;
  }
}

export interface Saved {
  readonly id: string;
  readonly step: OneStep;
}

/**
 * The lead is the company; its person stands beside it. Address and number are the lead's: with one document they are there as
 * soon as it is, so that no rule takes a lead with an address for one without.
 */
export async function saveLead(lead: NewLead, me: string, first: { readonly stage: string; readonly rank: string }): Promise<Saved> {
  const at = new Date().toISOString();
  const step = oneStep();
  const id = newId();
  const name = lead.company.trim() || lead.person.trim();
  const label = translate('leads.edit.new', { name });
  const { source, interest } = lead;
  const kind: Contact['kind'] = lead.company.trim() ? 'company' : 'person';
  await editDocument(
    contact.nameOf(id),
    label,
    (doc) =>
      doc.transact(() => {
        contact.change(doc, { kind, name, owner: me, createdAt: at, source, interest, leadPlace: first }, 'me');
        if (lead.mail) contact.addEntry(doc, 'mails', newId(), { value: lead.mail.trim() }, 'me');
        if (lead.phone) contact.addEntry(doc, 'phones', newId(), { value: lead.phone.trim() }, 'me');
      }, 'me'),
    { create: true, together: step },
  );
  if (kind === 'company' && lead.person.trim()) {
    const person = { kind: 'person', name: lead.person.trim(), company: id, owner: me, createdAt: at } as const;
    await editDocument(contact.nameOf(newId()), label, (doc) => contact.change(doc, person, 'me'), { create: true, together: step });
  }
  return { id, step };
}

export async function moveLead(row: ContactRow, stage: { readonly id: string; readonly title: string }, rank: string): Promise<void> {
  const step = oneStep();
  const label = translate('leads.moved', { name: row.name, stage: stage.title });
  const patch = { leadPlace: { stage: stage.id, rank }, ...(row.leadStage !== stage.id && { leadSince: new Date().toISOString() }) };
  const move = editDocument(contact.nameOf(row.id), label, (doc) => contact.change(doc, patch, 'me'), { together: step });
  if ((await tried(move)) && row.leadStage !== stage.id) toast(label, { undo: () => void undoStep(step) });
}

/** Place and wishes in one transaction: the server's rule reads both at one point. */
export async function qualifyLead(
  row: ContactRow,
  place: { readonly stage: string; readonly rank: string },
  qualification: Contact['qualification'],
): Promise<boolean> {
  const label = translate('leads.edit.qualify', { name: row.name });
  const done = await tried(
    editDocument(contact.nameOf(row.id), label, (doc) =>
      contact.change(doc, { leadPlace: place, leadSince: new Date().toISOString(), qualification }, 'me'),
    ),
  );
  if (done) toast(translate(qualification.open ? 'leads.qualified.open' : 'leads.qualified', { name: row.name }));
  return done;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
/** The server sends it and writes what became of it; until then it waits, also on this device. */
export const writeMail = (row: ContactRow, mail: Mail, me: string, step: OneStep): Promise<void> =>
  editDocument(
    contact.nameOf(row.id),
    translate('leads.edit.mail', { name: row.name }),
    (doc) =>
      contact.addEntry(
        doc,
        'activities',
        newId(),
        { type: 'mail', at: new Date().toISOString(), by: me, mailTo: mail.to, subject: mail.subject.trim(), note: mail.text.trim() },
        'me',
      ),
    { together: step },
  );

export interface Planned {
  readonly kind: 'call' | 'visit';
  readonly subject: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly invite: string;
  readonly note: string;
  readonly place: string;
}
export function plan(row: ContactRow, me: string, planned: Planned, step: OneStep): Promise<void> {
  const name: DocumentName = agenda.nameOf(me);
  const known = hasAgenda(me) || [...rowsOf('appointment').values()].some(({ owner }) => owner === me);
  const label = translate('leads.edit.plan', { name: row.name });
  return editDocument(name, label, (doc) => openAppointment(doc, newId(), { ...planned, contact: row.id }, 'me'), {
    create: !known,
    together: step,
  });
}
