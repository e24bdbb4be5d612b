import { aContactRow, aFileRow, aQuoteRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { faultsOf, forAnother, linkOf, newDraft, recipientsOf } from './share-draft.ts';
import { shareablesFor } from './shareables.ts';

const defaults = { me: { id: 'ana', name: 'Ana Silva', language: 'en' }, company: 'Halden', today: '2026-03-12' };
const draft = newDraft({ of: 'file', subject: 'f', contact: 'acme' }, defaults);

test('[CLI-206] a draft has its id before it is sent, ends in 30 days and tells whoever made it', () => {
  expect(draft).toMatchObject({
    of: 'file',
    subject: 'f',
    contact: 'acme',
    expiresOn: '2026-04-11',
    notify: ['ana'],
    download: true,
    send: true,
  });
  expect(draft.id).toMatch(/^[0-9A-Z]{26}$/);
  expect(forAnother(draft).id).not.toBe(draft.id);
});

test('[CLI-206] the mail begins in the language of the recipient, and typed words stay', () => {
  const eva = { ...draft, recipient: ' Eva Lind ', mail: 'eva@lind.example ' };
  expect(linkOf(eva, 'Price list.pdf', defaults)).toMatchObject({
    recipient: 'Eva Lind',
    mail: 'eva@lind.example',
    mailSubject: 'Price list',
    mailText: 'Dear Eva Lind,\n\nhere is Price list. I am glad to answer any question about it.\n\nAna Silva, Halden',
  });
  expect(linkOf({ ...eva, language: 'sv' }, 'Prislista', defaults).mailText).toContain('Hej Eva Lind');
  expect(linkOf({ ...eva, language: 'sv', textTyped: 'Hej!' }, 'Prislista', defaults)).toMatchObject({
    mailText: 'Hej!',
    mailSubject: 'Prislista',
  });
  expect(linkOf(forAnother({ ...eva, textTyped: 'Dear Eva' }), 'Price list', defaults)).toMatchObject({
    recipient: '',
    mailText: expect.stringContaining('…'),
  });
});

test('[CLI-206] what is missing or wrong is named; a link that is only copied needs no address', () => {
  const faults = (values: object) => faultsOf({ ...draft, recipient: 'Eva', mail: 'eva@lind.example', ...values }, defaults.today);
  expect(faults({})).toEqual([]);
  expect(faults({ recipient: ' ', mail: '' })).toEqual(['recipient', 'mail']);
  expect(faults({ mail: '', send: false })).toEqual([]);
  expect(faults({ mail: 'eva', send: false })).toEqual(['mail']);
  expect(faults({ subject: '', expiresOn: '2026-03-11', passcode: '12' })).toEqual(['subject', 'expiresOn', 'passcode']);
});

test('[CLI-207] recipients are the persons of the contact, those with an address first, and its own address', () => {
  const acme = aContactRow({ id: 'acme', name: 'Acme', mails: ['info@acme.example'] });
  const rows = [
    acme,
    aContactRow({ id: 'p1', is: 'person', company: 'acme', name: 'Ada' }),
    aContactRow({ id: 'p2', is: 'person', company: 'acme', name: 'Bo', mails: ['bo@acme.example'] }),
    aContactRow({ id: 'p3', is: 'person', company: 'acme', name: 'Cy', mails: ['cy@acme.example'], mergedInto: 'p2' }),
    aContactRow({ id: 'p4', is: 'person', company: 'other', name: 'Di' }),
  ];
  const contacts = new Map(rows.map((row) => [row.id, row]));
  expect(recipientsOf(acme, contacts).map(({ name, mail }) => `${name} ${mail}`)).toEqual([
    'Bo bo@acme.example',
    'Ada ',
    'Acme info@acme.example',
  ]);
  expect(recipientsOf(rows[2], contacts).map(({ name }) => name)).toEqual(['Bo']);
  const lead = aContactRow({ id: 'lead', name: 'Lind Tools', mails: ['eva@lind.example'] });
  const eva = aContactRow({ id: 'eva', is: 'person', company: 'lead', name: 'Eva' });
  expect(recipientsOf(lead, new Map([lead, eva].map((row) => [row.id, row])))[0]).toEqual({
    id: 'eva',
    name: 'Eva',
    mail: 'eva@lind.example',
  });
  expect(recipientsOf(undefined, contacts)).toEqual([]);
});

test('[CLI-207] offered are the files of the folders and the own ones of the contact, never those of another', () => {
  const version = { id: 'v', number: 1, is: 'pdf', bytes: 1, pages: 1, by: '', at: '', state: 'ready', reason: '' } as const;
  const files = [
    aFileRow({ id: 'f1', name: 'Library', versions: [version] }),
    aFileRow({ id: 'f2', name: 'Of Acme', contact: 'acme', versions: [{ ...version, state: 'checking' }] }),
    aFileRow({ id: 'f3', name: 'Of Berg', contact: 'berg', versions: [version] }),
    aFileRow({ id: 'f4', name: 'Empty' }),
  ];
  const quotes = [
    aQuoteRow({ id: 'q1', number: 'Q-1', title: 'Loader', contact: 'acme', version: 1 }),
    aQuoteRow({ id: 'q2', contact: 'acme' }),
    aQuoteRow({ id: 'q3', number: 'Q-3', contact: 'berg', version: 1 }),
  ];
  expect(shareablesFor('acme', files, quotes).map(({ title, state }) => `${title}: ${state}`)).toEqual([
    'Library: ready',
    'Of Acme: checking',
    'Q-1, Loader: ready',
  ]);
  expect(shareablesFor('', files, quotes).map(({ title }) => title)).toEqual(['Library']);
});
