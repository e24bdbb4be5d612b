/** Mails that come in: an answer of somebody we know stands on their timeline, a stranger's is an enquiry. Each mail once. */
import { createHash } from 'node:crypto';
import { type ContactRow, contact, nameOf, shownAs } from '@tandem/core';
import { isAddress } from '../email/mailer.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import type { Enquiries } from './enquiries.ts';
import { longest, readWords } from './words.ts';

export interface MailIn {
  /** `Vera Holm <vera@firm.example>` or the address alone. */
  readonly from: string;
  /** To whom it went, as the mail says: what stands behind a plus may name a campaign (`leads+spring-fair@firm.example`). */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}
export type MailTaken = 'activity' | 'enquiry' | 'known' | 'no-sender';

interface Needs {
  readonly enquiries: Pick<Enquiries, 'mailKnown' | 'noteMail' | 'originOf' | 'receiveMail'>;
  readonly storage: Pick<Storage, 'rowsOfKind'>;
  readonly documents: Pick<Documents, 'change'>;
  readonly now: () => Date;
}
const page = 1000;

export function createMailIn({ enquiries, storage, documents, now }: Needs): (mail: MailIn) => Promise<MailTaken> {
  return async (mail) => {
    const sender = senderOf(mail.from);
    if (!sender) return 'no-sender';
    const hash = createHash('sha256').update(mail.messageId).digest('hex');
    if (await enquiries.mailKnown(hash)) return 'known';
    const known = await contactWith(sender.mail);
    const { words } = readWords({ name: sender.name || sender.mail, mail: sender.mail, message: mail.text });
    const subject = readWords({ name: mail.subject }).words.name.slice(0, 500);
    const message = words.message.slice(0, longest.message);
    const origin = await enquiries.originOf(behindPlus(mail.to));
    if (!known) {
      const told = await enquiries.receiveMail(
        hash,
        { ...words, name: words.name.slice(0, longest.name), message: [subject, message].filter(Boolean).join('\n\n') },
        origin,
      );
      return told ? 'enquiry' : 'known';
    }
    // Its id follows from the mail: whoever was stopped in between writes the same entry.
    const activity = `m${hash.slice(0, 40)}`;
    await documents.change(nameOf('contact', known.id), `mail-in:${activity}`, (doc) => {
      if (contact.readEntry(doc, 'activities', activity)) return;
      contact.addEntry(doc, 'activities', activity, { type: 'mail', at: now().toISOString(), subject, note: message }, 'mail-in');
      const { lifecycle, campaign, source } = contact.read(doc);
      // A lead that came by itself and answers a campaign is of it; one that has a campaign keeps the first.
      if (lifecycle === 'lead' && campaign === '' && origin.campaign !== '')
        contact.change(doc, { campaign: origin.campaign, source: source || origin.source }, 'mail-in');
    });
    await enquiries.noteMail(hash);
    return 'activity';
  };

  async function contactWith(mail: string): Promise<ContactRow | undefined> {
    const contacts = new Map<string, ContactRow>();
    let found: ContactRow | undefined;
    for (let after = ''; ; ) {
      const rows = await storage.rowsOfKind('contact', after, page);
      for (const { content } of rows) {
        if (content.kind !== 'contact') continue;
        contacts.set(content.id, content);
        if (content.mails.some((one) => one.toLowerCase() === mail)) found ??= content;
      }
      if (rows.length < page) return found && contacts.get(shownAs(found.id, contacts));
      after = rows.at(-1)?.content.id ?? '';
    }
  }
}

function senderOf(from: string): { readonly name: string; readonly mail: string } | undefined {
  const [, name = '', mail = from] = /^\s*"?([^"<]{0,200}?)"?\s*<([^<>]{1,254})>\s*$/.exec(from) ?? [];
  const address = mail.trim().toLowerCase();
  return isAddress(address) ? { name: name.trim(), mail: address } : undefined;
}

/** What stands behind the plus of each address. Lengths are those of a mail address, so that hostile headers cost nothing. */
const behindPlus = (to: string): readonly string[] =>
  [...to.matchAll(/(?<=[^\s<>,;"@]\+)[^\s<>,;"@]{1,64}(?=@)/g)].slice(0, 20).map(([said]) => said);
