import fc from 'fast-check';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { type Contact, contact } from '../documents/contact.ts';
import { aContact, docOf } from '../testing/builders.ts';
import { divide, divisionOf, returnOf } from './divide.ts';
import { disagreements, pointTo, takeOver, takingOf } from './merge.ts';
import { choosable, readTaken } from './taken.ts';

type Docs = ReadonlyMap<string, Y.Doc>;
const read = (docs: Docs, id: string) => contact.read(docs.get(id) as Y.Doc);
const rows = (docs: Docs) => new Map([...docs].map(([id, doc]) => [id, { mergedInto: contact.read(doc).mergedInto }]));
const given = (...states: (Partial<Contact> & { readonly id: string })[]): Docs =>
  new Map(states.map((state) => [state.id, docOf(aContact({ name: '', owner: '', ...state }))]));
let marks = 0;
function merge(docs: Docs, loser: string, winner: string, chosen: readonly (keyof Contact)[] = []): void {
  const mark = { self: winner, other: loser, chosen, entry: `merge${marks++}`, at: '2026-03-01T10:00:00Z', by: 'petra' };
  takeOver(docs.get(winner) as Y.Doc, read(docs, loser), mark, 'me');
  pointTo(docs.get(loser) as Y.Doc, winner, 'me');
}
function divideAgain(docs: Docs, id: string): void {
  for (const step of divisionOf(id, rows(docs))) divide(docs.get(step.id) as Y.Doc, step, 'me');
}
const mail = (id: string, value: string) => ({ id, value, label: '' });

const berg = { id: 'berg', name: 'Berg AB', town: 'Malmö', mails: [mail('m1', 'info@berg.example')] };
const twin = {
  id: 'twin',
  name: 'Berg Aktiebolag',
  website: 'berg.example',
  employees: 12,
  mails: [mail('m2', 'INFO@berg.example'), mail('m3', 'anna@berg.example')],
  phones: [{ id: 'p1', value: '040-123 45 67', label: 'Desk' }],
};

test('[DUP-10] the winner takes what it lacks and what was chosen, unites the lists and writes down what it took; the loser keeps all', () => {
  const docs = given(berg, twin);
  const before = read(docs, 'twin');
  expect(disagreements(read(docs, 'berg'), before)).toEqual(['name']);
  merge(docs, 'twin', 'berg', ['name']);
  expect(read(docs, 'berg')).toMatchObject({
    name: 'Berg Aktiebolag',
    town: 'Malmö',
    website: 'berg.example',
    employees: 12,
    mails: [mail('m1', 'info@berg.example'), mail('m3', 'anna@berg.example')],
    phones: twin.phones,
    merges: [{ other: 'twin', by: 'petra', at: '2026-03-01T10:00:00Z' }],
  });
  expect(read(docs, 'twin')).toEqual({ ...before, mergedInto: 'berg' });
});

test('[DUP-10] owner, lifecycle, origin, shares and activities stay with whoever they were made for', () => {
  const docs = given(
    { id: 'a' },
    { id: 'b', owner: 'otto', lifecycle: 'customer', outsideId: '7', batch: 'x', shares: [{ id: 's', user: 'otto' }] },
  );
  const before = read(docs, 'a');
  merge(docs, 'b', 'a');
  expect({ ...read(docs, 'a'), merges: [] }).toEqual(before);
});

test('[DUP-10] nobody becomes their own parent or employer', () => {
  const docs = given({ id: 'a' }, { id: 'b', parent: 'a', company: 'b' });
  merge(docs, 'b', 'a');
  expect(read(docs, 'a')).toMatchObject({ parent: '', company: '' });
});

