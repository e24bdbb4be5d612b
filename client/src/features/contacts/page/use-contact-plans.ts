import { type PlanRow, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useRows } from '../../../sync/rows.ts';

/** Plans about the company, also those of what was merged into it. */
export function useContactPlans(id: string): readonly PlanRow[] {
  const plans = useRows('plan');
  const contacts = useRows('contact');
  return useMemo(
    () =>
      [...plans.values()]
        .filter((row) => !row.template && row.contact !== '' && shownAs(row.contact, contacts) === id)
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    [plans, contacts, id],
  );
}
