/**
 * The figures of a plan, counted from rows: the same on every device and on the server, and each says how many rows it was
 * counted from. Days are where the reader is, so the caller says which day an instant is in.
 */
import type { Settings } from '../documents/settings.ts';
import type { PlanRow } from '../projections/plan-row.ts';
import type { ActivityRow, ContactRow, OpportunityRow } from '../projections/row.ts';
import type { QuoteRow } from '../projections/shared-rows.ts';
import { shownAs } from '../projections/shown-as.ts';

/** The rows of what a plan is about. */
export interface PlanFacts {
  readonly opportunities: readonly OpportunityRow[];
  readonly quotes: readonly QuoteRow[];
  readonly activities: readonly ActivityRow[];
  readonly stages: Settings['stages'];
  readonly products: Settings['products'];
  /** The workspace's; '' is a quote's way to say the same. */
  readonly currency: string;
  readonly dayOf: (instant: string) => string;
}
export interface RowsOfPlans {
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly opportunities: Iterable<OpportunityRow>;
  readonly quotes: Iterable<QuoteRow>;
  readonly activities: Iterable<ActivityRow>;
  readonly settings: Pick<Settings, 'stages' | 'products' | 'currency'>;
  readonly dayOf: (instant: string) => string;
}

/**
 * An account plan is about its company, what was merged into it and the people there; a rep plan about what its person does and
 * owns; a territory plan, as long as nothing says where the territory ends, about what its owner does and owns.
 */
export function planFacts(plan: Pick<PlanRow, 'is' | 'contact' | 'person' | 'owner'>, rows: RowsOfPlans): PlanFacts {
  const { contacts, settings, dayOf } = rows;
  const account = shownAs(plan.contact, contacts);
  const user = plan.is === 'rep' ? plan.person : plan.owner;
  const isOfAccount = (contact: string): boolean => {
    if (contact === '' || account === '') return false;
    const shown = shownAs(contact, contacts);
    const company = contacts.get(shown)?.company ?? '';
    return shown === account || (company !== '' && shownAs(company, contacts) === account);
  };
  const isAbout = (contact: string, by: string) => (plan.is === 'account' ? isOfAccount(contact) : user !== '' && by === user);
  return {
    opportunities: [...rows.opportunities].filter(({ contact, owner }) => isAbout(contact, owner)),
    quotes: [...rows.quotes].filter(({ contact, owner }) => isAbout(contact, owner)),
    activities: [...rows.activities].filter(({ contact, by }) => isAbout(contact, by)),
    stages: settings.stages,
    products: settings.products,
    currency: settings.currency,
    dayOf,
  };
}

/** Both days counted; '' is without an end. */
export interface FigureSpan {
  readonly from: string;
  readonly to: string;
}
export interface PlanFigure {
  readonly value: number;
  /** How many rows it was counted from. */
  readonly rows: number;
}
export type FigureMeasure = 'won' | 'open' | 'visits' | 'quotes' | 'opportunities';

/**
 * `won` is the amount won in the span; `open` the amount that is to close in it, and `opportunities` how many; `visits` those made
 * in it; `quotes` the amount of quotes sent in it, drafts not counted, those in another currency counted as rows and not added.
 */
export function planFigure(measure: FigureMeasure, span: FigureSpan, facts: PlanFacts): PlanFigure {
  const isIn = within(span);
  if (measure === 'visits') {
    const visits = facts.activities.filter(({ type, at }) => type === 'visit' && isIn(facts.dayOf(at))).length;
    return { value: visits, rows: visits };
  }
  if (measure === 'quotes') {
    const sent = facts.quotes.filter(({ state, sentAt }) => state !== 'draft' && sentAt !== '' && isIn(facts.dayOf(sentAt)));
    return {
      value: sum(sent, ({ currency, net }) => (currency === '' || currency === facts.currency ? net : 0)),
      rows: sent.length,
    };
  }
  const status = statusOf(facts);
  const counted = facts.opportunities.filter((row) =>
    measure === 'won' ? status(row) === 'won' && isIn(row.closedOn) : status(row) === 'open' && isIn(row.closeOn),
  );
  return { value: measure === 'opportunities' ? counted.length : sum(counted, ({ amount }) => amount ?? 0), rows: counted.length };
}

