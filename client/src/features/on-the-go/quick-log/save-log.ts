/** Saves a draft: the entry, a new lead, the next step. It is one step for undo, and needs no server. */
import { contact } from '@tandem/core';
import { translate } from '../../../i18n/i18n.ts';
import { EditRefused, editDocument, type OneStep, oneStep } from '../../../sync/edit.ts';
import { newId } from '../../../sync/new-id.ts';
import { rowsOf } from '../../../sync/rows.ts';
import { openOwnTask } from '../../../ui/work/task-edits.ts';
import type { Draft } from './draft.ts';
import { leadOf, logEntry, writeLead } from './write-log.ts';

export type Saved =
  | { readonly ok: true; readonly name: string; readonly step: OneStep }
  | { readonly ok: false; readonly reason: EditRefused['reason'] };

export async function saveLog(draft: Draft, me: string, callBack: string): Promise<Saved> {
  const at = new Date().toISOString();
  const together = oneStep();
  const contacts = rowsOf('contact');
  try {
    const about = draft.what === 'lead' ? await saveLead() : await saveEntry();
    if (draft.next)
      await openOwnTask(
        me,
        { subject: translate('go.next.subject', { name: about.name }), type: callBack, contact: about.id, due: draft.next, createdAt: at },
        together,
      );
    return { ok: true, name: about.name, step: together };
  } catch (error) {
    if (error instanceof EditRefused) return { ok: false, reason: error.reason };
    throw error;
  }

  async function saveEntry() {
    const entry = logEntry(draft, contacts, { by: me, at });
    if (!entry) throw new Error('a log without a kind or a contact cannot be saved');
    const name = contacts.get(draft.about)?.name ?? '';
    const label = translate('go.edit.log', { name });
    await editDocument(contact.nameOf(entry.contact), label, (doc) => contact.addEntry(doc, 'activities', newId(), entry.activity, 'me'), {
      together,
    });
    return { id: draft.about, name };
  }

  async function saveLead() {
    const lead = leadOf(draft, contacts.values());
    const label = translate('go.edit.lead', { name: lead.name });
    const options = { create: true, together };
    const making = { owner: me, at, newId };
    let company = '';
    if (lead.company && 'id' in lead.company) company = lead.company.id;
    else if (lead.company) {
      const { name } = lead.company;
      const id = (company = newId());
      await editDocument(
        contact.nameOf(id),
        label,
        (doc) => writeLead(doc, { kind: 'company', name, company: '', mail: '', phone: '' }, making),
        options,
      );
    }
    const id = newId();
    await editDocument(contact.nameOf(id), label, (doc) => writeLead(doc, { ...lead, company }, making), options);
    return { id, name: lead.name };
  }
}
