/** The dry run: what every row of a file would do, and why some would do nothing. Nothing is written. */
import type { OpportunityRow } from '@tandem/core';
import * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';
import { additionsOf } from './additions.ts';
import { type CardPatch, type Change, type ContactPatch, compareCard, compareContact } from './compare.ts';
import type { Directory } from './directory.ts';
import { type Drafting, type Drafts, draftCompany, draftPerson, text } from './draft-contacts.ts';
import { type CardDrafting, draftCard } from './draft-opportunities.ts';
import { type Addition, type CardDraft, type ContactDraft, idOfKey } from './drafts.ts';
import type { Target } from './fields.ts';
import type { ImportOptions } from './import-options.ts';
import { findMayBe, type MayBe } from './may-be.ts';
import { mapInPieces, pauses } from './pause.ts';
import { chunks } from './place-cards.ts';
import { type FoundFile, factsOf, nameOf, readRows, textOf, traitsOf } from './read-file.ts';
import type { Column, OddCell, ReadRow, Reject } from './read-row.ts';
import { type Repair, type RepairedField, repairer } from './repairs.ts';
import { repairsOf } from './repairs-of-file.ts';
import { findSameThings, type SameThings } from './same-thing.ts';
import { suggestionFor } from './suggestions.ts';
import { instantIn } from './zone-time.ts';

export type LeftOutReason = Reject['reason'] | 'same-number';
export type Outcome = { readonly row: number; readonly line: number; readonly name: string } & (
  | { readonly what: 'new'; readonly mayBe?: MayBe }
  | { readonly what: 'change'; readonly changes: readonly Change[] }
  | { readonly what: 'same' }
  /** One with an earlier row: its values are added there. */
  | { readonly what: 'joined'; readonly with: number }
  | {
      readonly what: 'left-out';
      readonly reason: LeftOutReason;
      readonly column: number;
      readonly value: string;
      readonly suggestion?: string;
      readonly with?: number;
    }
);
export interface Plan {
  readonly file: FoundFile;
  readonly options: ImportOptions;
  readonly columns: readonly Column[];
  readonly rows: readonly ReadRow[];
  readonly contacts: readonly ContactDraft[];
  readonly contactPatches: ReadonlyMap<string, ContactPatch>;
  readonly cards: readonly CardDraft[];
  readonly cardPatches: ReadonlyMap<string, CardPatch>;
  readonly outcomes: readonly Outcome[];
  readonly figures: Figures;
  readonly additions: readonly Addition[];
  readonly repairs: readonly Repair[];
  readonly unknownOwners: readonly { readonly name: string; readonly rows: number }[];
  readonly withoutCompany: readonly number[];
  readonly odd: readonly (OddCell & { readonly row: number })[];
  readonly same: SameThings;
}
export interface Figures {
  readonly rows: number;
  readonly blank: number;
  readonly new: number;
  readonly change: number;
  readonly same: number;
  readonly joined: number;
  readonly leftOut: number;
  /** Companies that are made because rows name them. */
  readonly companies: number;
}
export interface Planning {
  readonly storage: Pick<Storage, 'loadDocuments'>;
  readonly directory: Directory;
  /** Who imports: the owner of what the file gives nobody. */
  readonly importer: string;
}

