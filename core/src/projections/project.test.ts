import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { agenda } from '../documents/agenda.ts';
import type { DocumentDefinition, Lists } from '../documents/define-document.ts';
import { nameOf, type ParsedName, parseDocumentName } from '../documents/document-name.ts';
import { documents } from '../documents/documents.ts';
import type { Fields } from '../documents/fields.ts';
import { goals } from '../documents/goals.ts';
import { inbox } from '../documents/inbox.ts';
import { plan } from '../documents/plan.ts';
import { type Quote, quote } from '../documents/quote.ts';
import { views } from '../documents/views.ts';
import { oddDocument } from '../testing/arbitraries.ts';
import { aBoard, aCard, aContact, anAgenda, aTask, docOf } from '../testing/builders.ts';
import { contactRow, project, quoteRow, readDocument } from './project.ts';
import { contactBehind, rowKey } from './row.ts';

test('[ROW-1] a contact is one row, with the values of its lists that say something', () => {
  const [row, ...more] = project(
    aContact({
      id: 'acme',
      mails: [
        { id: 'm1', value: 'buy@acme.com', label: '' },
        { id: 'm2', value: '', label: '' },
      ],
      shares: [{ id: 's1', user: 'otto' }],
      addresses: [{ id: 'a1', street: '', postcode: '', town: 'Oslo', region: '', country: '', label: '' }],
    }),
  );
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    kind: 'contact',
    id: 'acme',
    is: 'company',
    name: 'Acme',
    mails: ['buy@acme.com'],
    phones: [],
    shares: ['otto'],
    town: 'Oslo',
  });
});

test('[ROW-1] the town of the contact comes before that of an address', () => {
  const addresses = [{ id: 'a1', street: '', postcode: '', town: 'Oslo', region: '', country: '', label: '' }];
  expect(project(aContact({ town: 'Bergen', addresses }))[0]).toMatchObject({ town: 'Bergen' });
});

test('[ROW-9] a place is in the row when both its numbers are known', () => {
  const placeOf = (lat: number | null, lng: number | null) => project(aContact({ place: { lat, lng } }))[0];
  expect(placeOf(59.91, 10.75)).toMatchObject({ place: { lat: 59.91, lng: 10.75 } });
  expect(placeOf(59.91, null)).toMatchObject({ place: null });
});

test('[ROW-2] a board is a row of its own and one for each card', () => {
  const rows = project(aBoard({ id: 'north', cards: [aCard(), aCard({ id: 'card2', place: { stage: 'won', rank: 'a1' } })] }));
  expect(rows.map(rowKey)).toEqual(['board/north', 'opportunity/card1', 'opportunity/card2']);
  expect(rows[0]).toEqual({ kind: 'board', id: 'north', title: 'North', process: '', is: 'sales', members: ['team:north'] });
  expect(rows[2]).toMatchObject({ board: 'north', document: 'board/north', stage: 'won', rank: 'a1', contact: 'acme', amount: 1_000 });
});

test("[ROW-2] what is private to the board's document, such as a card's note, is in no row", () =>
  expect(JSON.stringify(project(aBoard({ cards: [aCard({ note: 'they may go elsewhere' })] })))).not.toContain('elsewhere'));

test("[ROW-3] an archive's cards belong to the board it is part of, and it is no board itself", () => {
  const rows = project(aBoard({ id: 'north-2025', partOf: 'north', cards: [aCard()] }));
  expect(rows.map(rowKey)).toEqual(['opportunity/card1']);
  expect(rows[0]).toMatchObject({ board: 'north', document: 'board/north-2025' });
});

