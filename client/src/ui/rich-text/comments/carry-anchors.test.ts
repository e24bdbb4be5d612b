import { plan } from '@tandem/core';
import { wordsIn } from '@tandem/core/plans/letters';
import { openSuggestion } from '@tandem/core/plans/suggested-words';
import { acceptSuggestion, reopenSuggestion } from '@tandem/core/plans/suggestions';
import { joinBackward, setBlockType, splitBlock, wrapIn } from '@tiptap/pm/commands';
import { wrapInList } from '@tiptap/pm/schema-list';
import { type Command, TextSelection } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { moveBlock } from '../menus/block-moves.ts';
import { planExtensions } from '../plan-extensions.ts';
import { type HeadlessEditor, openHeadless } from '../testing/headless-editor.ts';
import { lineEdits } from '../testing/line-edits.ts';
import { copyOf, meet, planDoc, textIn } from '../testing/plan-doc.ts';
import { perform } from '../testing/random-edits.ts';
import { surroundings } from '../testing/surroundings.ts';
import { carryAnchors } from './carry-anchors.ts';
import { createCommented } from './commented.ts';
import { createSuggested } from './suggested.ts';

const extensions = planExtensions(surroundings());
const me = '01K00000000000000000000001';
let count = 0;
const newId = () => `01K0000000000000000000${(5000 + count++).toString()}`;
const deciding = () => ({ by: me, at: '2026-03-12T10:00:00.000Z', newId, origin: 'me' });
const lines = (...words: readonly string[]) => planDoc(...words.map((line) => ['paragraph', {}, line] as const));

function open(doc: Y.Doc) {
  const suggested = createSuggested({
    me,
    newId,
    now: () => '2026-03-12T10:00:00.000Z',
    onRefuse: () => undefined,
    person: () => ({ name: 'Petra', color: 3 }),
    words: { goes: (name) => name, comes: (name) => name },
    onChoose: () => undefined,
    onToggle: () => undefined,
    onDecide: () => undefined,
  });
  const commented = createCommented({ onChoose: () => undefined, onAsk: () => undefined });
  const { config } = suggested.extension as unknown as {
    readonly config: {
      addProseMirrorPlugins(): never[];
      dispatchTransaction(step: { transaction: unknown; next: (tr: never) => void }): void;
    };
  };
  const marks = (commented.extension as unknown as { readonly config: { addProseMirrorPlugins(): never[] } }).config;
  const editor = openHeadless(textIn(doc), extensions, [
    ...config.addProseMirrorPlugins(),
    ...marks.addProseMirrorPlugins(),
    carryAnchors(),
  ]);
  const undo = (yUndoPluginKey.getState(editor.state) as { readonly undoManager: Y.UndoManager }).undoManager;
  const find = (words: string) => {
    let found: number | undefined;
    editor.state.doc.descendants((node, pos) => {
      if (node.isTextblock && found === undefined && node.textContent.includes(words)) found = pos + 1 + node.textContent.indexOf(words);
    });
    return found ?? 0;
  };
  const select = (from: number, to = from) => editor.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to)));
  return {
    editor,
    undo,
    suggested,
    commented,
    find,
    select,
    /** Somebody else's edit of the text is never one step with the next. */
    run: (command: Command, at: number) => {
      undo.stopCapturing();
      select(at);
      command(editor.state, (tr) => editor.dispatch(tr));
      undo.stopCapturing();
    },
    suggests: (words: string, text: string) => {
      suggested.setOn(true);
      const from = find(words);
      const transaction =
        words === text ? editor.state.tr.insertText(text, from) : editor.state.tr.insertText(text, from, from + words.length);
      config.dispatchTransaction({ transaction, next: (tr) => editor.dispatch(tr) });
      suggested.setOn(false);
      return plan.readFrame(doc).suggestions.at(-1)?.id ?? '';
    },
    comments: (words: string) => {
      select(find(words), find(words) + words.length);
      const id = newId();
      const anchor = commented.anchorHere();
      plan.addEntry(doc, 'threads', id, { ...anchor, by: me }, 'me');
      return id;
    },
  };
}
const wordsOf = (editor: HeadlessEditor): readonly string[] => {
  const found: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isTextblock) found.push(node.textContent);
  });
  return found;
};
/** What a device shows that opens the plan now: nothing but the document tells it. */
function quotedNow(doc: Y.Doc, id: string): string | undefined {
  const one = open(copyOf(doc));
  const thread = plan.readEntry(doc, 'threads', id);
  one.commented.show([{ id, from: thread?.from ?? '', to: thread?.to ?? '', label: '' }], undefined);
  const place = one.commented.placeOf(id);
  return place && one.editor.state.doc.textBetween(place.from, place.to, '|');
}
const { heading, bulletList, blockquote } = openHeadless(textIn(lines('')), extensions).schema.nodes;

