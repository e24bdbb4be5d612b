import { plan } from '@tandem/core';
import { hostilePlans, hostileUpdate } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { givenPlan, newest, textOf } from './testing/plan-device.ts';
import { ben } from './testing/test-server.ts';
import { textChanges, textWritten } from './text-changes.ts';
import { textFaults } from './text-rules.ts';

const element = (node: string, parts: readonly (Y.XmlElement | Y.XmlText)[] = [], attributes: Readonly<Record<string, string>> = {}) => {
  const made = new Y.XmlElement(node);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, [...parts]);
  return made;
};
const words = (text: string) => new Y.XmlText(text);
const child = (doc: Y.Doc, ...path: readonly number[]) =>
  path.reduce<Y.XmlFragment>((parent, at) => parent.get(at) as Y.XmlElement, textOf(doc)) as Y.XmlElement;
const wordsIn = (doc: Y.Doc, ...path: readonly number[]) => child(doc, ...path) as unknown as Y.XmlText;

/** A plan with a word, an attribute and a mark of a later version, as a newer colleague has left it. */
const withLaterWords = () =>
  givenPlan((doc) => {
    const marked = words('Known and later');
    marked.format(10, 5, { glow: { strength: 2 } });
    textOf(doc).insert(0, [
      element('paragraph', [words('First')]),
      element('dealCard', [element('dealLine', [words('90k EUR')])], { deal: 'd1' }),
      element('paragraph', [marked], { tone: 'warm' }),
      element('blockquote', [element('paragraph', [words('Quoted')]), element('dealCard')]),
    ]);
  });
const accepted = { verdict: 'accepted' };
const unknown = (...paths: readonly string[]) => ({ verdict: 'unknown', paths });

test('[PLN-20] [M3] nobody takes away a node that the own version does not know, alone or with what it stands in', () => {
  const { edit, by, text } = withLaterWords();
  expect(edit((doc) => textOf(doc).delete(1, 1))).toEqual(unknown('text/dealCard', 'text/dealLine'));
  expect(edit((doc) => textOf(doc).delete(3, 1))).toEqual(unknown('text/dealCard'));
  expect(edit((doc) => textOf(doc).delete(0, 4))).toMatchObject({ verdict: 'unknown' });
  expect(text().length).toBe(4);
  expect(edit((doc) => textOf(doc).delete(1, 1), by(newest + 1))).toMatchObject(accepted);
});

test('[PLN-20] [M3] nor an attribute or a mark; letters may go, whatever they are marked with', () => {
  const { edit, by } = withLaterWords();
  expect(edit((doc) => child(doc, 2).removeAttribute('tone'))).toEqual(unknown('text/paragraph/tone'));
  expect(edit((doc) => wordsIn(doc, 2, 0).format(0, 15, { glow: null }))).toEqual(unknown('text/glow'));
  expect(edit((doc) => wordsIn(doc, 2, 0).format(12, 1, { glow: null }))).toEqual(unknown('text/glow'));
  expect(edit((doc) => wordsIn(doc, 2, 0).format(0, 15, { bold: {} }))).toMatchObject(accepted);
  expect(edit((doc) => wordsIn(doc, 2, 0).delete(8, 7))).toMatchObject(accepted);
  expect(edit((doc) => wordsIn(doc, 2, 0).insert(3, 'ledge'))).toMatchObject(accepted);
  expect(edit((doc) => child(doc, 2).removeAttribute('tone'), by(newest + 1))).toMatchObject(accepted);
});

test('[PLN-20] [M3] nor a whole text for a mark in it, as an editor does that cannot draw the mark', () => {
  const { edit, by } = withLaterWords();
  expect(edit((doc) => child(doc, 2).delete(0, 1))).toEqual(unknown('text/glow'));
  expect(edit((doc) => textOf(doc).delete(2, 1))).toEqual(unknown('text/glow', 'text/paragraph/tone'));
  expect(edit((doc) => child(doc, 0).delete(0, 1))).toMatchObject(accepted);
  expect(edit((doc) => child(doc, 2).delete(0, 1), by(newest + 1))).toMatchObject(accepted);
});

