import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editPlan, planEditing } from '../testing/plan-edits.ts';
import { createRng } from '../testing/rng.ts';
import { indexAuthors, noAuthors } from './authors.ts';
import { type ComparedBlock, comparePlans, type PlanComparison, readPlanState } from './compare.ts';
import { type Traced, tracePlan } from './trace.ts';

const state = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);
function planWith(...lines: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('text').insert(0, lines.map(block));
  return doc;
}
/** `# words` is a heading. */
function block(line: string): Y.XmlElement {
  const heading = line.startsWith('# ');
  const element = new Y.XmlElement(heading ? 'heading' : 'paragraph');
  if (heading) element.setAttribute('level', 2 as unknown as string);
  element.insert(0, [new Y.XmlText(heading ? line.slice(2) : line)]);
  return element;
}
const textAt = (doc: Y.Doc, at: number): Y.XmlText => (doc.getXmlFragment('text').get(at) as Y.XmlElement).get(0) as Y.XmlText;
const runsOf = (comparison: PlanComparison): readonly string[] =>
  comparison.sections.flatMap(({ blocks }) => blocks.flatMap(everyRun)).map(({ is, text }) => `${sign[is]}${text}`);
const everyRun = (one: ComparedBlock): ComparedBlock['runs'] => [...one.runs, ...one.blocks.flatMap(everyRun)];
const sign = { same: ' ', added: '+', removed: '-' };

test('[PLAN-70] two equal states have nothing between them', () => {
  const doc = planWith('# Situation', 'Eleven loaders over four yards.');
  const { sections, ...counts } = comparePlans(state(doc), state(doc));
  expect(counts).toEqual({ people: [], added: 0, removed: 0 });
  expect(sections.map(({ key, changed, parts }) => [key !== '', changed, parts])).toEqual([[true, false, []]]);
});

test('[PLAN-70] words that came and went are told with who wrote and who deleted them', () => {
  const doc = planWith('They buy a crane in June.');
  const then = state(doc);
  const colleague = new Y.Doc();
  Y.applyUpdate(colleague, then);
  textAt(doc, 0).delete(8, 8);
  textAt(colleague, 0).insert(16, ' or rent it');
  Y.applyUpdate(doc, state(colleague));
  const comparison = comparePlans(then, state(doc), {
    clients: { [colleague.clientID]: 'ben' },
    deletes: [{ user: 'ana', at: '2026-03-01T08:00:00.000Z', ranges: [[doc.clientID, 0, 60]] }],
  });
  expect(runsOf(comparison)).toEqual([' They buy', '- a crane', '+ or rent it', '  in June.']);
  expect(comparison.people).toEqual([
    { user: 'ben', added: 3, removed: 0 },
    { user: 'ana', added: 0, removed: 2 },
  ]);
});

test('[PLAN-71] a word with other letters in it is another word: the number before and the number after', () => {
  const doc = planWith('Six pass 9,000 hours.');
  const then = state(doc);
  textAt(doc, 0).delete(11, 1);
  textAt(doc, 0).insert(11, '4');
  expect(runsOf(comparePlans(then, state(doc)))).toEqual([' Six pass ', '-9,000', '+9,400', '  hours.']);
});

test('[PLAN-71] what somebody wrote is told from the beginning of a word, also where its letters could be those that were there', () => {
  const doc = planWith('The room is full of racks.');
  const then = state(doc);
  textAt(doc, 0).insert(13, 'our, says Ben. f');
  expect(textAt(doc, 0).toString()).toBe('The room is four, says Ben. full of racks.');
  expect(runsOf(comparePlans(then, state(doc)))).toEqual([' The room is ', '+four, says Ben. ', ' full of racks.']);
});

test('[PLAN-72] a paragraph that was split, or became a heading, or was dragged, shows no words as lost', () => {
  const doc = planWith('First half, second half.', 'Objectives of this year', 'The end of it all');
  const then = state(doc);
  const root = doc.getXmlFragment('text');
  doc.transact(() => {
    textAt(doc, 0).delete(12, 12);
    root.insert(1, [block('second half.')]);
    root.delete(2, 1);
    root.insert(2, [block('# Objectives of this year')]);
    root.delete(3, 1);
    root.insert(0, [block('The end of it all')]);
  });
  const comparison = comparePlans(then, state(doc));
  expect(runsOf(comparison)).toEqual([' The end of it all', ' First half, ', ' second half.', ' Objectives of this year']);
  expect(comparison.sections.flatMap(({ parts }) => parts)).toEqual([]);
});

test('[PLAN-70] values of a block that changed are told with both contents', () => {
  const doc = new Y.Doc();
  const action = new Y.XmlElement('actionItem');
  action.setAttribute('due', '2026-03-16');
  doc.getXmlFragment('text').insert(0, [action]);
  const then = state(doc);
  action.setAttribute('due', '2026-03-20');
  const [section] = comparePlans(then, state(doc), { clients: { [doc.clientID]: 'ana' }, deletes: [] }).sections;
  expect(section?.blocks[0]?.changed).toEqual([{ key: 'due', was: '2026-03-16', now: '2026-03-20', by: 'ana' }]);
});

