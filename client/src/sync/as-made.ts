/**
 * Own edits of a text that the server has not confirmed, as they were made. A line that somebody else has moved takes along what is
 * being written into it: once the others' words are in, the document says of one's own letters that they are gone, or that whoever
 * moved the line took them away. Only the server, told of both as they were made, can put them where the line is now.
 */
import * as Y from 'yjs';

/** More of them than this are put together while they wait: a day of writing without a line is many letters. */
const most = 200;

/** Of what a device keeps as own, in order, all behind the last that was known to the server at `base`. Undefined: there is nothing. */
export function unsaid(own: readonly Uint8Array[], base: Uint8Array | undefined): Uint8Array | undefined {
  const known = base ? Y.decodeStateVector(base) : new Map<number, number>();
  const isSaid = (update: Uint8Array) => {
    const { structs } = Y.decodeUpdate(update);
    return structs.length > 0 && structs.every(({ id, length }) => id.clock + length <= (known.get(id.client) ?? 0));
  };
  try {
    const rest = own.slice(own.findLastIndex(isSaid) + 1);
    return rest.length > 0 ? Y.mergeUpdates(rest) : undefined;
  } catch {
    // One of them is damaged: what the document makes of them has to do.
    return undefined;
  }
}

export function createAsMade() {
  let made: Uint8Array[] = [];
  return {
    add(update: Uint8Array): void {
      made.push(update);
      if (made.length > most) made = [Y.mergeUpdates(made)];
    },
    /** What an earlier visit left unsent. It comes before all that is made in this one, which builds on it. */
    begin: (update: Uint8Array): void => void made.unshift(update),
    /** Undefined: nothing waits. */
    whole: (): Uint8Array | undefined => (made.length > 0 ? Y.mergeUpdates(made) : undefined),
    clear(): void {
      made = [];
    },
  };
}
