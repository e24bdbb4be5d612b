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
}
type Sentences = Readonly<Record<string, (known: Named) => string>>;

const someone = { en: 'somebody', sv: 'någon' } as const;
const aContact = { en: 'a contact', sv: 'en kontakt' } as const;
const stages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { lead: 'is a lead again', prospect: 'is now a prospect', customer: 'is now a customer' },
  sv: { lead: 'är en lead igen', prospect: 'är nu prospekt', customer: 'är nu kund' },
};
/** Of a task the contact is an addition; elsewhere the sentence needs one. */
const withoutContact: readonly string[] = ['task-assigned', 'task-late', 'limit-reached'];

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
    'rule-stopped': () => 'En regel stoppades för att den gick i cirkel',
    other: ({ contact }) => `Något hände med ${contact}`,
  },
};

export function sentence(language: Language, known: Named): string {
  const own = sentences[language];
  const say = own[known.kind] ?? own['other'];
  const contact = known.contact || (withoutContact.includes(known.kind) ? '' : aContact[language]);
  const said = say?.({ ...known, contact, colleague: known.colleague || someone[language] }) ?? '';
  return said.slice(0, 1).toLocaleUpperCase(language) + said.slice(1);
}
