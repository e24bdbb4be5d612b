/** The board by keys: arrows walk over the cards, Space lifts one and puts it down, S and a digit choose a stage. */
import type { OpportunityRow } from '@tandem/core';
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useKeys } from '../../../ui/use-keys.ts';
import { toggled } from '../../../ui/virtual-table.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import type { Column } from '../view/board-columns.ts';
import type { Geometry } from './geometry.ts';
import { type Arrow, isArrow, step } from './lift.ts';
import type { MenuAt } from './move-menu.tsx';
import type { BoardDrag } from './use-board-drag.ts';

interface BoardKeys {
  /** The card that Tab reaches. */
  readonly focus: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}
interface Input {
  readonly columns: readonly Column[];
  readonly geometry: Geometry;
  readonly drag: BoardDrag;
  readonly root: RefObject<HTMLElement | null>;
  readonly onMenu: (at: MenuAt) => void;
}

export function useBoardKeys({ columns, geometry, drag, root, onMenu }: Input): BoardKeys {
  const { view, open, move, selected, select } = usePipeline();
  const [chosen, setChosen] = useState('');
  const awaitsDigit = useRef(false);
  const first = columns.find(({ cards }) => cards.length > 0)?.cards[0]?.id ?? '';
  const isThere = columns.some(({ cards }) => cards.some(({ id }) => id === chosen));
  const focus = isThere ? chosen : first;

  const focusCard = (row: Pick<OpportunityRow, 'id' | 'stage'> | undefined) => {
    if (!row) return;
    setChosen(row.id);
    for (const column of geometry.columns.values()) column.show(row.id);
    // The card may only exist after the column has scrolled to it.
    requestAnimationFrame(() => requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-card="${row.id}"]`)?.focus()));
  };

  const enter = (event: globalThis.KeyboardEvent) => {
    event.preventDefault();
    focusCard(columns.flatMap(({ cards }) => cards).find(({ id }) => id === focus));
  };
  useKeys({ j: enter, k: enter }, drag.lift === undefined);

  const wasLifted = useRef('');
  const lifted = drag.lift?.by === 'keys' ? drag.lift.row : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the begin and the end of a lift move the focus
  useEffect(() => {
    if (lifted) root.current?.focus();
    else if (wasLifted.current && root.current?.contains(document.activeElement)) focusCard({ id: wasLifted.current, stage: '' });
    wasLifted.current = lifted?.id ?? '';
  }, [lifted?.id]);

  const carryByKeys = (event: KeyboardEvent) => {
    if (isArrow(event.key) && drag.lift) drag.aim(step(drag.lift.target, event.key, drag.lift.row.id, columns, true));
    else if (event.key === ' ' || event.key === 'Enter') drag.putDown();
    else if (event.key === 'Escape') drag.giveBack();
    else if (event.key !== 'Tab') return;
    stop(event);
  };

  const onCard = (event: KeyboardEvent, row: OpportunityRow) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = awaitsDigit.current
      ? view.stages.of(view.scope?.process ?? '').find(({ digit }) => digit > 0 && String(digit) === event.key)
      : undefined;
    awaitsDigit.current = event.key === 's' || event.key === 'S';
    if (stage) void move(row, stage.id);
    else if (isArrow(event.key)) focusCard(neighbour(columns, row.id, event.key));
    else if (event.key === 'j' || event.key === 'k') focusCard(neighbour(columns, row.id, event.key === 'j' ? 'ArrowDown' : 'ArrowUp'));
    else if (event.key === ' ') drag.pickUp(row);
    else if (event.key === 'x') select(toggled(selected, row.id));
    else if (event.key === 'Enter') open(row);
    else if (event.key === 'm' || event.key === 'ContextMenu') onMenu({ row, anchor: event.target as HTMLElement });
    else if (!awaitsDigit.current) return;
    stop(event);
  };

  return {
    focus,
    onFocus: (event) => {
      const card = (event.target as HTMLElement).dataset.card;
      if (card) setChosen(card);
    },
    onKeyDown: (event) => {
      if (drag.lift?.by === 'keys') return carryByKeys(event);
      const card = (event.target as HTMLElement).dataset.card;
      const row = card && columns.flatMap(({ cards }) => cards).find(({ id }) => id === card);
      if (row) onCard(event, row);
    },
  };
}

/** Keys of the board must not also reach the screen's own single keys. */
function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

export function neighbour(columns: readonly Column[], card: string, arrow: Arrow): OpportunityRow | undefined {
  const at = columns.findIndex(({ cards }) => cards.some(({ id }) => id === card));
  const index = columns[at]?.cards.findIndex(({ id }) => id === card) ?? 0;
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') return columns[at]?.cards[index + (arrow === 'ArrowUp' ? -1 : 1)];
  const way = arrow === 'ArrowLeft' ? -1 : 1;
  for (let next = at + way; next >= 0 && next < columns.length; next += way) {
    const cards = columns[next]?.cards ?? [];
    if (cards.length > 0) return cards[Math.min(index, cards.length - 1)];
  }
  return undefined;
}