const structural: readonly (readonly [string, Command, string, readonly string[]])[] = [
  ['divided before the words', splitBlock, 'x loaders', ['Above.', 'Si', 'x machines are old.', 'Next line.']],
  ['divided right in front of the words', splitBlock, 'loaders', ['Above.', 'Six ', 'machines are old.', 'Next line.']],
  ['moved down', moveBlock(1), 'Six', ['Above.', 'Next line.', 'Six machines are old.']],
  ['moved up', moveBlock(-1), 'Six', ['Six machines are old.', 'Above.', 'Next line.']],
  ['passed by its neighbour', moveBlock(-1), 'Next', ['Above.', 'Next line.', 'Six machines are old.']],
  ['made a heading', setBlockType(heading as never, { level: 2 }), 'Six', ['Above.', 'Six machines are old.', 'Next line.']],
  ['made a list', wrapInList(bulletList as never), 'Six', ['Above.', 'Six machines are old.', 'Next line.']],
  ['made a quote', wrapIn(blockquote as never), 'Six', ['Above.', 'Six machines are old.', 'Next line.']],
  ['joined with the one above', joinBackward, 'Six', ['Above.Six machines are old.', 'Next line.']],
];

test.each(structural)(
  '[S2-30] [CLI-390] a line %s takes along what was suggested and said about its words, also when it is taken back and done again',
  (_, command, at, after) => {
    const doc = lines('Above.', 'Six loaders are old.', 'Next line.');
    const { editor, undo, run, suggests, comments, find } = open(doc);
    const thread = comments('loaders');
    const id = suggests('loaders', 'machines');
    run(command, find(at));
    expect(quotedNow(doc, thread)).toBe('loaders');
    undo.undo();
    expect(wordsOf(editor)).toEqual(['Above.', 'Six loaders are old.', 'Next line.']);
    expect(quotedNow(doc, thread)).toBe('loaders');
    undo.redo();
    expect(quotedNow(doc, thread)).toBe('loaders');
    expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
    expect(wordsOf(editor)).toEqual(after);
    run(command === splitBlock ? joinBackward : moveBlock(-1), find(command === splitBlock ? (after[2] ?? '') : 'machines'));
    expect(reopenSuggestion(doc, id, deciding())).toBe('whole');
    expect(wordsOf(editor).join('')).toContain('loaders are old.');
  },
);

test('[CLI-390] a suggested word that is divided in its middle is whole after undo and in both halves after redo', () => {
  const doc = lines('Above.', 'Six loaders are old.', 'Next line.');
  const { undo, run, suggests, comments, find } = open(doc);
  const [thread, id] = [comments('loaders'), suggests('loaders', 'machines')];
  const left = () => openSuggestion(doc, id)?.left.map(wordsIn);
  run(splitBlock, find('oaders'));
  for (let round = 0; round < 3; round++) {
    expect(left()).toEqual(['l', 'oaders']);
    expect(quotedNow(doc, thread)).toBe('l|oaders');
    undo.undo();
    expect(left()).toEqual(['loaders']);
    expect(quotedNow(doc, thread)).toBe('loaders');
    undo.redo();
  }
});

