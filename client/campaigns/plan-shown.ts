/**
 * What an editor makes of a text that five people left behind. It has to show all there is, fit its schema, and leave the document as
 * it is. What may differ is one thing only: a part that has lost all it held, a row by one and the other row by another, is filled up
 * on the screen with an empty one; in the document it stays empty until somebody writes there.
 */
import * as Y from 'yjs';
import type { Editing } from './load-editing.ts';

type Shown = ReturnType<Editing['openHeadless']>['state']['doc'];
export interface Look {
  readonly wrong: readonly string[];
  /** The names of the parts that were filled up. */
  readonly filled: readonly string[];
}

/** `doc` is a copy that nobody else has. */
export function lookAt(doc: Y.Doc, editing: Editing, extensions: ReturnType<Editing['planExtensions']>, shownByAll: Shown): Look {
  const text = doc.getXmlFragment('text');
  const before = text.toString();
  const editor = editing.openHeadless(text, extensions);
  try {
    const { stopped } = editor;
    if (stopped) return { wrong: [`an editor cannot show it, ${stopped.why}: ${stopped.what}`], filled: [] };
    const shown = editor.state.doc;
    const wrong: string[] = [];
    const filled: string[] = [];
    compare(text, shown, 'text', wrong, filled);
    const fault = faultOf(shown);
    if (fault) wrong.push(`what is shown does not fit: ${fault}`);
    if (text.toString() !== before) wrong.push('opening the text has changed it');
    if (!shown.eq(shownByAll)) wrong.push('who opens it now sees something else than who had it open');
    return { wrong, filled };
  } finally {
    editor.close();
  }
}

export function faultOf(shown: Shown): string | undefined {
  try {
    shown.check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 300) : String(error);
  }
}

/** Every part stands in its place with its words, and beside them nothing but what fills up a part that holds nothing. */
function compare(held: Y.XmlFragment, shown: Shown, name: string, wrong: string[], filled: string[]): void {
  const parts = held.toArray() as readonly unknown[];
  const elements = parts.filter((part) => part instanceof Y.XmlElement);
  const words = parts.map((part) => (part instanceof Y.XmlText ? plain(part) : '')).join('');
  const nodes = shown.children.filter((child) => !child.isText);
  const letters = shown.children.map((child) => child.text ?? '').join('');
  if (words !== letters) wrong.push(`${name} holds ${JSON.stringify(words)} and shows ${JSON.stringify(letters)}`);
  if (elements.length === 0 && nodes.length > 0) {
    filled.push(name);
    if (shown.textContent !== words) wrong.push(`${name} is filled up with words`);
    return;
  }
  if (elements.length !== nodes.length) {
    wrong.push(`${name} holds ${elements.length} parts and shows ${nodes.length}`);
    return;
  }
  elements.forEach((element, i) => {
    const node = nodes[i];
    if (node?.type.name !== element.nodeName) wrong.push(`${element.nodeName} in ${name} is shown as ${node?.type.name}`);
    else compare(element, node, element.nodeName, wrong, filled);
  });
}

const plain = (line: Y.XmlText): string =>
  (line.toDelta() as readonly { readonly insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
