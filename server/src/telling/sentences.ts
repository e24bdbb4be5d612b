/**
 * What a notice says in a push or a mail, in one sentence. Names are handed over by whoever knows that this person may see them;
 * '' means that the name is not to be said.
 */
import type { Language } from '../accounts/records.ts';

export interface Named {
  readonly kind: string;
  readonly detail: Readonly<Record<string, string | number>>;
  /** The contact it is about. */
  readonly contact: string;
  /** The other one of two look-alikes. */
  readonly other: string;
  /** A colleague: who gave it, or whose it is. */
  readonly colleague: string;
  /** Of a link: whom it was made for, and what it leads to; of a plan what it is called. */
  readonly recipient: string;
  readonly title: string;
}
type Sentences = Readonly<Record<string, (known: Named) => string>>;

const someone = { en: 'somebody', sv: 'någon' } as const;
const aContact = { en: 'a contact', sv: 'en kontakt' } as const;
const stages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { lead: 'is a lead again', prospect: 'is now a prospect', customer: 'is now a customer' },
  sv: { lead: 'är en lead igen', prospect: 'är nu prospekt', customer: 'är nu kund' },
};
/** Whoever it was made for, at whose company; the company alone when it is they. */
const whose = ({ recipient, contact }: Named, at: string): string =>
  recipient && contact && recipient !== contact ? `${recipient} ${at} ${contact}` : recipient || contact;
