import { contact } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CellEdit, columns } from './columns.ts';
import { parseCell, parseNumber, writeCell } from './edit-cell.ts';
import { problemsOf, writeNewContact } from './new-contact.ts';
import { mayDo, possibleOwners, sellersOn } from './subject.ts';
import { aContact, ana, anOpportunity, aUser, ben, cleo } from './testing.ts';

const editOf = (id: string): CellEdit => {
  const edit = columns.find((column) => column.id === id)?.edit;
  if (!edit) throw new Error(`${id} is not edited in place`);
  return edit;
};
let last = 0;
const newId = () => `id${++last}`;

test('[S0-26] a new company belongs to whoever makes it and begins as a lead that nobody wrote', () => {
  const doc = new Y.Doc();
  writeNewContact(
    doc,
    { kind: 'company', name: ' Acme ', reach: '+31 1', belongs: 'Zwolle' },
    { owner: 'ana', at: '2026-11-21T10:00:00Z', newId, origin: 'me' },
  );
  expect(contact.read(doc)).toMatchObject({
    kind: 'company',
    name: 'Acme',
    owner: 'ana',
    lifecycle: 'lead',
    town: 'Zwolle',
    createdAt: '2026-11-21T10:00:00Z',
  });
  expect(contact.read(doc).phones.map(({ value }) => value)).toEqual(['+31 1']);
  expect(doc.getMap('fields').has('lifecycle')).toBe(false);
});

test('[S1-20] a new person is linked to its company', () => {
  const doc = new Y.Doc();
  writeNewContact(
    doc,
    { kind: 'person', name: 'Maria', reach: 'm@x.example', belongs: 'acme' },
    { owner: 'ana', at: '2026-11-21T10:00:00Z', newId, origin: 'me' },
  );
  expect(contact.read(doc)).toMatchObject({ kind: 'person', company: 'acme', mails: [{ value: 'm@x.example' }] });
});

test('[S4-14] the quick form needs a name and refuses what is no address', () => {
  expect(problemsOf({ kind: 'person', name: ' ', reach: 'nonsense', belongs: '' })).toEqual(['name', 'reach']);
  expect(problemsOf({ kind: 'company', name: 'Acme', reach: '', belongs: '' })).toEqual([]);
});

test('[S4-14] a cell changes the first mail, removes it when emptied, and adds one when there was none', () => {
  const doc = new Y.Doc();
  const mail = editOf('mail');
  const mails = () => contact.read(doc).mails.map(({ value }) => value);
  writeCell(doc, mail, 'a@x.example', newId, 'me');
  contact.addEntry(doc, 'mails', newId(), { value: 'b@x.example' }, 'me');
  writeCell(doc, mail, 'c@x.example', newId, 'me');
  expect(mails()).toEqual(['c@x.example', 'b@x.example']);
  writeCell(doc, mail, '', newId, 'me');
  expect(mails()).toEqual(['b@x.example']);
});

test('[S1-17] a cell refuses what cannot be its value, and reads figures as people write them', () => {
  expect(parseCell(editOf('mail'), 'no address')).toBeUndefined();
  expect(parseCell(editOf('website'), 'javascript:alert(1)')).toBeUndefined();
  expect(parseCell(editOf('employees'), 'many')).toBeUndefined();
  expect(parseCell(editOf('employees'), '')).toBeNull();
  expect(['1 200', '1.200', '1,200', '1.200,50', '1,200.5', '€ 12', '-3', '12.345.678', '1.2.3'].map(parseNumber)).toEqual([
    1200,
    1200,
    1200,
    1200.5,
    1200.5,
    12,
    -3,
    12345678,
    undefined,
  ]);
});

test('[S0-26] an owner may hand a company on within the team, a seller with only an opportunity on it may not', () => {
  const acme = aContact({ id: 'acme', owner: 'dana' });
  expect(sellersOn('acme', [anOpportunity({ id: 'o', contact: 'acme', owner: 'ana' })])).toEqual(['ana']);
  expect(mayDo(ana, 'edit', acme, ['ana'])).toBe(true);
  expect(mayDo(ana, 'assign', acme, ['ana'])).toBe(false);
  expect(mayDo(cleo, 'assign', acme)).toBe(true);
  expect(mayDo(ben, 'assign', aContact({ id: 'x', owner: 'ana' }))).toBe(true);
  const users = [aUser('ana', 'Ana'), aUser('ben', 'Ben'), aUser('dana', 'Dana'), { ...aUser('old', 'Old'), active: false }];
  expect(possibleOwners(ben, users, false).map(({ id }) => id)).toEqual(['ana', 'ben']);
  expect(possibleOwners(cleo, users, true).map(({ id }) => id)).toEqual(['ana', 'ben', 'dana']);
});