test('[PLN-20] [M3] of two versions that are newer than the server, the older one takes away nothing the plan needs the newer for', () => {
  const { edit, by } = withLaterWords();
  expect(edit((doc) => plan.change(doc, { needs: newest + 2 }, 'me'), by(newest + 2))).toMatchObject(accepted);
  expect(edit((doc) => textOf(doc).delete(1, 1), by(newest + 1))).toMatchObject({ verdict: 'unknown' });
  expect(edit((doc) => textOf(doc).delete(1, 1), by(newest + 2))).toMatchObject(accepted);
});

test('[PLN-21] a client that has declared nothing writes, and takes away no node and no attribute', () => {
  const { edit, by } = givenPlan((doc) =>
    textOf(doc).insert(0, [element('paragraph', [words('First')]), element('competitor', [words('Cheaper')], { name: 'Rival' })]),
  );
  expect(edit((doc) => wordsIn(doc, 0, 0).insert(5, ' of all'), by(0))).toMatchObject(accepted);
  expect(edit((doc) => wordsIn(doc, 0, 0).delete(0, 2), by(0))).toMatchObject(accepted);
  expect(edit((doc) => textOf(doc).insert(0, [element('heading', [words('New')])]), by(0))).toMatchObject(accepted);
  expect(edit((doc) => child(doc, 2).setAttribute('name', 'Other'), by(0))).toMatchObject(accepted);
  expect(edit((doc) => child(doc, 2).removeAttribute('name'), by(0))).toEqual(unknown('text/competitor/name'));
  expect(edit((doc) => textOf(doc).delete(0, 1), by(0))).toEqual(unknown('text/heading'));
  expect(edit((doc) => textOf(doc).delete(0, 1))).toMatchObject(accepted);
});

test('[PLN-22] a client that is newer than the server adds what the server does not know; one that is not, does not', () => {
  const { edit, by, text } = givenPlan();
  const add = (doc: Y.Doc) =>
    textOf(doc).insert(0, [element('dealCard', [element('dealLine', [words('90k')])], { deal: 'd1', width: '3' })]);
  expect(edit(add)).toEqual({
    verdict: 'content',
    paths: ['text/dealCard', 'text/dealLine', 'text/dealLine/words', 'text/dealCard/deal', 'text/dealCard/width'],
  });
  expect(edit(add, by(0))).toMatchObject({ verdict: 'content' });
  expect(edit(add, by(newest + 1))).toMatchObject(accepted);
  expect(edit((doc) => textOf(doc).insert(1, [element('paragraph', [], { tone: 'warm' })]), by(newest + 1))).toMatchObject(accepted);
  expect(edit((doc) => textOf(doc).insert(1, [element('dealCard', [], { deal: 'javascript:alert(1)' })]), by(newest + 1))).toEqual({
    verdict: 'content',
    paths: ['text/dealCard/deal'],
  });
  expect(text().length).toBe(2);
});

test('[PLN-23] Yjs tidying up behind marks it does not know is no deletion', () => {
  const { edit } = withLaterWords();
  // The letters go, then their marks mark nothing and go as well, in whoever's copy that is noticed.
  expect(edit((doc) => wordsIn(doc, 2, 0).delete(10, 5))).toMatchObject(accepted);
  const tidied = givenPlan((doc) => textOf(doc).insert(0, [element('paragraph', [words('abc')])]));
  expect(
    tidied.edit(
      (doc) => {
        const text = wordsIn(doc, 0, 0);
        text.format(0, 3, { glow: { strength: 1 } });
        text.format(0, 3, { glow: { strength: 2 } });
      },
      tidied.by(newest + 1),
    ),
  ).toMatchObject(accepted);
  expect(tidied.edit((doc) => wordsIn(doc, 0, 0).delete(0, 3))).toMatchObject(accepted);
});

test('[PLN-24] nobody says that a plan needs more than they know, or takes back what a newer client has said', () => {
  const { edit, by } = givenPlan();
  const needs = (value: number) => (doc: Y.Doc) => plan.change(doc, { needs: value }, 'me');
  const refused = { verdict: 'field', paths: ['fields/needs'] };
  expect(edit(needs(newest))).toMatchObject(accepted);
  expect(edit(needs(newest + 1))).toEqual(refused);
  expect(edit(needs(newest + 1), by(newest + 1))).toMatchObject(accepted);
  expect(edit(needs(newest))).toEqual(refused);
});

