/** Plain values for tests, one line each: what matters to a test is said there, everything else is ordinary. */
import * as Y from 'yjs';
import { type Agenda, agenda, type Task } from '../documents/agenda.ts';
import { type Contact, contact } from '../documents/contact.ts';
import type { DocumentDefinition, Lists } from '../documents/define-document.ts';
import { documents } from '../documents/documents.ts';
import type { Fields } from '../documents/fields.ts';
import { type Card, type PipelineBoard, pipelineBoard } from '../documents/pipeline-board.ts';
import type { Person } from '../permissions/people.ts';
import type { DocumentState } from '../projections/project.ts';

type State<T extends DocumentState['type']> = Extract<DocumentState, { type: T }>;
type WithId<T> = Partial<T> & { readonly id?: string };

export const aPerson = (values: Partial<Person> = {}): Person => ({ id: 'ana', role: 'seller', team: 'north', leads: [], ...values });

/** The cast: Ana sells and Lena leads her team, Otto sells elsewhere, Ben manages, Ada administers, Sam supports; Acme buys. */
export const people = {
  ana: aPerson(),
  lena: aPerson({ id: 'lena', leads: ['ana', 'lena'] }),
  otto: aPerson({ id: 'otto', team: 'south' }),
  ben: aPerson({ id: 'ben', role: 'manager', team: '' }),
  ada: aPerson({ id: 'ada', role: 'admin', team: '' }),
  sam: aPerson({ id: 'sam', role: 'support', team: '' }),
} as const;

export const aContact = ({ id = 'acme', ...values }: WithId<Contact> = {}): State<'contact'> => ({
  type: 'contact',
  id,
  state: { ...contact.read(new Y.Doc()), name: 'Acme', owner: 'ana', ...values },
});

export const aBoard = ({ id = 'north', ...values }: WithId<PipelineBoard> = {}): State<'board'> => ({
  type: 'board',
  id,
  state: { ...pipelineBoard.read(new Y.Doc()), title: 'North', members: [{ id: 'm1', member: 'team:north' }], ...values },
});

export const aCard = (values: Partial<Card> = {}): Card => ({
  id: 'card1',
  title: 'Ten machines',
  contact: 'acme',
  company: 'Acme',
  owner: 'ana',
  place: { stage: 'engaging', rank: 'a0' },
  amount: 1_000,
  product: '',
  type: '',
  openedOn: '2026-01-10',
  closeOn: '2026-06-30',
  closedOn: '',
  lostReason: '',
  note: '',
  outsideId: '',
  batch: '',
  createdAt: '',
  ...values,
});

export const anAgenda = ({ id = 'ana', ...values }: WithId<Agenda> = {}): State<'agenda'> => ({
  type: 'agenda',
  id,
  state: { ...agenda.read(new Y.Doc()), ...values },
});

export const aTask = (values: Partial<Task> = {}): Task => ({
  id: 'task1',
  subject: 'Call Acme',
  type: 'call',
  contact: 'acme',
  opportunity: '',
  due: '2026-03-01',
  time: '',
  firstDue: '',
  limit: '',
  doneAt: '',
  outcome: '',
  result: '',
  effect: '',
  plan: '',
  item: '',
  createdAt: '',
  ...values,
});

/** A document that reads as the given state. */
export function docOf({ type, state }: DocumentState): Y.Doc {
  const doc = new Y.Doc();
  const definition = documents[type] as unknown as DocumentDefinition<Fields, Lists>;
  const values = state as unknown as Record<string, unknown>;
  definition.change(doc, Object.fromEntries(Object.keys(definition.fields).map((key) => [key, values[key]])), 'test');
  for (const list of Object.keys(definition.lists)) {
    for (const { id, ...entry } of values[list] as readonly ({ readonly id: string } & Record<string, unknown>)[])
      definition.addEntry(doc, list, id, entry, 'test');
  }
  return doc;
}
