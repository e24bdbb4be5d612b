import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseDocumentName } from './document-name.ts';
import { plan } from './plan.ts';
import { readPlanText } from './plan-text.ts';
import { deepestBlock, isPlanLink, planAttribute, planMarks, planNodes, planVocabularyVersion } from './plan-vocabulary.ts';

interface Block {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly holds: readonly (string | Block)[];
}
const a = (name: string, attributes: Readonly<Record<string, unknown>>, ...holds: readonly (string | Block)[]): Block => ({
  name,
  attributes,
  holds,
});

function elementOf({ name, attributes, holds }: Block): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(
    0,
    holds.map((one) => (typeof one === 'string' ? new Y.XmlText(one) : elementOf(one))),
  );
  return element;
}
function planOf(...blocks: readonly Block[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('text').insert(0, blocks.map(elementOf));
  return doc;
}
const read = (doc: Y.Doc) => readPlanText(doc.getXmlFragment('text'));

test('[DOC-14] a plan tells its action items, its objectives, who is mentioned and what stands in it', () => {
  const doc = planOf(
    a('heading', { level: 2 }, 'Action items'),
    a(
      'actionItem',
      { id: 'a1', assignee: 'otto', due: '2026-03-16' },
      'Lease proposal for ',
      a('mention', { kind: 'contact', ref: 'petra' }),
    ),
    a('blockquote', {}, a('actionItem', { id: 'a2', done: '2026-03-06' }, 'Hour readings')),
    a('objective', { id: 'o1', measure: 'won', target: 90_000 }, 'Six loaders'),
    a('paragraph', {}, 'Ask ', a('mention', { kind: 'user', ref: 'lena' }), ' about it'),
    a('record', { kind: 'opportunity', ref: 'card1' }),
    a('stakeholder', { id: 's1', contact: 'joris', role: 'decides' }, 'Fewer hours lost'),
  );
  const found = read(doc);
  expect(found.actions).toEqual([
    { id: 'a1', text: 'Lease proposal for @contact/petra', assignee: 'otto', due: '2026-03-16', done: '' },
    { id: 'a2', text: 'Hour readings', assignee: '', due: '', done: '2026-03-06' },
  ]);
  expect(found.objectives).toEqual([{ id: 'o1', text: 'Six loaders', measure: 'won', target: 90_000, progress: null, from: '', to: '' }]);
  expect(found.mentioned).toEqual(['lena']);
  expect(found.records).toEqual(['contact/petra', 'opportunity/card1', 'contact/joris']);
  expect(plan.read(doc)).toMatchObject({ title: '', is: 'account', actions: found.actions });
});

test('[DOC-14] of two blocks with one id the first is it; a block without an id is text', () => {
  const doc = planOf(
    a('actionItem', { id: 'a1' }, 'Call'),
    a('actionItem', { id: 'a1' }, 'Its copy'),
    a('actionItem', {}, 'Nobody made me'),
  );
  expect(read(doc).actions.map(({ text }) => text)).toEqual(['Call']);
});

test('[DOC-14] whatever stands in the text, reading goes on: unknown words, values that cannot be, depth without end', () => {
  const doc = planOf(
    a('hologram', { id: 'h1' }, 'from a later version'),
    a('actionItem', { id: '__proto__', assignee: { toString: 1 } as never }, 'odd'),
    a('objective', { id: 'o1', measure: 'gold', target: 'NaN', from: '2026-02-30' }, 'x'),
  );
  doc.getXmlFragment('text').insert(0, [new Y.XmlText('words outside of any block')]);
  expect(read(doc)).toMatchObject({ actions: [], objectives: [{ id: 'o1', measure: 'hand', target: null, from: '' }] });
  const endless = new Y.Doc();
  let parent: Y.XmlFragment = endless.getXmlFragment('text');
  for (let depth = 0; depth < 5000; depth++) {
    const quote = new Y.XmlElement('blockquote');
    parent.insert(0, [quote]);
    parent = quote;
  }
  parent.insert(0, [new Y.XmlText('bottom')]);
  expect(read(endless).words).toBe(0);
  let within: Block = a('paragraph', {}, 'two words');
  for (let depth = 0; depth < deepestBlock - 1; depth++) within = a('blockquote', {}, within);
  expect(read(planOf(within)).words).toBe(2);
});

test('[DOC-15] every word of the vocabulary says since when it is, and its attributes have initial values they take themselves', () => {
  for (const [node, { since, attributes }] of Object.entries(planNodes)) {
    expect(since).toBeLessThanOrEqual(planVocabularyVersion);
    for (const [key, field] of Object.entries(attributes)) expect(planAttribute(node, key, field.initial)).toEqual(field.initial);
  }
  for (const { since } of Object.values(planMarks)) expect(since).toBeLessThanOrEqual(planVocabularyVersion);
  expect([planAttribute('heading', 'level', 9), planAttribute('heading', 'onclick', 'x'), planAttribute('toString', 'level', 1)]).toEqual([
    1,
    undefined,
    undefined,
  ]);
});

test.each([
  ['https://example.com/a?b=c', true],
  ['mailto:petra@example.com', true],
  ['tel:+46812345', true],
  ['javascript:alert(1)', false],
  ['java\tscript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.com', false],
  ['https://exa mple.com', false],
  [' https://example.com', false],
  [7, false],
])('[DOC-15] a link in a plan leads to the web, a mailbox or a telephone: %s', (address, may) => expect(isPlanLink(address)).toBe(may));

test('[DOC-1] a plan has a name like any document', () => expect(parseDocumentName('plan/01H')).toEqual({ type: 'plan', id: '01H' }));

test('[DOC-14] whatever is written, a plan that was read before reads as one that is read for the first time', () => {
  const doc = planOf(
    a('heading', { level: 2 }, 'Action items'),
    a('actionItem', { id: 'a1', assignee: 'otto' }, 'Lease proposal'),
    a('bulletList', {}, a('listItem', {}, a('objective', { id: 'o1' }, 'Six loaders'))),
    a('paragraph', {}, 'Ask ', a('mention', { kind: 'user', ref: 'lena' })),
  );
  const text = doc.getXmlFragment('text');
  const at = (...way: readonly number[]) => way.reduce<Y.XmlFragment>((parent, index) => parent.get(index) as Y.XmlElement, text);
  const anew = () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    return read(copy);
  };
  const steps: readonly (() => void)[] = [
    () => (at(1, 0) as unknown as Y.XmlText).insert(0, 'New '),
    () => (at(2, 0, 0, 0) as unknown as Y.XmlText).insert(0, 'All '),
    () => (at(1) as Y.XmlElement).setAttribute('done', '2026-03-06'),
    () => text.insert(1, [elementOf(a('actionItem', { id: 'a2' }, 'Call Petra'))]),
    () => (at(4) as Y.XmlElement).delete(1, 1),
    () => at(3, 0).insert(1, [elementOf(a('objective', { id: 'o2' }, 'Every yard'))]),
    () => text.delete(2, 1),
    () => new Y.UndoManager(text).undo(),
  ];
  for (const step of steps) {
    read(doc);
    step();
    expect(read(doc)).toEqual(anew());
  }
  // In the middle of a change, and by whoever hears of it and has not been told of the next one yet.
  doc.transact(() => {
    read(doc);
    (at(1, 0) as unknown as Y.XmlText).insert(0, 'Now: ');
    expect(read(doc)).toEqual(anew());
  });
  const heard: unknown[] = [];
  text.observeDeep(() => {
    if (heard.length === 0) (at(1, 0) as unknown as Y.XmlText).insert(0, 'And ');
    heard.push([read(doc), anew()]);
  });
  (at(1, 0) as unknown as Y.XmlText).insert(0, 'Then ');
  expect(heard).toHaveLength(2);
  for (const [said, now] of heard as [unknown, unknown][]) expect(said).toEqual(now);
});
