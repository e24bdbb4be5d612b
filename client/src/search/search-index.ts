/**
 * The haystacks of all rows of a device. A row that is still the same object keeps its haystack, so bringing the index up to
 * date after an edit costs one look at each row and the making of one text. Both works are generators: whoever runs them
 * decides how long at a time.
 */
import { type ContactRow, shownAs } from '@tandem/core';
import { type FindableRow, haystackOf, namesIn } from './haystack.ts';
import type { Findable, Pieces } from './match.ts';
import { createSieve, eachSlot } from './sieve.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

export type FindableKind = FindableRow['kind'];
export type RowsByKind = { readonly [K in FindableKind]: ReadonlyMap<string, Extract<FindableRow, { kind: K }>> };

export interface Entry extends Findable {
  readonly row: FindableRow;
  /** The name of what the row belongs to, as it was when the haystack was made. */
  readonly belongs: string;
}

export interface SearchIndex {
  /** Brings the index to these rows; what was left undone is done by the next update. */
  update(rows: RowsByKind): Generator<void, void>;
  /** Whether `update` would find nothing to do. */
  isCurrent(rows: RowsByKind): boolean;
  /** The entries of a kind that may hold what one of the ways asks for. */
  candidates(kind: FindableKind, ways: readonly Pieces[]): readonly Entry[];
  entry(kind: FindableKind, id: string): Entry | undefined;
  readonly vocabulary: Vocabulary;
}

interface Table {
  /** By slot; a slot whose row is gone is taken again. */
  readonly entries: (Entry | undefined)[];
  readonly free: number[];
  readonly sieve: ReturnType<typeof createSieve>;
  readonly byId: Map<string, Place>;
  /** What the table was made from. */
  rows?: ReadonlyMap<string, FindableRow>;
  contacts?: ReadonlyMap<string, ContactRow>;
}
interface Place {
  readonly slot: number;
  entry: Entry;
  pass: number;
}

const kinds: readonly FindableKind[] = ['contact', 'opportunity', 'quote', 'plan', 'task', 'activity', 'user'];
/** Making a haystack takes some microseconds: a run is interrupted after at most this many. */
const rowsAtATime = 50;
const noPhones: readonly string[] = [];

export function createSearchIndex(): SearchIndex {
  const tables = new Map(
    kinds.map((kind): [FindableKind, Table] => [kind, { entries: [], free: [], sieve: createSieve(), byId: new Map() }]),
  );
  const vocabulary = createVocabulary();
  let pass = 0;

  const tableOf = (kind: FindableKind): Table => {
    const table = tables.get(kind);
    if (!table) throw new Error(`there is no table of ${kind}`);
    return table;
  };
  const isTableCurrent = (kind: FindableKind, rows: RowsByKind) =>
    tableOf(kind).rows === rows[kind] && (kind === 'user' || tableOf(kind).contacts === rows.contact);

  function* updateTable(table: Table, rows: ReadonlyMap<string, FindableRow>, contacts: RowsByKind['contact']): Generator<void, void> {
    // A search may bring the index up to date while an idle update rests: neither may sweep away what the other has seen.
    const own = ++pass;
    table.sieve.reserve(rows.size);
    let count = 0;
    for (const row of rows.values()) {
      const belongs = belongsTo(row, contacts);
      const known = table.byId.get(row.id);
      if (!known || known.entry.row !== row || known.entry.belongs !== belongs) put(table, known, entryOf(row, belongs), own);
      if (known) known.pass = Math.max(known.pass, own);
      if (++count % rowsAtATime === 0) yield;
    }
    if (count === table.byId.size) return;
    for (const [id, place] of table.byId) if (place.pass < own) take(table, id, place);
  }

  function put(table: Table, known: Place | undefined, entry: Entry, own: number): void {
    const slot = known?.slot ?? table.free.pop() ?? table.entries.length;
    if (known) {
      vocabulary.remove(namesIn(known.entry.row));
      table.sieve.clear(slot);
      known.entry = entry;
    } else table.byId.set(entry.row.id, { slot, entry, pass: own });
    table.entries[slot] = entry;
    table.sieve.put(slot, entry.haystack);
    vocabulary.add(namesIn(entry.row));
  }

  function take(table: Table, id: string, { slot, entry }: Place): void {
    vocabulary.remove(namesIn(entry.row));
    table.byId.delete(id);
    table.sieve.clear(slot);
    table.entries[slot] = undefined;
    table.free.push(slot);
  }

  return {
    vocabulary,
    *update(rows) {
      for (const kind of kinds) {
        if (isTableCurrent(kind, rows)) continue;
        yield* updateTable(tableOf(kind), rows[kind], rows.contact);
        Object.assign(tableOf(kind), { rows: rows[kind], contacts: rows.contact });
      }
    },
    isCurrent: (rows) => kinds.every((kind) => isTableCurrent(kind, rows)),
    candidates(kind, ways) {
      const { entries, sieve } = tableOf(kind);
      const found: Entry[] = [];
      eachSlot(sieve.may(ways), (slot) => {
        const entry = entries[slot];
        if (entry) found.push(entry);
      });
      return found;
    },
    entry: (kind, id) => tableOf(kind).byId.get(id)?.entry,
  };
}

function entryOf(row: FindableRow, belongs: string): Entry {
  const haystack = haystackOf(row, belongs);
  return { row, belongs, haystack, nameEnd: haystack.indexOf('\n', 1), phones: row.kind === 'contact' ? row.phones : noPhones };
}

function belongsTo(row: FindableRow, contacts: RowsByKind['contact']): string {
  const nameOf = (id: string) => (id === '' ? '' : (contacts.get(shownAs(id, contacts))?.name ?? ''));
  switch (row.kind) {
    case 'contact':
      return row.is === 'person' ? nameOf(row.company) : '';
    case 'opportunity':
      return nameOf(row.contact) || row.company;
    case 'quote':
    case 'plan':
    case 'task':
      return nameOf(row.contact);
    case 'activity':
      return [nameOf(row.contact), nameOf(row.person)].filter(Boolean).join(', ');
    case 'user':
      return '';
  }
}

/** The order of names for what is equally good; a haystack begins with the name. */
export const byName = (a: Entry, b: Entry): number =>
  a.haystack < b.haystack ? -1 : a.haystack > b.haystack ? 1 : a.row.id < b.row.id ? -1 : 1;
