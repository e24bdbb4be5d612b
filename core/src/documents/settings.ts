import { type ThresholdName, thresholdNames } from '../evidence/thresholds.ts';
import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, email, type Field, flag, instant, longText, number, object, phone, text, user } from './fields.ts';

const thresholds = Object.fromEntries(thresholdNames.map((name) => [name, number()])) as Record<ThresholdName, Field<number | null>>;

/** A list whose entries are a title in an order of the admin's choosing; an archived entry stays readable. */
const titled = { title: text(), rank: text(), archived: flag() } as const;

export const settings = defineDocument({
  type: 'settings',
  fields: {
    companyName: text(),
    vatNumber: text(),
    address: text(),
    senderName: text(),
    senderMail: email(),
    /** Shown to whoever a file or a quote is shared with. */
    companyPhone: phone(),
    /** A file of the library, an image; '' shows the name alone. */
    logo: text(),
    currency: text(),
    country: text(),
    timeZone: text(),
    leadProcessOn: flag(true),
    /** Whether there is a step between lead and customer. */
    prospectsOn: flag(true),
    /** Who gets a lead that comes without an owner; '' means the first manager. */
    leadsGoTo: user(),
    quotationDays: number(),
    /** The local hour of the daily mail to managers as `HH:MM`; '' is seven. */
    digestHour: text(),
    /** The days that it counts, and what everybody should sell in them; null is thirty days, and no minimum. */
    digestDays: number(),
    minimumSales: number(),
    /** Whether sellers see sums of their team and of the company beside their own. */
    compareFigures: flag(true),
    /** What a visit to a link has to show to count; null means the usual number. */
    evidence: object(thresholds),
    sample: flag(),
  },
  lists: {
    processes: { ...titled, kind: choice(['sales', 'lead', 'service']) },
    stages: { ...titled, process: text(), probability: number(), status: choice(['open', 'won', 'lost']), rejection: text() },
    /** `icon` is what a task of this type is at heart: rules and figures ask for it, not for a title that admins change. */
    taskTypes: {
      ...titled,
      icon: choice(['call', 'visit', 'mail', 'quote', 'choose', 'other']),
      followUpDays: number(),
      workingDays: flag(),
      maximumDelay: number(),
    },
    /** What follows when a task of a type ends in some way. */
    nextSteps: {
      taskType: text(),
      outcome: choice(['reached', 'not-reached', 'done']),
      nextType: text(),
      days: number(),
    },
    products: { ...titled, series: text(), price: number() },
    /** `stop`: no rule follows such a contact up. `redirect`: it has a successor. */
    statuses: { ...titled, effect: choice(['', 'stop', 'redirect']) },
    industries: titled,
    sources: titled,
    rejections: titled,
    saleTypes: titled,
    sizeClasses: { ...titled, from: number() },
    /** `source`: that of its leads, whichever way they come; '' leaves it to the form. */
    campaigns: { ...titled, source: text() },
    /**
     * A rule of the catalogue as this workspace wants it; the entry's id is the rule's name. `openToo` is when it was last
     * switched on for what was open already, as well as for what happens from then on.
     */
    rules: { off: flag(), parameters: longText(), version: number(), changedAt: instant(), changedBy: user(), openToo: instant() },
    /** Rules that admins have made; `definition` is JSON of `OwnRule`. */
    ownRules: { ...titled, off: flag(), definition: longText(), version: number(), changedAt: instant(), changedBy: user() },
    /** Forms on other web sites; the entry's id is in their address. */
    forms: { ...titled, source: text(), campaign: text(), owner: user(), thanks: text(), askMessage: flag(true) },
  },
});
export type Settings = StateOf<typeof settings>;
export type Stage = Entry<(typeof settings)['lists']['stages']>;
