import { plan } from '@tandem/core';
import { suggestWords } from '@tandem/core/plans/suggesting';
import { acceptSuggestion } from '@tandem/core/plans/suggestions';
import { TextSelection } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { planExtensions } from '../plan-extensions.ts';
import { type HeadlessEditor, openHeadless } from '../testing/headless-editor.ts';
import { copyOf, meet, planDoc, textIn, xml } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';
import { createSuggested } from './suggested.ts';
import { wantedBy } from './suggesting-mode.ts';

const extensions = planExtensions(surroundings());
const me = '01K00000000000000000000001';
let count = 0;
const newId = () => `01K0000000000000000000${(3000 + count++).toString()}`;

function writing(doc: Y.Doc) {
  const refused = vi.fn();
  const suggested = createSuggested({
    me,
    newId,
    now: () => '2026-03-12T10:00:00.000Z',
    onRefuse: refused,
    person: () => ({ name: 'Petra', color: 3 }),
    words: { goes: (name) => `${name} would delete this`, comes: (name) => `${name} would insert` },
    onChoose: () => undefined,
    onToggle: () => undefined,
    onDecide: () => undefined,
  });
  const { config } = suggested.extension as unknown as {
    readonly config: {
      addProseMirrorPlugins(): never[];
      dispatchTransaction(step: { transaction: unknown; next: (tr: never) => void }): void;
    };
  };
  const editor = openHeadless(textIn(doc), extensions, config.addProseMirrorPlugins());
  suggested.setOn(true);
  const edit = (change: Parameters<HeadlessEditor['edit']>[0]) =>
    config.dispatchTransaction({ transaction: change(editor.state.tr), next: (tr) => editor.dispatch(tr) });
  const marks = () =>
    editor.state.plugins
      .flatMap((plugin) => (plugin.props.decorations?.call(plugin, editor.state) as DecorationSet | undefined)?.find() ?? [])
      .map((mark) => {
        const { attrs } = (mark as unknown as { readonly type: { readonly attrs?: { readonly title: string } } }).type;
        return [mark.from, mark.to, attrs?.title ?? (mark.spec as { readonly come: string }).come];
      });
  const undo = (yUndoPluginKey.getState(editor.state) as { readonly undoManager: Y.UndoManager }).undoManager;
  return { editor, suggested, refused, edit, marks, undo };
}
const lines = (...words: readonly string[]) => planDoc(...words.map((line) => ['paragraph', {}, line] as const));
const said = (doc: Y.Doc) => plan.readFrame(doc).suggestions.map(({ quoted, text }) => [quoted, text]);

test('[CLI-320] typing, deleting, replacing and pasting words are suggestions, marked with who would do it; the text stays', () => {
  const doc = lines('Six loaders are old.');
  const before = xml(doc);
  const { editor, edit, marks } = writing(doc);
  for (const letter of 'all ') edit((tr) => tr.insertText(letter, 1));
  edit((tr) => tr.delete(5, 12));
  edit((tr) => tr.insertText('young', 17, 20));
  expect([xml(doc), editor.state.doc.textContent]).toEqual([before, 'Six loaders are old.']);
  expect(said(doc)).toEqual([
    ['', 'all '],
    ['loaders', ''],
    ['old', 'young'],
  ]);
  expect(marks()).toEqual([
    [1, 1, 'Petra would insert: all '],
    [5, 12, 'Petra would delete this'],
    [17, 20, 'Petra would delete this'],
    [20, 20, 'Petra would insert: young'],
  ]);
});

test('[CLI-321] marks move along with what others write, also among the words; once it is accepted they are gone', async () => {
  const doc = lines('Six loaders are old.');
  const { edit, marks, suggested } = writing(doc);
  edit((tr) => tr.insertText('machines', 5, 12));
  const other = copyOf(doc);
  const theirs = openHeadless(textIn(other), extensions);
  theirs.edit((tr) => tr.insertText('All ', 1));
  theirs.edit((tr) => tr.insertText('-', 12));
  meet(doc, other);
  const { id } = plan.readFrame(doc).suggestions[0] as { readonly id: string };
  suggested.refresh();
  expect(marks()).toEqual([
    [9, 12, 'Petra would delete this'],
    [13, 17, 'Petra would delete this'],
    [17, 17, 'Petra would insert: machines'],
  ]);
  expect(suggested.placeOf(id)).toBe(17);
  acceptSuggestion(doc, id, { by: me, at: '2026-03-12T10:00:00.000Z', newId, origin: 'me' });
  await vi.waitFor(() => expect(marks()).toEqual([]));
  expect(doc.getXmlFragment('text').toString()).toContain('All Six -machines are old.');
});

test('[CLI-322] what is more than words in a line is refused with a sentence, and nothing of it is written', () => {
  const doc = lines('Six loaders', 'are old.');
  const before = xml(doc);
  const { editor, edit, refused } = writing(doc);
  edit((tr) => tr.split(4));
  edit((tr) => tr.delete(2, 16));
  edit((tr) => tr.setNodeMarkup(0, editor.schema.nodes['heading'], { level: 2 }));
  edit((tr) => tr.addMark(1, 4, (editor.schema.marks['bold'] as never as { create(): never }).create()));
  expect(refused).toHaveBeenCalledTimes(4);
  expect([xml(doc), said(doc)]).toEqual([before, []]);
});

