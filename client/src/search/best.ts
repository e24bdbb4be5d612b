/** The best few of many, without sorting the many. */
export interface Best<T> {
  readonly items: readonly T[];
  /** How many were offered. */
  readonly count: number;
  offer(item: T): void;
  /** One that is known not to be among the best. */
  pass(): void;
}

export function createBest<T>(most: number, compare: (a: T, b: T) => number): Best<T> {
  const items: T[] = [];
  let count = 0;
  return {
    items,
    get count() {
      return count;
    },
    pass() {
      count++;
    },
    offer(item) {
      count++;
      const last = items[items.length - 1];
      if (items.length === most && last !== undefined && compare(item, last) >= 0) return;
      let at = items.length;
      for (let before = items[at - 1]; before !== undefined && compare(item, before) < 0; before = items[at - 1]) at--;
      items.splice(at, 0, item);
      if (items.length > most) items.pop();
    },
  };
}
