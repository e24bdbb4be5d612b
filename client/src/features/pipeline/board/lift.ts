/** The card a person carries, by pointer or by keys, and where it would be put. */
import type { OpportunityRow } from '@tandem/core';
import type { Column } from '../view/board-columns.ts';
import { reachableIndex } from './place.ts';

export type Target =
  | { readonly kind: 'stage'; readonly stage: string; readonly index: number }
  /** The drop zones at the foot, and on the phone the other stages' tabs. */
  | { readonly kind: 'won' | 'lost' }
  | { readonly kind: 'tab'; readonly stage: string };

export interface Lift {
  readonly row: OpportunityRow;
  readonly by: 'pointer' | 'keys';
  readonly target: Target;
  readonly height: number;
}

export const sameTarget = (a: Target, b: Target): boolean =>
  a.kind === b.kind &&
  ('stage' in a ? a.stage : '') === ('stage' in b ? b.stage : '') &&
  ('index' in a ? a.index : 0) === ('index' in b ? b.index : 0);

export const startOf = (row: OpportunityRow, columns: readonly Column[]): Target => {
  const cards = columns.find(({ stage }) => stage.id === row.stage)?.cards ?? [];
  return {
    kind: 'stage',
    stage: row.stage,
    index: Math.max(
      0,
      cards.findIndex(({ id }) => id === row.id),
    ),
  };
};

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
export const isArrow = (key: string): key is Arrow => /^Arrow(Up|Down|Left|Right)$/.test(key);

/** Across through the stages, then Won and Lost; up and down through the places that a card can take. */
export function step(target: Target, arrow: Arrow, moved: string, columns: readonly Column[], hasZones: boolean): Target {
  const across: readonly Target[] = [
    ...columns.map(({ stage }): Target => ({ kind: 'stage', stage: stage.id, index: 0 })),
    ...(hasZones ? ([{ kind: 'won' }, { kind: 'lost' }] as const) : []),
  ];
  const at = across.findIndex(
    (other) => other.kind === target.kind && (other.kind !== 'stage' || (target.kind === 'stage' && other.stage === target.stage)),
  );
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    const next = across[at + (arrow === 'ArrowLeft' ? -1 : 1)] ?? target;
    return next.kind !== 'stage'
      ? next
      : { ...next, index: Math.min(target.kind === 'stage' ? target.index : 0, othersIn(columns, next.stage, moved).length) };
  }
  if (target.kind !== 'stage') return target;
  const others = othersIn(columns, target.stage, moved);
  const way = arrow === 'ArrowUp' ? -1 : 1;
  let index = target.index + way;
  while (index > 0 && index < others.length && reachableIndex(others, index) !== index) index += way;
  return { ...target, index: Math.max(0, Math.min(index, others.length)) };
}

const othersIn = (columns: readonly Column[], stage: string, moved: string) =>
  (columns.find((column) => column.stage.id === stage)?.cards ?? []).filter(({ id }) => id !== moved);
