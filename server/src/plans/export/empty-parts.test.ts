import { planNodes } from '@tandem/core';
import { paperMarkdown } from '@tandem/core/plans/paper';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { block } from '../../derive/testing/given-plan.ts';
import { renderPaper } from './render-paper.ts';
import { aPaper, blocksOf, readDocx } from './testing/a-paper.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What two people leave of a part when each takes out what the other one left: itself, and each way down to a part without anything. */
function emptied(): Y.XmlFragment {
  const text = new Y.Doc().getXmlFragment('text');
  const within = (...names: readonly string[]): Y.XmlElement => {
    const [name = '', ...rest] = names;
    const made = new Y.XmlElement(name);
    if (rest.length > 0) made.insert(0, [within(...rest)]);
    return made;
  };
  const alone = Object.entries(planNodes).flatMap(([name, { is }]) => (is === 'block' || is === 'textblock' ? [name] : []));
  text.insert(0, [
    block('paragraph', {}, 'before'),
    ...alone.map((name) => within(name)),
    within('table', 'tableRow'),
    within('table', 'tableRow', 'tableCell'),
    within('bulletList', 'listItem'),
    within('taskList', 'taskItem'),
    within('blockquote', 'bulletList'),
    block('paragraph', {}, 'after'),
  ]);
  return text;
}

test('[PLN-71] a plan of which parts hold nothing any more is read, drawn and exported with all its words, and is not changed by it', async () => {
  const text = emptied();
  const before = text.toString();
  const paper = aPaper({ blocks: blocksOf(text) });
  const said = paperMarkdown(paper);
  expect([said.includes('before'), said.includes('after')]).toEqual([true, true]);
  const docx = readDocx(await renderPaper({ paper, as: 'docx' }));
  expect(docx.paragraphs.map(({ text: words }) => words)).toEqual(expect.arrayContaining(['before', 'after']));
  expect(Buffer.from(await renderPaper({ paper, as: 'pdf' })).toString('latin1')).toMatch(/^%PDF-/);
  expect(text.toString()).toBe(before);
});
