import { parseDocumentName, pipelineBoard, quote, quoteRow, quoteTotals, type SentQuote } from '@tandem/core';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createIds } from '../ids.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { addDays } from './place-cards.ts';
import { importSample } from './sample.ts';

// The first test to ask reads and writes all of the sample, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const today = '2026-11-21';
const now = () => new Date(`${today}T12:00:00Z`);
let loads: ReturnType<typeof load> | undefined;
const loaded = () => (loads ??= load());

async function load() {
  const updates: NewUpdate[] = [];
  const storage = { appendUpdates: async (added: readonly NewUpdate[]) => added.map((update) => updates.push(update)) };
  const options = {
    userOf: (name: string) => `user-${name.replaceAll(' ', '-')}`,
    teamOf: (leader: string) => leader.replaceAll(' ', '-'),
    shiftDates: true,
  };
  await importSample({ storage, newId: createIds(now), now }, options);
  const docs = updates.flatMap(({ document, update }) => {
    const name = parseDocumentName(document);
    if (name?.type !== 'quote' && name?.type !== 'board' && name?.type !== 'contact') return [];
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return [{ ...name, doc }];
  });
  const quotes = docs
    .filter(({ type }) => type === 'quote')
    .map(({ id, doc }) => ({ id, state: quote.read(doc), row: quoteRow(id, quote.read(doc)), issues: quote.issues(doc) }));
  return { quotes, docs };
}

test('[QUO-30] 45 quotes in every state, five of which run out within three days', async () => {
  const { quotes } = await loaded();
  expect(quotes).toHaveLength(45);
  expect(quotes.flatMap(({ issues }) => issues)).toEqual([]);
  const states = Object.groupBy(quotes, ({ state }) => state.state);
  expect(Object.fromEntries(Object.entries(states).map(([state, some]) => [state, some?.length]))).toEqual({
    draft: 5,
    sent: 11,
    viewed: 11,
    accepted: 8,
    refused: 5,
    expired: 5,
  });
  const out = quotes.filter(({ row }) => row.state === 'sent' || row.state === 'viewed');
  expect(out.filter(({ row }) => row.validUntil <= addDays(today, 3))).toHaveLength(5);
  expect(out.every(({ row }) => row.validUntil >= today && row.sentAt.slice(0, 10) < today)).toBe(true);
  expect(quotes.filter(({ row }) => row.state === 'expired').every(({ row }) => row.validUntil < today)).toBe(true);
});

test('[QUO-30] numbers are gapless within a year and in the order of sending; drafts have none', async () => {
  const { quotes } = await loaded();
  const sent = quotes.filter(({ row }) => row.state !== 'draft');
  expect(quotes.filter(({ row }) => row.state === 'draft').every(({ row }) => row.number === '' && row.version === 0)).toBe(true);
  const first = ({ state }: (typeof sent)[number]) => state.versions.find(({ version }) => version === 1)?.sentAt ?? '';
  const byYear = Map.groupBy(
    [...sent].sort((a, b) => (a.row.number < b.row.number ? -1 : 1)),
    ({ row }) => row.number.slice(2, 6),
  );
  for (const [year, some] of byYear) {
    expect(some.map(({ row }) => row.number)).toEqual(some.map((_, i) => `Q-${year}-${String(i + 1).padStart(4, '0')}`));
    expect(some.map((one) => first(one).slice(0, 10))).toEqual(some.map((one) => first(one).slice(0, 10)).sort());
    expect(some.every((one) => first(one).startsWith(year))).toBe(true);
  }
});

test('[QUO-30] each is for a person of its company, by a seller who works there, with what was sent as it was', async () => {
  const { quotes, docs } = await loaded();
  const companies = new Set(docs.filter(({ type }) => type === 'contact').map(({ id }) => id));
  const cards = new Map(
    docs.filter(({ type }) => type === 'board').flatMap(({ doc }) => pipelineBoard.read(doc).cards.map((card) => [card.id, card] as const)),
  );
  for (const { id, state, row } of quotes) {
    expect([companies.has(row.contact), companies.has(row.person)], id).toEqual([true, true]);
    const card = cards.get(row.opportunity);
    if (row.opportunity) expect(card).toMatchObject({ contact: row.contact, owner: row.owner });
    if (row.state !== 'draft' && row.state !== 'accepted') expect(row.net).toBeGreaterThan(0);
    for (const version of state.versions) {
      const content = JSON.parse(version.content) as SentQuote;
      expect(content).toMatchObject({
        quote: id,
        number: row.number,
        version: version.version,
        currency: 'USD',
        validUntil: version.validUntil,
      });
      expect(content.lines.length).toBeGreaterThan(0);
      expect(version.total).toBe(content.totals.total);
    }
    if (row.version > 0) expect(quoteTotals(state).net).toBe(row.net);
    expect(row.history.at(-1)?.state ?? 'draft').toBe(row.state);
  }
  expect(quotes.filter(({ row }) => row.opportunity !== '').length).toBeGreaterThan(35);
  expect(new Set(quotes.map(({ row }) => row.owner)).size).toBeGreaterThan(20);
});

test('[QUO-30] an accepted one was accepted for what was sold, on the day it was sold', async () => {
  const { quotes, docs } = await loaded();
  const cards = new Map(
    docs.filter(({ type }) => type === 'board').flatMap(({ doc }) => pipelineBoard.read(doc).cards.map((card) => [card.id, card] as const)),
  );
  const accepted = quotes.filter(({ row }) => row.state === 'accepted');
  for (const { row } of accepted) {
    expect(row.answer).toMatchObject({ name: expect.stringMatching(/\S+ \S+/), reason: '' });
    const card = cards.get(row.opportunity);
    if (card) expect([row.net, row.answer.at.slice(0, 10)]).toEqual([card.amount, card.closedOn]);
  }
});
