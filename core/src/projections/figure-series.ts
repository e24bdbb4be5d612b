/** How a figure came to be what it is: one value a period, the newest last, for a line beside it. */
import type { Settings } from '../documents/settings.ts';
import type { ActivityRow, ContactRow, OpportunityRow } from './row.ts';
import type { Span } from './statistics.ts';

/** Minutes with customers in each of the periods. */
export function minutesIn(counts: (user: string) => boolean, activities: Iterable<ActivityRow>, spans: readonly Span[]): readonly number[] {
  const add = adding(spans);
  for (const { by, type, at, minutes } of activities) if (minutes && type !== 'note' && type !== 'mail' && counts(by)) add.at(at, minutes);
  return add.sums;
}

/** Leads that came in each of the periods, whatever has become of them. */
export function leadsIn(counts: (user: string) => boolean, contacts: Iterable<ContactRow>, spans: readonly Span[]): readonly number[] {
  const add = adding(spans);
  for (const { owner, createdAt, mergedInto, company } of contacts)
    if (createdAt !== '' && mergedInto === '' && company === '' && counts(owner)) add.at(createdAt, 1);
  return add.sums;
}

/** Opportunities that were open at the end of each of the days. */
export function openAt(
  counts: (user: string) => boolean,
  opportunities: Iterable<OpportunityRow>,
  stages: Settings['stages'],
  days: readonly string[],
): readonly number[] {
  const open = new Set(stages.filter(({ status }) => status === 'open').map(({ id }) => id));
  const found = days.map(() => 0);
  const earliest = days[0] ?? '';
  for (const { owner, stage, openedOn, closedOn } of opportunities) {
    const isOpen = open.has(stage);
    if ((!isOpen && closedOn <= earliest) || !counts(owner)) continue;
    for (const [i, day] of days.entries()) if (openedOn <= day && (isOpen || closedOn > day)) found[i] = (found[i] ?? 0) + 1;
  }
  return found;
}

/** Periods follow each other without a gap. */
function adding(spans: readonly Span[]): { readonly sums: readonly number[]; readonly at: (instant: string, value: number) => void } {
  const ends = spans.map(({ to }) => Date.parse(to));
  const first = Date.parse(spans[0]?.from ?? '');
  const sums = spans.map(() => 0);
  return {
    sums,
    at(instant, value) {
      const when = Date.parse(instant);
      const place = when >= first ? ends.findIndex((end) => when < end) : -1;
      if (place >= 0) sums[place] = (sums[place] ?? 0) + value;
    },
  };
}
