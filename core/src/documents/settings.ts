import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, email, flag, number, text } from './fields.ts';

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
    currency: text(),
    country: text(),
    timeZone: text(),
    leadProcessOn: flag(true),
    quotationDays: number(),
    sample: flag(),
  },
  lists: {
    processes: { ...titled, kind: choice(['sales', 'lead', 'service']) },
    stages: { ...titled, process: text(), probability: number(), status: choice(['open', 'won', 'lost']), rejection: text() },
    taskTypes: { ...titled, followUpDays: number(), maximumDelay: number() },
    products: { ...titled, series: text(), price: number() },
    statuses: titled,
    industries: titled,
    sources: titled,
    rejections: titled,
    saleTypes: titled,
    sizeClasses: { ...titled, from: number() },
    campaigns: titled,
  },
});
export type Settings = StateOf<typeof settings>;
export type Stage = Entry<(typeof settings)['lists']['stages']>;
