/** One piece of work at a time for each name; a later one sees what the earlier one did, also when that failed. */
export interface InTurn {
  <T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing of what was asked for runs. */
  idle(): Promise<void>;
}

export function createInTurn(): InTurn {
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
    turns.set(name, turn);
    const settle = () => {
      if (turns.get(name) === turn) turns.delete(name);
    };
    turn.then(settle, settle);
    return turn;
  };
  return Object.assign(inTurn, { idle: async () => void (await Promise.allSettled([...turns.values()])) });
}
