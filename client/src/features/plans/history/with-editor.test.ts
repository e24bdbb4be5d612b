import { comparePlans } from '@tandem/core/plans/compare';
import { bringBackParts } from '@tandem/core/plans/restore';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { planExtensions } from '../../../ui/rich-text/plan-extensions.ts';
import { type HeadlessEditor, openHeadless } from '../../../ui/rich-text/testing/headless-editor.ts';
import { copyOf, meet, planDoc, textIn } from '../../../ui/rich-text/testing/plan-doc.ts';
import { anyEdit, type Edit, perform } from '../../../ui/rich-text/testing/random-edits.ts';
import { surroundings } from '../../../ui/rich-text/testing/surroundings.ts';

const extensions = planExtensions(surroundings());
const p = (words: string) => ['paragraph', {}, words] as const;
const begin = () =>
  planDoc(
    ['heading', { level: 2 }, 'Situation'],
    p('Brinkhof runs eleven loaders'),
    ['bulletList', {}, ['listItem', {}, p('first')], ['listItem', {}, p('second')]],
    ['heading', { level: 2 }, 'Objectives'],
    ['actionItem', { id: '01K00000000000000000000001', assignee: 'jonas' }, 'Lease proposal'],
    ['table', {}, ['tableRow', {}, ['tableCell', {}, p('left')], ['tableCell', {}, p('right')]]],
    ['blockquote', {}, p('said by Petra')],
  );
const steps = fc.array(fc.tuple(fc.nat(1), anyEdit), { minLength: 1, maxLength: 20 });
const lettersOf = (doc: Y.Doc): string =>
  comparePlans(Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(doc))
    .sections.flatMap(({ blocks }) => blocks.map(letters))
    .join('');
const letters = (block: ReturnType<typeof comparePlans>['sections'][number]['blocks'][number]): string =>
  (block.runs.map(({ text }) => text).join('') + block.blocks.map(letters).join('')).replace(/\s/g, '');
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
function read(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

test('[CLI-336] with the real editor of two people: after bringing all back the text fits its schema, both editors show it, no word of now or then is missing', () => {
  fc.assert(
    fc.property(steps, steps, (before: [number, Edit][], after: [number, Edit][]) => {
      const first = begin();
      const docs = [first, copyOf(first)];
      const editors = docs.map((doc) => openHeadless(textIn(doc), extensions));
      const write = (list: [number, Edit][]) => {
        for (const [who, edit] of list) perform(editors[who] as HeadlessEditor, edit);
        meet(...docs);
      };
      write(before);
      const then = Y.encodeStateAsUpdate(first);
      write(after);
      const [was, now] = [lettersOf(read(then)), lettersOf(first)];
      const parts = comparePlans(then, Y.encodeStateAsUpdate(first)).sections.flatMap((section) => section.parts);
      let id = 0;
      bringBackParts(
        { doc: first, then, origin: 'me', newId: () => `01K0000000000000000000NEW${id++}` },
        new Set(parts.map(({ key }) => key)),
      );
      meet(...docs);
      expect(isWithin(now, lettersOf(first))).toBe(true);
      const left = counted(lettersOf(first));
      for (const [letter, count] of counted(was)) expect(left.get(letter) ?? 0).toBeGreaterThanOrEqual(count);
      for (const editor of editors) {
        expect(editor.stopped).toBeUndefined();
        editor.state.doc.check();
        expect(editor.state.doc.textContent).toBe(editors[0]?.state.doc.textContent);
        editor.close();
      }
    }),
    { seed: 12, numRuns: 100 },
  );
});
