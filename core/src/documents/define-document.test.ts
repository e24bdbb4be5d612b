import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyOf, oddDocument } from '../testing/arbitraries.ts';
import { aBoard, aCard, aContact, anAgenda, aTask, docOf } from '../testing/builders.ts';
import { contact } from './contact.ts';
import type { DocumentDefinition, Lists } from './define-document.ts';
import { documents } from './documents.ts';
import type { Fields } from './fields.ts';
import { pipelineBoard } from './pipeline-board.ts';
import { settings } from './settings.ts';

const definitions = Object.entries(documents) as unknown as readonly (readonly [string, DocumentDefinition<Fields, Lists>])[];
const updatesOf = (doc: Y.Doc) => {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return updates;
};

test.each(definitions)('[DOC-4] an empty %s reads as its initial values and stays empty', (_, definition) => {
  const doc = new Y.Doc();
  const state = definition.read(doc) as Record<string, unknown>;
  for (const [key, field] of Object.entries(definition.fields)) expect(state[key]).toEqual(field.initial);
  for (const list of Object.keys(definition.lists)) expect(state[list]).toEqual([]);
  expect(definition.issues(doc)).toEqual([]);
  expect(Y.encodeStateAsUpdate(doc).length).toBe(2);
});

test.each(definitions)('[DOC-5] reading %s never throws, whatever a device has written', (_, definition) =>
  fc.assert(
    fc.property(oddDocument(definition), (doc) => {
      const state = definition.read(doc) as Record<string, unknown>;
      // A plan reads more: what its text says.
      expect(Object.keys(state)).toEqual(expect.arrayContaining([...Object.keys(definition.fields), ...Object.keys(definition.lists)]));
      for (const [key, field] of Object.entries(definition.fields)) expect(field.parse(state[key])).toEqual(state[key]);
      for (const issue of definition.issues(doc)) expect(issue.value.length).toBeLessThanOrEqual(80);
      for (const list of Object.keys(definition.lists)) definition.readEntry(doc, list, '__proto__');
      expect(({} as { isAdmin?: boolean; stage?: string }).stage).toBeUndefined();
    }),
    { seed: 5, numRuns: 300 },
  ),
);

test.each(definitions)('[DOC-6] two devices that saw the same updates of %s read the same', (_, definition) =>
  fc.assert(
    fc.property(oddDocument(definition), oddDocument(definition), (one, other) => {
      const [mine, theirs] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)];
      Y.applyUpdate(one, theirs);
      Y.applyUpdate(other, mine);
      expect(definition.read(other)).toEqual(definition.read(one));
      expect(definition.read(copyOf(one))).toEqual(definition.read(one));
    }),
    { seed: 6, numRuns: 200 },
  ),
);

test.each(definitions)('[DOC-7] writing what %s already says writes nothing', (_, definition) =>
  fc.assert(
    fc.property(oddDocument(definition), (odd) => {
      const all = (doc: Y.Doc) => Object.fromEntries(Object.entries(definition.read(doc)).filter(([key]) => key in definition.fields));
      definition.change(odd, all(odd) as never, 'first writes in place of what could not be read');
      const updates = updatesOf(odd);
      definition.change(odd, all(odd) as never, 'again');
      for (const list of Object.keys(definition.lists)) {
        for (const { id, ...values } of definition.read(odd)[list] as readonly { id: string }[]) {
          definition.changeEntry(odd, list, id, values as never, 'in place');
          updates.length = 0;
          definition.changeEntry(odd, list, id, values as never, 'again');
        }
      }
      expect(updates).toEqual([]);
    }),
    { seed: 7, numRuns: 200 },
  ),
);

test('[DOC-7] an initial value is never written, and the value of another version is written over', () => {
  const doc = new Y.Doc();
  const updates = updatesOf(doc);
  contact.change(doc, { name: '', kind: 'company', employees: null, place: { lat: null, lng: null } }, 'me');
  expect(updates).toEqual([]);
  doc.getMap('fields').set('name', 5);
  contact.change(doc, { name: '' }, 'me');
  expect(contact.issues(doc)).toEqual([]);
});

