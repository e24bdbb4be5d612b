import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plan } from '../documents/plan.ts';
import { planAttribute, planNodes } from '../documents/plan-vocabulary.ts';
import { copyPlanText, templateBlocks, writeBlocks } from './templates.ts';

const ids = () => {
  let count = 0;
  return () => `id${++count}`;
};
function begun(kind: 'account' | 'territory' | 'rep') {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment('text');
  writeBlocks(
    text,
    templateBlocks(kind, (key) => key, ids()),
  );
  return { doc, text };
}
const blocksOf = (text: Y.XmlFragment) => text.toArray().filter((block) => block instanceof Y.XmlElement);

test.each(['account', 'territory', 'rep'] as const)(
  '[PLAN-80] the template of a plan of kind %s speaks only words that a plan knows, each id once',
  (kind) => {
    const { text } = begun(kind);
    const seen: unknown[] = [];
    for (const block of blocksOf(text)) {
      expect(Object.keys(planNodes)).toContain(block.nodeName);
      for (const [key, value] of Object.entries(block.getAttributes())) expect(planAttribute(block.nodeName, key, value)).toEqual(value);
      if (block.getAttribute('id')) seen.push(block.getAttribute('id'));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(blocksOf(text).filter(({ nodeName }) => nodeName === 'heading').length).toBeGreaterThan(4);
  },
);

test('[PLAN-81] a plan begun with a template is one update: two devices that sync have it once', () => {
  const { doc } = begun('account');
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(plan.read(other)).toEqual(plan.read(doc));
  expect(plan.read(other).actions).toHaveLength(1);
});

test('[PLAN-82] a copy has the words with ids of its own; its action items are nobody’s and open', () => {
  const { text } = begun('account');
  const item = blocksOf(text).find(({ nodeName }) => nodeName === 'actionItem');
  for (const [key, value] of Object.entries({ assignee: 'otto', due: '2026-03-16', done: '2026-03-15' })) item?.setAttribute(key, value);
  const copy = new Y.Doc();
  let count = 0;
  copyPlanText(text, copy.getXmlFragment('text'), () => `copy${++count}`);
  const [copied] = plan.read(copy).actions;
  expect(copied).toMatchObject({ text: 'account.actions.hint', assignee: '', due: '', done: '' });
  expect(copied?.id).toMatch(/^copy/);
  expect(plan.read(copy).objectives.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['id1']));
});

test('[PLAN-83] a block that a plan does not know is a mistake of ours and says which', () =>
  expect(() => writeBlocks(new Y.Doc().getXmlFragment('text'), [{ node: 'iframe' }])).toThrow('"iframe" is no word of a plan'));
