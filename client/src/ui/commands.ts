/** What can be done here and now: the palette and the sheet of keys list it, and its keys run it. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { IconName } from './icon.tsx';
import { useKeys } from './use-keys.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly run: () => void;
  readonly group: string;
  readonly keys?: string;
  readonly icon?: IconName;
}

let registered: readonly Command[] = [];
const listeners = new Set<() => void>();

/** Answers the function that takes them away again. */
export function registerCommands(commands: readonly Command[]): () => void {
  set([...registered, ...commands]);
  return () => set(registered.filter((command) => !commands.includes(command)));
}

/** Registers while the component is shown; `run` may change with each rendering. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const shape = commands.map(({ id, title, keys, group }) => `${id}\u0000${title}\u0000${keys}\u0000${group}`).join('\u0001');
  useEffect(() => {
    if (shape === '') return;
    return registerCommands(
      latest.current.map((command) => ({ ...command, run: () => latest.current.find(({ id }) => id === command.id)?.run() })),
    );
  }, [shape]);
  useKeys(
    Object.fromEntries(
      commands
        .filter(({ keys }) => keys)
        .map((command) => [
          command.keys ?? '',
          (event: KeyboardEvent) => {
            event.preventDefault();
            command.run();
          },
        ]),
    ),
  );
}

export const useAllCommands = (): readonly Command[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );

function set(next: readonly Command[]): void {
  registered = next;
  for (const listener of listeners) listener();
}
