/**
 * A document declared once: types, validation, defaults, form and reading follow from its fields.
 *
 * Inside the Y.Doc: `fields` is one root map of registers; every list is a root map of entries keyed by a random id;
 * prose is a root fragment. No other shapes: these are the ones whose merge means something (architecture, section 3).
 * Writing is strict (a wrong value throws: our bug). Reading is tolerant (another version's data is normal).
 */
import * as Y from 'yjs';
import { type DocumentName, type DocumentType, isId, nameOf } from './document-name.ts';
import type { Field, FieldKind, Fields, Values, Writer } from './fields.ts';

export type Lists = { readonly [name: string]: Fields };
export type Entry<F extends Fields> = { readonly id: string } & Values<F>;
export type StateOf<D extends { read(doc: Y.Doc): unknown }> = ReturnType<D['read']>;

export interface Issue {
  /** `fields.owner`, `cards/01H.../amount` */
  readonly path: string;
  readonly value: string;
}
export interface FormField {
  readonly key: string;
  readonly kind: FieldKind;
  readonly writer: Writer;
  readonly options?: readonly string[];
  readonly from?: string;
}

export interface DocumentDefinition<F extends Fields, L extends Lists> {
  readonly type: DocumentType;
  readonly fields: F;
  readonly lists: L;
  readonly prose: readonly string[];
  /** In the order of declaration; the catalogue of messages has a label under `<type>.<key>`. */
  readonly form: readonly FormField[];
  nameOf(id: string): DocumentName;
  /** Never throws: what is absent or invalid has the field's initial value. Entries come in the order of their ids. */
  read(doc: Y.Doc): Values<F> & { readonly [K in keyof L]: readonly Entry<L[K]>[] };
  /** What `read` had to leave out, for the debug page and the log. */
  issues(doc: Y.Doc): readonly Issue[];
  /** One transaction; equal values are skipped, so that a form may hand over all it shows. Throws on an invalid value. */
  change(doc: Y.Doc, patch: Partial<Values<F>>, origin: unknown): void;
  /** The id is new and belongs to its one creator: nobody else may add the same one. */
  addEntry<K extends keyof L & string>(doc: Y.Doc, list: K, id: string, values: Partial<Values<L[K]>>, origin: unknown): void;
  /** False when the entry is gone: somebody removed it, which wins. */
  changeEntry<K extends keyof L & string>(doc: Y.Doc, list: K, id: string, patch: Partial<Values<L[K]>>, origin: unknown): boolean;
  removeEntry<K extends keyof L & string>(doc: Y.Doc, list: K, id: string, origin: unknown): void;
  readEntry<K extends keyof L & string>(doc: Y.Doc, list: K, id: string): Entry<L[K]> | undefined;
}

// Keys that would reach an object's prototype are refused wherever a key comes from outside (reliability M7).
const forbidden = new Set(['__proto__', 'prototype', 'constructor']);

export function defineDocument<const F extends Fields, const L extends Lists = Record<never, never>>(declaration: {
  readonly type: DocumentType;
  readonly fields: F;
  readonly lists?: L;
  readonly prose?: readonly string[];
}): DocumentDefinition<F, L> {
  const { type, fields } = declaration;
  const lists = (declaration.lists ?? {}) as L;
  const readFields = readable(fields);
  const readLists = Object.entries(lists).map(([list, listFields]) => [list, readableEntry(listFields)] as const);
  const entryMap = (doc: Y.Doc, list: string) => doc.getMap<unknown>(list);
  const fieldsOf = (list: string): Fields => {
    const found = Object.hasOwn(lists, list) ? lists[list] : undefined;
    if (!found) throw new Error(`${type} has no list "${list}"`);
    return found;
  };

  const definition: DocumentDefinition<F, L> = {
    type,
    fields,
    lists,
    prose: declaration.prose ?? [],
    form: Object.entries(fields).map(([key, { kind, writer, options, from }]) => ({
      key,
      kind,
      writer,
      ...(options && { options }),
      ...(from && { from }),
    })),
    nameOf: (id) => nameOf(type, id),

    read(doc) {
      const state = readValues(readFields, doc.getMap('fields'));
      for (const [list, listFields] of readLists) {
        const entries: { readonly id: string }[] = [];
        entryMap(doc, list).forEach((entry, id) => {
          if (entry instanceof Y.Map && isId(id)) entries.push(readEntryValues(id, listFields, entry));
        });
        // Two maps that hold the same may differ in their order of insertion.
        state[list] = entries.sort((a, b) => (a.id < b.id ? -1 : 1));
      }
      return state as ReturnType<typeof definition.read>;
    },

    issues(doc) {
      const found = issuesOf(readFields, doc.getMap('fields'), 'fields');
      for (const [list, listFields] of readLists) {
        entryMap(doc, list).forEach((entry, id) => {
          const path = `${list}/${id}`;
          if (!(entry instanceof Y.Map) || !isId(id)) found.push({ path, value: excerpt(entry) });
          else found.push(...issuesOf(listFields, entry, path));
        });
      }
      return found;
    },

    change: (doc, patch, origin) => doc.transact(() => writeValues(fields, doc.getMap('fields'), patch, type), origin),

    addEntry(doc, list, id, values, origin) {
      if (!isId(id) || forbidden.has(id)) throw new Error(`"${id}" cannot be the id of an entry of ${type}.${list}`);
      doc.transact(() => {
        const entry = new Y.Map<unknown>();
        writeValues(fieldsOf(list), entry, values, `${type}.${list}`);
        entryMap(doc, list).set(id, entry);
      }, origin);
    },

    changeEntry(doc, list, id, patch, origin) {
      const entry = entryMap(doc, list).get(id);
      if (!(entry instanceof Y.Map)) return false;
      doc.transact(() => writeValues(fieldsOf(list), entry, patch, `${type}.${list}`), origin);
      return true;
    },

    removeEntry: (doc, list, id, origin) => doc.transact(() => entryMap(doc, list).delete(id), origin),

    readEntry(doc, list, id) {
      const entry = entryMap(doc, list).get(id);
      if (!(entry instanceof Y.Map) || !isId(id)) return undefined;
      return readEntryValues(id, readableEntry(fieldsOf(list)), entry) as Entry<L[typeof list]>;
    },
  };
  return definition;
}

