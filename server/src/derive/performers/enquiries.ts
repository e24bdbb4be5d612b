/** The lead that an enquiry becomes: one contact, made once, with what was asked on its timeline. */
import { contact, nameOf } from '@tandem/core';
import type { GatheredEdits } from './gathered-edits.ts';
import type { EnquiryWords, Perform, PerformerNeeds } from './needs.ts';
import { done, isAnswer, type Records, skipped } from './needs.ts';

interface Needs extends Pick<PerformerNeeds, 'enquiry' | 'enquiryBecame' | 'storage'> {
  readonly records: Records;
  readonly edits: GatheredEdits;
}

export const createLead =
  ({ enquiry, enquiryBecame, records, edits, storage }: Needs): Perform<'contact.create'> =>
  async (effect, claimed) => {
    const { key, id } = claimed;
    const words = await enquiry(effect.enquiry);
    if (!words) {
      const [made] = await storage.rowsByKey([`contact/${id}`]);
      return made ? done() : skipped('The enquiry is not kept any more.');
    }
    const wanted = words.owner && !isAnswer(await records.user(words.owner, claimed)) ? words.owner : effect.owner;
    const owner = await records.user(wanted, claimed);
    const performed = await edits.edit(nameOf('contact', id), key, (doc, origin) => {
      if (contact.read(doc).createdAt !== '') return done();
      contact.change(doc, { ...fieldsOf(words), owner: isAnswer(owner) ? '' : wanted }, origin);
      if (words.mail) contact.addEntry(doc, 'mails', `${id}m`, { value: words.mail }, origin);
      if (words.phone) contact.addEntry(doc, 'phones', `${id}p`, { value: words.phone }, origin);
      if (words.message)
        contact.addEntry(doc, 'activities', `${id}n`, { type: 'note', at: words.at, note: words.message.slice(0, 100_000) }, origin);
      return done();
    });
    if (performed.state === 'done') await enquiryBecame(effect.enquiry, id);
    return performed;
  };

/** A lead is a person without a company of ours; where the person works stands beside the job title. */
function fieldsOf({ name, company, mail, phone, message, source, campaign, at }: EnquiryWords) {
  return {
    kind: 'person' as const,
    name: (name || company || mail || phone).slice(0, 200),
    jobTitle: (name ? company : '').slice(0, 200),
    interest: message.replace(/\s+/g, ' ').trim().slice(0, 200),
    source,
    campaign,
    createdAt: at,
  };
}