test('[ROW-4] a task carries whose it is and when it is due now; appointments, notices and goals are a row each, settings one', () => {
  expect(project(anAgenda({ id: 'ana', tasks: [aTask()] }))).toEqual([
    {
      kind: 'task',
      id: 'task1',
      owner: 'ana',
      subject: 'Call Acme',
      type: 'call',
      contact: 'acme',
      opportunity: '',
      due: '2026-03-01',
      time: '',
      firstDue: '2026-03-01',
      limit: '',
      wanted: '2026-03-01',
      doneAt: '',
      outcome: '',
      result: '',
      effect: '',
      plan: '',
      item: '',
      createdAt: '',
    },
  ]);
  const settings = readDocument({ type: 'settings', id: 'settings' }, docOf(aContact()));
  expect(project(settings).map(rowKey)).toEqual(['settings/settings']);
  const doc = new Y.Doc();
  agenda.addEntry(doc, 'appointments', 'm1', { subject: 'Visit', kind: 'visit' }, 'ana');
  inbox.addEntry(doc, 'notices', 'n1', { kind: 'promoted', about: 'contact/acme' }, 'rules');
  goals.addEntry(doc, 'goals', 'g1', { for: 'team:north', measure: 'visits', period: 'week', amount: 10 }, 'ben');
  const of = (type: 'agenda' | 'inbox' | 'goals') => project(readDocument({ type, id: type === 'goals' ? 'goals' : 'ana' }, doc));
  expect(of('agenda')).toMatchObject([{ kind: 'appointment', id: 'm1', owner: 'ana', is: 'visit', subject: 'Visit' }]);
  expect(of('inbox')).toMatchObject([{ kind: 'notice', id: 'n1', owner: 'ana', is: 'promoted', about: 'contact/acme' }]);
  expect(of('goals')).toEqual([{ kind: 'goal', id: 'g1', for: 'team:north', measure: 'visits', period: 'week', amount: 10 }]);
});

test('[ROW-7] what was done with a contact is a row each, behind its own; a saved view is one of its owner', () => {
  const call = {
    id: 'a1',
    type: 'call',
    at: '2026-03-01T10:00:00Z',
    minutes: 5,
    outcome: 'reached',
    note: 'Likes it',
    by: 'ana',
    person: '',
    mailTo: '',
    subject: '',
    mailed: '',
  } as const;
  expect(project(aContact({ id: 'acme', activities: [call] })).map(rowKey)).toEqual(['contact/acme', 'activity/a1']);
  expect(project(aContact({ id: 'acme', activities: [call] }))[1]).toEqual({ kind: 'activity', contact: 'acme', ...call });
  const doc = docOf(aContact());
  views.addEntry(doc, 'views', 'v1', { title: 'Kiel', published: true }, 'me');
  expect(project(readDocument({ type: 'views', id: 'ana' }, doc))).toMatchObject([
    { kind: 'view', id: 'v1', owner: 'ana', title: 'Kiel', published: true },
  ]);
});

test('[ROW-8] an address is one line: street, then postcode and town, without what is missing', () => {
  const address = { id: 'x', street: 'Storgatan 4', postcode: '211 42', town: 'Malmö', region: '', country: 'SE', label: '' };
  const lines = contactRow(
    'acme',
    aContact({ addresses: [address, { ...address, id: 'y', street: '' }, { ...address, id: 'z', street: '', postcode: '', town: '' }] })
      .state,
  );
  expect(lines.addresses).toEqual(['Storgatan 4, 211 42 Malmö', '211 42 Malmö']);
});

test('[ROW-5] the contact behind a card is its company, behind a person the employer, behind a task none', () => {
  const [card] = project(aBoard({ partOf: 'north', cards: [aCard()] }));
  const [person] = project(aContact({ id: 'eve', kind: 'person', company: 'acme' }));
  const [task] = project(anAgenda({ tasks: [aTask()] }));
  expect([card, person, task].map((row) => row && contactBehind(row))).toEqual(['acme', 'acme', '']);
});

test.each(Object.entries(documents))(
  '[ROW-6] any document of type %s projects without an error, each row once, the same every time',
  (type, definition) =>
    fc.assert(
      fc.property(oddDocument(definition as unknown as DocumentDefinition<Fields, Lists>), (doc) => {
        const name = parseDocumentName(nameOf(type as ParsedName['type'], 'x')) as ParsedName;
        const rows = project(readDocument(name, doc));
        expect(new Set(rows.map(rowKey)).size).toBe(rows.length);
        expect(project(readDocument(name, doc))).toEqual(rows);
        expect(JSON.parse(JSON.stringify(rows))).toEqual(rows.map((row) => JSON.parse(JSON.stringify(row)) as unknown));
      }),
      { seed: 6, numRuns: 100 },
    ),
);

