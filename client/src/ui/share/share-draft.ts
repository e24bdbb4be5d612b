/** What is typed in the share sheet: what may be sent, and what is wrong with it. Kept while the session lasts, so that nothing typed is lost. */
import type { ContactRow, LinkRow } from '@tandem/core';
import { onSessionEnd } from '../../state/session.ts';
import { newId } from '../../sync/new-id.ts';
import { addDays } from '../work/days.ts';
import { draftWords } from './mail-drafts.ts';
import type { NewLink } from './share-requests.ts';

/** What the sheet was opened with; '' is for the person to choose. */
export interface ShareAbout {
  readonly of?: LinkRow['of'];
  readonly subject?: string;
  readonly contact?: string;
  readonly person?: string;
}
/** The mail's words are the beginning's until somebody types others. */
export type ShareDraft = Omit<NewLink, 'mailSubject' | 'mailText'> & { readonly subjectTyped?: string; readonly textTyped?: string };
export interface DraftDefaults {
  readonly me: { readonly id: string; readonly name: string; readonly language: string };
  readonly company: string;
  readonly today: string;
}
export const passcodeAtLeast = 4;
const daysOpen = 30;

export function newDraft(about: ShareAbout, { me, today }: DraftDefaults): ShareDraft {
  const { of = 'file', subject = '', contact = '', person = '' } = about;
  return {
    id: newId(),
    of,
    subject,
    contact,
    person,
    recipient: '',
    mail: '',
    language: me.language,
    expiresOn: addDays(today, daysOpen),
    passcode: '',
    download: true,
    notify: [me.id],
    send: true,
  };
}

/** A file's name as one says it. */
const spoken = (title: string): string => title.replace(/\.[a-z0-9]{2,5}$/i, '');

/** What the server is asked for. */
export function linkOf(draft: ShareDraft, title: string, { me, company }: DraftDefaults): NewLink {
  const { subjectTyped, textTyped, ...link } = draft;
  const begun = draftWords(draft.language, { title: spoken(title), name: draft.recipient.trim(), me: me.name, company });
  return {
    ...link,
    recipient: draft.recipient.trim(),
    mail: draft.mail.trim(),
    passcode: draft.passcode.trim(),
    mailSubject: subjectTyped ?? begun.subject,
    mailText: textTyped ?? begun.text,
  };
}

export type ShareFault = 'subject' | 'recipient' | 'mail' | 'expiresOn' | 'passcode';
export function faultsOf(draft: ShareDraft, today: string): readonly ShareFault[] {
  const wrong: Readonly<Record<ShareFault, boolean>> = {
    subject: draft.subject === '',
    recipient: draft.recipient.trim() === '',
    mail: draft.send ? !isMail(draft.mail) : draft.mail.trim() !== '' && !isMail(draft.mail),
    expiresOn: draft.expiresOn !== '' && draft.expiresOn < today,
    passcode: draft.passcode !== '' && draft.passcode.trim().length < passcodeAtLeast,
  };
  return (Object.keys(wrong) as ShareFault[]).filter((fault) => wrong[fault]);
}
const isMail = (mail: string): boolean => /^\S+@\S+\.\S+$/.test(mail.trim());

export interface Reachable {
  /** The contact's id. */
  readonly id: string;
  readonly name: string;
  readonly mail: string;
}
/** Whom a contact's links can go to: the persons there, the contact itself where it has an address; those with one first. */
export function recipientsOf(contact: ContactRow | undefined, contacts: ReadonlyMap<string, ContactRow>): readonly Reachable[] {
  if (!contact) return [];
  const persons = (contact.is === 'person' ? [contact] : [...contacts.values()].filter((row) => row.company === contact.id)).filter(
    ({ mergedInto }) => mergedInto === '',
  );
  // A lead's address stands on the lead: nobody there has another, so it is where its person is reached.
  const shared = persons.some(({ mails }) => mails.length > 0) ? '' : (contact.mails[0] ?? '');
  const known = persons
    .map(({ id, name, mails }) => ({ id, name, mail: mails[0] ?? shared }))
    .sort((a, b) => Number(b.mail !== '') - Number(a.mail !== '') || a.name.localeCompare(b.name));
  const own = contact.is === 'company' && contact.mails[0] ? [{ id: contact.id, name: contact.name, mail: contact.mails[0] }] : [];
  return [...known, ...own];
}

/** The same thing again for somebody else: what is shared, until when and how stays. */
export function forAnother({ textTyped: _, ...draft }: ShareDraft): ShareDraft {
  return { ...draft, id: newId(), person: '', recipient: '', mail: '', passcode: '' };
}

const prefix = 'tandem.share.';
const keyOf = (user: string, { of = 'file', subject = '', contact = '' }: ShareAbout) => `${prefix}${user}/${of}/${subject}/${contact}`;

export function keptDraft(user: string, about: ShareAbout): ShareDraft | undefined {
  try {
    return (JSON.parse(globalThis.sessionStorage?.getItem(keyOf(user, about)) ?? 'null') as ShareDraft | null) ?? undefined;
  } catch {
    // What another version wrote is no draft of this one.
    return undefined;
  }
}
/** A passcode is a secret: it is typed again. */
export const keepDraft = (user: string, about: ShareAbout, draft: ShareDraft): void =>
  globalThis.sessionStorage?.setItem(keyOf(user, about), JSON.stringify({ ...draft, passcode: '' }));
export const forgetDraft = (user: string, about: ShareAbout): void => globalThis.sessionStorage?.removeItem(keyOf(user, about));

onSessionEnd(async () => {
  for (const key of Object.keys(globalThis.sessionStorage ?? {})) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
});