test('[DUP-12] what somebody changed after the merge stays and is named; the rest goes back', () => {
  const docs = given(berg, twin);
  merge(docs, 'twin', 'berg', ['name']);
  const doc = docs.get('berg') as Y.Doc;
  contact.change(doc, { website: 'https://berg.example/en' }, 'me');
  contact.changeEntry(doc, 'mails', 'm3', { value: 'anna.berg@berg.example' }, 'me');
  contact.addEntry(doc, 'mails', 'm9', { value: 'new@berg.example' }, 'me');
  expect(returnOf(read(docs, 'berg'), 'twin').stays).toEqual({ fields: ['website'], entries: [{ list: 'mails', id: 'm3' }] });
  divideAgain(docs, 'twin');
  expect(read(docs, 'berg')).toMatchObject({
    name: 'Berg AB',
    website: 'https://berg.example/en',
    employees: null,
    phones: [],
    merges: [],
    mails: [mail('m1', 'info@berg.example'), mail('m3', 'anna.berg@berg.example'), mail('m9', 'new@berg.example')],
  });
});

test('[DUP-12] an entry that stayed from an earlier merge does not hide the same one from a later merge', () => {
  const docs = given(berg, twin);
  merge(docs, 'twin', 'berg');
  contact.changeEntry(docs.get('berg') as Y.Doc, 'mails', 'm3', { value: 'other@berg.example' }, 'me');
  divideAgain(docs, 'twin');
  merge(docs, 'twin', 'berg');
  expect(read(docs, 'berg').mails.map(({ value }) => value)).toEqual(['info@berg.example', 'other@berg.example', 'anna@berg.example']);
});

test('[DUP-13] a merge that was done crosswise is divided on both sides, and both are as before', () => {
  const docs = given(berg, twin);
  const before = [...docs.keys()].map((id) => read(docs, id));
  const loserThen = read(docs, 'berg');
  merge(docs, 'twin', 'berg');
  takeOver(docs.get('twin') as Y.Doc, loserThen, { self: 'twin', other: 'berg', chosen: ['name'], entry: 'x', at: '', by: 'otto' }, 'me');
  pointTo(docs.get('berg') as Y.Doc, 'twin', 'me');
  divideAgain(docs, 'twin');
  expect([...docs.keys()].map((id) => read(docs, id))).toEqual(before);
});

test('[DUP-12] what nobody can read in a mark is nothing to give back', () => {
  const none = { fields: {}, entries: { mails: {}, phones: {}, addresses: {} } };
  for (const text of ['', '{', 'null', '[]', '{"fields":{"owner":{"was":"a","took":"b"},"town":{"was":7,"took":"x"},"toString":{}}}'])
    expect(readTaken(text)).toEqual(none);
});

const value = fc.constantFrom('', 'x', 'y', 'z');
const someone = fc.record({
  name: value,
  town: value,
  country: value,
  employees: fc.constantFrom(null, 1, 2),
  mails: fc.uniqueArray(fc.constantFrom('a@x.example', 'A@x.example', 'b@x.example', 'c@x.example'), { maxLength: 3 }),
});
const ids = ['a', 'b', 'c', 'd'] as const;

test('[DUP-11] several merged into one, over several steps, and divided in any order, with nothing between: all are as before', () =>
  fc.assert(
    fc.property(
      fc.tuple(someone, someone, someone, someone),
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.subarray([...choosable]))),
      fc.shuffledSubarray([...ids], { minLength: 4 }),
      (people, merges, order) => {
        const docs = given(
          ...people.map(({ mails, ...values }, at) => ({
            id: ids[at] as string,
            ...values,
            mails: mails.map((one, place) => mail(`${ids[at]}${place}`, one)),
          })),
        );
        const before = ids.map((id) => read(docs, id));
        // As the screen offers it: only who stands by themselves is merged, into who does.
        for (const [loser, winner, chosen] of merges)
          if (loser !== winner && !read(docs, loser).mergedInto && !read(docs, winner).mergedInto) merge(docs, loser, winner, chosen);
        for (const id of order) divideAgain(docs, id);
        expect(ids.map((id) => read(docs, id))).toEqual(before);
      },
    ),
    { seed: 10, numRuns: 300 },
  ));

test('[DUP-10] what will be taken is known before', () => {
  const docs = given(berg, twin);
  expect(takingOf(read(docs, 'berg'), read(docs, 'twin'), [], { winner: 'berg', loser: 'twin' })).toEqual({
    fields: { website: 'berg.example', employees: 12 },
    entries: { mails: [mail('m3', 'anna@berg.example')], phones: twin.phones, addresses: [] },
  });
});
