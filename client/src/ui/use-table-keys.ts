import { useRef } from 'react';
import { useKeys } from './use-keys.ts';

interface TableKeys {
  readonly active: boolean;
  readonly count: number;
  /** The current row, or -1. */
  readonly at: number;
  readonly goTo: (index: number) => void;
  /** The rows that a place stands for: one, or all of a group. */
  readonly idsAt: (index: number) => readonly string[];
  readonly allIds: () => readonly string[];
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly open: () => void;
  readonly fold: (folded: boolean) => void;
  readonly edit: () => void;
}

/** The keys that every list of rows shares. */
export function useTableKeys({ active, count, at, goTo, idsAt, allIds, selected, onSelect, open, fold, edit }: TableKeys): void {
  const anchor = useRef(-1);
  const move = (step: number) => (event: KeyboardEvent) => {
    if (count === 0) return;
    event.preventDefault();
    goTo(Math.max(0, Math.min(count - 1, at + step)));
  };
  const extend = (step: number) => (event: KeyboardEvent) => {
    if (count === 0 || !onSelect) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, at + step));
    if (anchor.current < 0) anchor.current = Math.max(0, at);
    const [from, to] = [Math.min(anchor.current, next), Math.max(anchor.current, next)];
    const chosen = new Set(selected);
    for (let i = from; i <= to; i++) for (const id of idsAt(i)) chosen.add(id);
    onSelect(chosen);
    goTo(next);
  };
  useKeys(
    {
      j: move(1),
      k: move(-1),
      ArrowDown: move(1),
      ArrowUp: move(-1),
      PageDown: move(20),
      PageUp: move(-20),
      Home: move(-count),
      End: move(count),
      'Shift+j': extend(1),
      'Shift+k': extend(-1),
      'Shift+ArrowDown': extend(1),
      'Shift+ArrowUp': extend(-1),
      x: () => {
        if (at < 0 || !onSelect) return;
        anchor.current = at;
        const ids = idsAt(at);
        const chosen = new Set(selected);
        const isAll = ids.every((id) => chosen.has(id));
        for (const id of ids) {
          if (isAll) chosen.delete(id);
          else chosen.add(id);
        }
        onSelect(chosen);
      },
      '$mod+a': (event) => {
        if (!onSelect || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        onSelect(new Set(allIds()));
      },
      Enter: (event) => {
        if (at < 0 || (event.target instanceof Element && event.target.closest('a, button'))) return;
        event.preventDefault();
        open();
      },
      ArrowLeft: () => fold(true),
      ArrowRight: () => fold(false),
      e: (event) => {
        if (at < 0) return;
        event.preventDefault();
        edit();
      },
    },
    active,
  );
}
