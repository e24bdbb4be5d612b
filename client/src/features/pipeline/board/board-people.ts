/** The people on the shown boards: who is here, which cards they have open, which they carry, and what they just moved. */
import { type DocumentName, nameOf, type OpportunityRow } from '@tandem/core';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type Present, setPresence, usePresence } from '../../../sync/presence.ts';
import { type BoardPresence, type Carried, readBoardPresence } from '../../../ui/board/board-presence.ts';
import { moverOf, onePerPerson, useHeldOpen } from '../../../ui/board/people-here.ts';
import type { Carrying, Mover, Trace } from '../../../ui/board/traces.ts';
import { useSame } from '../../../ui/board/use-same.ts';
import { useTraces } from '../../../ui/board/use-traces.ts';
import { openAtMost, type Scope } from '../view/scope.ts';
import type { Floating } from './floating-cards.tsx';

export interface BoardPeople {
  readonly here: readonly Present[];
  readonly readers: ReadonlyMap<string, readonly Mover[]>;
  /** Cards that somebody else carries, by card, and those that can be drawn, with their rows. */
  readonly carried: ReadonlyMap<string, Mover>;
  readonly floating: readonly Floating[];
  readonly traces: readonly Trace[];
  readonly tell: (row: OpportunityRow, drag: Carried | undefined) => void;
}

export function useBoardPeople(scope: Scope | undefined, rows: ReadonlyMap<string, OpportunityRow>, openCard: string): BoardPeople {
  const key = (scope?.boards ?? [])
    .slice(0, openAtMost)
    .map(({ id }) => id)
    .join(' ');
  const names = useMemo(
    () =>
      key
        .split(' ')
        .filter(Boolean)
        .map((id) => nameOf('board', id)),
    [key],
  );
  useHeldOpen(names);
  const present = usePresenceOnAll(names);
  const openRow = rows.get(openCard);
  const openBoard = openRow && `board/${openRow.board}`;
  useEffect(() => {
    // A card is named only on its own board: not everybody on the others may know of it.
    for (const name of names) setPresence(name, { open: name === openBoard ? openCard : '' } satisfies Partial<BoardPresence>);
  }, [names, openBoard, openCard]);

  const said = useMemo(() => present.map((person) => ({ by: moverOf(person), ...readBoardPresence(person.at) })), [present]);
  const carrying = useMemo(() => said.flatMap(({ by, drag }): Carrying[] => (drag ? [{ by, drag }] : [])), [said]);
  const placeOf = useCallback(
    (card: string) => {
      const row = rows.get(card);
      return row ? `${row.stage} ${row.rank}` : '';
    },
    [rows],
  );
  const traces = useTraces(carrying, placeOf);
  const tell = useTelling(openRow);
  const floating = useMemo(
    () =>
      carrying.flatMap(({ by, drag }): Floating[] => {
        const row = rows.get(drag.card);
        return row ? [{ row, by, drag }] : [];
      }),
    [carrying, rows],
  );
  const readers = new Map<string, readonly Mover[]>();
  for (const { by, open } of said) if (open) readers.set(open, [...(readers.get(open) ?? []), by]);
  const carried = new Map(floating.map(({ row, by }) => [row.id, by]));
  return {
    here: useSame(onePerPerson(present), present.map(({ user }) => user).join(' ')),
    readers: useSame(readers, said.map(({ by, open }) => `${open} ${by.user}`).join()),
    carried: useSame(carried, floating.map(({ row, by }) => `${row.id} ${by.user}`).join()),
    floating,
    traces,
    tell,
  };
}

// Hooks cannot be called in a loop of changing length; a merged view opens six boards at most (see scope.ts).
function usePresenceOnAll(names: readonly DocumentName[]): readonly Present[] {
  const [a, b, c, d, e, f] = [
    usePresence(names[0]),
    usePresence(names[1]),
    usePresence(names[2]),
    usePresence(names[3]),
    usePresence(names[4]),
    usePresence(names[5]),
  ];
  return useMemo(() => [a, b, c, d, e, f].flat(), [a, b, c, d, e, f]);
}

function useTelling(openRow: OpportunityRow | undefined): BoardPeople['tell'] {
  const last = useRef('');
  return useCallback(
    (row, drag) => {
      const at: BoardPresence = { open: openRow?.board === row.board ? openRow.id : '', drag };
      const text = JSON.stringify(at);
      if (text === last.current) return;
      last.current = text;
      setPresence(nameOf('board', row.board), at);
    },
    [openRow],
  );
}
