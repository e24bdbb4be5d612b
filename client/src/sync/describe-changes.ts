/** What a transaction changed, as paths and values: for the list of waiting changes. */
import * as Y from 'yjs';

export interface FieldChange {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

export function describeChanges(doc: Y.Doc, transaction: Y.Transaction): readonly FieldChange[] {
  const found: FieldChange[] = [];
  // Running text may be as long as a book: it is read when somebody wants to see it.
  for (const name of proseTouched(doc, transaction)) found.push({ path: name, from: undefined, to: undefined });
  for (const [type, keys] of transaction.changed) {
    if (!(type instanceof Y.Map)) continue;
    const path = pathOf(doc, type);
    if (path === undefined) continue;
    const before = new Y.YMapEvent(type, transaction, keys).changes.keys;
    for (const [key, { action, oldValue }] of before) {
      const to: unknown = action === 'delete' ? undefined : plain(type.get(key));
      found.push({ path: `${path}/${key}`, from: action === 'add' ? undefined : plain(oldValue), to });
    }
  }
  return found;
}

/** `fields`, or `cards/01H...`; deeper shapes do not exist in our documents. */
export function pathOf(doc: Y.Doc, type: object): string | undefined {
  for (const [name, root] of doc.share) {
    if (root === type) return name;
    // A type's own item says under which key of its parent it hangs.
    if (type instanceof Y.AbstractType && type.parent === root && type._item?.parentSub) return `${name}/${type._item.parentSub}`;
  }
  return undefined;
}

function proseTouched(doc: Y.Doc, transaction: Y.Transaction): ReadonlySet<string> {
  const changed = new Set<unknown>(transaction.changedParentTypes.keys());
  return new Set([...doc.share].filter(([, root]) => root instanceof Y.XmlFragment && changed.has(root)).map(([name]) => name));
}

/** The running text of a root, without its marks: what the server refuses must be there to be copied. */
export function proseOf(doc: Y.Doc, name: string): string {
  const lines = (part: Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook): string => {
    if (part instanceof Y.XmlText) return (part.toDelta() as { insert: unknown }[]).map(({ insert }) => insert).join('');
    if (!(part instanceof Y.XmlFragment)) return '';
    const parts = part.toArray().map((child) => lines(child as Y.XmlElement | Y.XmlText));
    return parts.join(part.get(0) instanceof Y.XmlText ? '' : '\n');
  };
  return lines(doc.getXmlFragment(name));
}

/** The values of an entry, also of one that this transaction has removed: they are there until it ends. */
export function plain(value: unknown): unknown {
  if (!(value instanceof Y.Map)) return value;
  const values: Record<string, unknown> = {};
  for (const [key, item] of value._map as Map<string, Y.Item>) {
    if (value._item?.deleted || !item.deleted) values[key] = item.content.getContent().at(-1);
  }
  return values;
}