const numberOf = (detail: Named['detail']): string => String(detail['number'] ?? '');
function lastDay(locale: string, { validUntil }: Named['detail']): string {
  const day = Date.parse(`${validUntil}T00:00:00Z`);
  return Number.isNaN(day) ? '' : new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(day);
}
const aPlan = { en: 'a plan', sv: 'en plan' } as const;
const countOf = ({ count }: Named['detail']): number => (typeof count === 'number' ? count : 1);
const suggestions = {
  en: ({ detail }: Pick<Named, 'detail'>) => (countOf(detail) > 1 ? `${countOf(detail)} of your suggestions` : 'your suggestion'),
  sv: ({ detail }: Pick<Named, 'detail'>) => (countOf(detail) > 1 ? `${countOf(detail)} av dina förslag` : 'ditt förslag'),
};
const aDocument = { en: 'a document', sv: 'ett dokument' } as const;
/** Of a task the contact is an addition; elsewhere the sentence needs one. */
const withoutContact: readonly string[] = [
  'task-assigned',
  'task-late',
  'limit-reached',
  'plan-item',
  'plan-mentioned',
  'plan-comment',
  'plan-joined',
  'plan-approval-asked',
  'plan-approved',
  'plan-returned',
  'plan-suggestion-accepted',
  'plan-suggestion-rejected',
];

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    'task-assigned': ({ contact, colleague }) => `${colleague} gave you a task${contact && ` with ${contact}`}`,
    'task-late': ({ contact, colleague }) => `A task of ${colleague}${contact && ` with ${contact}`} is late`,
    'limit-reached': ({ contact }) => `A task${contact && ` with ${contact}`} was brought back to its last allowed day`,
    'lead-assigned': ({ contact, colleague }) => `${colleague} gave you ${contact}`,
    promoted: ({ contact, detail }) => `${contact} ${stages.en[String(detail['to'])] ?? 'has a new stage'}`,
    enquiry: ({ contact }) => `${contact} sent an enquiry`,
    duplicate: ({ contact, other }) => `${contact} and ${other || 'another contact'} look like the same`,
    'mail-failed': ({ contact, detail }) =>
      detail['became'] === 'unknown' ? `Nobody knows whether an e-mail to ${contact} arrived` : `An e-mail to ${contact} was not sent`,
    'link-opened': (known) => `${whose(known, 'at')} opened ${known.title || aDocument.en}`,
    'link-question': (known) => `${whose(known, 'at')} asks about ${known.title || aDocument.en}`,
    'call-back-booked': (known) => `${whose(known, 'at')} wants to be called`,
    'quote-accepted': ({ contact, detail }) => `${contact} accepted ${numberOf(detail) || 'a quote'}`,
    'quote-refused': ({ contact, detail }) => `${contact} declined ${numberOf(detail) || 'a quote'}`,
    'quote-expiring': ({ contact, detail }) => `${numberOf(detail) || 'A quote'} to ${contact} runs out on ${lastDay('en-GB', detail)}`,
    'plan-item': ({ colleague, title }) => `${colleague} gave you an action item in ${title || aPlan.en}`,
    'plan-mentioned': ({ colleague, title }) => `${colleague} mentioned you in ${title || aPlan.en}`,
    'plan-comment': ({ colleague, title }) => `${colleague} commented on ${title || aPlan.en}`,
    'plan-joined': ({ colleague, title }) => `${colleague} asks you to write along in ${title || aPlan.en}`,
    'plan-approval-asked': ({ colleague, title }) => `${colleague} asks you to approve ${title || aPlan.en}`,
    'plan-approved': ({ colleague, title }) => `${colleague} approved ${title || aPlan.en}`,
    'plan-returned': ({ colleague, title }) => `${colleague} returned ${title || aPlan.en}`,
    'plan-suggestion-accepted': (known) => `${known.colleague} accepted ${suggestions.en(known)} in ${known.title || aPlan.en}`,
    'plan-suggestion-rejected': (known) => `${known.colleague} rejected ${suggestions.en(known)} in ${known.title || aPlan.en}`,
    'rule-stopped': () => 'A rule was stopped because it went in a circle',
    other: ({ contact }) => `Something happened with ${contact}`,
  },
  sv: {
    'task-assigned': ({ contact, colleague }) => `${colleague} gav dig en uppgift${contact && ` med ${contact}`}`,
    'task-late': ({ contact, colleague }) => `${colleague} har en sen uppgift${contact && ` med ${contact}`}`,
    'limit-reached': ({ contact }) => `En uppgift${contact && ` med ${contact}`} fördes tillbaka till sin sista tillåtna dag`,
    'lead-assigned': ({ contact, colleague }) => `${colleague} gav dig ${contact}`,
    promoted: ({ contact, detail }) => `${contact} ${stages.sv[String(detail['to'])] ?? 'har en ny fas'}`,
    enquiry: ({ contact }) => `${contact} skickade en förfrågan`,
    duplicate: ({ contact, other }) => `${contact} och ${other || 'en annan kontakt'} ser ut att vara samma`,
    'mail-failed': ({ contact, detail }) =>
      detail['became'] === 'unknown' ? `Ingen vet om ett mejl till ${contact} kom fram` : `Ett mejl till ${contact} skickades inte`,
    'link-opened': (known) => `${whose(known, 'på')} öppnade ${known.title || aDocument.sv}`,
    'link-question': (known) => `${whose(known, 'på')} frågar om ${known.title || aDocument.sv}`,
    'call-back-booked': (known) => `${whose(known, 'på')} vill bli uppringd`,
    'quote-accepted': ({ contact, detail }) => `${contact} accepterade ${numberOf(detail) || 'en offert'}`,
    'quote-refused': ({ contact, detail }) => `${contact} tackade nej till ${numberOf(detail) || 'en offert'}`,
    'quote-expiring': ({ contact, detail }) => `${numberOf(detail) || 'En offert'} till ${contact} går ut ${lastDay('sv-SE', detail)}`,
    'plan-item': ({ colleague, title }) => `${colleague} gav dig en åtgärd i ${title || aPlan.sv}`,
    'plan-mentioned': ({ colleague, title }) => `${colleague} nämnde dig i ${title || aPlan.sv}`,
    'plan-comment': ({ colleague, title }) => `${colleague} kommenterade ${title || aPlan.sv}`,
    'plan-joined': ({ colleague, title }) => `${colleague} ber dig skriva med i ${title || aPlan.sv}`,
    'plan-approval-asked': ({ colleague, title }) => `${colleague} ber dig godkänna ${title || aPlan.sv}`,
    'plan-approved': ({ colleague, title }) => `${colleague} godkände ${title || aPlan.sv}`,
    'plan-returned': ({ colleague, title }) => `${colleague} skickade tillbaka ${title || aPlan.sv}`,
    'plan-suggestion-accepted': (known) => `${known.colleague} godtog ${suggestions.sv(known)} i ${known.title || aPlan.sv}`,
    'plan-suggestion-rejected': (known) => `${known.colleague} avvisade ${suggestions.sv(known)} i ${known.title || aPlan.sv}`,
    'rule-stopped': () => 'En regel stoppades för att den gick i cirkel',
    other: ({ contact }) => `Något hände med ${contact}`,
  },
};

export function sentence(language: Language, known: Named): string {
  const own = sentences[language];
  const say = own[known.kind] ?? own['other'];
  const contact = known.contact || (withoutContact.includes(known.kind) || known.recipient ? '' : aContact[language]);
  const said = say?.({ ...known, contact, colleague: known.colleague || someone[language] }) ?? '';
  return said.slice(0, 1).toLocaleUpperCase(language) + said.slice(1);
}