test('[CLI-390] a letter that stands alone between words typed around it is known after undo and redo of the whole line', () => {
  const doc = lines('Six loaders are old.');
  const { editor, undo, suggests, find } = open(doc);
  const id = suggests('loaders', 'machines');
  const left = () => openSuggestion(doc, id)?.left.map(wordsIn).join('');
  undo.clear();
  const write = (words: string, before: string) => editor.edit((tr) => tr.insertText(words, find(before)));
  write(' new', 'oaders');
  write(' more', ' l new');
  editor.edit((tr) => tr.setBlockType(find('Six'), find('Six'), editor.schema.nodes['heading'] as never, { level: 2 }));
  for (let round = 0; round < 3; round++) {
    undo.undo();
    expect([left(), wordsOf(editor)]).toEqual(['loaders', ['Six loaders are old.']]);
    undo.redo();
    expect([left(), wordsOf(editor)]).toEqual(['loaders', ['Six more l newoaders are old.']]);
  }
});

test('[CLI-390] what was suggested after a line was divided or moved stays when that is taken back', () => {
  for (const [command, at] of [
    [splitBlock, 'x loaders'],
    [moveBlock(1), 'Six'],
  ] as const) {
    const doc = lines('Six loaders are old.', 'Next line.');
    const { editor, undo, run, suggests, comments, find } = open(doc);
    run(command, find(at));
    const [thread, id] = [comments('are old'), suggests('loaders', 'machines')];
    undo.undo();
    undo.undo();
    undo.redo();
    undo.redo();
    undo.undo();
    expect(plan.readFrame(doc).suggestions).toEqual([]);
    undo.redo();
    expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
    expect(wordsOf(editor).join(' ')).toMatch(/machines are old/);
    expect(quotedNow(doc, thread)).toBe('are old');
    editor.close();
  }
});

test('[CLI-391] words that would come instead of nothing go along too', () => {
  const doc = lines('Six loaders are old.', 'Next line.');
  const { editor, run, suggested, find, suggests } = open(doc);
  expect(suggested).toBeDefined();
  const id = suggests('are', 'are');
  run(splitBlock, find('loaders'));
  run(moveBlock(1), find('loaders'));
  expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
  expect(wordsOf(editor)).toEqual(['Six ', 'Next line.', 'loaders areare old.']);
});

test('[CLI-391] a part of words that is dragged elsewhere takes along what hangs on it', () => {
  const doc = lines('Six loaders are old.', 'Next line.');
  const { editor, suggests, comments, find } = open(doc);
  const [thread, id] = [comments('loaders'), suggests('loaders', 'machines')];
  const from = find('loaders ');
  editor.edit((tr) => {
    const slice = tr.doc.slice(from, from + 8);
    tr.delete(from, from + 8);
    return tr.replace(tr.mapping.map(find('line.')), tr.mapping.map(find('line.')), slice);
  });
  expect(wordsOf(editor)).toEqual(['Six are old.', 'Next loaders line.']);
  expect(quotedNow(doc, thread)).toBe('loaders');
  expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
  expect(wordsOf(editor)).toEqual(['Six are old.', 'Next machines line.']);
});

test('[CLI-392] two who move and divide one line at once, without each other: the words of a suggestion change once, in one place', () => {
  const doc = lines('Six loaders are old.', 'Next line.', 'Last.');
  const one = open(doc);
  const id = one.suggests('loaders', 'machines');
  const thread = one.comments('old');
  const other = copyOf(doc);
  const two = open(other);
  one.run(moveBlock(1), one.find('Six'));
  two.run(splitBlock, two.find('loaders'));
  meet(doc, other);
  meet(doc, other);
  expect(wordsOf(one.editor)).toEqual(wordsOf(two.editor));
  const before = wordsOf(one.editor).join('|');
  expect(acceptSuggestion(doc, id, deciding())).toBe('whole');
  const now = wordsOf(one.editor).join('|');
  expect([now.replace('machines', 'loaders'), now.split('machines').length]).toEqual([before, 2]);
  expect(quotedNow(doc, thread)).toBe('old');
  meet(doc, other);
  expect(wordsOf(two.editor)).toEqual(wordsOf(one.editor));
});

