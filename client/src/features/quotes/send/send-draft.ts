/** What is typed into the send panel, kept on this device until it has gone: also over a tunnel, a closed tab and a phone call. */
import {
  type ContactRow,
  isDay,
  lineTitle,
  type Quote,
  type QuoteLanguage,
  quoteLanguages,
  type Settings,
  saysAnything,
} from '@tandem/core';
import { currentSession, onSessionEnd } from '../../../state/session.ts';

export interface Recipient {
  /** The contact's row, when there is one. */
  readonly person: string;
  readonly name: string;
  readonly mail: string;
}
export interface SendDraft {
  /** Made here: the same sending asked for twice is one sending. */
  readonly id: string;
  readonly recipients: readonly Recipient[];
  readonly subject: string;
  readonly text: string;
  readonly language: QuoteLanguage;
  /** '' means with the quote. */
  readonly expiresOn: string;
  /** Never written down: it would open the link to whoever finds this device. */
  readonly passcode: string | undefined;
  readonly download: boolean;
  readonly accept: boolean;
  readonly tell: boolean;
  readonly takeOver: boolean;
}
export type SendField = 'quote' | 'to' | 'subject' | 'expiresOn' | 'passcode';
export type Problem = 'contact' | 'lines' | 'untitled' | 'title' | 'to' | 'subject' | 'expiresOn' | 'passcode';
export const fieldOf = (problem: Problem): SendField =>
  problem === 'contact' || problem === 'lines' || problem === 'untitled' || problem === 'title' ? 'quote' : problem;

export const passcodeLength = 4;
export const isMail = (text: string): boolean => /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(text) && text.length <= 254;

/** What keeps it from being sent, found before the server is asked; in the order of the page. */
export function problemsOf(
  draft: SendDraft,
  quote: Pick<Quote, 'title' | 'contact' | 'lines'>,
  settings: Pick<Settings, 'products'>,
  today: string,
): readonly Problem[] {
  const found: Problem[] = [];
  if (quote.title.trim() === '') found.push('title');
  if (quote.contact === '') found.push('contact');
  const lines = quote.lines.filter(saysAnything);
  if (!lines.some(({ kind }) => kind === 'product')) found.push('lines');
  if (lines.some((line) => line.kind !== 'text' && lineTitle(line, settings) === '')) found.push('untitled');
  if (draft.recipients.length === 0) found.push('to');
  if (draft.subject.trim() === '') found.push('subject');
  if (draft.expiresOn !== '' && (!isDay(draft.expiresOn) || draft.expiresOn < today)) found.push('expiresOn');
  if (draft.passcode !== undefined && draft.passcode.trim().length < passcodeLength) found.push('passcode');
  return found;
}

/** Somebody who is no contact: `buy@acme.example`, or with a name as mail programs write it. A link is made for somebody by name. */
export function typedRecipient(typed: string): Recipient | undefined {
  const [, given = '', address = ''] = /^(.*?)<([^<>]+)>$/.exec(typed.trim()) ?? [undefined, '', typed.trim()];
  const mail = address.trim();
  if (!isMail(mail)) return undefined;
  const words = (mail.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean);
  return {
    person: '',
    name: given.trim().slice(0, 120) || words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '),
    mail,
  };
}

/** As the server takes it. */
export function sendingOf(draft: SendDraft, notify: readonly string[]) {
  const { id, recipients, subject, text, language, expiresOn, passcode, download, accept, tell, takeOver } = draft;
  return {
    id,
    recipients: recipients.map(({ person, name, mail }) => ({ ...(person && { person }), name, mail })),
    subject: subject.trim(),
    text: text.trim(),
    language,
    ...(expiresOn && { expiresOn }),
    ...(passcode !== undefined && { passcode: passcode.trim() }),
    download,
    accept,
    notify: tell ? notify : [],
    takeOver,
  };
}

/** Persons of the company that can be written to, the one it is for first; then the company's own addresses. */
export function reachable(contact: string, person: string, contacts: ReadonlyMap<string, ContactRow>): readonly Recipient[] {
  const row = contacts.get(contact);
  const persons = [...contacts.values()]
    .filter((one) => one.is === 'person' && one.company === contact && contact !== '' && one.mergedInto === '')
    .sort((a, b) => Number(b.id === person) - Number(a.id === person) || a.name.localeCompare(b.name));
  return [...persons, ...(row ? [row] : [])].flatMap(({ id, name, mails }) => mails.map((mail) => ({ person: id, name, mail })));
}

const prefix = 'tandem.quote-send.';
/** `<quote>.<version>` */
const keyOf = (sending: string): string => `${prefix}${currentSession()?.user.id ?? ''}.${sending}`;

/** Only what was typed: what is suggested follows the quote until then. */
export function keepDraft(sending: string, draft: Partial<SendDraft>): void {
  const { passcode: _, ...kept } = draft;
  place()?.setItem(keyOf(sending), JSON.stringify(kept));
}
export const forgetDraft = (sending: string): void => place()?.removeItem(keyOf(sending));

export function keptDraft(sending: string): Partial<SendDraft> {
  try {
    return readDraft(JSON.parse(place()?.getItem(keyOf(sending)) ?? 'null'));
  } catch {
    return {};
  }
}

/** Another version of the program may have written it: what does not fit is left out. */
export function readDraft(value: unknown): Partial<SendDraft> {
  if (typeof value !== 'object' || value === null) return {};
  const given = value as Record<string, unknown>;
  const texts = ['id', 'subject', 'text', 'expiresOn'].filter((key) => typeof given[key] === 'string');
  const flags = ['download', 'accept', 'tell', 'takeOver'].filter((key) => typeof given[key] === 'boolean');
  const { recipients, language } = given;
  return {
    ...Object.fromEntries([...texts, ...flags].map((key) => [key, given[key]])),
    ...(quoteLanguages.some((one) => one === language) && { language: language as QuoteLanguage }),
    ...(Array.isArray(recipients) && { recipients: recipients.filter(isRecipient) }),
  };
}
const isRecipient = (value: unknown): value is Recipient => {
  const { person, name, mail } = (value ?? {}) as Partial<Recipient>;
  return [person, name, mail].every((text) => typeof text === 'string') && isMail(mail ?? '');
};

onSessionEnd(async (why) => {
  const storage = place();
  if (why !== 'signed-out' || !storage) return;
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
});

function place(): Storage | undefined {
  const session = currentSession();
  return session && (session.keep && !session.token ? globalThis.localStorage : globalThis.sessionStorage);
}
