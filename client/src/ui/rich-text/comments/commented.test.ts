import { TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { planExtensions } from '../plan-extensions.ts';
import { openHeadless } from '../testing/headless-editor.ts';
import { copyOf, meet, planDoc, textIn } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';
import { type Anchor, createCommented } from './commented.ts';

const extensions = planExtensions(surroundings());
const lines = (...words: readonly string[]) => planDoc(...words.map((line) => ['paragraph', {}, line] as const));

function open(doc: Y.Doc) {
  const commented = createCommented({ onChoose: () => undefined, onAsk: () => undefined });
  const { config } = commented.extension as unknown as { readonly config: { addProseMirrorPlugins(): never[] } };
  const editor = openHeadless(textIn(doc), extensions, config.addProseMirrorPlugins());
  const quoted = () => {
    const place = commented.placeOf('t');
    return place && editor.state.doc.textBetween(place.from, place.to, '|');
  };
  return { commented, editor, quoted };
}
function talkAbout(doc: Y.Doc, from: number, to: number) {
  const one = open(doc);
  one.editor.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to)));
  const anchor = one.commented.anchorHere() as Anchor;
  one.commented.show([{ id: 't', label: '', ...anchor }], undefined);
  /** What another page shows that is opened now. */
  const elsewhere = () => {
    const other = open(copyOf(doc));
    other.commented.show([{ id: 't', label: '', ...anchor }], undefined);
    return other.quoted();
  };
  return { ...one, elsewhere };
}

test.each([
  ['in the middle of a line', 5, 12, 'loaders'],
  ['at the beginning of a line', 1, 4, 'Six'],
  ['at the end of a line', 17, 21, 'old.'],
  ['over two lines', 17, 27, 'old.|Next'],
])(
  '[CLI-395] what is typed right in front of words that are talked about, or right behind them, is not talked about: %s',
  (_, from, to, words) => {
    const doc = lines('Six loaders are old.', 'Next line.');
    const { editor, quoted, elsewhere } = talkAbout(doc, from, to);
    expect([quoted(), elsewhere()]).toEqual([words, words]);
    editor.edit((tr) => tr.insertText('XX', to));
    editor.edit((tr) => tr.insertText('XX', from));
    expect([quoted(), elsewhere()]).toEqual([words, words]);
    const other = copyOf(doc);
    open(other).editor.edit((tr) => tr.insertText('YY', from + 2));
    meet(doc, other);
    expect([quoted(), elsewhere()]).toEqual([words, words]);
    editor.edit((tr) => tr.insertText('in', from + 5));
    expect(quoted()).toBe(`${words.slice(0, 1)}in${words.slice(1)}`);
  },
);

test('[CLI-395] the page is told which words stand in the text, and in what order, whenever that changes', async () => {
  const doc = lines('Six loaders are old.', 'Next line.');
  const { commented, editor } = talkAbout(doc, 5, 12);
  const heard: (string | undefined)[] = [];
  commented.onOrder(() => heard.push(commented.inOrder()));
  expect(commented.inOrder()).toBe('t ');
  editor.edit((tr) => tr.insertText('XX', 1));
  expect(heard).toEqual([]);
  editor.edit((tr) => tr.delete(1, 22));
  await Promise.resolve();
  expect(heard).toEqual(['']);
});
