/** The records of an export, a page at a time: memory holds one page, whatever there is. Rights are asked anew for each. */
import {
  type ActivityRow,
  audiencesOfPerson,
  type ContactRow,
  can,
  contact,
  type DocumentName,
  nameOf,
  type OpportunityRow,
  type Person,
  type PipelineBoard,
  pipelineBoard,
  type RowContent,
  type RowKind,
  shownAs,
  type TaskRow,
} from '@tandem/core';
import type { ExportKind, Names, Sources } from '@tandem/core/export';
import { docOf } from '../erasure/who.ts';
import type { Boards } from '../feed/boards.ts';
import type { Storage } from '../storage/storage.ts';
import { type Ground, groundOf, namesOf } from './names.ts';
import { proseText } from './prose-text.ts';

export interface Reader {
  /** As it is now; undefined when the session has ended: then the file ends in the middle, and says so by being cut off. */
  person(): Promise<Person | undefined>;
}
export interface Reading {
  readonly storage: Storage;
  readonly boards: Boards;
  readonly reader: Reader;
}
export interface Page<K extends ExportKind> {
  readonly sources: readonly Sources[K][];
  readonly names: Names;
  readonly ground: Ground;
  readonly person: Person;
}
export class ReaderGone extends Error {
  constructor() {
    super('the session of whoever exports has ended');
  }
}

const rowKinds = { companies: 'contact', persons: 'contact', opportunities: 'opportunity', tasks: 'task', activities: 'activity' } as const;
/** Contacts come with their documents. */
const rowsAtOnce = 200;
const boardsKept = 8;

export async function* pagesOf<K extends ExportKind>(
  kind: K,
  { storage, boards, reader }: Reading,
  everything: boolean,
): AsyncGenerator<Page<K>> {
  const rowKind: RowKind = rowKinds[kind];
  const cards = cardsOf(storage);
  for (let after = ''; ; ) {
    const person = await reader.person();
    if (!person) throw new ReaderGone();
    const audiences = audiencesOfPerson(person, boards.of(person));
    const ground = await groundOf(storage, audiences);
    const rows = await storage.visibleRows(rowKind, audiences, after, rowsAtOnce);
    const contents = rows.map((row) => row.content).filter((content) => isOf(kind, content));
    const names = await namesOf(
      {
        contacts: contents.flatMap(contactsIn),
        known: contents.filter((content) => content.kind === 'contact'),
        opportunities: contents.map((content) => (content.kind === 'task' ? content.opportunity : '')),
      },
      { storage, audiences, ground },
    );
    // What was merged is in its winner; only a file of documents has both.
    const shown = contents.filter(
      (content) => everything || content.kind !== 'contact' || shownAs(content.id, names.contacts) === content.id,
    );
    const sources = await sourcesOf(shown, { storage, person, boards, cards });
    yield { sources: sources as unknown as readonly Sources[K][], names, ground, person };
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.content.id ?? '';
  }
}

const isOf = (kind: ExportKind, content: RowContent): boolean =>
  content.kind !== 'contact' || content.is === (kind === 'companies' ? 'company' : 'person');

const contactsIn = (content: RowContent): readonly string[] =>
  content.kind === 'contact'
    ? [content.company, content.parent, content.mergedInto]
    : content.kind === 'activity'
      ? [content.contact, content.person]
      : content.kind === 'opportunity' || content.kind === 'task'
        ? [content.contact]
        : [];

interface Gathering {
  readonly storage: Storage;
  readonly person: Person;
  readonly boards: Boards;
  readonly cards: (document: DocumentName) => Promise<PipelineBoard | undefined>;
}

async function sourcesOf(
  contents: readonly RowContent[],
  { storage, person, boards, cards }: Gathering,
): Promise<readonly Sources[ExportKind][]> {
  const contacts = contents.filter((content): content is ContactRow => content.kind === 'contact');
  const stored = new Map(
    (await storage.loadDocuments(contacts.map((row) => nameOf('contact', row.id)))).map((one) => [one.name as string, one]),
  );
  const sources: Sources[ExportKind][] = [];
  for (const content of contents) {
    if (content.kind === 'contact') {
      const document = stored.get(`contact/${content.id}`);
      // Erased since the page was read.
      if (!document) continue;
      const doc = docOf(document);
      sources.push({ row: content, whole: { state: contact.read(doc), notes: proseText(doc.getXmlFragment('notes')) } });
      doc.destroy();
    } else if (content.kind === 'opportunity') {
      // Whoever sees a card for being its owner does not see the board: then the row is what there is.
      const readable = can(person, 'read', { type: 'board', members: boards.membersOf(content.board) ?? [] });
      const board = readable ? await cards(content.document as DocumentName) : undefined;
      const card = board?.cards.find((one) => one.id === content.id);
      sources.push({ row: content as OpportunityRow, ...(card && { whole: card }) });
    } else sources.push({ row: content as TaskRow | ActivityRow } as Sources['tasks']);
  }
  return sources;
}

/** Cards stand beside each other in few documents: the last ones read are kept. */
function cardsOf(storage: Storage): Gathering['cards'] {
  const kept = new Map<DocumentName, PipelineBoard | undefined>();
  return async (name) => {
    if (kept.has(name)) return kept.get(name);
    const stored = await storage.loadDocument(name);
    const doc = stored && docOf(stored);
    kept.set(name, doc && pipelineBoard.read(doc));
    doc?.destroy();
    for (const old of [...kept.keys()].slice(0, -boardsKept)) kept.delete(old);
    return kept.get(name);
  };
}
