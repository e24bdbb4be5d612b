/** Which leads are in a colleague's hand, and who just moved which. */
import type { ContactRow } from '@tandem/core';
import { useCallback, useMemo } from 'react';
import { useTraces } from '../../ui/board/use-traces.ts';
import { useCarriedLeads } from './lead-presence.ts';

export interface LeadMoves {
  readonly away: ReadonlySet<string>;
  /** The name of whoever moved a card a moment ago. */
  readonly movedBy: ReadonlyMap<string, string>;
}

export function useLeadMoves(leads: readonly ContactRow[]): LeadMoves {
  const carried = useCarriedLeads(leads, false);
  const placeOf = useCallback(
    (card: string) => {
      const row = leads.find(({ id }) => id === card);
      return row ? `${row.leadStage} ${row.leadRank}` : '';
    },
    [leads],
  );
  const traces = useTraces(carried, placeOf);
  return useMemo(
    () => ({
      away: new Set(carried.map(({ row }) => row.id)),
      movedBy: new Map(traces.map(({ card, by }) => [card, by.name])),
    }),
    [carried, traces],
  );
}
