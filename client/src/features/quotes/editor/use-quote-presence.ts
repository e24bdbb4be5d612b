/** Who is on this quote, and in which cell or at which place of its texts; this page among them for as long as it is shown. */
import type { DocumentName } from '@tandem/core';
import { useCallback, useMemo } from 'react';
import { useMe } from '../../../state/session.ts';
import { type Present, usePresence } from '../../../sync/presence.ts';
import { useOwnPresence } from '../../../sync/use-own-presence.ts';
import { readCell } from '../../../ui/prose/carets.ts';

export interface QuotePresence {
  readonly present: readonly Present[];
  /** The colleague who is in a cell now. */
  readonly heldBy: (cell: string) => Present | undefined;
  readonly sayCell: (cell: string | undefined) => void;
  readonly sayCursor: (cursor: unknown) => void;
}

export const lineCell = (line: string, column: string): string => `${line}.${column}`;

export function useQuotePresence(name: DocumentName): QuotePresence {
  const me = useMe().id;
  const present = usePresence(name);
  const say = useOwnPresence(name);
  const sayCell = useCallback((cell: string | undefined) => say(cell ? { cell } : undefined), [say]);
  const sayCursor = useCallback((cursor: unknown) => say(cursor ? { cursor } : undefined), [say]);
  const held = useMemo(() => {
    const cells = new Map<string, Present>();
    for (const one of present) {
      const cell = readCell(one.at);
      if (cell && one.user !== me) cells.set(cell, one);
    }
    return cells;
  }, [present, me]);
  const heldBy = useCallback((cell: string) => held.get(cell), [held]);
  return { present, heldBy, sayCell, sayCursor };
}
