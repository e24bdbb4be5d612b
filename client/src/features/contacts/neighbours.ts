/** Where one is in the list one came from. */

export interface Neighbours {
  readonly position: number;
  readonly count: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Undefined when the record was not reached through the list. */
export function neighboursOf(list: readonly string[], id: string): Neighbours | undefined {
  const at = list.indexOf(id);
  if (at === -1) return undefined;
  return { position: at + 1, count: list.length, previous: list[at - 1], next: list[at + 1] };
}
