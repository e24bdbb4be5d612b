/** Which boards are shown together: one, all of one process, or all there are. */
import { type BoardRow, isMember, type Person, seesEverything } from '@tandem/core';

export interface Scope {
  /** What goes into the filter: a board's id, `process:<id>` or `all`. */
  readonly key: string;
  readonly process: string;
  readonly boards: readonly BoardRow[];
  readonly isMerged: boolean;
}

export interface Choices {
  readonly own: readonly Scope[];
  readonly merged: readonly Scope[];
  readonly all: Scope | undefined;
}

/** A merged view holds at most this many documents open, so that watching all boards costs no more than watching a few. */
export const openAtMost = 6;

export function choicesOf(boards: ReadonlyMap<string, BoardRow>): Choices {
  const sorted = [...boards.values()].sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id));
  const processes = [...new Set(sorted.map((board) => board.process))];
  const merged = processes
    .map((process) => ({ key: `process:${process}`, process, boards: sorted.filter((board) => board.process === process), isMerged: true }))
    .filter((scope) => scope.boards.length > 1);
  return {
    own: sorted.map((board) => ({ key: board.id, process: board.process, boards: [board], isMerged: false })),
    merged,
    all: processes.length > 1 ? { key: 'all', process: sorted[0]?.process ?? '', boards: sorted, isMerged: true } : undefined,
  };
}

/** The scope the filter asks for; a board that is gone or forbidden falls back to where the person starts. */
export function scopeOf(key: string, choices: Choices, person: Person): Scope | undefined {
  const asked = key === 'all' ? choices.all : [...choices.own, ...choices.merged].find((scope) => scope.key === key);
  if (asked) return asked;
  const mine = choices.own.find((scope) => scope.boards.some((board) => isMember(person, board.members)));
  const wide = choices.merged.find((scope) => scope.boards.some((board) => board.is === 'sales')) ?? choices.merged[0];
  return seesEverything(person) ? (wide ?? mine ?? choices.own[0]) : (mine ?? choices.own[0]);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