test('[DOC-8] a patch with one wrong value or an unknown field writes nothing at all', () => {
  const doc = new Y.Doc();
  expect(() => contact.change(doc, { name: 'Acme', lifecycle: 'friend' } as never, 'me')).toThrow('contact.lifecycle cannot be "friend"');
  expect(() => contact.change(doc, { name: 'Acme', nickname: 'A' } as never, 'me')).toThrow('contact has no field "nickname"');
  expect(() => contact.change(doc, JSON.parse('{"name":"Acme","__proto__":1}'), 'me')).toThrow('has no field');
  expect(() => contact.addEntry(doc, 'mails', 'm1', { value: 'no mail' }, 'me')).toThrow('contact.mails.value cannot be "no mail"');
  expect(() => contact.addEntry(doc, 'toString' as never, 'm1', {} as never, 'me')).toThrow('contact has no list "toString"');
  expect(contact.read(doc)).toEqual(contact.read(new Y.Doc()));
});

test('[DOC-8] one patch is one update with its origin', () => {
  const doc = new Y.Doc();
  const origins: unknown[] = [];
  doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
  contact.change(doc, { name: 'Acme', town: 'Oslo', owner: 'ana' }, 'me');
  expect(origins).toEqual(['me']);
});

test('[DOC-9] entries come in the order of their ids, and ids that could reach a prototype are refused', () => {
  const doc = new Y.Doc();
  for (const id of ['c', 'a', 'b']) contact.addEntry(doc, 'phones', id, { value: id }, 'me');
  expect(contact.read(doc).phones.map((phone) => phone.id)).toEqual(['a', 'b', 'c']);
  for (const id of ['__proto__', 'constructor', 'prototype', '', 'a/b'])
    expect(() => contact.addEntry(doc, 'phones', id, {}, 'me')).toThrow('cannot be the id');
});

test('[DOC-9] a change to an entry that somebody removed says so and writes nothing', () => {
  const doc = docOf(aContact({ phones: [{ id: 'p1', value: '1', label: '' }] }));
  contact.removeEntry(doc, 'phones', 'p1', 'me');
  const updates = updatesOf(doc);
  expect(contact.changeEntry(doc, 'phones', 'p1', { value: '2' }, 'me')).toBe(false);
  expect([updates.length, contact.readEntry(doc, 'phones', 'p1')]).toEqual([0, undefined]);
});

test('[DOC-10] the form lists the fields in the order of declaration, with what draws them', () => {
  expect(contact.form.map((field) => field.key)).toEqual(Object.keys(contact.fields));
  expect(contact.form.find((field) => field.key === 'lifecycle')).toEqual({
    key: 'lifecycle',
    kind: 'choice',
    writer: 'rules',
    options: ['lead', 'prospect', 'customer'],
  });
  expect(contact.form.find((field) => field.key === 'status')).toEqual({
    key: 'status',
    kind: 'setting',
    writer: 'anyone',
    from: 'statuses',
  });
});

test('[DOC-10] every list a field picks from is a list of the settings', () => {
  const all = definitions.flatMap(([, { fields, lists }]) => [fields, ...Object.values(lists)]).flatMap((fields) => Object.values(fields));
  expect(all.flatMap((field) => field.from ?? []).filter((list) => !Object.hasOwn(settings.lists, list))).toEqual([]);
});

test('[DOC-11] what a builder says is what the document reads', () => {
  const board = aBoard({ cards: [aCard(), aCard({ id: 'card2', amount: null })] });
  expect(pipelineBoard.read(docOf(board))).toEqual(board.state);
  const tasks = anAgenda({ tasks: [aTask()] });
  expect(documents.agenda.read(docOf(tasks))).toEqual(tasks.state);
});
