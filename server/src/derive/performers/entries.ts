import type * as Y from 'yjs';

/** Whether an entry was there once and somebody has taken it away: a Yjs document remembers the key of what was removed from it. */
export function wasRemoved(doc: Y.Doc, list: string, id: string): boolean {
  return doc.getMap(list)._map.get(id)?.deleted === true;
}
