import { useMemo } from 'react';
import { useRow, useRows } from '../../../sync/rows.ts';
import { type Overview, overviewOf } from '../company-overview.ts';

export function useOverview(id: string): Overview {
  const contacts = useRows('contact');
  const opportunities = useRows('opportunity');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => overviewOf(id, contacts, opportunities, settings), [id, contacts, opportunities, settings]);
}
