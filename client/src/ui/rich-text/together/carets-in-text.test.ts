import { absolutePositionToRelativePosition, type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import { afterEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import type { Presence, Present } from '../../../sync/presence.ts';
import { planExtensions } from '../plan-extensions.ts';
import { openHeadless } from '../testing/headless-editor.ts';
import { copyOf, meet, planDoc, textIn, wordsAt } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';
import { caretsInText } from './carets-in-text.ts';

const extensions = planExtensions(surroundings());

/** Carets are drawn when the test says that there is a frame; the elements are never looked at. */
function givenFrames() {
  const waiting: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => waiting.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  const element = () => ({
    append: () => undefined,
    setAttribute: () => undefined,
    classList: { add: () => undefined, remove: () => undefined },
  });
  vi.stubGlobal('document', { createElement: element });
  return () => {
    for (const run of waiting.splice(0)) run();
  };
}
function givenPresence() {
  let present: readonly Present[] = [];
  const listeners = new Set<() => void>();
  const presence: Presence = {
    now: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const say = (...now: readonly Present[]) => {
    present = now;
    for (const listener of listeners) listener();
  };
  return { presence, say };
}

function givenEditor(doc: Y.Doc) {
  const frame = givenFrames();
  const { presence, say } = givenPresence();
  const carets = caretsInText(presence, () => undefined);
  const plugins = carets.config.addProseMirrorPlugins?.call({} as never) ?? [];
  const editor = openHeadless(textIn(doc), extensions, plugins);
  const [plugin] = plugins;
  const drawn = () =>
    editor.drawn.length === 0
      ? []
      : plugin
          ?.getState(editor.state)
          .decorations.find()
          .map(({ from, to }: { from: number; to: number }) => [from, to]);
  /** As the device of whoever stands there says it. */
  const at = (clientId: number, anchor: number, head = anchor): Present => {
    const { binding } = ySyncPluginKey.getState(editor.state) as { readonly binding: ProsemirrorBinding };
    const [from, to] = [anchor, head].map((place) =>
      JSON.parse(JSON.stringify(absolutePositionToRelativePosition(place, binding.type, binding.mapping as never))),
    );
    const whole = (place: object) => ({ type: null, tname: null, item: null, assoc: 0, ...place });
    return { clientId, user: `u${clientId}`, name: 'Ben', color: 1, at: { cursor: { anchor: whole(from), head: whole(to) } } };
  };
  return { editor, frame, say, at, drawn };
}

afterEach(() => vi.unstubAllGlobals());

test('[CLI-387] whoever types on moves their caret by typing: no caret is drawn for it', () => {
  const mine = planDoc(['paragraph', {}, 'One'], ['paragraph', {}, 'Two']);
  const { editor, frame, say, at, drawn } = givenEditor(mine);
  const theirs = copyOf(mine);
  say(at(7, 4));
  frame();
  expect(drawn()).toEqual([[4, 4]]);
  const before = editor.drawn.length;
  wordsAt(theirs, 0, 0).insert(3, '!');
  meet(mine, theirs);
  say(at(7, 5));
  frame();
  expect(drawn()).toEqual([[5, 5]]);
  // The letter, and nothing for the caret.
  expect(editor.drawn.length).toBe(before + 1);
  say(at(7, 7));
  frame();
  expect(drawn()).toEqual([[7, 7]]);
  editor.close();
});

test('[CLI-387] many words about a caret within a frame are one drawing, selections stand both ways, and who has left leaves none', () => {
  const { editor, frame, say, at, drawn } = givenEditor(planDoc(['paragraph', {}, 'Brinkhof runs loaders']));
  const before = editor.drawn.length;
  for (const place of [2, 3, 4]) say(at(7, place), at(8, 3, 8));
  frame();
  expect(editor.drawn.length).toBe(before + 1);
  expect(drawn()).toEqual(
    expect.arrayContaining([
      [4, 4],
      [3, 8],
      [8, 8],
    ]),
  );
  say(at(7, 4), at(8, 8, 3));
  frame();
  expect(drawn()).toEqual(
    expect.arrayContaining([
      [4, 4],
      [3, 8],
      [3, 3],
    ]),
  );
  const quiet = editor.drawn.length;
  say(at(7, 4), at(8, 8, 3));
  frame();
  expect(editor.drawn.length).toBe(quiet);
  say();
  frame();
  expect(drawn()).toEqual([]);
  editor.close();
});