/** What a state holds, read the plain way. */
function naive(encoded: Uint8Array): unknown {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encoded);
  return doc.getXmlFragment('text').toArray().map(plain);
}
function plain(type: unknown): unknown {
  if (type instanceof Y.XmlText) return whole(type.toDelta() as { insert: string; attributes?: object }[]);
  const element = type as Y.XmlElement;
  return { node: element.nodeName, attributes: element.getAttributes(), children: element.toArray().map(plain) };
}
function fromTrace(traced: Traced, at: 'was' | 'now'): readonly unknown[] {
  if (!traced[at]) return [];
  if (traced.is === 'text') {
    const marks = at === 'was' ? 'wasMarks' : 'nowMarks';
    return [whole(traced.pieces.filter((piece) => piece[at]).map((piece) => ({ insert: piece.text, attributes: piece[marks] })))];
  }
  if (traced.is === 'other') return [];
  const attributes = Object.fromEntries(traced.attributes.filter((one) => one[at] !== undefined).map((one) => [one.key, one[at]]));
  return [{ node: traced.node, attributes, children: traced.children.flatMap((child) => fromTrace(child, at)) }];
}
/** Neighbours of one look are one. */
function whole(delta: readonly { readonly insert: string; readonly attributes?: object }[]): unknown {
  const found: { insert: string; look: string }[] = [];
  for (const { insert, attributes = {} } of delta) {
    const look = JSON.stringify(Object.keys(attributes).sort());
    const last = found.at(-1);
    if (last?.look === look) last.insert += insert;
    else found.push({ insert, look });
  }
  return found;
}

/** Two devices that write now and then at the same time; the state before the last edits, and the one after. */
function written(seed: number, edits: number, moves: boolean): { then: Uint8Array; now: Uint8Array } {
  const rng = createRng(seed);
  const editing = planEditing(rng, moves);
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  const meet = () => {
    Y.applyUpdate(one, state(other));
    Y.applyUpdate(other, state(one));
  };
  const write = () => {
    for (let i = 0; i < edits; i++) {
      editPlan(rng.chance(0.5) ? one : other, editing);
      if (rng.chance(0.3)) meet();
    }
    meet();
  };
  write();
  const then = state(one);
  write();
  return { then, now: state(one) };
}

test('[PLAN-73] of random edits by two, comparing knows both states exactly as each reads by itself', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), fc.boolean(), (seed, edits, moves) => {
      const { then, now } = written(seed, edits, moves);
      const traced = tracePlan(then, now, indexAuthors(noAuthors));
      expect(traced.children.flatMap((child) => fromTrace(child, 'was'))).toEqual(naive(then));
      expect(traced.children.flatMap((child) => fromTrace(child, 'now'))).toEqual(naive(now));
    }),
    { seed: 7, numRuns: 120 },
  );
});

test('[PLAN-73] what is shown as there is the text of now, in its order, and no word of then is missing', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), fc.boolean(), (seed, edits, moves) => {
      const { then, now } = written(seed, edits, moves);
      const runs = comparePlans(then, now).sections.flatMap(({ blocks }) => blocks.flatMap(everyRun));
      const there = runs.filter(({ is }) => is !== 'removed').map(({ text }) => text);
      expect(there.join('').replace(/\s/g, '')).toBe(lettersOf(now));
      const shown = counted(runs.map(({ text }) => text).join(''));
      for (const [letter, count] of counted(lettersOf(then))) expect(shown.get(letter) ?? 0).toBeGreaterThanOrEqual(count);
      expect(comparePlans(now, now)).toMatchObject({ people: [], added: 0, removed: 0 });
    }),
    { seed: 8, numRuns: 100 },
  );
});
const lettersOf = (encoded: Uint8Array): string => {
  const read = (one: unknown): string =>
    Array.isArray(one)
      ? one.map(({ insert }: { insert: string }) => insert).join('')
      : (one as { children: unknown[] }).children.map(read).join('');
  return (naive(encoded) as unknown[]).map(read).join('').replace(/\s/g, '');
};
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text.replace(/\s/g, '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

test('[PLAN-74] whatever stands in the text, comparing and reading do not throw', () => {
  const doc = planWith('# Situation', 'Words');
  const then = state(doc);
  const root = doc.getXmlFragment('text');
  const deep = new Y.XmlElement('blockquote');
  let inner = deep;
  for (let i = 0; i < 200; i++) {
    const next = new Y.XmlElement('blockquote');
    inner.insert(0, [next]);
    inner = next;
  }
  const odd = new Y.XmlElement('__proto__');
  odd.setAttribute('__proto__', { isAdmin: true } as unknown as string);
  odd.setAttribute('constructor', 'x');
  const linked = new Y.XmlText();
  linked.insert(0, 'click', { link: { href: 'javascript:alert(1)' }, 'bold--x1': {}, toString: 'x' as never });
  linked.insertEmbed(1, { image: 'https://evil.example/x.png' });
  root.insert(0, [new Y.XmlText('loose'), odd, deep, new Y.XmlHook('hook') as unknown as Y.XmlElement, linked]);
  (root.get(0) as Y.XmlText).insertEmbed(0, new Y.Map() as unknown as object);
  const compared = comparePlans(then, state(doc), { clients: { __proto__: 'x' } as Record<string, string>, deletes: [] });
  expect(runsOf(compared).join('')).toContain('click'.slice(1));
  expect(everyRunOf(compared).filter(({ link }) => link !== '')).toEqual([]);
  expect(runsOf(readPlanState(state(doc))).join('')).toContain('Words');
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect(readPlanState(new Uint8Array())).toEqual({ sections: [], people: [], added: 0, removed: 0 });
});
const everyRunOf = (comparison: PlanComparison) => comparison.sections.flatMap(({ blocks }) => blocks.flatMap(everyRun));
