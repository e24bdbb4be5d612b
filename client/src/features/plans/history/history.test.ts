import { comparePlans } from '@tandem/core/plans/compare';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readHistorySearch } from './history-search.ts';
import { type Dot, labelled, lastOf, layOut, versionBefore } from './marks.ts';
import { mergedSections } from './merged.ts';
import type { PlanEdit, PlanVersion } from './plan-history.ts';

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
const edit = (hour: number, user: string, inserted: number, deleted = 0): PlanEdit => ({
  from: at(hour),
  to: at(hour),
  user,
  inserted,
  deleted,
});
const version = (hour: number, kind: PlanVersion['kind'], name = ''): PlanVersion => ({
  id: `${kind}${hour}`,
  at: at(hour),
  by: 'ana',
  name,
  kind,
});

test('[CLI-330] edits of one person in one slot are one bar, of two stand beside each other, the fuller one taller', () => {
  const strip = layOut([edit(0, 'ana', 50), edit(0, 'ana', 450, 100), edit(0, 'ben', 5), edit(10, 'ben', 2000)], [], [], at(20), 20);
  expect(strip).toMatchObject({ edits: 4, people: 2, from: at(0) });
  expect(strip.marks).toMatchObject([
    { key: '0/ana', x: 0, beside: 0, inserted: 500, deleted: 100 },
    { key: '0/ben', x: 0, beside: 1, inserted: 5 },
    { key: '10/ben', x: 0.5, height: 1 },
  ]);
  const [ana, ben] = strip.marks;
  expect(ana?.is === 'bar' && ben?.is === 'bar' && ana.height > ben.height).toBe(true);
});

test('[CLI-331] a version named without a network shows as one that waits, and once when the server has it', () => {
  const here = [{ id: 'n1', at: at(5), by: 'ana', name: 'After the visit' }];
  const waiting = layOut([edit(0, 'ana', 9)], [], here, at(10), 20).marks.filter(({ is }) => is === 'dot');
  expect(waiting).toMatchObject([{ x: 0.5, waits: true, version: { name: 'After the visit', kind: 'named' } }]);
  const arrived = { id: 'n1', at: at(6), by: 'ana', name: 'After the visit', kind: 'named' as const };
  expect(layOut([edit(0, 'ana', 9)], [arrived], here, at(10), 20).marks.filter(({ is }) => is === 'dot')).toMatchObject([
    { x: 0.6, waits: false },
  ]);
});

test('[CLI-330] names under the line do not run into each other; the newest wins, evenings have none', () => {
  const { marks } = layOut(
    [edit(0, 'ana', 9)],
    [version(8, 'named', 'a'), version(9, 'approved'), version(4, 'daily'), version(5, 'named', 'b')],
    [],
    at(16),
    20,
  );
  const dots = marks.filter((mark): mark is Dot => mark.is === 'dot');
  expect(labelled(dots, 320, () => 40, []).map(({ key }) => key)).toEqual(['approved9', 'named5']);
});

test('[CLI-332] one compares with the last that was approved or named, else with the last evening; a bar with what came before it', () => {
  const versions = [version(3, 'named', 'a'), version(5, 'approved'), version(8, 'daily')];
  expect(lastOf(versions)?.id).toBe('approved5');
  expect(lastOf([version(8, 'daily')])?.id).toBe('daily8');
  expect(lastOf([])).toBeUndefined();
  expect([versionBefore(versions, at(4))?.id, versionBefore(versions, at(1))]).toEqual(['named3', undefined]);
});

test('[CLI-332] the address of the compare page keeps only what it knows', () => {
  expect(readHistorySearch({ version: 'v1', with: 7, read: 'true', other: 'x' })).toEqual({ version: 'v1', read: true });
  expect(readHistorySearch({ version: 'x'.repeat(101) })).toEqual({});
});

test('[CLI-331] a strip of nothing has no marks, and one of one moment stands at its end', () => {
  expect(layOut([], [], [], at(0), 20).marks).toEqual([]);
  expect(layOut([edit(0, 'ana', 1)], [], [], at(0), 20).marks).toMatchObject([{ x: 0.95 }]);
});

function planWith(...lines: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('text').insert(
    0,
    lines.map((line) => {
      const element = new Y.XmlElement(line.startsWith('# ') ? 'heading' : 'paragraph');
      element.insert(0, [new Y.XmlText(line.replace('# ', ''))]);
      return element;
    }),
  );
  return doc;
}
const textAt = (doc: Y.Doc, block: number): Y.XmlText => (doc.getXmlFragment('text').get(block) as Y.XmlElement).get(0) as Y.XmlText;

test('[CLI-333] two who wrote in one section apart are told of both texts; sections that one of them wrote in are not told', () => {
  const here = planWith('# Situation', 'Six pass 8,000 hours.', '# Risks', 'None.', '# Notes', 'None.');
  const ben = new Y.Doc();
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(here));
  const base = Y.encodeStateVector(here);
  const [away, colleague] = [new Y.Doc(), ben];
  Y.applyUpdate(away, Y.encodeStateAsUpdate(here));
  for (const [doc, number] of [
    [away, '9,000'],
    [colleague, '9,400'],
  ] as const) {
    textAt(doc, 1).delete(9, 5);
    textAt(doc, 1).insert(9, number);
  }
  textAt(away, 3).insert(0, 'Mine alone. ');
  textAt(colleague, 5).insert(0, 'His alone. ');
  const mine = Y.encodeStateAsUpdate(away);
  Y.applyUpdate(away, Y.encodeStateAsUpdate(colleague));
  const now = Y.encodeStateAsUpdate(away);
  const found = mergedSections(
    { mine, base },
    now,
    { clients: { [colleague.clientID]: 'ben', [away.clientID]: 'ana' }, deletes: [] },
    'ana',
  );
  expect(found).toEqual([
    {
      key: expect.any(String),
      title: 'Situation',
      mine: { text: '9,000', took: false, block: 1 },
      theirs: [{ user: 'ben', text: '9,400', took: false, block: 1 }],
    },
  ]);
  expect(comparePlans(mine, now).sections).toHaveLength(3);
});
