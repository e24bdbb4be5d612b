import { contact, parseDocumentName, pipelineBoard, settings } from '@tandem/core';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createIds } from '../ids.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { importSample } from './sample.ts';
import { sampleEmail, samplePeople } from './sample-people.ts';

// The first test to ask reads and writes all of the sample, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const now = () => new Date('2026-11-21T12:00:00Z');

const loads = new Map<boolean, ReturnType<typeof load>>();
/** Reading 8,800 cards takes a while, and no test changes what was read. */
const loaded = (shiftDates: boolean) =>
  loads.get(shiftDates) ?? (loads.set(shiftDates, load(shiftDates)).get(shiftDates) as ReturnType<typeof load>);

async function load(shiftDates: boolean) {
  const updates: NewUpdate[] = [];
  const storage = { appendUpdates: async (added: readonly NewUpdate[]) => added.map((update) => updates.push(update)) };
  const report = await importSample(
    { storage, newId: createIds(now), now },
    {
      userOf: (name) => `user-${sampleEmail(name).split('@')[0]?.replace('.', '-')}`,
      teamOf: (leader) => `team-${leader.replaceAll(' ', '-')}`,
      shiftDates,
    },
  );
  const docs = updates.map(({ document, update }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return { type: parseDocumentName(document)?.type, document, doc };
  });
  const of = (type: string) => docs.filter((found) => found.type === type);
  return {
    report,
    settings: settings.read(of('settings')[0]?.doc ?? new Y.Doc()),
    contacts: of('contact').map(({ doc }) => contact.read(doc)),
    boards: of('board').map(({ doc, document }) => ({ document, ...pipelineBoard.read(doc) })),
    issues: [
      ...of('contact').map(({ doc }) => contact.issues(doc)),
      ...of('board').map(({ doc }) => pipelineBoard.issues(doc)),
      ...of('settings').map(({ doc }) => settings.issues(doc)),
    ].flat(),
  };
}

test('[IMP-20] the sample is complete: every company, opportunity and amount of the four files', async () => {
  const { report, boards, contacts, issues } = await loaded(true);
  expect(report).toMatchObject({
    companies: 85,
    opportunities: 8800,
    won: 4238,
    wonAmount: 10_005_534,
    lost: 2473,
    engaging: 1589,
    prospecting: 500,
    withoutCompany: 1425,
    boards: 6,
  });
  expect(report.sellersWithout).toHaveLength(5);
  expect(contacts.filter((one) => one.kind === 'company')).toHaveLength(85);
  expect(issues).toEqual([]);
  const cards = boards.flatMap((board) => board.cards);
  expect(new Set(cards.map((card) => card.outsideId)).size).toBe(8800);
  expect(new Set(cards.map((card) => card.id)).size).toBe(8800);
  expect(cards.filter((card) => card.contact === '')).toHaveLength(1425);
  expect(
    boards
      .filter((board) => !board.partOf)
      .map((board) => board.title)
      .sort(),
  ).toEqual(
    samplePeople()
      .teams.map((team) => team.name)
      .sort(),
  );
  expect(Math.max(...boards.map((board) => board.cards.length))).toBeLessThanOrEqual(1500);
});

test('[IMP-20] won amounts stand in the stage won, and open opportunities have the list price and a day to close', async () => {
  const { settings: set, boards } = await loaded(true);
  const stage = (title: string) => set.stages.find((entry) => entry.title === title)?.id;
  const cards = boards.flatMap((board) => board.cards);
  const won = cards.filter((card) => card.place.stage === stage('Won'));
  expect(won.reduce((total, card) => total + (card.amount ?? 0), 0)).toBe(10_005_534);
  const open = cards.filter((card) => [stage('Engaging'), stage('Prospecting')].includes(card.place.stage));
  expect(open).toHaveLength(2089);
  expect(
    open.every(
      (card) => card.closeOn !== '' && set.products.some((product) => product.id === card.product && product.price === card.amount),
    ),
  ).toBe(true);
  const late = open.filter((card) => card.closeOn < '2026-11-21').length;
  expect(late).toBeGreaterThan(100);
  expect(late).toBeLessThan(400);
});

test('[IMP-21] odd spellings are repaired once and reported, the rest of the file is as it was', async () => {
  const { report, settings: set, contacts } = await loaded(true);
  expect(report.repairs.map(({ field, from, to, rows }) => ({ field, from, to, rows }))).toEqual([
    { field: 'product', from: 'GTXPro', to: 'GTX Pro', rows: 1480 },
    { field: 'industry', from: 'technolgy', to: 'technology', rows: 12 },
    { field: 'country', from: 'Philipines', to: 'Philippines', rows: 1 },
  ]);
  expect(set.industries.map((entry) => entry.title)).not.toContain('technolgy');
  expect(contacts.find((company) => company.name === 'Bioholding')?.country).toBe('Philippines');
  expect(contacts.find((company) => company.name === 'Bluth Company')?.parent).not.toBe('');
});

test('[IMP-22] closed long ago is archived by quarter, open and closed of late stays on the board', async () => {
  const { boards } = await loaded(false);
  const main = boards.filter((board) => !board.partOf);
  const archives = boards.filter((board) => board.partOf);
  expect(main.flatMap((board) => board.cards).every((card) => card.closedOn === '' || card.closedOn >= '2017-10-02')).toBe(true);
  expect(new Set(archives.map((board) => board.period))).toEqual(new Set(['2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4']));
  expect(archives.every((board) => main.some((other) => other.document === `board/${board.partOf}`))).toBe(true);
});

test('[IMP-23] dates move as one block, or not at all', async () => {
  const newest = (boards: Awaited<ReturnType<typeof load>>['boards']) =>
    boards
      .flatMap((board) => board.cards)
      .map((card) => card.closedOn)
      .sort()
      .at(-1);
  const [kept, moved] = [await loaded(false), await loaded(true)];
  expect([newest(kept.boards), newest(moved.boards)]).toEqual(['2017-12-31', '2026-11-21']);
});

test('[IMP-24] the sample has 35 sellers in the teams of 6 leaders, a manager and an admin', () => {
  const { teams, people } = samplePeople();
  expect(teams).toHaveLength(6);
  expect(people).toHaveLength(43);
  expect(people.find((person) => person.name === 'Mei-Mei Johns')).toEqual({
    name: 'Mei-Mei Johns',
    email: 'mei-mei.johns@example.com',
    role: 'seller',
    team: 'Central, Melvin Marxen',
    isNew: false,
  });
  expect(people.filter((person) => person.role !== 'seller').map((person) => person.email)).toEqual([
    'manager@example.com',
    'admin@example.com',
  ]);
});
