/** Rows in piles: for each measure, whose they are and what they come to. The same rows count here as on the screens. */
import { dayIn } from '../documents/days.ts';
import type { Settings } from '../documents/settings.ts';
import type { OpportunityRow, TaskRow } from '../projections/row.ts';
import { type DaySpan, isIn } from '../projections/sales-figures.ts';
import type { LinkRow, QuoteRow, VisitRow } from '../projections/shared-rows.ts';
import { addedBy, isLate, standingOf } from '../projections/standing.ts';
import type { Counted, DigestMeasure } from './digest.ts';

export interface DigestRows {
  readonly tasks: readonly TaskRow[];
  readonly opportunities: readonly OpportunityRow[];
  readonly quotes: readonly QuoteRow[];
  readonly links: readonly LinkRow[];
  readonly visits: readonly VisitRow[];
}
export interface CountedAt {
  readonly zone: string;
  readonly day: string;
  readonly period: DaySpan;
  readonly currency: string;
  readonly stages: Settings['stages'];
}
/** Of one measure: by the user's id, of views by the file's. */
export type Pile = ReadonlyMap<string, Counted>;
export type Piles = Readonly<Record<DigestMeasure, Pile>>;

export const nothing: Counted = { count: 0, amount: 0, facts: [] };
export function sum(all: readonly Counted[]): Counted {
  return {
    count: all.reduce((total, { count }) => total + count, 0),
    amount: all.reduce((total, { amount }) => total + amount, 0),
    facts: all.flatMap(({ facts }) => facts),
  };
}

class Heap {
  readonly #of = new Map<string, { count: number; amount: number; facts: string[] }>();
  add(whose: string, fact: string, amount = 0): void {
    const pile = this.#of.get(whose) ?? { count: 0, amount: 0, facts: [] };
    pile.count++;
    pile.amount += amount;
    pile.facts.push(fact);
    this.#of.set(whose, pile);
  }
  get pile(): Pile {
    return this.#of;
  }
}

export function wonPile(opportunities: readonly OpportunityRow[], stages: Settings['stages'], span: DaySpan): Pile {
  const won = new Set(stages.filter(({ status }) => status === 'won').map(({ id }) => id));
  const heap = new Heap();
  for (const { id, owner, stage, closedOn, amount } of opportunities)
    if (won.has(stage) && isIn(span, closedOn)) heap.add(owner, `opportunity/${id}`, amount ?? 0);
  return heap.pile;
}

/** Giving a task up is no work done. */
export function donePile(tasks: readonly TaskRow[], zone: string, span: DaySpan): Pile {
  const heap = new Heap();
  for (const { id, owner, doneAt, outcome } of tasks)
    if (doneAt !== '' && outcome !== 'cancelled' && isIn(span, dayIn(zone, doneAt))) heap.add(owner, `task/${id}`);
  return heap.pile;
}

function quotePiles(quotes: readonly QuoteRow[], { day, period, currency }: CountedAt) {
  const heaps = { out: new Heap(), accepted: new Heap(), refused: new Heap(), ranOut: new Heap() };
  for (const quote of quotes) {
    const standing = standingOf(quote, day);
    if (standing.is === 'unsent' || ('day' in standing && !isIn(period, standing.day))) continue;
    heaps[standing.is].add(quote.owner, `quote/${quote.id}`, addedBy(quote, currency));
  }
  return { out: heaps.out.pile, accepted: heaps.accepted.pile, refused: heaps.refused.pile, ranOut: heaps.ranOut.pile };
}

/** Visits of people to shared files; whatever else fetched them is not counted (S0-17). */
function viewPile({ links, visits }: DigestRows, { zone, period }: CountedAt): Pile {
  const files = new Map(links.filter((link) => link.of === 'file').map((link) => [link.id, link.subject]));
  const heap = new Heap();
  for (const { id, link, counts, at } of visits) {
    const file = files.get(link);
    if (file && counts && isIn(period, dayIn(zone, at))) heap.add(file, `visit/${id}`);
  }
  return heap.pile;
}

export function pilesOf(rows: DigestRows, at: CountedAt): Piles {
  const late = new Heap();
  for (const task of rows.tasks) if (isLate(task, at.day)) late.add(task.owner, `task/${task.id}`);
  return {
    won: wonPile(rows.opportunities, at.stages, at.period),
    done: donePile(rows.tasks, at.zone, at.period),
    late: late.pile,
    ...quotePiles(rows.quotes, at),
    views: viewPile(rows, at),
  };
}
