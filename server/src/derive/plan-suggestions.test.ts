import { suggestWords } from '@tandem/core/plans/suggesting';
import { acceptSuggestion } from '@tandem/core/plans/suggestions';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { block, givenPlan, textOf, thePlan } from './testing/given-plan.ts';

const at = '2026-03-12T10:00:00.000Z';
let count = 0;
const newId = () => `01K0000000000000000000${7000 + count++}`;
const lineOf = (doc: Y.Doc): Y.XmlText => (textOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;

async function givenSuggestion() {
  const given = await givenPlan();
  let id = '';
  await given.write((doc) => {
    textOf(doc).insert(0, [block('paragraph', {}, 'Six loaders are old.')]);
    const place = (index: number) => ({ text: lineOf(doc), index });
    id = suggestWords(doc, { from: place(0), to: place(3), text: 'Eleven' }, { by: 'ana', at, newId, origin: 'ana' }) ?? '';
  });
  return { ...given, id };
}

test('[S2-30] [PLAN-104] two accept one suggestion without knowing of each other: its words stand once in the log, with no page open', async () => {
  const { id, copy, handOver, storage } = await givenSuggestion();
  const devices = [await copy(), await copy()];
  for (const [index, doc] of devices.entries()) acceptSuggestion(doc, id, { by: index === 0 ? 'ben' : 'lena', at, newId, origin: 'me' });
  for (const doc of devices) await handOver(doc, 'ben');
  expect(lineOf(await copy()).toString()).toBe('Eleven loaders are old.');
  const [last] = await storage.updatesOf(thePlan, 1);
  expect(last?.actor.split('/')[0]).toBe('rule:plan-suggestion-doubled');
});

test('[S2-30] [PLAN-103] whoever suggested finds in the inbox what became of it', async () => {
  const { id, write, told } = await givenSuggestion();
  await write((doc) => void acceptSuggestion(doc, id, { by: 'ben', at, newId, origin: 'ben' }), 'ben');
  expect(await told('ana')).toMatchObject([{ kind: 'plan-suggestion-accepted', by: 'ben', count: 1 }]);
});
