import { defineDocument, type StateOf } from './define-document.ts';
import { choice, contactRef, day, email, instant, link, money, number, object, phone, setting, text, user } from './fields.ts';

export const lifecycles = ['lead', 'prospect', 'customer'] as const;
export type Lifecycle = (typeof lifecycles)[number];

/** A company or a person. Its row decides who else may see it; the document is opened only to be edited or read whole. */
export const contact = defineDocument({
  type: 'contact',
  fields: {
    kind: choice(['company', 'person']),
    name: text(),
    jobTitle: text(),
    company: contactRef(),
    lifecycle: choice(lifecycles, { writer: 'rules' }),
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
  },
  prose: ['notes'],
});
export type Contact = StateOf<typeof contact>;
