import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyOf } from '../testing/arbitraries.ts';
import { aContact, docOf } from '../testing/builders.ts';
import { contact } from './contact.ts';

test('[DOC-4] a contact nobody has said anything about is a company and a lead', () =>
  expect(contact.read(new Y.Doc())).toMatchObject({ kind: 'company', lifecycle: 'lead', name: '', employees: null, mails: [] }));

test('[DOC-12] two people who each add a phone offline have both', () => {
  const ana = docOf(aContact());
  const ben = copyOf(ana);
  contact.addEntry(ana, 'phones', 'p1', { value: '+47 1' }, 'ana');
  contact.addEntry(ben, 'phones', 'p2', { value: '+47 2' }, 'ben');
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
  expect(contact.read(ana).phones.map((phone) => phone.value)).toEqual(['+47 1', '+47 2']);
});

test('[DOC-10] only the rules promote a contact, and only who assigns changes its owner', () =>
  expect([
    contact.fields.lifecycle.writer,
    contact.fields.owner.writer,
    contact.lists.shares.user.writer,
    contact.fields.name.writer,
  ]).toEqual(['rules', 'assigners', 'assigners', 'anyone']));
