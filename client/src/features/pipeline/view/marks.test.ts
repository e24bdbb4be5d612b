import { aQuoteRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { missingFor } from '../../../ui/opportunities/requirements.ts';
import { stagesOf } from '../../../ui/opportunities/stages.ts';
import { anOpportunity, aSettings, today } from '../testing.ts';
import { marksOf } from './marks.ts';

const stages = stagesOf(aSettings());
const stage = (id: string) => {
  const found = stages.byId.get(id);
  if (!found) throw new Error(`no stage ${id}`);
  return found;
};
const marks = (patch: Parameters<typeof anOpportunity>[0]) => marksOf(anOpportunity(patch), stage(patch.stage ?? 'qualified'), today);

test('[S2-12] a passed close date is flagged in days, first of at most two marks', () => {
  expect(marks({ id: 'a', closeOn: '2026-03-09', amount: null })).toEqual([{ kind: 'late', days: 3 }, { kind: 'no-amount' }]);
  expect(marks({ id: 'a', closeOn: today })).toEqual([]);
});

test('[S2-14] a closed opportunity says so and is never late', () => {
  expect(marks({ id: 'a', stage: 'won', closeOn: '2026-01-01', closedOn: '2026-03-01' })).toEqual([{ kind: 'won', on: '2026-03-01' }]);
});

test('[CLI-226] a card says how its quote stands after lateness; of what was won only the yes, of what was lost nothing', () => {
  const quote = aQuoteRow({ id: 'q', state: 'sent' });
  const kinds = (patch: Parameters<typeof anOpportunity>[0], state = quote.state) =>
    marksOf(anOpportunity(patch), stage(patch.stage ?? 'qualified'), today, { ...quote, state }).map(({ kind }) => kind);
  expect([kinds({ id: 'a' }), kinds({ id: 'a', closeOn: '2026-03-09', amount: null })]).toEqual([['quote'], ['late', 'quote']]);
  expect([kinds({ id: 'a', stage: 'won' }), kinds({ id: 'a', stage: 'won' }, 'accepted'), kinds({ id: 'a', stage: 'lost' })]).toEqual([
    ['won'],
    ['won', 'quote'],
    ['lost'],
  ]);
});

test('[S2-14] winning asks for amount and date, losing for the reason, when they are missing', () => {
  const bare = anOpportunity({ id: 'a', amount: null, closeOn: '' });
  expect([missingFor(bare, stage('won')), missingFor(bare, stage('lost'))]).toEqual([['amount', 'closeOn'], ['lostReason']]);
  expect(missingFor(anOpportunity({ id: 'a' }), stage('won'))).toEqual([]);
});

test('[S2-13] a stage that weighs most in the forecast asks for a close date, an earlier one does not', () => {
  const undated = anOpportunity({ id: 'a', closeOn: '' });
  expect([missingFor(undated, stage('quoted')), missingFor(undated, stage('agreed'))]).toEqual([[], ['closeOn']]);
});

test('[S1-03] stages have a digit and a shade by their place, won and lost have none', () => {
  expect(stages.of('sales').map(({ id, digit, shade }) => [id, digit, shade])).toEqual([
    ['qualified', 1, 1],
    ['quoted', 2, 3],
    ['agreed', 3, 5],
    ['won', 0, 5],
    ['lost', 0, 5],
  ]);
  expect([stages.won('sales')?.id, stages.lost('sales')?.id, stages.lost('service')]).toEqual(['won', 'lost', undefined]);
});