test('[PLN-25] an approval carries the name of whoever gives it', () => {
  const { edit, by } = givenPlan((doc) => plan.change(doc, { title: 'Acme', owner: 'ana' }, 'system'));
  const approve = (who: string) => (doc: Y.Doc) =>
    plan.change(doc, { approval: { state: 'approved', at: '2026-03-12T09:00:00Z', by: who, note: '' } }, 'me');
  const lead = by(newest, ben, { mayApprove: true });
  expect(edit(approve('ada'), lead)).toEqual({ verdict: 'field', paths: ['fields/approval'] });
  expect(edit(approve('ana'))).toMatchObject({ verdict: 'field' });
  expect(edit(approve('ben'), lead)).toMatchObject(accepted);
});

test('[PLN-26] what our editor writes passes: every node and mark with its attributes', () => {
  const { edit } = givenPlan();
  const write = (doc: Y.Doc) => {
    const marked = words('Bold, linked and plain');
    marked.format(0, 4, { bold: {}, italic: {}, underline: {}, strike: {}, code: {} });
    marked.format(6, 6, { link: { href: 'https://example.com/a?b=c#d' } });
    textOf(doc).insert(0, [
      element('paragraph', [
        marked,
        element('hardBreak'),
        element('mention', [], { kind: 'user', ref: 'ana' }),
        words(' and '),
        element('figure'),
      ]),
      element('heading', [words('Goal')]),
      element('bulletList', [element('listItem', [element('paragraph', [words('One')]), element('orderedList', [element('listItem')])])]),
      element('taskList', [element('taskItem', [element('paragraph')])]),
      element('blockquote', [element('codeBlock', [words('x = 1')], { language: 'js' })]),
      element('horizontalRule'),
      element('table', [element('tableRow', [element('tableHeader', [element('paragraph')]), element('tableCell', [element('image')])])]),
      element('image', [], { file: '01HZZZZZZZZZZZZZZZZZZZZZZZ', alt: 'Plan' }),
      element('objective', [words('Grow')], { id: 'o1', measure: 'won', from: '2026-01-01', to: '' }),
      element('stakeholder', [words('Wants rest')], { contact: 'c1', role: 'decides', stance: 'for' }),
      element('actionItem', [words('Send it')], { id: 'a1', assignee: 'ana', due: '2026-03-16', done: '' }),
      element('decision', [], { day: '2026-03-16', by: 'ana' }),
      element('risk', [], { level: 'high' }),
      element('competitor', [], { name: 'Rival' }),
      element('whiteSpace'),
      element('visitNotes'),
      element('record', [], { kind: 'opportunity', ref: 'o1' }),
    ]);
  };
  expect(edit(write)).toMatchObject(accepted);
  expect(edit((doc) => textOf(doc).delete(0, 17))).toMatchObject(accepted);
});

test('[PLN-27] [M5] [M6] [M7] 200 and more hostile contents: each is refused whole, whatever version its author claims, or is nothing but words', () => {
  expect(hostilePlans.length).toBeGreaterThan(200);
  const wrong: string[] = [];
  for (const one of hostilePlans) {
    for (const knows of [0, newest, 9999]) {
      const { take, by, live } = givenPlan((doc) => textOf(doc).insert(0, [element('paragraph', [words('Ours')])]));
      const before = Y.encodeStateAsUpdate(live);
      const { verdict } = take(hostileUpdate(one, before), by(knows));
      // Who is newer may use names that are only not ours yet.
      const mayBe = knows === 9999 && ['name-of-node', 'name-of-mark', 'picture'].includes(one.family);
      if (one.server === 'kept' ? verdict !== 'accepted' : verdict === 'accepted' && !mayBe)
        wrong.push(`${one.name}: ${verdict} (${knows})`);
      if (verdict !== 'accepted' && Buffer.compare(Y.encodeStateAsUpdate(live), before) !== 0) wrong.push(`${one.name}: left something`);
    }
  }
  expect(wrong).toEqual([]);
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
}, 60_000);

