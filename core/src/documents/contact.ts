import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import {
  choice,
  contactRef,
  day,
  email,
  flag,
  instant,
  link,
  longText,
  money,
  number,
  object,
  phone,
  setting,
  text,
  user,
} from './fields.ts';

export const lifecycles = ['lead', 'prospect', 'customer'] as const;
export type Lifecycle = (typeof lifecycles)[number];

export const activityTypes = ['call', 'visit', 'mail', 'meeting', 'note'] as const;
export type ActivityType = (typeof activityTypes)[number];

/** A company or a person. Its row decides who else may see it; the document is opened only to be edited or read whole. */
export const contact = defineDocument({
  type: 'contact',
  fields: {
    kind: choice(['company', 'person']),
    name: text(),
    jobTitle: text(),
    company: contactRef(),
    lifecycle: choice(lifecycles, { writer: 'rules' }),
    /** Somebody has decided the stage; from then on no rule does. '' leaves it to the rules. */
    stageByHand: choice(['', ...lifecycles]),
    /** Where a lead stands on the board of leads; stage '' is the first one. */
    leadPlace: object({ stage: text(), rank: text() }),
    /** When it came to that stage. */
    leadSince: instant(),
    /** What a lead is interested in, in a few words. */
    interest: text(),
    /** What somebody chose when the lead was qualified; the rule that follows reads it. `open`: and open an opportunity. */
    qualification: object({ open: flag(), board: text(), stage: text(), product: text(), amount: money() }),
    status: setting('statuses'),
    owner: user({ writer: 'assigners' }),
    website: link(),
    vatNumber: text(),
    industry: setting('industries'),
    sizeClass: setting('sizeClasses'),
    employees: number(),
    revenue: money(),
    founded: number(),
    town: text(),
    country: text(),
    place: object({ lat: number(), lng: number() }, { writer: 'anyone' }),
    parent: contactRef(),
    source: setting('sources'),
    campaign: setting('campaigns'),
    linkedIn: link(),
    birthday: day(),
    /** The contact that this one turned out to be. Whatever refers to this one is shown there, and comes back when they are divided again. */
    mergedInto: contactRef(),
    /** Where the record came from: the other system's own id, the import batch and the instant. */
    outsideId: text(),
    batch: text(),
    createdAt: instant(),
  },
  lists: {
    mails: { value: email(), label: text() },
    phones: { value: phone(), label: text() },
    addresses: { street: text(), postcode: text(), town: text(), region: text(), country: text(), label: text() },
    /** Colleagues the record is shared with beyond those who see it by their work. */
    shares: { user: user({ writer: 'assigners' }) },
    /** What was done with the contact: append only in practice, each entry written by who did it. */
    activities: {
      type: choice(activityTypes),
      at: instant(),
      minutes: number(),
      outcome: choice(['', 'reached', 'not-reached']),
      note: longText(),
      by: user({ writer: 'author' }),
      /** The person of the company it was with. */
      person: contactRef(),
      /** A mail with an address here is to be sent by the server; its text is the note. */
      mailTo: email(),
      subject: text(),
      /** What became of that mail. */
      mailed: choice(['', 'sent', 'failed', 'unknown'], { writer: 'rules' }),
    },
    /** Contacts that were merged into this one, with the values that were taken from them, so that they can be divided again. */
    merges: { other: contactRef(), at: instant(), by: user({ writer: 'author' }), taken: longText() },
    /** Contacts that look the same and are not: somebody has said so. */
    different: { other: contactRef(), by: user({ writer: 'author' }) },
  },
  prose: ['notes'],
});
export type Contact = StateOf<typeof contact>;
export type Activity = Entry<(typeof contact)['lists']['activities']>;