test('[ROW-10] a quote is one row with the sums of what was sent last, and of its lines while nothing was sent', () => {
  const line = {
    kind: 'product',
    rank: 'a',
    product: '',
    title: 'Loader',
    detail: '',
    quantity: 2,
    price: 100,
    discount: null,
    tax: 25,
  } as const;
  const blank = quote.read(new Y.Doc());
  const draft: Quote = { ...blank, title: 'Two loaders', contact: 'acme', lines: [{ id: 'l1', ...line }] };
  expect(quoteRow('q1', draft)).toMatchObject({ kind: 'quote', id: 'q1', state: 'draft', version: 0, net: 200, total: 250 });
  const version = { sentBy: 'ana', validUntil: '2026-04-01', content: '', sentAt: '2026-03-02T10:00:00Z' };
  const step = { actor: 'ana', state: 'sent', note: '' } as const;
  const sent = quoteRow('q1', {
    ...draft,
    state: 'sent',
    versions: [
      { id: 'a', ...version, version: 2, net: 180, total: 225 },
      { id: 'b', ...version, version: 1, net: 190, total: 240 },
    ],
    history: [
      { id: 'a', at: '2026-03-04T10:00:00Z', version: 2, ...step },
      { id: 'b', at: '2026-03-02T10:00:00Z', version: 1, ...step },
    ],
  });
  expect(sent).toMatchObject({ version: 2, net: 180, total: 225 });
  expect(sent.history.map((one) => one.version)).toEqual([1, 2]);
});

test('[ROW-11] a plan is one row with what its text tells, and the newest comments without their words', () => {
  const doc = new Y.Doc();
  plan.change(doc, { title: 'Acme 2026', contact: 'acme', owner: 'ana', needs: 1 }, 'ana');
  plan.addEntry(doc, 'collaborators', 'c1', { user: 'otto' }, 'ana');
  plan.addEntry(doc, 'threads', 't1', { quoted: 'falls before', by: 'ana' }, 'ana');
  plan.addEntry(
    doc,
    'comments',
    'k1',
    { thread: 't1', by: 'ana', at: '2026-03-01T10:00:00Z', text: 'secret', mentions: 'otto lena' },
    'ana',
  );
  plan.addEntry(doc, 'suggestions', 's1', { text: 'after', decision: 'accepted', by: 'ana' }, 'ana');
  const [row, ...others] = project(readDocument({ type: 'plan', id: 'p1' }, doc));
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    kind: 'plan',
    id: 'p1',
    is: 'account',
    contact: 'acme',
    collaborators: ['otto'],
    openThreads: 1,
    openSuggestions: 0,
  });
  expect(row).toMatchObject({ comments: [{ id: 'k1', thread: 't1', by: 'ana', mentions: ['otto', 'lena'] }] });
  expect(JSON.stringify(row)).not.toContain('secret');
  const decided = { text: 'word', by: 'ana', decision: 'rejected', decidedAt: '2026-03-02T10:00:00Z', decidedBy: 'otto' } as const;
  plan.addEntry(doc, 'suggestions', 's2', decided, 'ana');
  for (const id of ['g2', 'g1']) plan.addEntry(doc, 'placings', id, { suggestion: 's2', round: 0, words: '[[1,2,3]]', by: 'otto' }, 'ana');
  plan.addEntry(doc, 'placings', 'g3', { suggestion: 's2', round: 1, words: '[[1,2,3]]', by: 'otto' }, 'ana');
  plan.addEntry(doc, 'suggestions', 's3', decided, 'ana');
  const { decidedAt, decidedBy, by } = decided;
  expect(project(readDocument({ type: 'plan', id: 'p1' }, doc))).toMatchObject([
    {
      decided: [
        { id: 's3', by, is: 'rejected', decidedBy, decidedAt },
        { id: 's2', by, is: 'rejected', decidedBy, decidedAt },
        { id: 's1', is: 'accepted' },
      ],
      doubled: ['g2'],
    },
  ]);
  plan.change(doc, { is: 'territory' }, 'ana');
  expect(project(readDocument({ type: 'plan', id: 'p1' }, doc))).toMatchObject([{ contact: '' }]);
});
