/**
 * What people did and sold in a period, counted from rows: the same on every device and on the server. `counts` says whose rows
 * are meant: one person, a team, everybody. Periods are the caller's, because a day begins where the person is.
 */
import { daysBetween } from '../documents/days.ts';
import type { Settings } from '../documents/settings.ts';
import type { ActivityRow, ContactRow, OpportunityRow, TaskRow } from './row.ts';
import type { QuoteRow } from './shared-rows.ts';
import { addedBy, isLate, standingOf } from './standing.ts';
import type { Span } from './statistics.ts';

/** Calendar days, both counted. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}
/** A row without a day is in no span. */
export const isIn = ({ first, last }: DaySpan, day: string): boolean => day !== '' && day >= first && day <= last;

export interface SalesSpans {
  readonly calls: Span;
  readonly visits: Span;
  /** Of time with customers. */
  readonly hours: Span;
  readonly leads: Span;
  readonly won: DaySpan;
}
export interface SalesFigures {
  readonly calls: number;
  readonly reached: number;
  readonly visits: number;
  /** Minutes of calls, visits and meetings. */
  readonly minutes: number;
  readonly wonCount: number;
  readonly wonAmount: number;
  readonly lostCount: number;
  readonly openCount: number;
  readonly openAmount: number;
  readonly newLeads: number;
  /** Open tasks whose day is over. */
  readonly lateTasks: number;
  /** With the customer, unanswered and still valid (S0-15). */
  readonly quotesOut: number;
  readonly quotesOutAmount: number;
  /** Answered in the period, or run out in it (S0-16). */
  readonly quotesAccepted: number;
  readonly quotesAcceptedAmount: number;
  readonly quotesLost: number;
  readonly quotesLostAmount: number;
}

/** One kind of rows, counted for each person: who looks at a team adds up, and a change of one kind leaves the others as they are. */
export type Tally = ReadonlyMap<string, Partial<SalesFigures>>;

export function tallyActivities(activities: Iterable<ActivityRow>, spans: Pick<SalesSpans, 'calls' | 'visits' | 'hours'>): Tally {
  const tally = new Adder();
  const [calls, visits, hours] = [within(spans.calls), within(spans.visits), within(spans.hours)];
  for (const { by, type, at, outcome, minutes } of activities) {
    if (type === 'note' || type === 'mail') continue;
    const instant = Date.parse(at);
    if (type === 'call' && calls(instant)) {
      tally.add(by, 'calls', 1);
      if (outcome === 'reached') tally.add(by, 'reached', 1);
    }
    if (type === 'visit' && visits(instant)) tally.add(by, 'visits', 1);
    if (minutes && hours(instant)) tally.add(by, 'minutes', minutes);
  }
  return tally.sums;
}

export function tallyOpportunities(opportunities: Iterable<OpportunityRow>, stages: Settings['stages'], won: DaySpan): Tally {
  const tally = new Adder();
  const status = new Map(stages.map((stage) => [stage.id, stage.status]));
  for (const { owner, stage, closedOn, amount } of opportunities) {
    const is = status.get(stage);
    if (is === 'open') {
      tally.add(owner, 'openCount', 1);
      tally.add(owner, 'openAmount', amount ?? 0);
    } else if (isIn(won, closedOn)) {
      if (is === 'lost') tally.add(owner, 'lostCount', 1);
      if (is === 'won') {
        tally.add(owner, 'wonCount', 1);
        tally.add(owner, 'wonAmount', amount ?? 0);
      }
    }
  }
  return tally.sums;
}

export function tallyLeads(contacts: Iterable<ContactRow>, leads: Span): Tally {
  const tally = new Adder();
  const isNew = within(leads);
  for (const { owner, lifecycle, createdAt, mergedInto, company } of contacts)
    if (lifecycle === 'lead' && mergedInto === '' && company === '' && isNew(Date.parse(createdAt))) tally.add(owner, 'newLeads', 1);
  return tally.sums;
}

