import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editPlan, planEditing, textsIn } from '../testing/plan-edits.ts';
import { createRng } from '../testing/rng.ts';
import { comparePlans } from './compare.ts';
import { bringBackParts, bringBackSection } from './restore.ts';

const state = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);
const rootOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('text');
const linesOf = (doc: Y.Doc): readonly string[] =>
  rootOf(doc)
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? [child] : textsIn(child as Y.XmlElement)).map((text) => plain(text)).join('|'));
const plain = (text: Y.XmlText): string => (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
/** `# words` is a heading. */
function block(line: string): Y.XmlElement {
  const element = new Y.XmlElement(line.startsWith('# ') ? 'heading' : 'paragraph');
  element.insert(0, [new Y.XmlText(line.replace('# ', ''))]);
  return element;
}
function planWith(...lines: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  rootOf(doc).insert(0, lines.map(block));
  return doc;
}
const textAt = (doc: Y.Doc, at: number): Y.XmlText => (rootOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText;
let ids = 0;
const bringing = (doc: Y.Doc, then: Uint8Array) => ({ doc, then, origin: 'me', newId: () => `new${ids++}` });
const sectionNamed = (then: Uint8Array, doc: Y.Doc, name: string) => {
  const found = comparePlans(then, state(doc)).sections.find(({ title }) => title === name);
  if (!found) throw new Error(`no section ${name}`);
  return found;
};

test('[PLAN-75] a section comes back to its place; what was written in it since, and all other sections, stay', () => {
  const doc = planWith('# Situation', 'Eleven loaders.', 'Six are old.', '# Risks', 'The rival is cheaper.');
  const then = state(doc);
  rootOf(doc).delete(2, 1);
  textAt(doc, 1).insert(15, ' Four yards.');
  rootOf(doc).insert(2, [block('The lease ends in June.')]);
  rootOf(doc).delete(4, 1);
  const count = bringBackSection(bringing(doc, then), sectionNamed(then, doc, 'Situation').key);
  expect(count).toBe(1);
  expect(linesOf(doc)).toEqual(['Situation', 'Eleven loaders. Four yards.', 'The lease ends in June.', 'Six are old.', 'Risks']);
});

test('[PLAN-75] a section whose heading went comes back with it', () => {
  const doc = planWith('# Situation', 'Words.', '# Risks', 'The rival is cheaper.', '# Notes', 'None.');
  const then = state(doc);
  rootOf(doc).delete(2, 2);
  bringBackSection(bringing(doc, then), sectionNamed(then, doc, 'Risks').key);
  expect(linesOf(doc)).toEqual(['Situation', 'Words.', 'Risks', 'The rival is cheaper.', 'Notes', 'None.']);
});

test('[PLAN-76] words come back whole, beside those that took their place, with their marks', () => {
  const doc = planWith('Six pass 9,000 hours.');
  textAt(doc, 0).format(9, 5, { bold: {} });
  const then = state(doc);
  textAt(doc, 0).delete(11, 1);
  textAt(doc, 0).insert(11, '4');
  expect(sectionNamed(then, doc, '').parts).toMatchObject([{ is: 'words', text: '9,000' }]);
  bringBackSection(bringing(doc, then), '');
  expect(linesOf(doc)).toEqual(['Six pass 9,000 9,400 hours.']);
  expect((textAt(doc, 0).toDelta() as object[])[1]).toMatchObject({ insert: '9,000', attributes: { bold: {} } });
});

test('[PLAN-76] words of a paragraph that was emptied and written anew join the new ones', () => {
  const doc = planWith('They buy in June.');
  const then = state(doc);
  const paragraph = rootOf(doc).get(0) as Y.XmlElement;
  paragraph.delete(0, 1);
  paragraph.insert(0, [new Y.XmlText('They lease.')]);
  bringBackSection(bringing(doc, then), '');
  expect(linesOf(doc)).toEqual(['They lease. They buy in June.']);
  expect(paragraph.length).toBe(1);
});

test('[PLAN-77] one part comes back by itself, and a value only when it is asked for', () => {
  const doc = planWith('One.', 'Two.', 'Three.');
  const action = new Y.XmlElement('actionItem');
  action.setAttribute('due', '2026-03-16');
  rootOf(doc).push([action]);
  const then = state(doc);
  rootOf(doc).delete(0, 2);
  action.setAttribute('due', '2026-03-20');
  const parts = sectionNamed(then, doc, '').parts;
  expect(parts.map(({ is, text }) => [is, text])).toEqual([
    ['block', 'One.'],
    ['block', 'Two.'],
    ['value', ''],
  ]);
  bringBackParts(bringing(doc, then), new Set([parts[1]?.key ?? '']));
  expect([linesOf(doc), action.getAttribute('due')]).toEqual([['Two.', 'Three.', ''], '2026-03-20']);
  bringBackParts(bringing(doc, then), new Set([parts[2]?.key ?? '']));
  expect(action.getAttribute('due')).toBe('2026-03-16');
});

test('[PLAN-77] a block whose id somebody else bears comes back with a new one; otherwise with its own', () => {
  const action = (words: string) => {
    const element = new Y.XmlElement('actionItem');
    element.setAttribute('id', 'a1');
    element.insert(0, [new Y.XmlText(words)]);
    return element;
  };
  const doc = new Y.Doc();
  rootOf(doc).insert(0, [action('Call Petra')]);
  const then = state(doc);
  rootOf(doc).delete(0, 1);
  const taken = new Y.Doc();
  Y.applyUpdate(taken, state(doc));
  rootOf(taken).insert(0, [action('Write to Joris')]);
  for (const each of [doc, taken]) bringBackSection(bringing(each, then), '');
  const idsOf = (each: Y.Doc) =>
    rootOf(each)
      .toArray()
      .map((one) => (one as Y.XmlElement).getAttribute('id'));
  expect(idsOf(doc)).toEqual(['a1']);
  expect(idsOf(taken)).toEqual(['a1', expect.stringMatching(/^new/)]);
});

/** A plan that two wrote, and wrote on; `tail` of the edits came after the state that is brought back. */
function written(seed: number, edits: number, moves: boolean): { doc: Y.Doc; other: Y.Doc; then: Uint8Array } {
  const rng = createRng(seed);
  const editing = planEditing(rng, moves);
  const [doc, other] = [new Y.Doc(), new Y.Doc()];
  const meet = () => {
    Y.applyUpdate(doc, state(other));
    Y.applyUpdate(other, state(doc));
  };
  const write = () => {
    for (let i = 0; i < edits; i++) {
      editPlan(rng.chance(0.5) ? doc : other, editing);
      if (rng.chance(0.3)) meet();
    }
    meet();
  };
  write();
  const then = state(doc);
  write();
  return { doc, other, then };
}
const letters = (doc: Y.Doc): string => linesOf(doc).join('').replace(/[\s|]/g, '');
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
const read = (encoded: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encoded);
  return doc;
};
const bringAll = (doc: Y.Doc, then: Uint8Array): number =>
  comparePlans(then, state(doc)).sections.reduce((sum, { key }) => sum + bringBackSection(bringing(doc, then), key), 0);

test('[PLAN-78] after bringing all back, the text of then and the text of now are both there, in their order', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 25 }), (seed, edits) => {
      const { doc, then } = written(seed, edits, false);
      const now = letters(doc);
      bringAll(doc, then);
      const both = letters(doc);
      expect([isWithin(now, both), isWithin(letters(read(then)), both)]).toEqual([true, true]);
    }),
    { seed: 9, numRuns: 120 },
  );
});