test('[CLI-392] a suggestion and a conversation that another one did not know of when he moved their line say that they are lost', () => {
  const doc = lines('Six loaders are old.', 'Next line.');
  const [one, other] = [open(doc), copyOf(doc)];
  const two = open(other);
  const id = two.suggests('loaders', 'machines');
  const thread = two.comments('loaders');
  one.run(moveBlock(1), one.find('Six'));
  meet(doc, other);
  expect(acceptSuggestion(doc, id, deciding())).toBe('gone');
  expect(wordsOf(one.editor)).toEqual(['Next line.', 'Six loaders are old.']);
  expect(quotedNow(doc, thread)).toBeUndefined();
  expect(plan.readEntry(doc, 'threads', thread)?.quoted).toBe('loaders');
});

test('[CLI-393] words that were deleted take nothing along, and typing over them neither', () => {
  const doc = lines('Six loaders are old.', 'Next line.');
  const { editor, suggests, find } = open(doc);
  const [first, second] = [suggests('loaders', 'machines'), suggests('line', 'row')];
  editor.edit((tr) => tr.insertText('x', find('loaders'), find('loaders') + 7));
  editor.edit((tr) => tr.delete(find('old') - 1, find('Next') + 9));
  expect([first, second].map((id) => acceptSuggestion(doc, id, deciding()))).toEqual(['gone', 'gone']);
  expect(wordsOf(editor)).toEqual(['Six x are.']);
});

test('[CLI-321] [CLI-395] what was lost is marked again when somebody brings its words back', async () => {
  const doc = lines('Six loaders are old.', 'Next line.');
  const { editor, undo, suggested, commented, suggests, comments, find } = open(doc);
  const [thread, id] = [comments('loaders'), suggests('loaders', 'machines')];
  const { from, to } = plan.readEntry(doc, 'threads', thread) ?? { from: '', to: '' };
  commented.show([{ id: thread, from, to, label: '' }], undefined);
  undo.stopCapturing();
  editor.edit((tr) => tr.delete(find('loaders') - 1, find('are')));
  await vi.waitFor(() => expect([suggested.placeOf(id), commented.placeOf(thread)]).toEqual([undefined, undefined]));
  undo.undo();
  await vi.waitFor(() => expect([suggested.placeOf(id), commented.placeOf(thread)]).toEqual([12, { from: 5, to: 12 }]));
});

test('[CLI-390] whatever is done with lines, also taken back, what is suggested and said about words stays with all of them', () => {
  const kinds = ['type', ...lineEdits, 'undo', 'break'] as const;
  const edit = fc.record({ what: fc.constantFrom(...kinds), at: fc.nat(1000).map((share) => share / 1000), reach: fc.constant(0) });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
      const doc = lines('Above.', 'Six loaders are old.', 'Next line.');
      const { editor, undo, suggests, comments } = open(doc);
      const [thread, id] = [comments('old'), suggests('loaders', 'machines')];
      undo.clear();
      let isMoved = false;
      for (const one of edits) {
        perform(editor, one);
        if (one.at > 0.5) undo.stopCapturing();
        if (one.at < 0.1) undo.redo();
        isMoved ||= one.what === 'up' || one.what === 'down';
        for (const device of [doc, copyOf(doc)]) {
          const left = openSuggestion(device, id)?.left.map(wordsIn).join('') ?? '';
          // Half of a divided word may have been moved above the other half.
          expect(isMoved ? sorted(left) : left).toBe(isMoved ? sorted('loaders') : 'loaders');
        }
        const said = quotedNow(doc, thread)?.replaceAll('|', '') ?? '';
        expect([...'old'].every((letter) => said.includes(letter))).toBe(true);
      }
      editor.close();
    }),
    { numRuns: 60, seed: 7 },
  );
});

const sorted = (letters: string): string => [...letters].sort().join('');
