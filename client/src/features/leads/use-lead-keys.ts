/** The board by keys: arrows go from card to card, Space lifts, S and a digit move, Enter follows up, M opens the menu. */
import type { ContactRow, Stage } from '@tandem/core';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useKeys } from '../../ui/use-keys.ts';
import type { LeadColumn } from './lead-board.ts';
import type { LeadMenuAt } from './lead-menu.tsx';
import type { LeadTarget, useLeadDrag } from './use-lead-drag.ts';

interface Input {
  readonly columns: readonly LeadColumn[];
  /** With the one of those that were put aside. */
  readonly targets: readonly LeadColumn[];
  readonly drag: ReturnType<typeof useLeadDrag>;
  readonly root: RefObject<HTMLElement | null>;
  readonly onChoose: (row: ContactRow) => void;
  readonly onMenu: (at: LeadMenuAt) => void;
  readonly onMove: (row: ContactRow, stage: Stage) => void;
}

export function useLeadKeys({ columns, targets, drag, root, onChoose, onMenu, onMove }: Input) {
  const all = columns.flatMap(({ leads }) => leads);
  const [wanted, setFocus] = useState('');
  const focus = all.some(({ id }) => id === wanted) ? wanted : (all[0]?.id ?? '');
  const awaitsDigit = useRef(false);
  const focusCard = (row: Pick<ContactRow, 'id'> | undefined) => {
    if (!row) return;
    setFocus(row.id);
    const card = root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(row.id)}"]`);
    card?.focus();
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const enter = (event: globalThis.KeyboardEvent) => {
    event.preventDefault();
    focusCard({ id: focus });
  };
  useKeys({ j: enter, k: enter }, drag.lift === undefined);

  const carry = (event: KeyboardEvent) => {
    if (!drag.lift) return;
    const { row, target } = drag.lift;
    if (event.key.startsWith('Arrow')) drag.aim(step(target, event.key, row.id, targets));
    else if (event.key === ' ' || event.key === 'Enter') {
      drag.putDown();
      requestAnimationFrame(() => focusCard(row));
    } else if (event.key === 'Escape') {
      drag.giveBack();
      requestAnimationFrame(() => focusCard(row));
    } else if (event.key !== 'Tab') return;
    stop(event);
  };
  const onCard = (event: KeyboardEvent, row: ContactRow) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = awaitsDigit.current ? targets[Number(event.key) - 1]?.stage : undefined;
    awaitsDigit.current = event.key === 's' || event.key === 'S';
    if (stage) onMove(row, stage);
    else if (event.key.startsWith('Arrow')) focusCard(neighbour(columns, row.id, event.key));
    else if (event.key === 'j' || event.key === 'k') focusCard(neighbour(columns, row.id, event.key === 'j' ? 'ArrowDown' : 'ArrowUp'));
    else if (event.key === ' ') {
      drag.pickUp(row, 'keys');
      root.current?.focus();
    } else if (event.key === 'Enter') onChoose(row);
    else if (event.key === 'm' || event.key === 'ContextMenu') onMenu({ row, anchor: event.target as HTMLElement });
    else if (!awaitsDigit.current) return;
    stop(event);
  };
  return {
    focus,
    setFocus,
    onKeyDown: (event: KeyboardEvent) => {
      if (drag.lift?.by === 'keys') return carry(event);
      const card = (event.target as HTMLElement).dataset['card'];
      const row = card && all.find(({ id }) => id === card);
      if (row) onCard(event, row);
    },
  };
}

/** Keys of the board must not also reach the screen's own single keys. */
function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

export function neighbour(columns: readonly LeadColumn[], card: string, key: string): ContactRow | undefined {
  const at = columns.findIndex(({ leads }) => leads.some(({ id }) => id === card));
  const index = columns[at]?.leads.findIndex(({ id }) => id === card) ?? 0;
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[at]?.leads[index + (key === 'ArrowUp' ? -1 : 1)];
  const way = key === 'ArrowLeft' ? -1 : 1;
  for (let next = at + way; next >= 0 && next < columns.length; next += way) {
    const leads = columns[next]?.leads ?? [];
    if (leads.length > 0) return leads[Math.min(index, leads.length - 1)];
  }
  return undefined;
}

export function step(target: LeadTarget, key: string, moved: string, columns: readonly LeadColumn[]): LeadTarget {
  const others = (at: number) => (columns[at]?.leads ?? []).filter(({ id }) => id !== moved).length;
  const at = columns.findIndex(({ stage }) => stage.id === target.stage);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = at + (key === 'ArrowLeft' ? -1 : 1);
    const stage = columns[next]?.stage.id;
    return stage === undefined ? target : { stage, index: Math.min(target.index, others(next)) };
  }
  return { ...target, index: Math.max(0, Math.min(target.index + (key === 'ArrowUp' ? -1 : 1), others(at))) };
}
