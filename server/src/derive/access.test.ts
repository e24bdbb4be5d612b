import { audiencesOfPerson, can, contact, nameOf, type Person, pipelineBoard, quote } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { createAccess } from './access.ts';
import { createProjector } from './projector.ts';

const seller = (id: string, leads: string[] = []): Person => ({ id, role: 'seller', team: 'north', leads });
const everybody = [
  seller('ana'),
  seller('ben'),
  seller('bo'),
  seller('lea', ['lea', 'ana']),
  { id: 'max', role: 'manager', team: '', leads: [] } as Person,
];

async function given(edits: Record<string, (doc: Y.Doc) => void>) {
  const storage = memoryStorage();
  const projector = createProjector({ storage, log: { info() {}, warn() {}, error() {} }, pause: async () => {} });
  for (const [id, change] of Object.entries(edits)) {
    const doc = new Y.Doc();
    change(doc);
    const document = nameOf(id.startsWith('board') ? 'board' : id.startsWith('quote') ? 'quote' : 'contact', id);
    await storage.appendUpdates([{ document, update: Y.encodeStateAsUpdate(doc), actor: 'ana', at: '2026-03-12T09:00:00Z' }]);
  }
  await projector.settled();
  return { storage, subjectOf: createAccess(storage) };
}

test('[DER-7] who may open a contact is who receives its row, for companies, their persons and circles among them', async () => {
  const { storage, subjectOf } = await given({
    acme: (doc) => contact.change(doc, { name: 'Acme', owner: 'ben' }, null),
    ann: (doc) => contact.change(doc, { kind: 'person', name: 'Ann', company: 'acme' }, null),
    lone: (doc) => contact.change(doc, { kind: 'person', name: 'Lone', company: 'lone', owner: 'bo' }, null),
    ownerless: (doc) => contact.change(doc, { name: 'Ownerless', company: 'acme' }, null),
    'board-1': (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { contact: 'acme', owner: 'ana' }, null),
  });
  for (const id of ['acme', 'ann', 'lone', 'ownerless']) {
    const { subject } = await subjectOf(nameOf('contact', id));
    const [row] = await storage.rowsByKey([`contact/${id}`]);
    for (const person of everybody) {
      const receives = audiencesOfPerson(person, []).some((audience) => row?.audiences.includes(audience));
      expect([id, person.id, can(person, 'read', subject)]).toEqual([id, person.id, receives]);
    }
  }
});

test('[DER-8] an archive is opened by the members of the board it is part of', async () => {
  const { subjectOf } = await given({
    'board-1': (doc) => pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'user:ana' }, null),
    'board-2': (doc) => {
      pipelineBoard.change(doc, { partOf: 'board-1' }, null);
      pipelineBoard.addEntry(doc, 'cards', 'o1', { owner: 'ben' }, null);
    },
  });
  const { subject } = await subjectOf(nameOf('board', 'board-2'));
  expect([can(seller('ana'), 'read', subject), can(seller('ben'), 'read', subject)]).toEqual([true, false]);
});

test('[DER-7] who may open a quote is who receives its row: the circle of its contact, and its author while there is no contact', async () => {
  const { storage, subjectOf } = await given({
    acme: (doc) => contact.change(doc, { name: 'Acme', owner: 'ben' }, null),
    'quote-acme': (doc) => quote.change(doc, { title: 'Six loaders', owner: 'ana', contact: 'acme' }, null),
    'quote-own': (doc) => quote.change(doc, { title: 'Two loaders', owner: 'ana' }, null),
    'quote-lost': (doc) => quote.change(doc, { title: 'One loader', owner: 'ana', contact: 'gone' }, null),
  });
  const mayOpen: Record<string, string> = {};
  for (const id of ['quote-acme', 'quote-own', 'quote-lost']) {
    const { subject } = await subjectOf(nameOf('quote', id));
    const [row] = await storage.rowsByKey([`quote/${id}`]);
    const able = everybody.filter((person) => can(person, 'read', subject));
    const reached = everybody.filter((person) => audiencesOfPerson(person, []).some((audience) => row?.audiences.includes(audience)));
    expect(able).toEqual(reached);
    mayOpen[id] = able.map((person) => person.id).join(' ');
  }
  expect(mayOpen).toEqual({ 'quote-acme': 'ben max', 'quote-own': 'ana lea max', 'quote-lost': 'ana lea max' });
});
