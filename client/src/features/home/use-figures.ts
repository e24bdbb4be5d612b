/**
 * Each kind of rows is counted for each person once it has changed; whose figures are wanted is only a sum of that, so that
 * neither a keystroke in a note nor somebody who changes teams counts 8,800 opportunities again.
 */
import {
  type SalesFigures,
  type SalesSpans,
  type Tally,
  tallyActivities,
  tallyLate,
  tallyLeads,
  tallyOpportunities,
  tallyQuotes,
  together,
} from '@tandem/core';
import { useMemo } from 'react';
import { useRow, useRows } from '../../sync/rows.ts';

export function useTallies(spans: SalesSpans, today: string): readonly Tally[] {
  const activities = useRows('activity');
  const tasks = useRows('task');
  const opportunities = useRows('opportunity');
  const contacts = useRows('contact');
  const quotes = useRows('quote');
  const settings = useRow('settings', 'settings')?.state;
  const stages = settings?.stages;
  const currency = settings?.currency || 'EUR';
  const { calls, visits, hours, leads, won } = spans;
  const did = useMemo(
    () => once(activities, ['did', calls, visits, hours], () => tallyActivities(activities.values(), { calls, visits, hours })),
    [activities, calls, visits, hours],
  );
  const sold = useMemo(
    () => once(opportunities, ['sold', won, stages], () => tallyOpportunities(opportunities.values(), stages ?? [], won)),
    [opportunities, stages, won],
  );
  const came = useMemo(() => once(contacts, ['came', leads], () => tallyLeads(contacts.values(), leads)), [contacts, leads]);
  const late = useMemo(() => once(tasks, ['late', today], () => tallyLate(tasks.values(), today)), [tasks, today]);
  const offered = useMemo(
    () => once(quotes, ['offered', won, today, currency], () => tallyQuotes(quotes.values(), won, today, currency)),
    [quotes, won, today, currency],
  );
  return useMemo(() => [did, sold, came, late, offered], [did, sold, came, late, offered]);
}

export function useFigures(counts: (user: string) => boolean, spans: SalesSpans, today: string): SalesFigures {
  const tallies = useTallies(spans, today);
  return useMemo(() => together(tallies, counts), [tallies, counts]);
}

/** Parts of one page ask for the same sums of the same moment of the rows. */
const counted = new WeakMap<object, Map<string, Tally>>();
function once(rows: object, about: readonly unknown[], count: () => Tally): Tally {
  const held = counted.get(rows) ?? new Map<string, Tally>();
  counted.set(rows, held);
  const key = JSON.stringify(about);
  const tally = held.get(key) ?? count();
  held.set(key, tally);
  return tally;
}
