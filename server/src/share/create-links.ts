/** Makes tracked links, changes and revokes them, and gives their addresses to whoever may see them. */
import { type CrmEvent, dayIn, isDay, isId, type LinkRow, type Person, type QuoteRow, type Settings } from '@tandem/core';
import type { Passwords } from '../accounts/passwords.ts';
import { hashToken } from '../accounts/tokens.ts';
import { startOfDay } from '../derive/local-days.ts';
import { isAddress, oneLine } from '../email/mailer.ts';
import type { SharedFiles } from '../files/shared-files.ts';
import type { Quotes } from '../quotes/quotes.ts';
import type { Storage } from '../storage/storage.ts';
import type { LinkAccess } from './access.ts';
import type { LinkChange, LinkMade, LinkRefused, Links, NewLink } from './links.ts';
import type { Secrets } from './secrets.ts';
import type { ShareStore, StoredLink } from './share-store.ts';
import type { ShowLink } from './shown-links.ts';

export interface LinksNeeds {
  readonly store: ShareStore;
  readonly secrets: () => Promise<Secrets>;
  readonly storage: Pick<Storage, 'rowsByKey'>;
  readonly access: LinkAccess;
  readonly files: Pick<SharedFiles, 'version' | 'newest' | 'figures'>;
  readonly quotes: Pick<Quotes, 'sent'>;
  readonly settings: () => Promise<Settings | undefined>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly showLink: ShowLink;
  /** On disk when it resolves, once by their keys. */
  readonly record: (events: readonly CrmEvent[]) => Promise<void>;
  readonly publicUrl: () => string;
  readonly now: () => Date;
}
type Fields = Readonly<Record<string, string>>;
/** As a link begins. */
const unseen = {
  generation: 0,
  mailed: '',
  sentAt: '',
  revokedAt: '',
  unrecorded: false,
  visits: 0,
  notCounted: 0,
  forgotten: 0,
  people: 0,
  seenMs: 0,
  lastViewedAt: '',
} as const;
const badDay: Fields = { expiresOn: 'has to be a day from today on, two years ahead at most' };
const day = 86_400_000;
const usualDays = 30;
const mostDays = 730;
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const longest = { recipient: 120, passcode: 100, mailSubject: 200, mailText: 10_000 } as const;
const wrong = (fields: Fields): LinkRefused => ({ ok: false, why: 'wrong', fields });
const notHere = (what: 'link' | 'file' | 'quote' | 'contact'): LinkRefused => ({ ok: false, why: 'not-here', what });