/**
 * A board of 1,500 cards has 22,500 registers, so what is read of each is laid out once. `blank` gives every entry the
 * same shape: an object that grows key by key past a dozen becomes a slow one, for all who read it later.
 */
interface Readable {
  readonly blank: Record<string, unknown>;
  readonly each: readonly (readonly [key: string, field: Field<unknown>])[];
}
const readable = (fields: Fields): Readable => ({
  blank: Object.fromEntries(Object.entries(fields).map(([key, { initial }]) => [key, initial])),
  each: Object.entries(fields),
});
const readableEntry = (fields: Fields): Readable => ({ ...readable(fields), blank: { id: '', ...readable(fields).blank } });

function readValues({ blank, each }: Readable, map: Y.Map<unknown>): Record<string, unknown> {
  const values = { ...blank };
  for (const [key, { parse }] of each) {
    const stored = map.get(key);
    if (stored === undefined) continue;
    const parsed = parse(stored);
    if (parsed !== undefined) values[key] = parsed;
  }
  return values;
}

function readEntryValues(id: string, fields: Readable, map: Y.Map<unknown>): { readonly id: string } {
  const values = readValues(fields, map);
  values.id = id;
  return values as { readonly id: string };
}

function issuesOf({ each }: Readable, map: Y.Map<unknown>, path: string): Issue[] {
  return each.flatMap(([key, { parse }]) => {
    const stored = map.get(key);
    return stored === undefined || parse(stored) !== undefined ? [] : [{ path: `${path}/${key}`, value: excerpt(stored) }];
  });
}

function writeValues(fields: Fields, map: Y.Map<unknown>, patch: Record<string, unknown>, owner: string): void {
  // All is checked before anything is written: a transaction that throws half-way keeps its first half.
  const checked = Object.entries(patch).map(([key, value]) => {
    const declared = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!declared) throw new Error(`${owner} has no field "${key}"`);
    const parsed: unknown = declared.parse(value);
    if (parsed === undefined) throw new Error(`${owner}.${key} cannot be ${excerpt(value)}`);
    return { key, parsed, declared };
  });
  for (const { key, parsed, declared } of checked) {
    if (!holds(map, key, declared, parsed)) map.set(key, parsed);
  }
}

/** Whether the register already says so; what it holds of another version or by mistake is never equal. */
function holds(map: Y.Map<unknown>, key: string, { initial, parse }: Field<unknown>, value: unknown): boolean {
  // A map that is not yet part of a document cannot be read; it is new, so nothing in it is equal.
  if (!map.doc) return false;
  const stored = map.get(key);
  return sameValue(stored === undefined ? initial : parse(stored), value);
}

/** Equality of the plain values a register can hold. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

function excerpt(value: unknown): string {
  if (value instanceof Y.AbstractType) return value.constructor.name;
  try {
    return String(JSON.stringify(value)).slice(0, 80);
  } catch {
    // A big integer and what is nested too deep have no JSON; `issues` has to name them all the same.
    return typeof value;
  }
}
