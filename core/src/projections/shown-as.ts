import type { ContactRow } from './row.ts';

/**
 * The contact under which one is shown: itself, or the one it was merged into, also over several steps. Followed only while
 * the target is among the rows at hand, so that nobody is sent to what they may not see. Two people who merge crosswise at
 * once make a circle: everybody in it is shown under the smallest id, on every device.
 *
 * Use it wherever a reference to a contact is read, and leave out of lists every row for which it answers another id.
 */
export function shownAs(id: string, contacts: { get(id: string): Pick<ContactRow, 'mergedInto'> | undefined }): string {
  const target = contacts.get(id)?.mergedInto;
  if (!target || !contacts.get(target)) return id;
  const way = [id];
  for (let at = target; ; ) {
    const circle = way.indexOf(at);
    if (circle >= 0) return way.slice(circle).reduce((least, one) => (one < least ? one : least));
    way.push(at);
    const next = contacts.get(at)?.mergedInto;
    if (!next || !contacts.get(next)) return at;
    at = next;
  }
}

/** Those shown under this one: what was merged into it, directly or through others. In the order of their ids. */
export function mergedUnder(id: string, contacts: ReadonlyMap<string, Pick<ContactRow, 'mergedInto'>>): readonly string[] {
  const found: string[] = [];
  for (const [other, row] of contacts) if (row.mergedInto && other !== id && shownAs(other, contacts) === id) found.push(other);
  return found.sort();
}
