import { nameOf, quote } from '@tandem/core';
import { expect, test } from 'vitest';
import type { Work } from '../erasure/redact.ts';
import { redactor } from '../erasure/redact.ts';
import { keptQuotes } from './kept-quotes.ts';
import { ana, aSending, givenQuotes } from './testing/given-quotes.ts';

async function givenKeeper() {
  const given = await givenQuotes();
  const removed: string[] = [];
  const { storage, documents, store, clock } = given;
  const keeper = keptQuotes({ storage, documents, store, removeFile: async (file) => void removed.push(file), now: clock });
  await given.quotes.send('q1', ana, aSending());
  return { ...given, keeper, removed };
}
const needles = { names: ['Anna Berg'], mails: ['anna@berg.test'], phones: ['60100'] };

test('[QUO-25] with a contact its quotes go: content, rows, PDF and sendings; the number is not given again', async () => {
  const { keeper, removed, quotes, storage, store, documents, draft } = await givenKeeper();
  await draft('q2', { contact: 'other' });
  const work: Work = { contacts: ['berg'], near: needles, far: needles };
  expect(await keeper.count(work)).toBe(1);
  for (const _ of [1, 2]) await keeper.erase(work);
  expect(await keeper.count(work)).toBe(0);
  expect(removed).toEqual(['f1']);
  expect([await quotes.sent('q1'), await documents.read(nameOf('quote', 'q1')), await store.of('q1')]).toEqual([undefined, undefined, []]);
  expect((await storage.rowsByKey(['quote/q1', 'quote/q2'])).map(({ content }) => content.id)).toEqual(['q2']);
  await draft('q3');
  expect(await quotes.send('q3', ana, aSending({ id: 's3' }))).toMatchObject({ number: 'Q-2026-0002' });
});

test('[QUO-25] a quote that is erased while it is sent leaves no PDF, no link and no sending', async () => {
  const { quotes, whenKept, storage, files, links, store } = await givenQuotes();
  whenKept(() => storage.eraseDocument(nameOf('quote', 'q1'), '2026-03-12T09:00:00.000Z'));
  expect(await quotes.send('q1', ana, aSending())).toEqual({ ok: false, why: 'not-here' });
  expect([files, links.size, await store.of('q1')]).toEqual([[], 0, []]);
});

test('[QUO-25] a person is taken out of the quotes of their company, also out of what was sent, and its PDF is drawn anew without them', async () => {
  const { keeper, removed, quotes, documents, edit } = await givenKeeper();
  await quotes.answer('q1', 1, {
    accepted: true,
    name: 'Anna Berg',
    reason: 'Call anna@berg.test',
    link: 'l1',
    at: '2026-03-13T09:00:00.000Z',
  });
  await edit(nameOf('quote', 'q1'), (doc) => quote.change(doc, { title: 'Machines for Anna Berg' }, null));
  const work: Work = { contacts: ['anna'], near: needles, far: needles };
  expect(await keeper.count(work)).toBe(0);
  const redact = redactor(work);
  const parsed = { type: 'quote', id: 'q1' } as const;
  await documents.change(nameOf('quote', 'q1'), 'system', (doc) => {
    expect(redact(parsed, nameOf('quote', 'q1'), doc)).toMatchObject([{ place: 'quote', label: 'Machines for [erased]' }]);
    expect(redact(parsed, nameOf('quote', 'q1'), doc)).toEqual([]);
  });
  await keeper.erase(work);
  const doc = await documents.read(nameOf('quote', 'q1'));
  expect(JSON.stringify(doc && quote.read(doc))).not.toMatch(/Anna|anna@berg/);
  expect(removed).toEqual(['f1']);
  expect(await quotes.sent('q1')).toMatchObject({
    number: 'Q-2026-0001',
    to: { name: '[erased]', company: 'Berg AB' },
    totals: { total: 1_000 },
  });
  expect(await quotes.standing('q1', 1)).toMatchObject({ is: 'accepted', name: '[erased]' });
});

test('[QUO-25] other documents are none of its business, and a quote that names nobody stays word for word', async () => {
  const { keeper, removed, documents } = await givenKeeper();
  const work: Work = {
    contacts: ['nobody'],
    near: { names: ['Nils Ny'], mails: [], phones: [] },
    far: { names: ['Nils Ny'], mails: [], phones: [] },
  };
  const doc = await documents.read(nameOf('quote', 'q1'));
  expect(doc && redactor(work)({ type: 'quote', id: 'q1' }, nameOf('quote', 'q1'), doc)).toEqual([]);
  await keeper.erase(work);
  expect(removed).toEqual([]);
});