export async function planImport(file: FoundFile, options: ImportOptions, { storage, directory, importer }: Planning): Promise<Plan> {
  const { settings } = directory;
  const country = options.country || settings.country || undefined;
  const facts = await factsOf(file, country);
  const corrections = new Map(
    [...Map.groupBy(options.corrections, (correction) => correction.row)].map(([row, cells]) => [
      row,
      new Map(cells.map((cell) => [cell.column, cell.value])),
    ]),
  );
  const { rows, columns } = await readRows(file, {
    kind: options.kind,
    targets: options.targets as Target[],
    country,
    facts,
    corrections,
    ...(directory.contactsById.size > 0 && { knowsCompanyId: (id: string) => directory.contactByOutsideId.has(id) }),
  });
  const importable = rows.filter((row) => !row.blank && !row.reject);
  const same = await findSameThings(await mapInPieces(importable, (row) => traitsOf(row, columns)), options.kind);
  const owners = new Map([
    ...directory.users.flatMap((user) => [[user.name.toLowerCase(), user.id] as const]),
    ...Object.entries(options.owners).map(([name, id]) => [name.toLowerCase(), id] as const),
  ]);
  const drafting: Drafting = {
    columns,
    directory,
    same,
    repaired: repairer(options.repairs as { field: RepairedField; from: string; to: string }[]),
    ownerOf: (name) => owners.get(name.toLowerCase()),
    instantOf: (local) => instantIn(settings.timeZone || 'UTC', local),
  };
  const drafts: Drafts = new Map();
  const cards: CardDraft[] = [];
  const odd = rows.flatMap((row) => (row.reject || row.blank ? [] : row.warnings.map((warning) => ({ ...warning, row: row.row }))));
  const unknown = new Map<string, number>();
  const draftOfRow = new Map<number, ContactDraft | CardDraft>();
  const numbers =
    options.kind === 'opportunities'
      ? rowsOfOneNumber(importable, columns, options.preferred)
      : { leftOut: new Map<number, number>(), joined: new Map<number, number>() };
  const workspaceCurrency = settings.currency || options.currency || 'EUR';
  const cardDrafting: CardDrafting = {
    ...drafting,
    currency: options.currency || workspaceCurrency,
    workspaceCurrency,
    stages: salesStages(directory),
    fallbackOwner: importer,
  };
  const pause = pauses();
  for (const row of importable) {
    if (options.kind === 'opportunities') {
      if (numbers.leftOut.has(row.row) || numbers.joined.has(row.row)) continue;
      const { card, odd: noticed } = draftCard(row, drafts, cardDrafting);
      cards.push(card);
      draftOfRow.set(row.row, card);
      odd.push(...noticed.map((one) => ({ ...one, row: row.row })));
    } else draftOfRow.set(row.row, options.kind === 'contacts' ? draftPerson(row, drafts, drafting) : draftCompany(row, drafts, drafting));
    const owner = text(row, drafting, 'owner');
    if (owner && !drafting.ownerOf(owner)) unknown.set(owner, (unknown.get(owner) ?? 0) + 1);
    await pause();
  }
  dropUnknownParents(drafts, directory);

  const comparing = { settings, policy: options.existing };
  const contactPatches = await compareContacts(drafts, storage, comparing);
  const twins = new Map(directory.opportunities.filter((row) => !row.outsideId).map((row) => [twinKey(row), row]));
  const settled = cards.map((card) => (card.existing || card.outsideId ? card : { ...card, existing: twins.get(twinKeyOf(card)) }));
  const cardPatches = new Map(
    settled.flatMap((card) => (card.existing ? [[card.key, compareCard(card, card.existing, comparing)] as const] : [])),
  );

  const mayBe = await findMayBe([...drafts.values()], directory);
  const patchOf = (key: string) => contactPatches.get(key) ?? cardPatches.get(key);
  const settledByKey = new Map(settled.map((card) => [card.key, card]));
  const outcomes = await mapInPieces(
    rows.filter((row) => !row.blank),
    (row): Outcome => {
      const about = { row: row.row, line: row.line, name: nameOfRow(row, columns) };
      const twin = numbers.leftOut.get(row.row);
      if (row.reject) return { ...about, what: 'left-out', ...row.reject, ...suggestionFor(row, columns, row.reject) };
      if (twin !== undefined)
        return {
          ...about,
          what: 'left-out',
          reason: 'same-number',
          column: columns.findIndex((column) => column.target === 'outsideId'),
          value: textOf(row, columns, 'outsideId'),
          with: twin,
        };
      const joined = numbers.joined.get(row.row);
      if (joined !== undefined) return { ...about, what: 'joined', with: joined };
      const draft = draftOfRow.get(row.row);
      const first = draft?.rows[0] ?? row.row;
      if (draft && first !== row.row) return { ...about, what: 'joined', with: first };
      const existing = draft && (settledByKey.get(draft.key)?.existing ?? draft.existing);
      const changes = draft && existing ? (patchOf(draft.key)?.changes ?? []) : [];
      return existing
        ? changes.length > 0
          ? { ...about, what: 'change', changes }
          : { ...about, what: 'same' }
        : { ...about, what: 'new', ...(draft && mayBe.has(draft.key) && { mayBe: mayBe.get(draft.key) as MayBe }) };
    },
  );
  const contacts = [...drafts.values()];
  const count = (what: Outcome['what']) => outcomes.filter((outcome) => outcome.what === what).length;
  return {
    file,
    options,
    columns,
    rows,
    contacts,
    contactPatches,
    cards: settled,
    cardPatches,
    outcomes,
    same,
    odd,
    figures: {
      rows: rows.length,
      blank: rows.filter((row) => row.blank).length,
      new: count('new'),
      change: count('change'),
      same: count('same'),
      joined: count('joined'),
      leftOut: count('left-out'),
      companies: contacts.filter((draft) => draft.rows.length === 0).length,
    },
    additions: additionsOf(contacts, settled, contactPatches, cardPatches, directory),
    repairs: await repairsOf(importable, columns, directory),
    unknownOwners: [...unknown].map(([name, count]) => ({ name, rows: count })).sort((a, b) => b.rows - a.rows),
    withoutCompany: settled.filter((card) => card.company === '').flatMap((card) => card.rows),
  };
}

