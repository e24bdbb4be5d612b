import { expect, test } from 'vitest';
import { planExtensions } from '../plan-extensions.ts';
import { openHeadless } from '../testing/headless-editor.ts';
import { type Made, planDoc, textIn } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';
import { finding, findKey, foundIn } from './find-plugin.ts';
import { placesIn } from './places.ts';

const p = (...words: readonly (string | readonly [string, object])[]) => ['paragraph', {}, ...words] as const;
const extensions = planExtensions(surroundings());
const plugins = (finding.config.addProseMirrorPlugins as () => never[])();
const open = (...blocks: readonly Made[]) => openHeadless(textIn(planDoc(...blocks)), extensions, plugins);

test('[CLI-248] words are found in lists and tables, whatever their capitals, and where asked only with them', () => {
  const { doc } = open(
    p('Lease, lease'),
    ['bulletList', {}, ['listItem', {}, p('the LEASE')]],
    ['table', {}, ['tableRow', {}, ['tableCell', {}, p('release')]]],
  ).state;
  expect(placesIn(doc, { words: 'lease', capitals: false }).places.map(({ from, to }) => doc.textBetween(from, to))).toEqual([
    'Lease',
    'lease',
    'LEASE',
    'lease',
  ]);
  expect(placesIn(doc, { words: 'lease', capitals: true }).places).toHaveLength(2);
  expect(placesIn(doc, { words: '', capitals: false }).places).toEqual([]);
});

test('[CLI-248] a line break is no letter, and a letter that is longer in small is found where it stands', () => {
  const { doc } = open(p('fleet', ['hardBreak', {}], 'renewal'), p('İstanbul plan')).state;
  expect(placesIn(doc, { words: 'fleetrenewal', capitals: false }).places).toEqual([]);
  const [place] = placesIn(doc, { words: 'plan', capitals: false }).places;
  expect(doc.textBetween(place?.from ?? 0, place?.to ?? 0)).toBe('plan');
});

test('[CLI-248] what is found stays found while somebody writes', () => {
  const editor = open(p('one lease'), p('two lease'));
  editor.edit((tr) => tr.setMeta(findKey, { query: { words: 'lease', capitals: false } }));
  editor.edit((tr) => tr.setMeta(findKey, { at: 1 }));
  editor.edit((tr) => tr.insertText('Now: ', 1));
  const { places, at } = foundIn(editor.state);
  expect([places.length, at]).toEqual([2, 1]);
  expect(editor.state.doc.textBetween(places[1]?.from ?? 0, places[1]?.to ?? 0)).toBe('lease');
});

test('[CLI-248] there are so many marks as somebody looks through, and no more', () => {
  const { doc } = open(...Array.from({ length: 30 }, () => p('a '.repeat(100)))).state;
  expect(placesIn(doc, { words: 'a', capitals: false }).more).toBe(true);
  expect(placesIn(doc, { words: 'a', capitals: false }, Number.POSITIVE_INFINITY).places).toHaveLength(3000);
});