export interface ObjectiveFacts extends FigureSpan {
  readonly measure: 'hand' | 'won' | 'open' | 'visits';
  readonly target: number | null;
  readonly progress: number | null;
}
export interface Progress {
  /** 0 to 1; null when nobody has said what is to be reached. */
  readonly share: number | null;
  readonly value: number;
  readonly target: number | null;
  readonly rows: number;
}

export function objectiveProgress({ measure, target, progress, from, to }: ObjectiveFacts, facts: PlanFacts): Progress {
  if (measure === 'hand') {
    const percent = Math.min(100, Math.max(0, progress ?? 0));
    return { share: percent / 100, value: percent, target: 100, rows: 0 };
  }
  const { value, rows } = planFigure(measure, { from, to }, facts);
  const goal = target !== null && target > 0 ? target : null;
  return { share: goal === null ? null : Math.min(1, Math.max(0, value / goal)), value, target: goal, rows };
}

/** A product that the account has never bought, and how far it has come with it. */
export interface WhiteSpace {
  readonly product: string;
  readonly title: string;
  /** `open` is being offered, `lost` was offered and not bought, `never` was not offered. */
  readonly tried: 'open' | 'lost' | 'never';
  /** Amount that is open; of a lost one what was last lost. */
  readonly amount: number;
  /** The opportunity it was last seen in; '' for `never`. */
  readonly opportunity: string;
}

/** Products of today's list that were never bought (S4-26): not in an opportunity that was won, nor in one whose quote was accepted. */
export function whiteSpace(facts: PlanFacts): readonly WhiteSpace[] {
  const status = statusOf(facts);
  const accepted = new Set(facts.quotes.filter(({ state }) => state === 'accepted').map(({ opportunity }) => opportunity));
  const byProduct = Map.groupBy(facts.opportunities, ({ product }) => product);
  return facts.products
    .filter(({ archived }) => !archived)
    .toSorted((a, b) => (a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1))
    .flatMap(({ id: product, title }): readonly WhiteSpace[] => {
      const tried = byProduct.get(product) ?? [];
      if (tried.some((row) => status(row) === 'won' || accepted.has(row.id))) return [];
      const open = tried.filter((row) => status(row) === 'open').toSorted(latestFirst(({ openedOn }) => openedOn));
      if (open[0]) return [{ product, title, tried: 'open', amount: sum(open, ({ amount }) => amount ?? 0), opportunity: open[0].id }];
      const lost = tried.filter((row) => status(row) === 'lost').toSorted(latestFirst(({ closedOn }) => closedOn))[0];
      if (lost) return [{ product, title, tried: 'lost', amount: lost.amount ?? 0, opportunity: lost.id }];
      return [{ product, title, tried: 'never', amount: 0, opportunity: '' }];
    });
}

/** How many products there are to buy, archived ones not counted. */
export const productsOffered = ({ products }: PlanFacts): number => products.filter(({ archived }) => !archived).length;

/** The latest visits with what was written of them, newest first. */
export const visitsOf = ({ activities }: PlanFacts, most: number): readonly ActivityRow[] =>
  activities
    .filter(({ type }) => type === 'visit')
    .toSorted(latestFirst(({ at }) => at))
    .slice(0, Math.max(0, most));

function statusOf({ stages }: PlanFacts): (row: OpportunityRow) => 'open' | 'won' | 'lost' | undefined {
  const status = new Map(stages.map((stage) => [stage.id, stage.status]));
  return ({ stage }) => status.get(stage);
}

/** What has no day is in a span only when that has neither end. */
const within =
  ({ from, to }: FigureSpan) =>
  (day: string): boolean =>
    from === '' && to === '' ? true : day !== '' && (from === '' || day >= from) && (to === '' || day <= to);

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);

const latestFirst =
  <T extends { readonly id: string }>(of: (item: T) => string) =>
  (a: T, b: T): number =>
    of(a) === of(b) ? (a.id < b.id ? 1 : -1) : of(a) < of(b) ? 1 : -1;
