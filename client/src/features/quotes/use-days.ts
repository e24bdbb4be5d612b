import { quoteDays } from '@tandem/core';
import { useRow } from '../../sync/rows.ts';

/** One setting for all quotes, unless one says otherwise (S0-43). */
export function useDays(own: number | null): number {
  return quoteDays(own, useRow('settings', 'settings')?.state.quotationDays ?? null);
}
