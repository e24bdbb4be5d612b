/** The settings of the sample workspace: a seller of computer hardware, as the sample's files show it. */
import { ranks } from '@tandem/core';
import type { NewSettings } from './new-documents.ts';

export interface SampleSettings {
  readonly content: NewSettings;
  readonly process: string;
  /** Ids by title. */
  readonly stages: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, string>;
  readonly industries: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
  readonly taskTypes: ReadonlyMap<string, string>;
  readonly sizeClasses: readonly { readonly id: string; readonly from: number }[];
}
interface Product {
  readonly title: string;
  readonly series: string;
  readonly price: number;
}

export function sampleSettings(products: readonly Product[], industries: readonly string[], newId: () => string): SampleSettings {
  const listed = <T extends object>(entries: readonly ({ readonly title: string } & T)[]) => {
    const ranked = ranks(entries.length);
    return entries.map((entry, i) => ({ id: newId(), ...entry, rank: ranked[i] ?? '' }));
  };
  const titled = (...titles: readonly string[]) => listed(titles.map((title) => ({ title })));
  const process = newId();
  const lists = {
    processes: [{ id: process, title: 'Sales', rank: ranks(1)[0] ?? '', kind: 'sales' as const }],
    stages: listed([
      { title: 'Prospecting', process, probability: 10, status: 'open' as const },
      { title: 'Engaging', process, probability: 50, status: 'open' as const },
      { title: 'Won', process, probability: 100, status: 'won' as const },
      { title: 'Lost', process, probability: 0, status: 'lost' as const },
    ]),
    taskTypes: listed([
      { title: 'Call back', followUpDays: 2, maximumDelay: 7 },
      { title: 'Send a presentation', followUpDays: 3, maximumDelay: 10 },
      { title: 'Follow up a quote', followUpDays: 5, maximumDelay: 14 },
      { title: 'Visit', followUpDays: 10, maximumDelay: 30 },
      { title: 'Choose a follow-up', followUpDays: 1, maximumDelay: 3 },
    ]),
    products: listed(products),
    statuses: titled('Active', 'Dormant', 'Merged', 'Bankrupt'),
    industries: titled(...industries),
    sources: titled('Import', 'Web site', 'Trade fair', 'Referral', 'Telephone', 'By hand'),
    rejections: titled('Price', 'No budget', 'Chose a competitor', 'No decision', 'No answer'),
    saleTypes: titled('New business', 'Renewal', 'Extension'),
    sizeClasses: listed([
      { title: 'Small', from: 0 },
      { title: 'Medium', from: 250 },
      { title: 'Large', from: 1000 },
      { title: 'Very large', from: 5000 },
    ]),
  };
  return {
    content: {
      companyName: 'Maven Hardware',
      currency: 'USD',
      country: 'US',
      timeZone: 'America/New_York',
      quotationDays: 30,
      sample: true,
      address: '1200 Wharf St, Suite 400, Portland, ME 04101',
      senderName: 'Maven Hardware',
      senderMail: 'sales@example.com',
      lists,
    },
    process,
    stages: idsByTitle(lists.stages),
    products: idsByTitle(lists.products),
    industries: idsByTitle(lists.industries),
    statuses: idsByTitle(lists.statuses),
    sources: idsByTitle(lists.sources),
    taskTypes: idsByTitle(lists.taskTypes),
    sizeClasses: lists.sizeClasses.map(({ id, from }) => ({ id, from })).sort((a, b) => b.from - a.from),
  };
}

const idsByTitle = (entries: readonly { readonly id: string; readonly title: string }[]) =>
  new Map(entries.map(({ id, title }) => [title, id]));
