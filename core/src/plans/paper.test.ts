import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plan } from '../documents/plan.ts';
import { linesOf } from './outline-lines.ts';
import { paperHead, paperMarkdown } from './paper.ts';
import { paperWords } from './paper-words.ts';
import { gridOf, sharesOf } from './table-grid.ts';
import { aPlanReader } from './testing/a-plan-reader.ts';

const approval = { state: 'approved', at: '2026-03-02T09:00:00.000Z', by: 'helen', note: 'Good' } as const;

function headOf(values: Parameters<typeof plan.change>[1]) {
  const doc = new Y.Doc();
  plan.change(doc, { is: 'account', contact: 'berg', owner: 'ana', approval, reviewOn: '2026-04-02', ...values }, null);
  return paperHead(
    plan.read(doc),
    { day: '2026-03-12', time: '09:04' },
    {
      reader: aPlanReader({ users: { ana: 'Ana', helen: 'Helen Marsh' }, contacts: { berg: 'Berg AB' } }),
      words: paperWords.en,
      dayOf: (instant) => instant.slice(0, 10),
      name: 'Ana',
    },
  );
}
const said = (values: Parameters<typeof plan.change>[1]) => headOf(values).facts.map(({ label, value }) => `${label}: ${value}`);

test('[S2-30] [PLAN-64] the head says whose plan it is, what was said of it, and as of when for whom', () => {
  expect(said({})).toEqual([
    'Account: Berg AB',
    'Owner: Ana',
    'Approval: Approved by Helen Marsh, 2026-03-02',
    'Next review: 2026-04-02',
    'Exported: 2026-03-12',
  ]);
  expect(headOf({}).note).toContain('as of 2026-03-12 at 09:04, as Ana may see them');
  expect(said({ askedAt: '2026-03-05T09:00:00.000Z' })).toContain('Approval: Asked for on 2026-03-05');
  expect(said({ approval: { ...approval, state: 'returned' } })).toContain('Approval: Returned by Helen Marsh, 2026-03-02');
  expect(said({ is: 'rep', person: 'helen', approval: { ...approval, state: '', at: '', by: '' } })).toEqual(
    expect.arrayContaining(['Person: Helen Marsh', 'Approval: Not asked for']),
  );
});

test('[N7] [PLAN-64] an account and an owner that the reader may not see are "No access"; a plan without a title says so', () => {
  expect(said({ contact: 'foreign', owner: 'gone' })).toEqual(expect.arrayContaining(['Account: No access', 'Owner: No access']));
  expect(paperMarkdown({ ...headOf({}), blocks: [] })).toMatch(/^# Untitled plan\n\nAccount plan\\\n\*\*Account:\*\* Berg AB\\/);
});

test('[PLAN-60] a cell over columns and rows takes their places; fuller columns get more room, and none gets nothing', () => {
  const cell = (text: string, colspan = 1, rowspan = 1) => ({
    ...{ head: false, colspan, rowspan },
    blocks: [{ is: 'paragraph', runs: [{ text, marks: {} }] } as const],
  });
  const grid = gridOf([[cell('a', 2, 2), cell('b')], [cell('c'.repeat(500))], [cell('d')]]);
  expect(grid.map((row) => row.map((place) => linesOf(place?.cell.blocks ?? [])[0]?.[0]?.text[0] ?? ''))).toEqual([
    ['a', 'a', 'b'],
    ['a', 'a', 'c'],
    ['d', '', ''],
  ]);
  const shares = sharesOf(grid);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect(shares[2]).toBeGreaterThan(shares[0] ?? 1);
  expect(Math.min(...shares)).toBeGreaterThan(0.15);
});
