import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { block } from '../../derive/testing/given-plan.ts';
import { bringBack } from './bring-back.ts';
import { findStrays, type Stray } from './find-strays.ts';
import { whereTheyStood } from './where-they-stood.ts';

const textOf = (doc: Y.Doc) => doc.getXmlFragment('text');
const words = (doc: Y.Doc, i: number) => (textOf(doc).get(i) as Y.XmlElement).get(0) as Y.XmlText;

/** A server and two devices that were away from each other. */
function given() {
  const log: Uint8Array[] = [];
  const strays: Stray[] = [];
  const server = new Y.Doc();
  const hand = (update: Uint8Array) => {
    const look = (transaction: Y.Transaction) => void strays.push(...findStrays(transaction, update));
    server.on('afterTransaction', look);
    Y.applyUpdate(server, update);
    server.off('afterTransaction', look);
    log.push(update);
  };
  const device = () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    return doc;
  };
  const first = new Y.Doc();
  textOf(first).insert(0, [block('paragraph', {}, 'They buy twice a year.'), block('paragraph', {}, 'That is all.')]);
  hand(Y.encodeStateAsUpdate(first));
  const keep = () => {
    for (const one of whereTheyStood(log, strays)) bringBack(textOf(server), one);
    return textOf(server).toString();
  };
  const since = (doc: Y.Doc, before: Uint8Array) => Y.encodeStateAsUpdate(doc, before);
  return { server, device, hand, keep, since, strays };
}
type Given = ReturnType<typeof given>;
/** As an editor makes a heading of a line: the old block goes, a copy comes. */
function makesHeading(doc: Y.Doc) {
  const old = words(doc, 0).toString();
  doc.transact(() => {
    textOf(doc).delete(0, 1);
    textOf(doc).insert(0, [block('heading', { level: 2 }, old)]);
  });
}
function meanwhile(order: 'words first' | 'block first', { device, hand, since }: Given, other: (doc: Y.Doc) => void) {
  const [a, b] = [device(), device()];
  const [fromA, fromB] = [Y.encodeStateVector(a), Y.encodeStateVector(b)];
  other(a);
  words(b, 0).insert(8, ' from us');
  const updates = [since(b, fromB), since(a, fromA)];
  for (const update of order === 'words first' ? updates : updates.reverse()) hand(update);
}

for (const order of ['words first', 'block first'] as const)
  test(`[N1] [PLN-70] words written into a line while somebody else makes a heading of it stand in the heading, ${order}`, () => {
    const all = given();
    meanwhile(order, all, makesHeading);
    expect(textOf(all.server).toString()).not.toContain('from us');
    expect(all.keep()).toBe('<heading level="2">They buy from us twice a year.</heading><paragraph>That is all.</paragraph>');
  });

test('[N1] [PLN-70] when the block was deleted as a whole, the words nobody had seen stand in a line of their own there', () => {
  const all = given();
  meanwhile('block first', all, (doc) => textOf(doc).delete(0, 1));
  expect(all.keep()).toBe('<paragraph>from us</paragraph><paragraph>That is all.</paragraph>');
});

test('[PLN-70] what its author saw and deleted is no stray, nor what somebody deletes of their own', () => {
  const { server, device, hand, since, strays } = given();
  const a = device();
  const before = Y.encodeStateVector(a);
  words(a, 0).insert(8, ' from us');
  words(a, 0).delete(0, 10);
  textOf(a).delete(0, 1);
  hand(since(a, before));
  expect([strays, textOf(server).toString()]).toEqual([[], '<paragraph>That is all.</paragraph>']);
});

test('[PLN-70] the line has been written on since: the words stand beside what they stood beside', () => {
  const all = given();
  const [a, b] = [all.device(), all.device()];
  const fromB = Y.encodeStateVector(b);
  const fromA = Y.encodeStateVector(a);
  makesHeading(a);
  words(a, 0).insert(0, 'In spring: ');
  words(b, 0).insert(8, ' from us');
  all.hand(all.since(a, fromA));
  all.hand(all.since(b, fromB));
  expect(all.keep()).toContain('In spring: They buy from us twice a year.');
});

test('[N1] [PLN-72] a device says what it wrote and then all it has, in which the words are gone by now: they come back, once', () => {
  const all = given();
  const [a, b] = [all.device(), all.device()];
  const [fromA, fromB] = [Y.encodeStateVector(a), Y.encodeStateVector(b)];
  makesHeading(a);
  words(b, 0).insert(8, ' from us');
  const asWritten = all.since(b, fromB);
  all.hand(all.since(a, fromA));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  all.hand(asWritten);
  all.hand(all.since(b, fromB));
  expect(all.strays.map(({ words: said }) => said)).toEqual([' from us']);
  expect(all.keep()).toBe('<heading level="2">They buy from us twice a year.</heading><paragraph>That is all.</paragraph>');
});
