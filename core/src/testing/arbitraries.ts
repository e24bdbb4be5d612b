/** What any device of any version may have written into a document. Only for tests: fast-check is no dependency of the product. */
import fc from 'fast-check';
import * as Y from 'yjs';
import type { DocumentDefinition, Lists } from '../documents/define-document.ts';
import type { Fields } from '../documents/fields.ts';

const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.bigInt({ min: -9n, max: 9n }),
  fc.constant(new Uint8Array(3)),
  fc.constant(JSON.parse('{"__proto__":{"stage":"x"},"constructor":1,"stage":"a","rank":"b"}')),
  fc.constantFrom('', '2026-02-30', '__proto__', 'javascript:alert(1)'),
);
const type = fc.constantFrom<() => unknown>(
  () => new Y.Text('x'),
  () => new Y.Array(),
  () => new Y.Map([['stage', 'x']]),
  () => new Y.XmlFragment(),
  () => new Y.Doc(),
);
const value: fc.Arbitrary<() => unknown> = fc.oneof(
  json.map((plain) => () => (isSettable(plain) ? plain : [plain])),
  type,
);
// Yjs looks at the constructor of what it is given; what came in an update is not asked.
const isSettable = (plain: unknown): boolean =>
  typeof plain !== 'object' || plain === null || [Object, Array, Uint8Array].includes(plain.constructor as never);
const oddKey = fc.constantFrom('__proto__', 'constructor', 'prototype', '', 'x', 'a b', 'é', 'toString');

interface OddWrite {
  readonly root: string;
  readonly entry: string | undefined;
  readonly key: string;
  readonly value: () => unknown;
}

/** Documents with anything anywhere: wrong types, nested types, keys of prototypes. */
export function oddDocument({ fields, lists }: DocumentDefinition<Fields, Lists>): fc.Arbitrary<Y.Doc> {
  const inFields = fc.record({
    root: fc.constant('fields'),
    entry: fc.constant(undefined),
    key: fc.oneof(fc.constantFrom('x', ...Object.keys(fields)), oddKey),
    value,
  });
  const inLists = Object.entries(lists).flatMap(([root, entry]) => [
    fc.record({ root: fc.constant(root), entry: fc.constant(undefined), key: fc.oneof(fc.constantFrom('e1', 'e2'), oddKey), value }),
    fc.record({
      root: fc.constant(root),
      entry: fc.oneof(fc.constantFrom('e1', 'e2', 'e3'), oddKey),
      key: fc.oneof(fc.constantFrom(...Object.keys(entry)), oddKey),
      value,
    }),
  ]);
  return fc.array(fc.oneof(inFields, ...inLists) as fc.Arbitrary<OddWrite>, { maxLength: 25 }).map(docFrom);
}

function docFrom(writes: readonly OddWrite[]): Y.Doc {
  const doc = new Y.Doc();
  for (const { root, entry, key, value } of writes) {
    const map = doc.getMap<unknown>(root);
    if (entry === undefined) {
      map.set(key, value());
      continue;
    }
    if (!(map.get(entry) instanceof Y.Map)) map.set(entry, new Y.Map());
    (map.get(entry) as Y.Map<unknown>).set(key, value());
  }
  return doc;
}

/** The document as another device has it: only what travels. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