test('[CLI-322] a line pasted over words is a suggestion, several lines are not', () => {
  const { editor } = writing(lines('Six loaders'));
  const { state, schema } = editor;
  const paragraph = (words: string) => schema.nodes['paragraph']?.create(null, schema.text(words)) as never;
  const over = state.tr.setSelection(TextSelection.create(state.doc, 1, 4));
  const slice = (...words: readonly string[]) => {
    const pasted = schema.nodes['doc']?.create(null, words.map(paragraph));
    return pasted?.slice(1, pasted.content.size - 1) as never;
  };
  expect(wantedBy(state.tr.setSelection(over.selection).replaceSelection(slice('Eleven')))?.text).toBe('Eleven');
  expect(wantedBy(state.tr.setSelection(over.selection).replaceSelection(slice('a', 'b')))).toBeUndefined();
});

test('[CLI-323] with the mode off everything is written as ever', () => {
  const doc = lines('Six');
  const { suggested, edit } = writing(doc);
  suggested.setOn(false);
  edit((tr) => tr.insertText('ty', 4));
  expect([xml(doc), said(doc)]).toEqual(['<paragraph>Sixty</paragraph>', []]);
});

test('[CLI-394] undo takes back what one has suggested, redo brings it back, and what was written before is a step of its own', async () => {
  const doc = lines('Six loaders are old.');
  const { editor, suggested, edit, marks, undo } = writing(doc);
  suggested.setOn(false);
  edit((tr) => tr.insertText('All ', 1));
  suggested.setOn(true);
  for (const letter of 'very ') edit((tr) => tr.insertText(letter, 17));
  undo.undo();
  expect([said(doc), editor.state.doc.textContent]).toEqual([[], 'All Six loaders are old.']);
  await vi.waitFor(() => expect(marks()).toEqual([]));
  undo.redo();
  expect([said(doc), editor.state.doc.textContent]).toEqual([[['', 'very ']], 'All Six loaders are old.']);
  await vi.waitFor(() => expect(marks()).toEqual([[17, 17, 'Petra would insert: very ']]));
  suggested.setOn(false);
  edit((tr) => tr.insertText('!', 24));
  undo.undo();
  expect([said(doc), editor.state.doc.textContent]).toEqual([[['', 'very ']], 'All Six loaders are old.']);
  undo.undo();
  expect([said(doc), editor.state.doc.textContent]).toEqual([[], 'All Six loaders are old.']);
  undo.undo();
  expect([said(doc), editor.state.doc.textContent]).toEqual([[], 'Six loaders are old.']);
});

test('[CLI-394] what somebody has decided about meanwhile is not taken back by undo, nor any word of it', () => {
  const doc = lines('Six loaders are old.');
  const { editor, edit, undo } = writing(doc);
  edit((tr) => tr.insertText('machines', 5, 12));
  const other = copyOf(doc);
  const { id } = plan.readFrame(other).suggestions[0] as { readonly id: string };
  acceptSuggestion(other, id, { by: me, at: '2026-03-12T10:00:00.000Z', newId, origin: 'me' });
  meet(doc, other);
  undo.undo();
  expect(said(doc)).toEqual([['loaders', 'machines']]);
  expect(plan.readFrame(doc).suggestions[0]?.decision).toBe('accepted');
  expect(editor.state.doc.textContent).toBe('Six machines are old.');
});

test('[CLI-396] a letter looks up what it changes, however long the text and however many suggestions are open', () => {
  const looked = (count: number, open: number) => {
    const doc = lines(...Array.from({ length: count }, (_, i) => `Line ${i} about the loaders.`));
    for (let i = 0; i < open; i++) {
      const text = (textIn(doc).get(i * 2) as Y.XmlElement).get(0) as Y.XmlText;
      suggestWords(
        doc,
        { from: { text, index: 5 }, to: { text, index: 6 }, text: 'x' },
        { by: i % 2 ? me : newId(), at: '2026-03-12T10:00:00.000Z', newId, origin: 'x' },
      );
    }
    const { edit, suggested } = writing(doc);
    suggested.refresh();
    edit((tr) => tr.insertText('a', 1));
    const read = new Set<unknown>();
    for (const line of textIn(doc).toArray() as Y.XmlElement[])
      for (const part of [line, line.get(0)]) {
        let start = part._start;
        const get = () => {
          read.add(part);
          return start;
        };
        Object.defineProperty(part, '_start', { get, set: (item) => void (start = item) });
      }
    edit((tr) => tr.insertText('b', 1));
    expect(said(doc).filter(([, text]) => text === 'ab')).toHaveLength(1);
    return read.size;
  };
  expect([looked(30, 4), looked(600, 100)]).toEqual([2, 2]);
});