test('[PLN-27] of what a newer client may use, nothing has a name or a value that does something in a browser', () => {
  const let_in = hostilePlans.filter((one) => {
    const { take, by, live } = givenPlan();
    return one.server === 'refused' && take(hostileUpdate(one, Y.encodeStateAsUpdate(live)), by(9999)).verdict === 'accepted';
  });
  expect(let_in.map(({ name }) => name)).toEqual([
    'a picture with "width"="100000"',
    'a picture with "title"="x"',
    'a picture with "usemap"="#x"',
    'a node called "dialog"',
    'a node called "details"',
    'words marked "textStyle" with {"color":"red"}',
    'words marked "comment" with {"id":"x"}',
  ]);
}, 60_000);

test('[PLN-28] a plan takes no more than it can hold, and can always be made shorter', () => {
  const { edit } = givenPlan();
  const some = (doc: Y.Doc) =>
    textOf(doc).insert(
      0,
      Array.from({ length: 9 }, () => element('paragraph', [words('a'.repeat(95_000))])),
    );
  const verdicts: string[] = [];
  for (let i = 0; i < 11; i++) verdicts.push(edit(some).verdict);
  expect(verdicts.slice(0, 9)).toEqual(new Array(9).fill('accepted'));
  expect(edit(some)).toEqual({ verdict: 'content', paths: ['text/too-large'] });
  expect(edit((doc) => textOf(doc).delete(0, 40))).toMatchObject(accepted);
  expect(edit((doc) => wordsIn(doc, 0, 0).insert(0, 'x'))).toMatchObject(accepted);
  expect(edit((doc) => wordsIn(doc, 0, 0).insert(0, 'x'.repeat(6000)))).toEqual({ verdict: 'content', paths: ['text/too-long'] });
});

test('[PLN-29] what an update wrote and took away is told with it, in numbers; what is known already is not told again', () => {
  const { gate, live, edit, by, take } = givenPlan((doc) => textOf(doc).insert(0, [element('paragraph', [words('First')])]));
  const written = edit((doc) => wordsIn(doc, 0, 0).insert(5, ' words'));
  const wrote = [{ client: expect.any(Number), clock: 0, length: 6 }];
  expect(written).toMatchObject({ text: { inserted: 6, deleted: 0, wrote, took: [] } });
  const [old] = [...live.store.clients.keys()];
  expect(edit((doc) => wordsIn(doc, 0, 0).delete(1, 3))).toMatchObject({
    text: { inserted: 0, deleted: 3, wrote: [], took: [{ client: old, length: 3 }] },
  });
  expect(take(Y.encodeStateAsUpdate(live), by(newest))).toEqual({ verdict: 'nothing-new' });
  expect(edit((doc) => plan.change(doc, { title: 'Acme' }, 'me'))).toMatchObject({ text: { inserted: 0, deleted: 0, took: [] } });
  gate.forget(live);
});

test('[PLN-29] a keystroke is looked at by what it changed: in a plan of 2,000 paragraphs no more is read than in one of 20', () => {
  const read = (paragraphs: number): number => {
    const doc = new Y.Doc();
    textOf(doc).insert(
      0,
      Array.from({ length: paragraphs }, () => element('paragraph', [words('They buy twice a year')])),
    );
    let looked = 0;
    for (const structs of doc.store.clients.values())
      for (const item of structs) {
        if (!(item instanceof Y.Item)) continue;
        const { content } = item;
        Object.defineProperty(item, 'content', {
          get: () => {
            looked++;
            return content;
          },
          set: (value: unknown) => void Object.defineProperty(item, 'content', { value, writable: true }),
        });
      }
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      looked = 0;
      const changes = textChanges(transaction);
      textFaults(transaction, changes, newest);
      textWritten(changes);
    });
    wordsIn(doc, paragraphs / 2, 0).insert(4, 'x');
    return looked;
  };
  expect(read(2000)).toBe(read(20));
  expect(read(20)).toBeLessThan(20);
});