async function compareContacts(
  drafts: Drafts,
  storage: Planning['storage'],
  comparing: Parameters<typeof compareContact>[2],
): Promise<Map<string, ContactPatch>> {
  const patches = new Map<string, ContactPatch>();
  const pause = pauses();
  for (const part of chunks(
    [...drafts.values()].filter((draft) => draft.existing && draft.rows.length > 0),
    200,
  )) {
    const loaded = new Map(
      (await storage.loadDocuments(part.map((draft) => `contact/${draft.existing?.id}` as never))).map((stored) => [
        stored.name as string,
        stored,
      ]),
    );
    for (const draft of part) {
      const stored = loaded.get(`contact/${draft.existing?.id}`);
      if (!stored) continue;
      const doc = new Y.Doc();
      if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
      for (const update of stored.updates) Y.applyUpdate(doc, update);
      patches.set(draft.key, compareContact(draft, doc, comparing));
      doc.destroy();
      await pause();
    }
  }
  return patches;
}

/** A parent that is neither in the file nor known is kept in the notes instead of being made up. */
function dropUnknownParents(drafts: Drafts, directory: Directory): void {
  for (const draft of drafts.values()) {
    if (!draft.parent || drafts.has(draft.parent) || directory.contactsById.has(idOfKey(draft.parent) ?? '')) continue;
    draft.parent = '';
  }
}

/** Rows with one number of the other system: equal rows are one, different ones have to be decided. */
function rowsOfOneNumber(rows: readonly ReadRow[], columns: readonly Column[], preferred: readonly number[]) {
  const [leftOut, joined] = [new Map<number, number>(), new Map<number, number>()];
  const wanted = new Set(preferred);
  for (const [number, group] of Map.groupBy(rows, (row) => textOf(row, columns, 'outsideId'))) {
    if (number === '' || group.length < 2) continue;
    const main = group.find((row) => wanted.has(row.row)) ?? group[0];
    for (const row of group) {
      if (!main || row === main) continue;
      if (JSON.stringify(row.values) === JSON.stringify(main.values)) joined.set(row.row, main.row);
      else leftOut.set(row.row, main.row);
    }
  }
  return { leftOut, joined };
}

const twinKey = (row: OpportunityRow): string =>
  [row.title, row.company, row.amount ?? '', row.openedOn, row.closedOn || row.closeOn].join('\n');
const twinKeyOf = (card: CardDraft): string =>
  [card.title, card.companyName, card.amount ?? '', card.openedOn, card.closedOn || card.closeOn].join('\n');

export const salesStages = ({ settings }: Pick<Directory, 'settings'>): Directory['settings']['stages'] => {
  const process = salesProcess({ settings });
  return settings.stages.filter((stage) => stage.process === process && !stage.archived).sort((a, b) => (a.rank < b.rank ? -1 : 1));
};
/** Imported opportunities go into the first process that sells. */
export const salesProcess = ({ settings }: Pick<Directory, 'settings'>): string =>
  [...settings.processes].sort((a, b) => (a.rank < b.rank ? -1 : 1)).find((process) => process.kind === 'sales' && !process.archived)?.id ??
  '';

const nameOfRow = (row: ReadRow, columns: readonly Column[]): string =>
  row.reject
    ? String(row.values.find((value) => typeof value === 'string' && value !== '') ?? '').slice(0, 120)
    : textOf(row, columns, 'title') ||
      nameOf(row, columns) ||
      textOf(row, columns, 'company') ||
      textOf(row, columns, 'product') ||
      String(row.values.find((value) => typeof value === 'string' && value !== '') ?? '').slice(0, 120);
