/** Which opportunities of the sample have a quote, how far each has come, and on which days. */
import type { QuoteState } from '@tandem/core';
import { addDays, daysBetween } from './place-cards.ts';
import { numberOf } from './sample-chance.ts';
import type { Deal } from './sample-content.ts';

export interface Plan {
  readonly deal: Deal;
  readonly state: QuoteState;
  /** Of the first version; of a draft the day it was begun. */
  readonly sentOn: string;
  readonly lastSentOn: string;
  readonly versions: number;
  /** '' while nobody has answered. */
  readonly answeredOn: string;
  /** Its own, where the workspace's thirty would not do. */
  readonly validDays: number | undefined;
  readonly quantity: number;
  /** Of one unit; undefined is the list's. */
  readonly price: number | undefined;
  readonly discount: number | null;
  /** Further lines: one, or one and an option. */
  readonly extra: number;
}

/** Days until each of the open ones runs out: five of them within three days. */
const expiring = [0, 1, 2, 3, 3];
const lasting = [6, 8, 9, 11, 13, 14, 16, 17, 19, 21, 22, 23, 25, 26, 27, 28, 29];
const kinds = { accepted: 8, refused: 5, expired: 5, draft: 5 } as const;
const usualDays = 30;

export function plansOf(deals: readonly Deal[], today: string): readonly Plan[] {
  const open = spread(deals.filter(({ closedOn }) => closedOn === ''));
  const closed = (stage: string) =>
    spread(deals.filter((deal) => deal.stage === stage && deal.closedOn <= today && daysBetween(deal.closedOn, today) < 75));
  const [won, lost] = [closed('Won'), closed('Lost')];
  const take = (from: Deal[], count: number) => from.splice(0, count);
  return [
    ...take(open, expiring.length).map((deal, i) => out(deal, today, expiring[i] ?? 0, i % 2 === 0 ? 'viewed' : 'sent')),
    ...take(open, lasting.length).map((deal, i) => out(deal, today, lasting[i] ?? 0, i % 2 === 0 ? 'sent' : 'viewed')),
    ...take(won, kinds.accepted).map((deal) => answered(deal, 'accepted')),
    ...take(lost, kinds.refused).map((deal) => answered(deal, 'refused')),
    ...take(open, kinds.expired).map((deal, i) => out(deal, today, -2 - 5 * i, 'expired')),
    ...take(open, kinds.draft).map((deal, i) => draft(deal, addDays(today, -i))),
  ];
}

/** In an order that looks like chance, and no seller again before the others have had their turn. */
function spread(deals: readonly Deal[]): Deal[] {
  const drawn = [...deals].sort((a, b) => numberOf(`quote ${a.outsideId}`) - numberOf(`quote ${b.outsideId}`));
  const turns = new Map<string, number>();
  return drawn
    .map((deal) => {
      const turn = turns.get(deal.seller) ?? 0;
      turns.set(deal.seller, turn + 1);
      return { deal, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ deal }) => deal);
}

const common = (deal: Deal) => {
  const chance = numberOf(`lines ${deal.outsideId}`);
  return { deal, quantity: 1 + (chance % 6), price: undefined, discount: [null, 5, null, 8, 10][chance % 5] ?? null, extra: chance % 3 };
};

function out(deal: Deal, today: string, left: number, state: 'sent' | 'viewed' | 'expired'): Plan {
  const versions = numberOf(`versions ${deal.outsideId}`) % 6 === 0 ? 2 : 1;
  // A quote of two weeks is out for two weeks at most.
  const days = left <= 12 && numberOf(`days ${deal.outsideId}`) % 4 === 0 ? 14 : usualDays;
  const lastSentOn = addDays(today, left - days);
  return {
    ...common(deal),
    state,
    lastSentOn,
    sentOn: versions > 1 ? addDays(lastSentOn, -7) : lastSentOn,
    versions,
    answeredOn: '',
    validDays: days === usualDays ? undefined : days,
  };
}

/** What was sold is what was quoted. */
function answered(deal: Deal, state: 'accepted' | 'refused'): Plan {
  const sentOn = addDays(deal.closedOn, -(3 + (numberOf(`sent ${deal.outsideId}`) % 15)));
  const sold = state === 'accepted' && deal.amount ? { quantity: 1, price: deal.amount, discount: null, extra: 0 } : {};
  return { ...common(deal), ...sold, state, sentOn, lastSentOn: sentOn, versions: 1, answeredOn: deal.closedOn, validDays: undefined };
}

const draft = (deal: Deal, begun: string): Plan => ({
  ...common(deal),
  state: 'draft',
  sentOn: begun,
  lastSentOn: begun,
  versions: 0,
  answeredOn: '',
  validDays: undefined,
});