test('[PLAN-78] also where words moved: none of then or of now is missing, and what only moved is not there twice', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 25 }), (seed, edits) => {
      const { doc, then } = written(seed, edits, true);
      const now = letters(doc);
      bringAll(doc, then);
      const both = counted(letters(doc));
      expect(isWithin(now, letters(doc))).toBe(true);
      for (const [letter, count] of counted(letters(read(then)))) expect(both.get(letter) ?? 0).toBeGreaterThanOrEqual(count);
    }),
    { seed: 10, numRuns: 120 },
  );
});
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

test('[PLAN-79] undo takes all of it back at once, and only it; a colleague who writes meanwhile keeps every word', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 25 }), (seed, edits) => {
      const { doc, other, then } = written(seed, edits, true);
      const before = rootOf(doc).toString();
      const undo = new Y.UndoManager(rootOf(doc), { trackedOrigins: new Set(['me']), captureTimeout: Number.MAX_SAFE_INTEGER });
      bringAll(doc, then);
      undo.undo();
      expect(rootOf(doc).toString()).toBe(before);

      rootOf(other).insert(0, [block('Meanwhile.')]);
      bringAll(doc, then);
      Y.applyUpdate(doc, state(other));
      Y.applyUpdate(other, state(doc));
      expect(rootOf(other).toString()).toBe(rootOf(doc).toString());
      expect(linesOf(doc)).toContain('Meanwhile.');
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('[PLAN-79] what has come back is not offered again', () => {
  const doc = planWith('# Situation', 'Six pass 9,000 hours.', 'They buy in June.', 'Or never.');
  const then = state(doc);
  textAt(doc, 1).delete(11, 1);
  textAt(doc, 1).insert(11, '4');
  textAt(doc, 2).delete(5, 4);
  rootOf(doc).delete(3, 1);
  expect(bringAll(doc, then)).toBe(3);
  expect(bringAll(doc, then)).toBe(0);
});