export function createLinks(needs: LinksNeeds) {
  const { store, secrets, storage, access, files, quotes, settings, passwords, showLink, record, publicUrl, now } = needs;
  const zone = async () => (await settings())?.timeZone || 'UTC';
  const addressOf = async ({ id, generation }: StoredLink) => `${publicUrl()}/s/${(await secrets()).token(id, generation)}`;
  const made = async (link: StoredLink, isNew: boolean): Promise<LinkMade> => ({
    ok: true,
    id: link.id,
    address: await addressOf(link),
    made: isNew,
  });

  /** What the link is to lead to, and whom it is about. */
  async function thing({ of, subject, version, contact }: NewLink, person: Person): Promise<LinkRefused | Thing> {
    if (of === 'quote') {
      if (!(await access.onQuote(person, subject))) return notHere('quote');
      const sent = await quotes.sent(subject, version || undefined);
      const [row] = await storage.rowsByKey([`quote/${subject}`]);
      if (!sent) return { ok: false, why: 'not-sent' };
      const known = row?.content as QuoteRow | undefined;
      const title = [sent.number, sent.title].filter(Boolean).join(', ');
      return { contact: known?.contact ?? contact, version: sent.version, fileVersion: '', title, until: sent.validUntil };
    }
    const newest = isId(subject) ? await files.newest(subject) : undefined;
    if (!newest || (newest.contact !== '' && !(await access.onContact(person, 'read', newest.contact)))) return notHere('file');
    if (newest.state !== 'ready') return { ok: false, why: 'not-ready' };
    return { contact: contact || newest.contact, version: newest.number, fileVersion: newest.id, title: newest.name, until: '' };
  }

  /** The end of the last day, where the workspace is. */
  async function expiry(expiresOn: string, until: string): Promise<string | undefined> {
    const last = expiresOn || until;
    if (last === '') return new Date(now().getTime() + usualDays * day).toISOString();
    const today = dayIn(await zone(), now().toISOString());
    if (!isDay(last) || last < today || last > dayIn('UTC', new Date(now().getTime() + mostDays * day).toISOString())) return undefined;
    const next = new Date(Date.parse(`${last}T00:00:00Z`) + day).toISOString().slice(0, 10);
    return startOfDay(await zone(), next);
  }

  async function faultsOf(link: NewLink, person: Person, contact: string): Promise<Fields> {
    const { recipient, mail, passcode, mailSubject, mailText, send } = link;
    const faults: Record<string, string> = {};
    const name = recipient.trim();
    if (name === '' || name.length > longest.recipient || control.test(name))
      faults['recipient'] = 'has to be one line of 1 to 120 characters';
    if (mail !== '' && !isAddress(mail)) faults['mail'] = 'is not an e-mail address';
    if (send && mail === '') faults['mail'] = 'has to be filled in when the link is mailed';
    if (passcode !== '' && (passcode.length < 4 || passcode.length > longest.passcode)) faults['passcode'] = 'has 4 to 100 characters';
    if (mailSubject.length > longest.mailSubject) faults['mailSubject'] = 'is too long';
    if (mailText.length > longest.mailText) faults['mailText'] = 'is too long';
    if (link.person !== '' && !(await access.onContact(person, 'read', link.person)))
      faults['person'] = 'is not a contact that you may see';
    const tellable = await access.tellable(link.notify, contact);
    if (tellable.length < new Set(link.notify).size) faults['notify'] = 'names somebody who may not see the contact';
    return faults;
  }

  /** On disk and on the devices before rules hear of it. */
  async function tell(link: StoredLink): Promise<void> {
    const contactId = await companyOf(link.contact);
    const ref = { linkId: link.id, contactId, quoteId: link.of === 'quote' ? link.subject : '' };
    const key = `link.shared/${link.id}/${link.mails}`;
    await record([{ type: 'link.shared', key, at: now().toISOString(), actor: link.parent ? `link:${link.parent}` : link.by, ...ref }]);
    await store.toldLink(link.id);
  }
  /** What is told about a person of a company is told about the company, whose stage it is. */
  async function companyOf(contact: string): Promise<string> {
    const [row] = contact ? await storage.rowsByKey([`contact/${contact}`]) : [];
    return row?.content.kind === 'contact' && row.content.company !== '' ? row.content.company : contact;
  }
  async function count(of: StoredLink['of'], subject: string): Promise<void> {
    if (of !== 'file') return;
    const all = await store.linksOfSubject(subject);
    const lastViewedAt = all.reduce((last, link) => (link.lastViewedAt > last ? link.lastViewedAt : last), '');
    await files.figures(subject, { links: all.length, views: all.reduce((sum, { visits }) => sum + visits, 0), lastViewedAt });
  }
  async function keep(link: StoredLink, send: boolean): Promise<boolean> {
    if (!(await store.addLink(link, send))) return false;
    await showLink(link.id);
    await count(link.of, link.subject);
    if (send) await tell(link);
    return true;
  }

  async function mine(id: string, person: Person): Promise<StoredLink | undefined> {
    const link = isId(id) ? await store.link(id) : undefined;
    return link && (await access.onLink(person, link)) ? link : undefined;
  }

  async function patchOf(link: StoredLink, change: LinkChange, person: Person): Promise<LinkRefused | Partial<StoredLink>> {
    const { recipient = link.recipient, notify = link.notify, passcode, send, download, language, expiresOn } = change;
    const asNew = { ...link, recipient, notify, passcode: passcode ?? '', expiresOn: '', send: send !== undefined };
    const words = { mailSubject: send?.subject ?? link.mailSubject, mailText: send?.text ?? link.mailText };
    const faults = await faultsOf({ ...asNew, person: '', ...words }, person, link.contact);
    const expiresAt = expiresOn === undefined ? link.expiresAt : await expiry(expiresOn, '');
    if (expiresAt === undefined || Object.keys(faults).length > 0) return wrong({ ...faults, ...(!expiresAt && badDay) });
    const newest = change.newest && link.of === 'file' ? await files.newest(link.subject) : undefined;
    const generation = link.generation + (change.newAddress ? 1 : 0);
    return {
      ...{ recipient: recipient.trim(), notify: [...new Set(notify)], expiresAt, generation },
      ...(change.newAddress && { hash: hashToken((await secrets()).token(link.id, generation)) }),
      ...(passcode !== undefined && { passcode: passcode === '' ? '' : await passwords.hash(passcode) }),
      ...(newest?.state === 'ready' && { version: newest.number, fileVersion: newest.id, title: newest.name }),
      ...(send && { ...words, mails: link.mails + 1, mailed: '' as const }),
      ...(download !== undefined && { download }),
      ...(language !== undefined && { language }),
    };
  }

  const links: Pick<Links, 'create' | 'change' | 'revoke' | 'address'> = {
    async create(given, person) {
      if (!isId(given.id)) return wrong({ id: 'is not an id' });
      const known = await store.link(given.id);
      if (known) return known.by === person.id ? made(known, false) : notHere('link');
      if (given.contact !== '' && !(await access.onContact(person, 'edit', given.contact))) return notHere('contact');
      const about = await thing(given, person);
      if ('ok' in about) return about;
      // A file of one contact that goes to another one would be a leak of somebody's mistake.
      if (about.contact !== '' && !(await access.onContact(person, 'edit', about.contact))) return notHere('contact');
      const faults = await faultsOf(given, person, about.contact);
      const expiresAt = await expiry(given.expiresOn, about.until);
      if (expiresAt === undefined || Object.keys(faults).length > 0) return wrong({ ...faults, ...(!expiresAt && badDay) });
      const { until: _, ...of } = about;
      const link: StoredLink = {
        ...unseen,
        parent: '',
        ...of,
        id: given.id,
        hash: hashToken((await secrets()).token(given.id, 0)),
        of: given.of,
        subject: given.subject,
        person: given.person,
        recipient: given.recipient.trim(),
        mail: given.mail,
        language: given.language,
        expiresAt,
        passcode: given.passcode === '' ? '' : await passwords.hash(given.passcode),
        download: given.download,
        accept: given.of === 'quote' && given.accept,
        notify: [...new Set(given.notify)],
        by: person.id,
        createdAt: now().toISOString(),
        mailSubject: oneLine(given.mailSubject),
        mailText: given.mailText,
        mails: given.send ? 1 : 0,
      };
      return (await keep(link, given.send)) ? made(link, true) : links.create(given, person);
    },
    async change(id, change, person) {
      const link = await mine(id, person);
      if (!link) return notHere('link');
      if (link.revokedAt !== '') return { ok: false, why: 'revoked' };
      const patch = await patchOf(link, change, person);
      if ('ok' in patch) return patch;
      const after = await store.changeLink(id, patch as Partial<StoredLink>, change.send ? true : undefined);
      if (!after) return notHere('link');
      await showLink(id);
      if (change.send) await tell(after);
      return made(after, false);
    },
    async revoke(id, person) {
      const link = await mine(id, person);
      if (!link) return notHere('link');
      const all = link.revokedAt === '' ? [link, ...(await store.childrenOf(id)).filter(({ revokedAt }) => revokedAt === '')] : [];
      for (const one of all) {
        await store.changeLink(one.id, { revokedAt: now().toISOString() });
        await showLink(one.id);
      }
      return made(link, false);
    },
    async address(id, person) {
      const link = isId(id) ? await store.link(id) : undefined;
      return link && (await access.sees(person, `link/${id}`)) ? addressOf(link) : undefined;
    },
  };

  return {
    ...links,
    addressOf,
    companyOf,
    /** Links and views of what a link leads to have changed. */
    count,
    /** A link of its own for whoever the recipient passes it on to: everything as the parent has it, and nobody else's figures. */
    async passOn(
      parent: StoredLink,
      id: string,
      to: { readonly name: string; readonly mail: string; readonly note: string },
    ): Promise<void> {
      const own = { id, parent: parent.id, hash: hashToken((await secrets()).token(id, 0)), createdAt: now().toISOString() };
      const whom = { recipient: to.name, mail: to.mail, person: '', mailSubject: '', mailText: to.note, mails: 1 };
      await keep({ ...parent, ...unseen, ...own, ...whom }, true);
    },
    /** What became of the mail that brings it. */
    async mailed(id: string, became: LinkRow['mailed']): Promise<StoredLink | undefined> {
      const sent = became === 'sent' ? { sentAt: now().toISOString() } : {};
      const after = await store.changeLink(id, { mailed: became, ...sent });
      if (after) await showLink(id);
      return after;
    },
    /** Tells the rules what a stop has kept from them. */
    async resume(): Promise<void> {
      for (const link of await store.untoldLinks()) await tell(link);
    },
  };
}
export type LinksAtWork = ReturnType<typeof createLinks>;

interface Thing extends Pick<StoredLink, 'contact' | 'version' | 'fileVersion' | 'title'> {
  /** The last day of a quote; '' for a file. */
  readonly until: string;
}
