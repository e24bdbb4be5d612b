/**
 * Where colleagues write in a text. The place in the text travels with the presence of the document, so that who it is
 * comes from the server like everywhere else; the editor's caret plugin is given just the part of an awareness it uses.
 */
import type { Present } from '../../sync/presence.ts';

interface Position {
  readonly type: { readonly client: number; readonly clock: number } | null;
  readonly tname: string | null;
  readonly item: { readonly client: number; readonly clock: number } | null;
  readonly assoc: number;
}
export interface Cursor {
  readonly anchor: Position;
  readonly head: Position;
}

/** What a page says about itself on a document of cells and texts. */
export interface WritingPresence {
  /** The cell that is being edited: a column of a list, a field of a line. */
  readonly cell?: string;
  readonly cursor?: unknown;
}

/** Another device wrote it, perhaps another version: what cannot be read counts as not said. */
export function readCursor(at: unknown): Cursor | undefined {
  const cursor = (at as WritingPresence | null | undefined)?.cursor as Partial<Cursor> | null | undefined;
  return cursor && isPosition(cursor.anchor) && isPosition(cursor.head) ? { anchor: cursor.anchor, head: cursor.head } : undefined;
}

export function readCell(at: unknown): string | undefined {
  const cell = (at as WritingPresence | null | undefined)?.cell;
  return typeof cell === 'string' ? cell : undefined;
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { type, tname, item, assoc } = value as Partial<Position>;
  const isItem = (id: unknown) => {
    if (id === null || id === undefined) return true;
    const { client, clock } = id as { client?: unknown; clock?: unknown };
    return Number.isSafeInteger(client) && Number.isSafeInteger(clock);
  };
  return (
    isItem(type) &&
    isItem(item) &&
    (tname === null || tname === undefined || typeof tname === 'string') &&
    (assoc === undefined || Number.isSafeInteger(assoc))
  );
}

export interface Carets {
  /** The colleagues' places have changed. */
  show(present: readonly Present[]): void;
  writer(clientId: number): Present | undefined;
  readonly awareness: {
    getStates(): Map<number, { readonly cursor: Cursor; readonly user: { readonly name: string; readonly color: string } }>;
    getLocalState(): { readonly cursor: unknown };
    setLocalStateField(field: string, value: unknown): void;
    on(event: string, listener: () => void): void;
    off(event: string, listener: () => void): void;
  };
}

export function createCarets(say: (cursor: unknown) => void): Carets {
  const listeners = new Set<() => void>();
  let writers = new Map<number, Present>();
  let own: unknown = null;
  return {
    show(present) {
      writers = new Map(present.filter(({ at }) => readCursor(at)).map((one) => [one.clientId, one]));
      for (const listener of listeners) listener();
    },
    writer: (clientId) => writers.get(clientId),
    awareness: {
      getStates() {
        const states = new Map();
        // The plugin wants a colour in its own notation; ours is a class, set where the caret is drawn.
        for (const [clientId, { name, at }] of writers) states.set(clientId, { cursor: readCursor(at), user: { name, color: '#000000' } });
        return states;
      },
      getLocalState: () => ({ cursor: own }),
      setLocalStateField(field, value) {
        if (field !== 'cursor') return;
        own = value;
        say(value ?? undefined);
      },
      on: (event, listener) => void (event === 'change' && listeners.add(listener)),
      off: (event, listener) => void (event === 'change' && listeners.delete(listener)),
    },
  };
}
