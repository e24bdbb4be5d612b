/** Writes and takes back single values by their paths: what somebody has changed since stays as it is now. */
import { sameValue } from '@tandem/core';
import * as Y from 'yjs';
import { type FieldChange, plain } from './describe-changes.ts';

/** Answers how many of the changes stay, because they are not the newest any more. Running text is left to its editor. */
export function takeBack(doc: Y.Doc, changes: readonly FieldChange[]): number {
  return changes.toReversed().filter(({ path, from, to }) => {
    const place = placeOf(doc, path);
    if (place && sameValue(plain(place.holder.get(place.key)), to)) place.write(from);
    else return path.includes('/');
    return false;
  }).length;
}

/** Writes what a change wrote. Where its entry is gone, nothing is written: a removal wins. */
export const writeValue = (doc: Y.Doc, { path, to }: Pick<FieldChange, 'path' | 'to'>): void => placeOf(doc, path)?.write(to);

/** The value at a path, an entry as its values. */
export function valueAt(doc: Y.Doc, path: string): unknown {
  const place = placeOf(doc, path);
  return place && plain(place.holder.get(place.key));
}

/** `fields/town`, `cards/01H.../amount`, `cards/01H...`; undefined for running text and for a field of an entry that is gone. */
function placeOf(doc: Y.Doc, path: string) {
  const [list = '', id, field] = path.split('/');
  if (id === undefined) return undefined;
  const root = doc.getMap(list);
  const holder = field === undefined ? root : root.get(id);
  if (!(holder instanceof Y.Map)) return undefined;
  const key = field ?? id;
  const isEntry = field === undefined && list !== 'fields';
  return {
    holder,
    key,
    write: (value: unknown): void => {
      if (value === undefined) holder.delete(key);
      else holder.set(key, isEntry ? new Y.Map(Object.entries(value as object)) : value);
    },
  };
}
