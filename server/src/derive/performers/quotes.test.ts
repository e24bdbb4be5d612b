import { type Effect, nameOf, quote } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { effectId } from '../effect-id.ts';
import { at, givenFirm } from './testing.ts';

const name = nameOf('quote', 'q1');
const to = (state: 'viewed' | 'expired'): Effect => ({ type: 'quote.state', quote: 'q1', to: state });
const key = (state: string) => `quote-${state}/q1/1/quote.state/q1:${state}`;

async function givenQuote(values: Parameters<typeof quote.change>[1] = {}, sentAt = '2026-03-01T09:00:00.000Z') {
  const firm = await givenFirm();
  await firm.edit(name, (doc) => {
    quote.change(doc, { title: 'Ten machines', contact: 'lead', state: 'sent', validUntil: '2026-03-11', ...values }, null);
    quote.addEntry(doc, 'versions', 'v1', { version: 1, sentAt }, null);
  });
  const read = async () => quote.read((await firm.documents.read(name)) ?? new Y.Doc());
  return { ...firm, read };
}

test('[QUO-16] a quote that was seen, or whose days are over, says so with the rule and the time, once', async () => {
  const { perform, read, actors } = await givenQuote();
  for (const attempt of [1, 2]) expect(await perform(to('viewed'), key('viewed'), attempt)).toMatchObject({ state: 'done' });
  expect(await read()).toMatchObject({
    state: 'viewed',
    history: [{ id: effectId(key('viewed')), actor: `rule:${key('viewed')}`, state: 'viewed', version: 1, at }],
  });
  expect(await perform(to('expired'), key('expired'))).toMatchObject({ state: 'done' });
  expect((await read()).history).toHaveLength(2);
  expect((await read()).state).toBe('expired');
  expect((await actors(name)).slice(0, 2)).toEqual([`rule:${key('expired')}`, `rule:${key('viewed')}`]);
});

test('[QUO-16] what was answered stays answered, and what is written anew is neither seen nor over', async () => {
  for (const [state, note] of [
    ['accepted', 'It was answered before.'],
    ['refused', 'It was answered before.'],
    ['draft', 'It is not out as it was.'],
  ] as const) {
    const { perform, read } = await givenQuote({ state });
    for (const wanted of ['viewed', 'expired'] as const) expect(await perform(to(wanted), key(wanted))).toEqual({ state: 'skipped', note });
    expect(await read()).toMatchObject({ state, history: [] });
  }
});

test('[QUO-16] what was decided before a later version was sent does not concern that one', async () => {
  const { perform } = await givenQuote({}, '2026-03-12T09:00:01.000Z');
  expect(await perform(to('viewed'), key('viewed'))).toEqual({ state: 'skipped', note: 'A later version was sent since.' });
  const later = await givenQuote({ validUntil: '2026-03-12' });
  expect(await later.perform(to('expired'), key('expired'))).toEqual({ state: 'skipped', note: 'It holds for longer now.' });
});

test('[QUO-16] one that is not here yet is waited for, one that was erased is let go', async () => {
  const firm = await givenFirm();
  expect(await firm.perform(to('viewed'), key('viewed'))).toMatchObject({ state: 'again' });
  const { perform, erase } = await givenQuote();
  await erase(name);
  expect(await perform(to('viewed'), key('viewed'))).toEqual({ state: 'skipped', note: 'The quote was erased.' });
});
