import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plan } from '../documents/plan.ts';
import { suggestionState } from '../documents/suggestion-state.ts';
import { lettersOf, textsOf, writeLetters } from './letters.ts';
import { openSuggestion } from './suggested-words.ts';
import { suggestWords } from './suggesting.ts';
import { acceptSuggestion, rejectSuggestion, reopenSuggestion, settleSuggestions, suggestionsAreSettled } from './suggestions.ts';

const petra = '01K00000000000000000000001';
let count = 0;
const newId = () => `01K0000000000000000000${(1000 + count++).toString()}`;
const deciding = (by = petra) => ({ by, at: '2026-03-12T10:00:00.000Z', newId, origin: 'me' });

function planWith(...lines: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('text').insert(
    0,
    lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    }),
  );
  return doc;
}
const textAt = (doc: Y.Doc, at = 0): Y.XmlText => textsOf(doc.getXmlFragment('text'))[at] as Y.XmlText;
const linesOf = (doc: Y.Doc): readonly string[] => textsOf(doc.getXmlFragment('text')).map((text) => text.toString());
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
function meet(...docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
/** In the order of the lines, `words` would become `text`; '' as words: comes behind `behind`. */
function suggest(doc: Y.Doc, words: string, text: string, behind = words): string {
  const line = textsOf(doc.getXmlFragment('text')).find((one) => one.toString().includes(behind)) as Y.XmlText;
  const index = line.toString().indexOf(behind) + behind.length - words.length;
  const at = (place: number, assoc: number) => JSON.stringify(Y.createRelativePositionFromTypeIndex(line, place, assoc));
  const id = newId();
  const letters = writeLetters(lettersOf({ text: line, index, length: words.length }));
  plan.addEntry(
    doc,
    'suggestions',
    id,
    { from: at(index, words ? 0 : -1), to: at(index + words.length, -1), quoted: words, text, letters, by: petra },
    'me',
  );
  return id;
}
const stateOf = (doc: Y.Doc, id: string) => {
  const frame = plan.readFrame(doc);
  const found = frame.suggestions.find((one) => one.id === id);
  return found && suggestionState(frame, found);
};

test('[PLAN-90] accepting puts the words in place of those they are for; once decided it is not decided again', () => {
  const doc = planWith('Six loaders are old.', 'The lease ends in June.');
  const id = suggest(doc, 'Six', 'Eleven');
  const gone = suggest(doc, ' in June', '');
  const come = suggest(doc, '', ' very', 'are');
  expect(linesOf(doc)).toEqual(['Six loaders are old.', 'The lease ends in June.']);
  expect([id, gone, come].map((one) => acceptSuggestion(doc, one, deciding()))).toEqual(['whole', 'whole', 'whole']);
  expect(linesOf(doc)).toEqual(['Eleven loaders are very old.', 'The lease ends.']);
  expect(acceptSuggestion(doc, id, deciding())).toBe('decided');
  expect(rejectSuggestion(doc, id, deciding())).toBe('decided');
  expect(linesOf(doc)[0]).toBe('Eleven loaders are very old.');
});

test('[PLAN-90] a rejected one leaves the text as it is, and can be opened again', () => {
  const doc = planWith('Six loaders.');
  const id = suggest(doc, 'Six', 'Eleven');
  expect(rejectSuggestion(doc, id, deciding())).toBe('whole');
  expect([stateOf(doc, id), linesOf(doc)]).toEqual(['rejected', ['Six loaders.']]);
  expect(acceptSuggestion(doc, id, deciding())).toBe('decided');
  expect(reopenSuggestion(doc, id, deciding())).toBe('whole');
  expect(stateOf(doc, id)).toBe('open');
});

test('[PLAN-91] where two accept at once the words stand once, whoever puts it right and in whatever order', () => {
  const one = planWith('Six loaders are old.');
  const id = suggest(one, 'Six', 'Eleven');
  const other = copyOf(one);
  acceptSuggestion(one, id, deciding('01K00000000000000000000002'));
  acceptSuggestion(other, id, deciding('01K00000000000000000000003'));
  meet(one, other);
  const third = copyOf(one);
  expect(suggestionsAreSettled(one)).toBe(false);
  expect([one, other, third].map((doc) => settleSuggestions(doc, 'me'))).toEqual([true, true, true]);
  expect([one, other, third].map(linesOf)).toEqual(Array(3).fill(['Eleven loaders are old.']));
  meet(one, other, third);
  expect([one, other, third].map(linesOf)).toEqual(Array(3).fill(['Eleven loaders are old.']));
  expect([one, other, third].map((doc) => stateOf(doc, id))).toEqual(['accepted', 'accepted', 'accepted']);
  expect(settleSuggestions(one, 'me')).toBe(false);
});

test('[PLAN-91] accepted by one and rejected by another at once: it is accepted on every device', () => {
  const one = planWith('Six loaders.');
  const id = suggest(one, 'Six', 'Eleven');
  const other = copyOf(one);
  acceptSuggestion(one, id, deciding());
  rejectSuggestion(other, id, deciding());
  meet(one, other);
  expect([one, other].map((doc) => [stateOf(doc, id), ...linesOf(doc)])).toEqual(Array(2).fill(['accepted', 'Eleven loaders.']));
});

test('[PLAN-92] words that changed meanwhile: what is left of them goes, what others wrote among them stays, and it says so', () => {
  const doc = planWith('The old loaders are slow.');
  const id = suggest(doc, 'old loaders', 'fleet');
  textAt(doc).insert(8, 'very ');
  textAt(doc).delete(4, 2);
  expect(linesOf(doc)).toEqual(['The d very loaders are slow.']);
  expect(acceptSuggestion(doc, id, deciding())).toBe('changed');
  expect(linesOf(doc)).toEqual(['The very fleet are slow.']);
});

test('[PLAN-92] [PLAN-100] where none of its letters stands any more nothing is done, and it says so: the line went, or others took the words out', () => {
  const doc = planWith('Six loaders.', 'The lease ends.', 'All of them are old.');
  const [first, second, third] = [suggest(doc, 'Six', 'Eleven'), suggest(doc, 'lease', 'contract'), suggest(doc, 'old', '')];
  const twin = suggest(doc, 'Six', 'Ten');
  textAt(doc, 2).delete(16, 3);
  doc.getXmlFragment('text').delete(1, 1);
  expect(acceptSuggestion(doc, first, deciding())).toBe('whole');
  const before = Y.encodeStateAsUpdate(doc);
  expect([twin, second, third].map((id) => acceptSuggestion(doc, id, deciding()))).toEqual(['gone', 'gone', 'gone']);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect([linesOf(doc), stateOf(doc, second)]).toEqual([['Eleven loaders.', 'All of them are .'], 'open']);
});

test('[PLAN-101] words that come instead of nothing stand beside the neighbour that is left; without both of them nothing is done', () => {
  const doc = planWith('Six loaders are old.', '');
  const come = () => suggestWords(doc, { from: place(0, 3), to: place(0, 3), text: ' big' }, { ...deciding(), by: newId() }) as string;
  const place = (line: number, index: number) => ({ text: textAt(doc, line), index });
  const [first, second, third] = [come(), come(), come()];
  const blank = suggestWords(doc, { from: place(1, 0), to: place(1, 0), text: 'New.' }, deciding()) as string;
  expect(acceptSuggestion(doc, first, deciding())).toBe('whole');
  textAt(doc).delete(0, 7);
  expect(acceptSuggestion(doc, second, deciding())).toBe('whole');
  expect(acceptSuggestion(doc, blank, deciding())).toBe('whole');
  expect(linesOf(doc)).toEqual([' big loaders are old.', 'New.']);
  textAt(doc).delete(0, 12);
  expect(acceptSuggestion(doc, third, deciding())).toBe('gone');
  expect(linesOf(doc)).toEqual([' are old.', 'New.']);
});

test('[PLAN-101] a word that was only taken out comes back between its neighbours, and nowhere when the line was rewritten', () => {
  const doc = planWith('Six old loaders.', 'Other.');
  const id = suggest(doc, ' old', '');
  acceptSuggestion(doc, id, deciding());
  textAt(doc).insert(3, 'ty');
  expect(reopenSuggestion(doc, id, deciding())).toBe('whole');
  expect(linesOf(doc)).toEqual(['Six oldty loaders.', 'Other.']);
  acceptSuggestion(doc, id, deciding());
  const line = textAt(doc);
  const words = line.toString();
  line.delete(0, line.length);
  line.insert(0, words);
  expect(reopenSuggestion(doc, id, deciding())).toBe('gone');
  expect(linesOf(doc)).toEqual(['Sixty loaders.', 'Other.']);
});

test('[PLAN-102] what a letter costs does not grow with the text: only the lines that it is about are read', () => {
  const linesRead = (lines: number) => {
    const doc = planWith(...Array.from({ length: lines }, (_, i) => `Line ${i} about the loaders.`));
    const place = (line: number, index: number) => ({ text: textAt(doc, line), index });
    for (let i = 0; i < 20; i++)
      suggestWords(doc, { from: place(i, 5), to: place(i, 6), text: 'x' }, { ...deciding(), by: i < 10 ? petra : newId() });
    const at = place(3, 12);
    const read = new Set<unknown>();
    const lineElements = doc.getXmlFragment('text').toArray() as Y.XmlElement[];
    for (const text of [...textsOf(doc.getXmlFragment('text')), ...lineElements]) {
      let start = text._start;
      Object.defineProperty(text, '_start', {
        get: () => {
          read.add(text);
          return start;
        },
        set: (item) => {
          start = item;
        },
      });
    }
    const id = suggestWords(doc, { from: at, to: at, text: 'a' }, deciding()) as string;
    suggestWords(doc, { from: at, to: at, text: 'b' }, deciding());
    expect(openSuggestion(doc, id)?.suggestion.text).toBe('ab');
    return read.size;
  };
  expect([linesRead(40), linesRead(400)]).toEqual([1, 1]);
});

test('[PLAN-93] overlapping ones apply one after the other, each to what the others left', () => {
  const doc = planWith('Six old loaders are slow.');
  const [first, second] = [suggest(doc, 'Six old', 'Eleven'), suggest(doc, 'old loaders', 'machines')];
  expect(acceptSuggestion(doc, first, deciding())).toBe('whole');
  expect(acceptSuggestion(doc, second, deciding())).toBe('changed');
  expect(linesOf(doc)).toEqual(['Eleven machines are slow.']);
});

test('[PLAN-94] an accepted one is taken back: its words come back, what others wrote meanwhile stays, and it can be accepted again', () => {
  const doc = planWith('Six loaders are old.');
  const id = suggest(doc, 'Six', 'Eleven');
  acceptSuggestion(doc, id, deciding());
  textAt(doc).insert(linesOf(doc)[0]?.length ?? 0, ' So what.');
  expect(reopenSuggestion(doc, id, deciding())).toBe('whole');
  expect([stateOf(doc, id), ...linesOf(doc)]).toEqual(['open', 'Six loaders are old. So what.']);
  expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
  expect(linesOf(doc)).toEqual(['Eleven loaders are old. So what.']);
});

test('[PLAN-94] taken back by two at once, or by one while another accepts: the words stand once', () => {
  const one = planWith('Six loaders.');
  const id = suggest(one, 'Six', 'Eleven');
  const late = copyOf(one);
  acceptSuggestion(one, id, deciding());
  const other = copyOf(one);
  reopenSuggestion(one, id, deciding());
  reopenSuggestion(other, id, deciding());
  acceptSuggestion(late, id, deciding());
  meet(one, other, late);
  for (const doc of [one, other, late]) settleSuggestions(doc, 'me');
  expect([one, other, late].map((doc) => [stateOf(doc, id), ...linesOf(doc)])).toEqual(Array(3).fill(['open', 'Six loaders.']));
});

test('[PLAN-95] letters that were deleted and came back by undo are the same letters', () => {
  const doc = planWith('Six loaders.');
  const id = suggest(doc, 'Six', 'Eleven');
  const undo = new Y.UndoManager(doc.getXmlFragment('text'), { trackedOrigins: new Set(['typed']) });
  doc.transact(() => textAt(doc).delete(0, 6), 'typed');
  undo.undo();
  expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
  expect(linesOf(doc)).toEqual(['Eleven loaders.']);
});

test('[PLAN-96] one whose letters are not told takes all between its ends; nonsense has no place and throws nothing', () => {
  const doc = planWith('Six loaders.');
  const id = suggest(doc, 'Six', 'Eleven');
  plan.changeEntry(doc, 'suggestions', id, { letters: '' }, 'me');
  expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
  expect(linesOf(doc)).toEqual(['Eleven loaders.']);
  const nonsense = newId();
  plan.addEntry(
    doc,
    'suggestions',
    nonsense,
    { from: 'x', to: '{"item":{"client":9,"clock":9}}', letters: '[[1,2],[9,9,9],null]', quoted: 'Six', by: petra },
    'me',
  );
  expect(acceptSuggestion(doc, nonsense, deciding())).toBe('gone');
  expect(linesOf(doc)).toEqual(['Eleven loaders.']);
});

test('[PLAN-97] whoever decides what on which device, after they met all say the same, and no word stands twice', () => {
  const act = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('accept', 'reject', 'reopen', 'meet', 'settle', 'type'),
    which: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const first = planWith('Six old loaders are slow.');
      const ids = [suggest(first, 'Six old', 'Eleven'), suggest(first, 'old loaders', 'Machines'), suggest(first, '', ' Very', 'are')];
      const docs = [first, copyOf(first), copyOf(first)];
      let typed = 0;
      const mark = (number: number) => String.fromCharCode(0x2460 + number);
      for (const { who, what, which } of acts) {
        const [doc, id] = [docs[who] as Y.Doc, ids[which] as string];
        if (what === 'accept') acceptSuggestion(doc, id, deciding());
        else if (what === 'reject') rejectSuggestion(doc, id, deciding());
        else if (what === 'reopen') reopenSuggestion(doc, id, deciding());
        else if (what === 'settle') settleSuggestions(doc, 'me');
        else if (what === 'meet') meet(...docs);
        else textAt(doc).insert(Math.min(textAt(doc).length, which * 7), mark(++typed));
      }
      meet(...docs);
      for (const doc of docs) settleSuggestions(doc, 'me');
      meet(...docs);
      const [line = ''] = linesOf(docs[0] as Y.Doc);
      expect(new Set(docs.map((doc) => JSON.stringify([linesOf(doc), ids.map((id) => stateOf(doc, id))]))).size).toBe(1);
      const alone = line.replace(/[\u2460-\u24ff]/g, '');
      for (const words of ['Eleven', 'Machines', 'Very']) expect(alone.split(words).length).toBeLessThanOrEqual(2);
      for (let i = 1; i <= typed; i++) expect(line).toContain(mark(i));
    }),
  );
});