export function tallyLate(tasks: Iterable<TaskRow>, today: string): Tally {
  const tally = new Adder();
  for (const task of tasks) if (isLate(task, today)) tally.add(task.owner, 'lateTasks', 1);
  return tally.sums;
}

/** `decided` are days where the person is. */
export function tallyQuotes(quotes: Iterable<QuoteRow>, decided: DaySpan, today: string, currency: string): Tally {
  const tally = new Adder();
  for (const quote of quotes) {
    const standing = standingOf(quote, today);
    if (standing.is === 'unsent' || ('day' in standing && !isIn(decided, standing.day))) continue;
    const name = standing.is === 'out' ? 'quotesOut' : standing.is === 'accepted' ? 'quotesAccepted' : 'quotesLost';
    tally.add(quote.owner, name, 1);
    tally.add(quote.owner, `${name}Amount`, addedBy(quote, currency));
  }
  return tally.sums;
}

const nothing: SalesFigures = {
  calls: 0,
  reached: 0,
  visits: 0,
  minutes: 0,
  wonCount: 0,
  wonAmount: 0,
  lostCount: 0,
  openCount: 0,
  openAmount: 0,
  newLeads: 0,
  lateTasks: 0,
  quotesOut: 0,
  quotesOutAmount: 0,
  quotesAccepted: 0,
  quotesAcceptedAmount: 0,
  quotesLost: 0,
  quotesLostAmount: 0,
};

export function together(tallies: readonly Tally[], counts: (user: string) => boolean): SalesFigures {
  const figures: { -readonly [K in keyof SalesFigures]: number } = { ...nothing };
  for (const tally of tallies)
    for (const [user, sums] of tally)
      if (counts(user)) for (const name of Object.keys(sums) as (keyof SalesFigures)[]) figures[name] += sums[name] ?? 0;
  return figures;
}

class Adder {
  readonly sums = new Map<string, { -readonly [K in keyof SalesFigures]?: number }>();
  add(user: string, name: keyof SalesFigures, value: number): void {
    const sums = this.sums.get(user);
    if (!sums) this.sums.set(user, { [name]: value });
    else sums[name] = (sums[name] ?? 0) + value;
  }
}

function within({ from, to }: Span): (instant: number) => boolean {
  const [first, end] = [Date.parse(from), Date.parse(to)];
  return (instant) => instant >= first && instant < end;
}

/** Of what was decided in the period, the part that was won; null when nothing was. */
export const conversion = ({ wonCount, lostCount }: Pick<SalesFigures, 'wonCount' | 'lostCount'>): number | null =>
  wonCount + lostCount === 0 ? null : wonCount / (wonCount + lostCount);

export interface StageFigures {
  readonly stage: string;
  readonly count: number;
  readonly amount: number;
  /** Of the days since they were opened; null when none says when. */
  readonly medianDays: number | null;
}

/** Open stages in the order of their process, also those without an opportunity. */
export function pipelineByStage(
  counts: (user: string) => boolean,
  opportunities: Iterable<OpportunityRow>,
  stages: Settings['stages'],
  process: string,
  today: string,
): readonly StageFigures[] {
  const ages = new Map<string, number[]>();
  const sums = new Map<string, { count: number; amount: number }>();
  for (const { owner, stage, amount, openedOn } of opportunities) {
    if (!counts(owner)) continue;
    const sum = sums.get(stage) ?? { count: 0, amount: 0 };
    sum.count++;
    sum.amount += amount ?? 0;
    sums.set(stage, sum);
    if (openedOn === '') continue;
    const days = ages.get(stage);
    if (days) days.push(daysBetween(openedOn, today));
    else ages.set(stage, [daysBetween(openedOn, today)]);
  }
  return stages
    .filter((stage) => stage.process === process && stage.status === 'open' && !stage.archived)
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ id }) => ({ stage: id, ...(sums.get(id) ?? { count: 0, amount: 0 }), medianDays: median(ages.get(id) ?? []) }));
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
