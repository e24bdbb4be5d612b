/** What a transaction changed, as paths and values: for the list of waiting changes. */
import * as Y from 'yjs';

export interface FieldChange {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

export function describeChanges(doc: Y.Doc, transaction: Y.Transaction): readonly FieldChange[] {
  const found: FieldChange[] = [];
  for (const name of proseTouched(doc, transaction)) found.push({ path: name, from: undefined, to: proseOf(doc, name) });
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

/** Running text (notes) is told as a whole: what the server refuses must be there to be copied. */
function proseTouched(doc: Y.Doc, transaction: Y.Transaction): ReadonlySet<string> {
  const changed = new Set<unknown>(transaction.changedParentTypes.keys());
  return new Set([...doc.share].filter(([, root]) => root instanceof Y.XmlFragment && changed.has(root)).map(([name]) => name));
}

function proseOf(doc: Y.Doc, name: string): string {
  const lines = (part: Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook): string => {
    if (part instanceof Y.XmlText) return (part.toDelta() as { insert: unknown }[]).map(({ insert }) => insert).join('');
    if (!(part instanceof Y.XmlFragment)) return '';
    const parts = part.toArray().map((child) => lines(child as Y.XmlElement | Y.XmlText));
    return parts.join(part.get(0) instanceof Y.XmlText ? '' : '\n');
  };
  return lines(doc.getXmlFragment(name));
}

const plain = (value: unknown): unknown => (value instanceof Y.AbstractType ? (value.toJSON() as unknown) : value);
