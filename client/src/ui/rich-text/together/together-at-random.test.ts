import fc from 'fast-check';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { planExtensions } from '../plan-extensions.ts';
import { type HeadlessEditor, openHeadless } from '../testing/headless-editor.ts';
import { copyOf, meet, planDoc, textIn } from '../testing/plan-doc.ts';
import { anyEdit, type Edit, perform } from '../testing/random-edits.ts';
import { surroundings } from '../testing/surroundings.ts';
import { nodeOf } from './nodes-of.ts';

const extensions = planExtensions(surroundings());
const p = (words: string) => ['paragraph', {}, words] as const;
const begin = () =>
  planDoc(
    ['heading', { level: 2 }, 'Situation'],
    p('Brinkhof runs eleven loaders'),
    ['bulletList', {}, ['listItem', {}, p('first')], ['listItem', {}, p('second'), ['bulletList', {}, ['listItem', {}, p('inner')]]]],
    ['actionItem', { id: '01K00000000000000000000001', assignee: 'jonas' }, 'Lease proposal'],
    ['table', {}, ['tableRow', {}, ['tableCell', {}, p('a')], ['tableCell', {}, p('b')]]],
    ['blockquote', {}, p('said')],
  );

/** The whole text, drawn from the document alone. */
function drawnAnew(editor: HeadlessEditor, doc: Y.Doc): string {
  const mapping = new Map();
  const blocks = (textIn(doc).toArray() as Y.XmlElement[]).map((element) => nodeOf(element, editor.schema, mapping));
  return JSON.stringify(blocks.length > 0 ? blocks.map((block) => block.toJSON()) : [{ type: 'paragraph' }], onlyWordsMarked);
}
const shown = (editor: HeadlessEditor): string =>
  JSON.stringify((editor.state.doc.toJSON() as { content: unknown }).content, onlyWordsMarked);
/** A line break in bold words is bold in the editor that made it, and nowhere else: nobody can see it. */
const onlyWordsMarked = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('marks' in value) || 'text' in value) return value;
  const { marks: _marks, ...rest } = value;
  return rest;
};

test('[CLI-244] whatever three people do at once, now and then without each other, each sees what the document says, and all the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), anyEdit, fc.boolean()), { minLength: 1, maxLength: 40 }),
      (steps: [number, Edit, boolean][]) => {
        const first = begin();
        const docs = [first, copyOf(first), copyOf(first)];
        const editors = docs.map((doc) => openHeadless(textIn(doc), extensions));
        for (const [who, edit, together] of steps) {
          perform(editors[who] as HeadlessEditor, edit);
          if (together) meet(...docs);
        }
        meet(...docs);
        meet(...docs);
        for (const [index, editor] of editors.entries()) {
          const doc = docs[index] as Y.Doc;
          expect(editor.stopped).toBeUndefined();
          expect(shown(editor)).toBe(drawnAnew(editor, doc));
          expect(shown(editor)).toBe(shown(editors[0] as HeadlessEditor));
          editor.state.doc.check();
          editor.close();
        }
      },
    ),
    { numRuns: 150 },
  );
});
