import { leadsIn, minutesIn, openAt, periodBefore, periodOf } from '@tandem/core';
import { useMemo } from 'react';
import { useRow, useRows } from '../../sync/rows.ts';
import { type Home, instantsOf, type Period } from './use-home.ts';

const points = 7;

/** The last seven periods of what has no goal to be measured against. */
export function useSeries({ counts, periods, today }: Home) {
  const activities = useRows('activity');
  const contacts = useRows('contact');
  const opportunities = useRows('opportunity');
  const stages = useRow('settings', 'settings')?.state.stages;
  const hours = useMemo(
    () => minutesIn(counts, activities.values(), spansUntil(periods.hours, today)),
    [counts, activities, periods, today],
  );
  const leads = useMemo(() => leadsIn(counts, contacts.values(), spansUntil(periods.leads, today)), [counts, contacts, periods, today]);
  const open = useMemo(() => {
    const ends = daysUntil('week', today).map(({ last }) => (last < today ? last : today));
    return openAt(counts, opportunities.values(), stages ?? [], ends);
  }, [counts, opportunities, stages, today]);
  return { hours, leads, open };
}

function daysUntil(period: Period, today: string) {
  const days = [periodOf(period, today)];
  while (days.length < points) days.unshift(periodBefore(period, days[0]?.first ?? today));
  return days;
}
const spansUntil = (period: Period, today: string) => daysUntil(period, today).map(instantsOf);
