/**
 * Three plans of the sample, each written by two or three people over some weeks: of an account, of a territory and of a seller. What
 * they say of figures, persons and opportunities is what the workspace has; days are counted from the day of the load.
 */
import type { NewUpdate } from '../storage/storage.ts';
import { addDays } from './place-cards.ts';
import { numberOf } from './sample-chance.ts';
import type { SampleCompany, SamplePersonAt } from './sample-contacts.ts';
import type { Deal } from './sample-content.ts';
import { accountPlan } from './sample-plan-account.ts';
import { repPlan } from './sample-plan-rep.ts';
import { territoryPlan } from './sample-plan-territory.ts';
import { writtenTogether } from './sample-plan-writing.ts';

interface Needs {
  readonly deals: readonly Deal[];
  readonly companies: ReadonlyMap<string, SampleCompany>;
  readonly personsAt: ReadonlyMap<string, readonly SamplePersonAt[]>;
  /** The card of an opportunity, by the file's own id. */
  readonly cardOf: (outsideId: string) => { readonly card: string; readonly board: string } | undefined;
  readonly today: string;
  readonly newId: () => string;
  readonly userOf: (name: string) => string;
}
/** What the plans are written from. */
export interface PlanWriting {
  readonly newId: () => string;
  readonly userOf: (name: string) => string;
  /** The day so many days from today, and an hour of a working day then. */
  readonly day: (days: number) => string;
  readonly at: (days: number, hour: number) => string;
  readonly year: string;
  readonly company: (name: string) => { readonly id: string; readonly town: string; readonly persons: readonly SamplePersonAt[] };
  /** Opportunities that are open, of one seller or with one company, the dearest product first. */
  readonly open: (of: { readonly seller?: string; readonly account?: string }) => readonly string[];
  /** Won in the last days, in whole dollars. */
  readonly won: (of: { readonly sellers?: readonly string[]; readonly account?: string }, days: number) => number;
}

export const planSellers = {
  darcel: 'Darcel Schlecht',
  melvin: 'Melvin Marxen',
  gladys: 'Gladys Colclough',
  marty: 'Marty Freudenburg',
} as const;

export function samplePlans(needs: Needs): readonly NewUpdate[] {
  const { today, newId } = needs;
  const writing = writingOf(needs);
  return [accountPlan(writing), territoryPlan(writing), repPlan(writing)].flatMap((sittings) => {
    const updates = writtenTogether(newId(), sittings);
    return updates.filter(({ at }) => at.slice(0, 10) <= today);
  });
}

function writingOf({ deals, companies, personsAt, cardOf, today, newId, userOf }: Needs): PlanWriting {
  const day = (days: number) => addDays(today, days);
  return {
    newId,
    userOf,
    day,
    at: (days, hour) =>
      `${day(days)}T${String(hour).padStart(2, '0')}:${String(numberOf(`plan ${days} ${hour}`) % 60).padStart(2, '0')}:00Z`,
    year: today.slice(0, 4),
    company(name) {
      const found = companies.get(name);
      if (!found) throw new Error(`The sample has no company "${name}"`);
      return { id: found.id, town: found.where.town, persons: personsAt.get(found.id) ?? [] };
    },
    open: ({ seller, account }) =>
      deals
        .filter((deal) => deal.closedOn === '' && (!seller || deal.seller === seller) && (!account || deal.account === account))
        .sort((a, b) => weight(b) - weight(a) || (a.outsideId < b.outsideId ? -1 : 1))
        .flatMap((deal) => cardOf(deal.outsideId)?.card ?? []),
    won: ({ sellers, account }, days) =>
      deals
        .filter(
          (deal) =>
            deal.stage === 'Won' &&
            deal.closedOn > day(-days) &&
            (!account || deal.account === account) &&
            (!sellers || sellers.includes(deal.seller)),
        )
        .reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  };
}
const dear = ['GTK 500', 'GTX Plus Pro', 'GTX Pro', 'GTXPro', 'MG Advanced', 'GTX Plus Basic', 'GTX Basic', 'MG Special'];
const weight = ({ product }: Deal): number => dear.length - dear.indexOf(product);

/** Rounded up to what somebody would write down as a goal. */
export const goalOf = (won: number, more: number): number => Math.max(5_000, Math.ceil((won * more) / 5_000) * 5_000);
export const inDollars = (amount: number): string => `$${Math.round(amount).toLocaleString('en-US')}`;
