/**
 * Ids under which this device has known one letter. A line that is divided or becomes a heading gets its letters anew; undo brings back
 * the first ones and redo the later ones, and only who saw the edit knows that they are the same.
 */
import * as Y from 'yjs';

export interface SameLetters {
  /** All ids of the letter that has this one, this one first. */
  of(id: Y.ID): readonly Y.ID[];
  join(one: Y.ID, other: Y.ID): void;
}

export function createSameLetters(): SameLetters {
  const known = new Map<string, readonly Y.ID[]>();
  const keyOf = ({ client, clock }: Y.ID) => `${client}:${clock}`;
  const of = (id: Y.ID) => [id, ...(known.get(keyOf(id)) ?? []).filter((other) => !Y.compareIDs(id, other))];
  return {
    of,
    join: (one, other) => {
      if (Y.compareIDs(one, other)) return;
      const ones = of(one);
      if (ones.some((id) => Y.compareIDs(id, other))) return;
      const all = [...ones, ...of(other)];
      for (const id of all) known.set(keyOf(id), all);
    },
  };
}
