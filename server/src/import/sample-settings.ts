/** The settings of the sample workspace: a seller of computer hardware, as the sample's files show it. */
import { ranks } from '@tandem/core';
import type { NewSettings } from './new-documents.ts';
import { leadStages, listed, nextSteps, statuses, taskTypes } from './starting-lists.ts';

export interface SampleSettings {
  readonly content: NewSettings;
  readonly process: string;
  /** Ids by title. */
  readonly stages: ReadonlyMap<string, string>;
  /** Of the process of leads. */
  readonly leadStages: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, string>;
  readonly industries: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
  readonly campaigns: ReadonlyMap<string, string>;
  readonly taskTypes: ReadonlyMap<string, string>;
  readonly sizeClasses: readonly { readonly id: string; readonly from: number }[];
}
interface Product {
  readonly title: string;
  readonly series: string;
  readonly price: number;
}

export function sampleSettings(products: readonly Product[], industries: readonly string[], newId: () => string): SampleSettings {
  const titled = (...titles: readonly string[]) =>
    listed(
      titles.map((title) => ({ title })),
      newId,
    );
  const [process, leads] = [newId(), newId()];
  const [forLeads, types] = [leadStages(leads, newId), taskTypes(newId)];
  const sources = titled('Import', 'Web site', 'Trade fair', 'Referral', 'Telephone', 'By hand');
  const campaigns = titled('Autumn newsletter', 'Portland hardware fair', 'Web site');
  const sales = listed(
    [
      { title: 'Prospecting', process, probability: 10, status: 'open' as const },
      { title: 'Engaging', process, probability: 50, status: 'open' as const },
      { title: 'Won', process, probability: 100, status: 'won' as const },
      { title: 'Lost', process, probability: 0, status: 'lost' as const },
    ],
    newId,
  );
  const lists = {
    processes: [
      { id: process, title: 'Sales', rank: ranks(2)[0] ?? '', kind: 'sales' as const },
      { id: leads, title: 'Leads', rank: ranks(2)[1] ?? '', kind: 'lead' as const },
    ],
    stages: [...sales, ...forLeads],
    taskTypes: types,
    nextSteps: nextSteps(types, newId),
    products: listed(products, newId),
    statuses: statuses(newId),
    industries: titled(...industries),
    sources,
    campaigns,
    rejections: titled('Price', 'No budget', 'Chose a competitor', 'No decision', 'No answer'),
    saleTypes: titled('New business', 'Renewal', 'Extension'),
    sizeClasses: listed(
      [
        { title: 'Small', from: 0 },
        { title: 'Medium', from: 250 },
        { title: 'Large', from: 1000 },
        { title: 'Very large', from: 5000 },
      ],
      newId,
    ),
    forms: listed(
      [
        {
          title: 'Contact form',
          source: sources.find(({ title }) => title === 'Web site')?.id ?? '',
          campaign: campaigns.find(({ title }) => title === 'Web site')?.id ?? '',
          thanks: 'Thank you. One of us will call you within two days.',
          askMessage: true,
        },
      ],
      newId,
    ),
  };
  return {
    content: {
      companyName: 'Maven Hardware',
      currency: 'USD',
      country: 'US',
      timeZone: 'America/New_York',
      quotationDays: 30,
      leadProcessOn: true,
      sample: true,
      address: '1200 Wharf St, Suite 400, Portland, ME 04101',
      senderName: 'Maven Hardware',
      senderMail: 'sales@example.com',
      lists,
    },
    process,
    stages: idsByTitle(sales),
    leadStages: idsByTitle(forLeads),
    products: idsByTitle(lists.products),
    industries: idsByTitle(lists.industries),
    statuses: idsByTitle(lists.statuses),
    sources: idsByTitle(lists.sources),
    campaigns: idsByTitle(campaigns),
    taskTypes: idsByTitle(lists.taskTypes),
    sizeClasses: lists.sizeClasses.map(({ id, from }) => ({ id, from })).sort((a, b) => b.from - a.from),
  };
}

const idsByTitle = (entries: readonly { readonly id: string; readonly title: string }[]) =>
  new Map(entries.map(({ id, title }) => [title, id]));
