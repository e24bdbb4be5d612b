import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { problemsOf, reachable, readDraft, type SendDraft, sendingOf, typedRecipient } from './send-draft.ts';

const draft: SendDraft = {
  id: 's1',
  recipients: [{ person: 'p1', name: 'Anouk Peeters', mail: 'anouk@veldkamp.example' }],
  subject: ' Quote for four excavators ',
  text: '',
  language: 'en',
  expiresOn: '',
  passcode: undefined,
  download: true,
  accept: true,
  tell: true,
  takeOver: true,
};
const line = {
  id: 'l1',
  kind: 'product',
  rank: 'a0',
  product: '',
  title: 'x',
  detail: '',
  quantity: 1,
  price: 1,
  discount: null,
  tax: null,
} as const;
const quote = { title: 'Rental fleet', contact: 'c1', lines: [line] };
const today = '2026-03-12';
const none = { products: [] };

test('[CLI-230] what is missing is named before the server is asked', () => {
  expect(problemsOf(draft, quote, none, today)).toEqual([]);
  expect(
    problemsOf({ ...draft, recipients: [], subject: ' ' }, { title: '', contact: '', lines: [{ ...line, kind: 'text' }] }, none, today),
  ).toEqual(['title', 'contact', 'lines', 'to', 'subject']);
  expect(problemsOf({ ...draft, expiresOn: '2026-03-11', passcode: '12' }, quote, none, today)).toEqual(['expiresOn', 'passcode']);
  expect(problemsOf({ ...draft, expiresOn: today, passcode: '1234' }, quote, none, today)).toEqual([]);
});

test('[CLI-230] the server is told what was chosen, and nothing that was not', () => {
  expect(sendingOf(draft, ['ruben', 'jonas'])).toEqual({
    id: 's1',
    recipients: [{ person: 'p1', name: 'Anouk Peeters', mail: 'anouk@veldkamp.example' }],
    subject: 'Quote for four excavators',
    text: '',
    language: 'en',
    download: true,
    accept: true,
    notify: ['ruben', 'jonas'],
    takeOver: true,
  });
  const typed = { person: '', name: 'Purchasing', mail: 'buy@veldkamp.example' };
  expect(sendingOf({ ...draft, recipients: [typed], tell: false, passcode: ' 4711 ', expiresOn: today }, ['ruben'])).toMatchObject({
    recipients: [{ name: 'Purchasing', mail: 'buy@veldkamp.example' }],
    passcode: '4711',
    expiresOn: today,
    notify: [],
  });
});

test('[CLI-230] whom it is for comes first among those who can be written to, the company itself last', () => {
  const contacts = new Map(
    [
      aContactRow({ id: 'c1', name: 'Veldkamp', mails: ['info@veldkamp.example'] }),
      aContactRow({ id: 'p1', is: 'person', company: 'c1', name: 'Zoe', mails: ['zoe@veldkamp.example'] }),
      aContactRow({ id: 'p2', is: 'person', company: 'c1', name: 'Bo', mails: ['bo@veldkamp.example', 'bo@home.example'] }),
      aContactRow({ id: 'p3', is: 'person', company: 'c1', name: 'Nobody' }),
      aContactRow({ id: 'p4', is: 'person', company: 'c2', name: 'Other', mails: ['o@o.example'] }),
    ].map((row) => [row.id, row]),
  );
  expect(reachable('c1', 'p1', contacts).map(({ mail }) => mail)).toEqual([
    'zoe@veldkamp.example',
    'bo@veldkamp.example',
    'bo@home.example',
    'info@veldkamp.example',
  ]);
  expect(reachable('', '', contacts)).toEqual([]);
});

test('[CLI-231] a kept draft is read as far as it fits, and never has a passcode', () => {
  expect(
    readDraft({ ...draft, passcode: '4711', recipients: [...draft.recipients, { mail: 'x' }, null], language: 'nl', download: 'yes' }),
  ).toEqual({
    id: 's1',
    subject: draft.subject,
    text: '',
    expiresOn: '',
    accept: true,
    tell: true,
    takeOver: true,
    recipients: draft.recipients,
  });
  expect([readDraft(null), readDraft('x')]).toEqual([{}, {}]);
});

test('[CLI-230] an address that is typed gets the name that is in it, or the one that was written with it', () => {
  expect([
    typedRecipient('anouk.peeters@veldkamp.example'),
    typedRecipient('Bo Lind <bo@veldkamp.example>'),
    typedRecipient('anouk'),
  ]).toEqual([
    { person: '', name: 'Anouk Peeters', mail: 'anouk.peeters@veldkamp.example' },
    { person: '', name: 'Bo Lind', mail: 'bo@veldkamp.example' },
    undefined,
  ]);
  const bare = { ...line, title: '', product: '' };
  expect(problemsOf(draft, { ...quote, lines: [line, bare] }, none, today)).toEqual(['untitled']);
});
