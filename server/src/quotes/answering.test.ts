import { nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import type { QuoteAnswer } from './quotes.ts';
import { ana, aSending, givenQuotes, otto } from './testing/given-quotes.ts';

const answer = (values: Partial<QuoteAnswer> = {}): QuoteAnswer => ({
  accepted: true,
  name: ' Anna Berg ',
  reason: '',
  link: 'l1',
  at: '2026-03-14T09:00:00.000Z',
  ...values,
});

async function givenSent() {
  const given = await givenQuotes();
  await given.quotes.send('q1', ana, aSending());
  return given;
}

test('[QUO-11] [S0-44] a quote is accepted by name, with the time, on the row and in the log', async () => {
  const { quotes, quote, row, events, actors } = await givenSent();
  expect(await quotes.standing('q1', 1)).toEqual({ is: 'open', daysLeft: 30 });
  expect(await quotes.answer('q1', 1, answer())).toBe('done');
  expect(await quote()).toMatchObject({
    state: 'accepted',
    answer: { at: '2026-03-14T09:00:00.000Z', name: 'Anna Berg', reason: '' },
    history: expect.arrayContaining([expect.objectContaining({ actor: 'link:l1', state: 'accepted', version: 1, note: 'Anna Berg' })]),
  });
  expect(await row()).toMatchObject({ state: 'accepted', answer: { name: 'Anna Berg' } });
  expect((await events()).map(({ type }) => type)).toEqual(['quote.opened', 'quote.sent', 'quote.accepted']);
  expect((await actors(nameOf('quote', 'q1'))).at(0)).toBe('link:l1');
  expect(await quotes.standing('q1', 1)).toMatchObject({ is: 'accepted', name: 'Anna Berg' });
});

test('[QUO-11] a refusal keeps its reason', async () => {
  const { quotes } = await givenSent();
  expect(await quotes.answer('q1', 1, answer({ accepted: false, reason: 'Too dear' }))).toBe('done');
  expect(await quotes.standing('q1', 1)).toMatchObject({ is: 'refused', name: 'Anna Berg', reason: 'Too dear' });
});

test('[QUO-12] the first answer stays: the same again is the same, any other comes too late, also at once', async () => {
  const { quotes, quote } = await givenSent();
  const taken = await Promise.all([
    quotes.answer('q1', 1, answer()),
    quotes.answer('q1', 1, answer({ accepted: false, link: 'l2', name: 'Bo' })),
    quotes.answer('q1', 1, answer()),
  ]);
  expect(taken).toEqual(['done', 'answered', 'done']);
  expect(await quotes.answer('q1', 1, answer({ accepted: false }))).toBe('answered');
  expect((await quote()).history.filter(({ state }) => state === 'accepted' || state === 'refused')).toHaveLength(1);
  expect(await quote()).toMatchObject({ state: 'accepted', answer: { name: 'Anna Berg' } });
});

test('[S0-43] [QUO-13] a quote is answered on its last day, and expired at midnight where the workspace is, whatever has run', async () => {
  const { quotes, quote, clock } = await givenSent();
  clock.pass(Date.parse('2026-04-11T21:59:00Z') - clock().getTime());
  expect(await quotes.standing('q1', 1)).toEqual({ is: 'open', daysLeft: 0 });
  clock.pass(2 * 60_000);
  expect(await quotes.standing('q1', 1)).toEqual({ is: 'expired', validUntil: '2026-04-11' });
  expect(await quotes.answer('q1', 1, answer({ at: clock().toISOString() }))).toBe('expired');
  expect((await quote()).state).toBe('sent');
  expect(await quotes.answer('q1', 1, answer({ at: '2026-04-11T21:59:00.000Z' }))).toBe('done');
});

test('[QUO-14] an earlier version can be answered until the next one is sent, and is replaced from then on', async () => {
  const { quotes, quote } = await givenSent();
  await quotes.revise('q1', ana);
  expect(await quotes.standing('q1', 1)).toEqual({ is: 'open', daysLeft: 30 });
  await quotes.send('q1', ana, aSending({ id: 's2' }));
  expect(await quotes.standing('q1', 1)).toEqual({ is: 'replaced', by: 2 });
  expect(await quotes.answer('q1', 1, answer())).toBe('replaced');
  expect(await quotes.answer('q1', 2, answer())).toBe('done');
  expect((await quote()).state).toBe('accepted');
});

test('[QUO-14] an answer while the next version is written counts, and that version is not sent any more', async () => {
  const { quotes, quote } = await givenSent();
  await quotes.revise('q1', ana);
  const [answered, sent] = await Promise.all([quotes.answer('q1', 1, answer()), quotes.send('q1', ana, aSending({ id: 's2' }))]);
  expect(answered).toBe('done');
  expect(sent).toMatchObject({ ok: false, problems: [{ code: expect.stringMatching(/sent-meanwhile|not-a-draft/) }] });
  expect(await quote()).toMatchObject({ state: 'accepted', versions: [{ version: 1 }] });
});

test('[QUO-14] a refused version can be followed by a next one, which is answered anew', async () => {
  const { quotes, quote } = await givenSent();
  await quotes.answer('q1', 1, answer({ accepted: false }));
  await quotes.revise('q1', ana);
  await quotes.send('q1', ana, aSending({ id: 's2' }));
  expect(await quote()).toMatchObject({ state: 'sent', answer: { name: '' } });
  expect(await quotes.answer('q1', 2, answer())).toBe('done');
});

test('[QUO-15] who is told the answer by telephone writes it down; who does not work with the contact does not', async () => {
  const { quotes, quote, clock } = await givenSent();
  clock.pass(3_600_000);
  expect(await quotes.answerFor('q1', otto, answer())).toBeUndefined();
  expect(await quotes.answerFor('q1', ana, answer({ accepted: false, reason: 'No budget' }))).toBe('done');
  expect(await quote()).toMatchObject({
    state: 'refused',
    answer: { name: 'Anna Berg', reason: 'No budget' },
    history: [{ state: 'sent' }, { actor: 'ana', state: 'refused' }],
  });
  expect(await quotes.answer('q1', 1, answer())).toBe('answered');
});

test('[QUO-15] there is nothing to answer about what is not there, was never sent, or was erased', async () => {
  const { quotes, storage, draft } = await givenSent();
  await draft('q2');
  expect(await quotes.answer('nowhere', 1, answer())).toBe('replaced');
  expect(await quotes.answer('../q1', 1, answer())).toBe('replaced');
  expect(await quotes.answer('q2', 1, answer())).toBe('replaced');
  expect(await quotes.standing('q2', 1)).toBeUndefined();
  await storage.eraseDocument(nameOf('quote', 'q1'), '2026-03-14T09:00:00.000Z');
  expect(await quotes.answer('q1', 1, answer())).toBe('replaced');
  expect([await quotes.sent('q1'), await quotes.standing('q1', 1), await quotes.pdf('q1', 1)]).toEqual([undefined, undefined, undefined]);
});
