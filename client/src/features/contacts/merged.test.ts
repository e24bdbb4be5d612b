import { contact } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { recognisable } from './already-here.tsx';
import { overviewOf } from './company-overview.ts';
import { writeNewContact } from './new-contact.ts';
import { onlyThere } from './page/only-there.ts';
import { aContact, anOpportunity, sourcesOf } from './testing.ts';

test('[CLI-113] persons, opportunities and subsidiaries of a merged company are at the one it is shown as, and it is in no line itself', () => {
  const { contacts, opportunities, settings } = sourcesOf(
    [
      aContact({ id: 'berg', parent: 'group-twin' }),
      aContact({ id: 'twin', mergedInto: 'berg', parent: 'berg' }),
      aContact({ id: 'anna', is: 'person', company: 'twin' }),
      aContact({ id: 'anna-twin', is: 'person', company: 'berg', mergedInto: 'anna' }),
      aContact({ id: 'daughter', parent: 'twin' }),
      aContact({ id: 'group' }),
      aContact({ id: 'group-twin', mergedInto: 'group' }),
    ],
    [anOpportunity({ id: 'o1', contact: 'berg', amount: 1 }), anOpportunity({ id: 'o2', contact: 'twin', amount: 2 })],
  );
  const overview = overviewOf('berg', contacts, opportunities, settings);
  expect(overview.persons.map(({ id }) => id)).toEqual(['anna']);
  expect(overview.subsidiaries.map(({ id }) => id)).toEqual(['daughter']);
  expect(overview.parent?.id).toBe('group');
  expect(overview.opportunities.open.sum).toBe(3);
});

test('[CLI-116] what was written into a merged contact afterwards is shown where people look; other ways of writing are nothing new', () => {
  const winner = aContact({ id: 'berg', mails: ['info@berg.example'], phones: ['+46 40 123 45 67'] });
  const loser = aContact({ id: 'twin', mails: ['Info@berg.example', 'new@berg.example'], phones: ['040-123 45 67', '08-765 43 21'] });
  expect(onlyThere(winner, loser)).toEqual(['new@berg.example', '08-765 43 21']);
});

test('[CLI-117] whoever was said to be another one while typing is never proposed as the same', () => {
  const doc = new Y.Doc();
  let last = 0;
  const form = { kind: 'company', name: 'Berg AB', reach: '040-123 45 67', belongs: 'Lund' } as const;
  writeNewContact(doc, form, { owner: 'ana', at: '2026-11-21T10:00:00Z', newId: () => `id${++last}`, origin: 'me', different: ['twin'] });
  expect(contact.read(doc).different).toMatchObject([{ other: 'twin', by: 'ana' }]);
});

test('[CLI-117] a form is recognised by what its fields mean for its kind', () => {
  expect(recognisable({ kind: 'company', name: 'Berg', reach: '040-1234567', belongs: 'Lund' })).toMatchObject({
    phones: ['040-1234567'],
    mails: [],
    town: 'Lund',
    company: '',
  });
  expect(recognisable({ kind: 'person', name: 'Anna', reach: 'anna@berg.example', belongs: 'c1' })).toMatchObject({
    phones: [],
    mails: ['anna@berg.example'],
    town: '',
    company: 'c1',
  });
});
