import { plan } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { givenPlan, newest } from './testing/plan-device.ts';
import { ana, ben } from './testing/test-server.ts';

const [thread, said, answered] = ['01K00000000000000000000001', '01K00000000000000000000002', '01K00000000000000000000003'];
const at = '2026-03-12T10:00:00.000Z';

/** Ana asks, Ben answers. */
function givenTalk() {
  const there = givenPlan((doc) => {
    plan.addEntry(doc, 'threads', thread, { from: 'a', to: 'b', quoted: 'x', at, by: 'ana' }, 'ana');
    plan.addEntry(doc, 'comments', said, { thread, at, by: 'ana', text: 'Is it so?', mentions: '' }, 'ana');
    plan.addEntry(doc, 'comments', answered, { thread, at, by: 'ben', text: 'It is.', mentions: '' }, 'ben');
  });
  const texts = () => plan.readFrame(there.live).comments.map(({ text }) => text);
  return { ...there, texts, asBen: there.by(newest, ben), asAna: there.by(newest, ana) };
}
const entry = (doc: Y.Doc, id: string) => doc.getMap('comments').get(id) as Y.Map<unknown>;
const map = (values: Readonly<Record<string, unknown>>) => new Y.Map(Object.entries(values));

test('[PLN-76] only who said it changes or deletes a comment; a colleague who does is refused with its path and the words stay', () => {
  const { edit, asBen, asAna, texts } = givenTalk();
  const words = ['Is it so?', 'It is.'];
  for (const [change, path] of [
    [(doc: Y.Doc) => entry(doc, said).set('text', 'No'), `comments/${said}/text`],
    [(doc: Y.Doc) => entry(doc, said).delete('text'), `comments/${said}/text`],
    [(doc: Y.Doc) => entry(doc, said).set('thread', 'elsewhere'), `comments/${said}/thread`],
    [(doc: Y.Doc) => doc.getMap('comments').delete(said), `comments/${said}`],
    [(doc: Y.Doc) => doc.getMap('comments').set(said, map({ thread, at, by: 'ben', text: 'No' })), `comments/${said}`],
    [(doc: Y.Doc) => doc.getMap('comments').set(said, 'No'), `comments/${said}`],
    [(doc: Y.Doc) => doc.getMap('comments').clear(), `comments/${said}`],
    [(doc: Y.Doc) => doc.getMap('threads').delete(thread), `threads/${thread}`],
  ] as const) {
    expect(edit((doc) => void change(doc), asBen)).toMatchObject({ verdict: 'field', paths: [path] });
    expect(texts()).toEqual(words);
  }
  expect(edit((doc) => void entry(doc, said).set('text', 'Is it really?'), asAna).verdict).toBe('accepted');
  expect(edit((doc) => void doc.getMap('comments').delete(answered), asBen).verdict).toBe('accepted');
  expect(texts()).toEqual(['Is it really?']);
});

test('[PLN-76] writing the own name over a comment and deleting it in one update is no way around', () => {
  const { edit, asBen, texts } = givenTalk();
  const both = (doc: Y.Doc) => {
    entry(doc, said).set('by', 'ben');
    entry(doc, said).set('by', 'ben');
    doc.getMap('comments').delete(said);
  };
  expect(edit(both, asBen)).toMatchObject({ verdict: 'field', paths: [`comments/${said}`] });
  expect(texts()).toHaveLength(2);
});

test('[PLN-76] nobody puts words under a colleague’s name, also not where a comment has been taken away', () => {
  const { edit, asBen, asAna } = givenTalk();
  const forged = () => map({ thread, at, by: 'ana', text: 'I agree' });
  expect(edit((doc) => void doc.getMap('comments').set('01K00000000000000000000009', forged()), asBen).verdict).toBe('field');
  expect(edit((doc) => void doc.getMap('comments').delete(said), asAna).verdict).toBe('accepted');
  expect(edit((doc) => void doc.getMap('comments').set(said, forged()), asBen)).toMatchObject({ paths: [`comments/${said}`] });
  // Whoever took it back brings it back.
  expect(edit((doc) => void doc.getMap('comments').set(said, forged()), asAna).verdict).toBe('accepted');
});

test('[PLN-76] settling a conversation is for everybody who may write', () => {
  const { edit, asBen, live } = givenTalk();
  const settled = edit((doc) => plan.changeEntry(doc, 'threads', thread, { resolvedAt: at, resolvedBy: 'ben' }, 'ben'), asBen);
  expect(settled.verdict).toBe('accepted');
  expect(plan.readFrame(live).threads[0]).toMatchObject({ resolvedBy: 'ben' });
});

test('[PLN-76] what was written without a network meets the same rule, and what others said meanwhile does not change the answer', () => {
  const { edit, take, live, asBen, asAna, texts } = givenTalk();
  let visits = 0;
  const away = (change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    // Of two who write the same at once the one with the higher number is right; what is written over at once says nothing.
    doc.clientID = 0xffff_ff00 + visits++;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc));
    return Y.encodeStateAsUpdate(doc, before);
  };
  const own = away((doc) => void entry(doc, answered).set('text', 'It was.'));
  const notOwn = away((doc) => void entry(doc, said).set('text', 'No'));
  edit((doc) => void entry(doc, said).set('text', 'Is it still so?'), asAna);
  edit((doc) => plan.changeEntry(doc, 'threads', thread, { resolvedAt: at, resolvedBy: 'ana' }, 'ana'), asAna);
  expect(take(notOwn, asBen).verdict).toBe('field');
  expect(take(own, asBen).verdict).toBe('accepted');
  expect(texts()).toEqual(['Is it still so?', 'It was.']);
});
