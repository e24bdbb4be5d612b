import { type PlanRow, parseDocumentName, plan, project, readDocument } from '@tandem/core';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createIds } from '../ids.ts';
import { importSample } from '../import/sample.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { faultIn, type JsonBlock, textJson, writeJson } from './text-json.ts';

vi.setConfig({ testTimeout: 60_000 });

test('[PLN-19] a plan that was exported and made anew reads the same, every block, mark and reference of it', async () => {
  const updates: NewUpdate[] = [];
  const now = () => new Date('2026-11-21T12:00:00Z');
  const storage = { appendUpdates: async (added: readonly NewUpdate[]) => added.map((update) => updates.push(update)) };
  await importSample(
    { storage, newId: createIds(now), now },
    { userOf: (name) => name.replace(' ', '-'), teamOf: (name) => name, shiftDates: true },
  );
  const plans = Map.groupBy(updates, ({ document }) => document);
  let compared = 0;
  for (const [document, written] of plans) {
    const name = parseDocumentName(document);
    if (name?.type !== 'plan') continue;
    const doc = new Y.Doc();
    for (const { update } of written) Y.applyUpdate(doc, update);
    const blocks = JSON.parse(JSON.stringify(textJson(doc.getXmlFragment('text')))) as readonly JsonBlock[];
    expect(faultIn(blocks)).toBeUndefined();
    const made = new Y.Doc();
    writeJson(made.getXmlFragment('text'), blocks);
    expect(textJson(made.getXmlFragment('text'))).toEqual(blocks);
    const rowOf = (of: Y.Doc) => {
      const { actions, objectives, mentioned, records, words } = project(readDocument(name, of))[0] as PlanRow;
      return { actions, objectives, mentioned, records, words };
    };
    expect(rowOf(made)).toEqual(rowOf(doc));
    expect(plan.issues(made)).toEqual([]);
    compared++;
  }
  expect(compared).toBe(3);
});

test('[PLN-19] what could not stand in a plan is named with its place and its value', () => {
  const deep = (levels: number): JsonBlock => (levels === 0 ? { type: 'paragraph' } : { type: 'blockquote', content: [deep(levels - 1)] });
  const faults: readonly (readonly [unknown, string])[] = [
    [{}, '"blocks" is not a list.'],
    [[null], '"blocks[0]" is "", which is no block.'],
    [[{ type: 'script' }], '"blocks[0]" is "script", which is no block.'],
    [[{ type: 'heading', attributes: { level: 9 } }], '"blocks[0].level" cannot be 9.'],
    [[{ type: 'paragraph', attributes: { onclick: 'x' } }], '"blocks[0]" has "onclick", which paragraph has not.'],
    [
      [{ type: 'paragraph', content: [{ text: 'x', marks: { link: 'javascript:alert(1)' } }] }],
      '"blocks[0].content[0]" cannot have link "javascript:alert(1)".',
    ],
    [
      [{ type: 'paragraph', content: [{ text: 'x', marks: { blink: true } }] }],
      '"blocks[0].content[0]" has the mark "blink", which there is not.',
    ],
    [[deep(40)], expect.stringContaining('stands deeper than 32 blocks') as unknown as string],
  ];
  for (const [blocks, fault] of faults) expect(faultIn(blocks)).toEqual(fault);
});
