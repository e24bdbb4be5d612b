/** Companies and opportunities of the sample as documents and cards: pure, and the same in every run but for their ids. */
import { countryCode, countryName } from './countries.ts';
import { type NewActivity, type NewDocument, newContact } from './new-documents.ts';
import { addDays, type CardToPlace, daysBetween } from './place-cards.ts';
import type { repairer } from './repairs.ts';
import { numberOf } from './sample-chance.ts';
import { type SamplePlace, sampleDomain } from './sample-names.ts';
import type { SampleSettings } from './sample-settings.ts';

export type Row = Readonly<Record<string, string>>;
export interface Deal {
  readonly outsideId: string;
  readonly seller: string;
  readonly product: string;
  readonly account: string;
  readonly stage: string;
  readonly openedOn: string;
  readonly closedOn: string;
  readonly amount: number | null;
}

interface Facts {
  readonly batch: string;
  readonly createdAt: string;
  readonly settings: SampleSettings;
  readonly companies: ReadonlyMap<string, string>;
  readonly userOf: (name: string) => string;
}

/** All dates as one block, so that the newest of them is `today`; undefined keeps them. */
export function shift(deals: readonly Deal[], today: string | undefined): readonly Deal[] {
  if (!today) return deals;
  const newest = deals.reduce((latest, { openedOn, closedOn }) => [latest, openedOn, closedOn].sort()[2] ?? latest, '');
  const days = daysBetween(newest, today);
  const moved = (day: string) => (day ? addDays(day, days) : '');
  return deals.map((deal) => ({ ...deal, openedOn: moved(deal.openedOn), closedOn: moved(deal.closedOn) }));
}

/** By number of opportunities won, then by their worth, then by name. */
export function sellerWhoWonMost(deals: readonly Deal[]): ReadonlyMap<string, string> {
  const won = Map.groupBy(
    deals.filter((deal) => deal.stage === 'Won' && deal.account),
    (deal) => deal.account,
  );
  return new Map(
    [...won].map(([account, held]) => {
      const sellers = [...Map.groupBy(held, (deal) => deal.seller)].map(([seller, own]) => ({
        seller,
        count: own.length,
        worth: sum(own),
      }));
      sellers.sort((a, b) => b.count - a.count || b.worth - a.worth || (a.seller < b.seller ? -1 : 1));
      return [account, sellers[0]?.seller ?? ''] as const;
    }),
  );
}

export function company(
  row: Row,
  facts: Facts & {
    readonly repaired: ReturnType<typeof repairer>;
    readonly winner: string;
    readonly where: SamplePlace;
    readonly activities: readonly NewActivity[];
  },
  newId: () => string,
): NewDocument {
  const { settings, companies, repaired, where, activities } = facts;
  const country = repaired('country', row.office_location ?? '');
  const code = countryCode(country);
  const employees = Number(row.employees);
  const parent = companies.get(row.subsidiary_of ?? '');
  const fields = {
    kind: 'company' as const,
    name: row.account ?? '',
    lifecycle: facts.winner ? ('customer' as const) : ('prospect' as const),
    status: settings.statuses.get('Active') ?? '',
    industry: settings.industries.get(repaired('industry', row.sector ?? '')) ?? '',
    founded: Number(row.year_established),
    employees,
    // The file counts in millions of dollars.
    revenue: Math.round(Number(row.revenue) * 1_000_000),
    sizeClass: settings.sizeClasses.find((size) => employees >= size.from)?.id ?? '',
    country: code ? countryName(code) : country,
    town: where.town,
    place: where.place,
    website: sampleDomain(row.account ?? ''),
    source: settings.sources.get('Import') ?? '',
    batch: facts.batch,
    createdAt: facts.createdAt,
    ...(facts.winner && { owner: facts.userOf(facts.winner) }),
    ...(parent && { parent }),
  };
  const lists = { phones: [{ value: where.number() }], addresses: [where.address], activities };
  return newContact({ id: companies.get(row.account ?? '') ?? '', fields, ...lists }, newId);
}

interface Expectations {
  readonly priceOf: ReadonlyMap<string, number>;
  readonly usualDays: number;
  readonly newest: string;
}

export function card(
  deal: Deal,
  { settings, companies, batch, createdAt, userOf, priceOf, usualDays, newest }: Facts & Expectations,
  newId: () => string,
): CardToPlace {
  const open = deal.closedOn === '';
  const contact = companies.get(deal.account);
  const amount = open ? priceOf.get(deal.product) : deal.amount;
  const placed = {
    id: newId(),
    title: deal.product,
    company: deal.account,
    owner: userOf(deal.seller),
    stage: settings.stages.get(deal.stage) ?? '',
    product: settings.products.get(deal.product) ?? '',
    outsideId: deal.outsideId,
    batch,
    createdAt: deal.openedOn ? `${deal.openedOn}T09:00:00Z` : createdAt,
    ...(contact && { contact }),
    ...(amount !== undefined && amount !== null && { amount }),
    ...(deal.openedOn && { openedOn: deal.openedOn }),
    ...(open ? { closeOn: expectedClose(deal, usualDays, newest) } : { closedOn: deal.closedOn, closeOn: deal.closedOn }),
  };
  return { card: placed, open };
}

/** The usual time after it was opened; when that is past already, some day in the next quarter, but one in eight stays overdue. */
function expectedClose(deal: Deal, usualDays: number, newest: string): string {
  const chance = numberOf(deal.outsideId);
  const usual = addDays(deal.openedOn || newest, usualDays);
  if (usual >= newest) return usual;
  return chance % 8 === 0 ? addDays(newest, -1 - (chance % 30)) : addDays(newest, 1 + (chance % 90));
}

export const sum = (deals: readonly Deal[]): number => deals.reduce((total, deal) => total + (deal.amount ?? 0), 0);
export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
