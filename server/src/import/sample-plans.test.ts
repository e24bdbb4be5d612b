import { type PlanRow, parseDocumentName, plan, planNodes, project, readDocument } from '@tandem/core';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createIds } from '../ids.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { importSample } from './sample.ts';

vi.setConfig({ testTimeout: 60_000 });
const now = () => new Date('2026-11-21T12:00:00Z');
const today = '2026-11-21';

let loading: ReturnType<typeof load> | undefined;
const loaded = () => (loading ??= load());
async function load() {
  const updates: NewUpdate[] = [];
  const storage = { appendUpdates: async (added: readonly NewUpdate[]) => added.map((update) => updates.push(update)) };
  await importSample(
    { storage, newId: createIds(now), now },
    { userOf: (name) => name.replace(' ', '-'), teamOf: (name) => name, shiftDates: true },
  );
  const byDocument = Map.groupBy(updates, ({ document }) => document);
  const others = new Set([...byDocument.keys()]);
  const plans = [...byDocument].flatMap(([document, written]) => {
    const name = parseDocumentName(document);
    if (name?.type !== 'plan') return [];
    const doc = new Y.Doc();
    for (const { update } of written) Y.applyUpdate(doc, update);
    return [{ doc, written, row: project(readDocument(name, doc))[0] as PlanRow, state: plan.read(doc) }];
  });
  return { plans, others };
}
const elements = (parent: Y.XmlFragment): readonly Y.XmlElement[] =>
  parent.toArray().flatMap((one) => (one instanceof Y.XmlElement ? [one, ...elements(one)] : []));

test('[S2-30] [PLN-14] three plans stand in the sample, of an account, a territory and a seller, each with sections and every kind of block', async () => {
  const { plans } = await loaded();
  expect(plans.map(({ row }) => row.is)).toEqual(['account', 'territory', 'rep']);
  for (const { doc, row } of plans) {
    expect(plan.issues(doc)).toEqual([]);
    expect(row.words).toBeGreaterThan(80);
    expect(elements(doc.getXmlFragment('text')).filter(({ nodeName }) => nodeName === 'heading').length).toBeGreaterThan(3);
  }
  const used = new Set(plans.flatMap(({ doc }) => elements(doc.getXmlFragment('text')).map(({ nodeName }) => nodeName)));
  for (const name of [
    'objective',
    'stakeholder',
    'actionItem',
    'decision',
    'risk',
    'competitor',
    'whiteSpace',
    'visitNotes',
    'record',
    'figure',
    'mention',
    'table',
  ])
    expect(used).toContain(name);
  for (const name of used) expect(Object.keys(planNodes)).toContain(name);
});

test('[S2-31] [PLN-14] action items are done, late and to come, objectives stand on live figures, and everything named is in the workspace', async () => {
  const { plans, others } = await loaded();
  const actions = plans.flatMap(({ row }) => row.actions);
  expect(actions.filter(({ done }) => done !== '').length).toBeGreaterThan(2);
  expect(actions.filter(({ done, due }) => done === '' && due !== '' && due < today)).toHaveLength(1);
  expect(actions.filter(({ done, due }) => done === '' && due >= today).length).toBeGreaterThan(3);
  expect(new Set(plans.flatMap(({ row }) => row.objectives.map(({ measure }) => measure)))).toEqual(
    new Set(['won', 'visits', 'open', 'hand']),
  );
  const contacts = plans.flatMap(({ row }) => row.records).filter((key) => key.startsWith('contact/'));
  expect(contacts.length).toBeGreaterThan(4);
  for (const key of contacts) expect(others).toContain(key);
});

test('[S2-30] [PLN-14] each was written by two or more over weeks, with conversations, a suggestion, named versions and an approval', async () => {
  const { plans } = await loaded();
  for (const { written } of plans) {
    expect(new Set(written.map(({ actor }) => actor)).size).toBeGreaterThan(1);
    expect(written.every(({ at, text }) => at.slice(0, 10) < today && text !== undefined)).toBe(true);
    expect(written.map(({ at }) => at)).toEqual(written.map(({ at }) => at).toSorted());
  }
  const [account, territory, rep] = plans.map(({ state }) => state);
  expect([account?.threads.length, account?.suggestions.length, account?.versions.length]).toEqual([2, 1, 1]);
  expect([account?.approval.state, territory?.versions.length, rep?.askedAt !== '']).toEqual(['approved', 1, true]);
  for (const { doc, state } of plans)
    for (const { from, to, quoted } of [...state.threads, ...state.suggestions]) {
      const at = [from, to].map((json) =>
        Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(JSON.parse(json)), doc),
      );
      expect(
        at[0]?.type
          .toString()
          .replace(/<[^>]*>/g, '')
          .slice(at[0]?.index, at[1]?.index),
      ).toBe(quoted);
    }
});
