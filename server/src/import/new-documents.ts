/** New documents as one update each, ready to be appended: nobody has them open, so nothing has to be merged. */
import { agenda, contact, type DocumentName, goals, pipelineBoard, settings, type Values } from '@tandem/core';
import * as Y from 'yjs';

/** A look at the finished document before it is encoded. */
type Look = (doc: Y.Doc) => void;
export interface NewDocument {
  readonly name: DocumentName;
  readonly update: Uint8Array;
}
type ContactFields = Partial<Values<(typeof contact)['fields']>>;
type ContactLists = (typeof contact)['lists'];
export interface NewContact {
  readonly id: string;
  readonly fields: ContactFields;
  readonly mails?: readonly Partial<Values<ContactLists['mails']>>[];
  readonly phones?: readonly Partial<Values<ContactLists['phones']>>[];
  readonly addresses?: readonly Partial<Values<ContactLists['addresses']>>[];
  readonly activities?: readonly NewActivity[];
  readonly notes?: readonly string[];
}
export type NewActivity = Partial<Values<ContactLists['activities']>>;
type AgendaLists = (typeof agenda)['lists'];
export interface NewAgenda {
  readonly user: string;
  readonly tasks: readonly Partial<Values<AgendaLists['tasks']>>[];
  readonly appointments: readonly Partial<Values<AgendaLists['appointments']>>[];
}
export type NewCard = Partial<Values<(typeof pipelineBoard)['lists']['cards']>> & { readonly id: string };
export interface NewBoard {
  readonly id: string;
  readonly fields: Partial<Values<(typeof pipelineBoard)['fields']>>;
  readonly members: readonly string[];
  readonly cards: readonly NewCard[];
}

const asUpdate = (fill: (doc: Y.Doc) => void, look?: Look): Uint8Array => {
  const doc = new Y.Doc();
  doc.transact(() => fill(doc));
  look?.(doc);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
};

export function newContact(content: NewContact, newId: () => string, look?: Look): NewDocument {
  const update = asUpdate((doc) => {
    contact.change(doc, content.fields, 'import');
    for (const [id, mail] of numbered(content.mails, newId)) contact.addEntry(doc, 'mails', id, mail, 'import');
    for (const [id, phone] of numbered(content.phones, newId)) contact.addEntry(doc, 'phones', id, phone, 'import');
    for (const [id, address] of numbered(content.addresses, newId)) contact.addEntry(doc, 'addresses', id, address, 'import');
    for (const [id, activity] of numbered(content.activities, newId)) contact.addEntry(doc, 'activities', id, activity, 'import');
    addNotes(doc, content.notes ?? []);
  }, look);
  return { name: contact.nameOf(content.id), update };
}

/** Entries are read in the order of their ids: the first of a file stays the first. */
export function numbered<T>(entries: readonly T[] | undefined, newId: () => string): readonly (readonly [string, T])[] {
  const ids = (entries ?? []).map(() => newId()).sort();
  return (entries ?? []).map((entry, i) => [ids[i] ?? '', entry] as const);
}

/** Each line a paragraph at the end of the notes. */
export function addNotes(doc: Y.Doc, lines: readonly string[]): void {
  if (lines.length === 0) return;
  doc.getXmlFragment('notes').push(
    lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    }),
  );
}

export function newBoard(content: NewBoard, newId: () => string, look?: Look): NewDocument {
  const update = asUpdate((doc) => {
    pipelineBoard.change(doc, content.fields, 'import');
    for (const member of content.members) pipelineBoard.addEntry(doc, 'members', newId(), { member }, 'import');
    for (const { id, ...card } of content.cards) pipelineBoard.addEntry(doc, 'cards', id, card, 'import');
  }, look);
  return { name: pipelineBoard.nameOf(content.id), update };
}

export function newAgenda(content: NewAgenda, newId: () => string): NewDocument {
  const update = asUpdate((doc) => {
    for (const [id, task] of numbered(content.tasks, newId)) agenda.addEntry(doc, 'tasks', id, task, 'import');
    for (const [id, appointment] of numbered(content.appointments, newId)) agenda.addEntry(doc, 'appointments', id, appointment, 'import');
  });
  return { name: agenda.nameOf(content.user), update };
}

export type NewGoal = Partial<Values<(typeof goals)['lists']['goals']>>;

export function newGoals(wanted: readonly NewGoal[], newId: () => string): NewDocument {
  const update = asUpdate((doc) => {
    for (const [id, goal] of numbered(wanted, newId)) goals.addEntry(doc, 'goals', id, goal, 'import');
  });
  return { name: goals.nameOf('goals'), update };
}

type SettingsLists = (typeof settings)['lists'];
export type NewSettings = Partial<Values<(typeof settings)['fields']>> & {
  readonly lists: { readonly [K in keyof SettingsLists]?: readonly (Partial<Values<SettingsLists[K]>> & { readonly id: string })[] };
};

export function newSettings({ lists, ...fields }: NewSettings): NewDocument {
  const update = asUpdate((doc) => {
    settings.change(doc, fields, 'import');
    for (const [list, entries] of Object.entries(lists) as [keyof SettingsLists, readonly { id: string }[]][]) {
      for (const { id, ...values } of entries) settings.addEntry(doc, list, id, values, 'import');
    }
  });
  return { name: settings.nameOf('settings'), update };
}
