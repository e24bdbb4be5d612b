/** The entries of the side bar that are for this person, in this workspace: a function that is switched off has none (S1-09). */
import { useMemo } from 'react';
import { useMe } from '../state/session.ts';
import { useRow } from '../sync/rows.ts';
import { groups } from './entries.ts';

export function useEntryGroups(): typeof groups {
  const { person } = useMe();
  const settings = useRow('settings', 'settings')?.state;
  const leads = settings?.leadProcessOn ?? true;
  return useMemo(
    () =>
      groups.map((group) => ({
        ...group,
        entries: group.entries.filter(({ to, allowed }) => (to !== '/leads' || leads) && (allowed?.(person) ?? true)),
      })),
    [person, leads],
  );
}
