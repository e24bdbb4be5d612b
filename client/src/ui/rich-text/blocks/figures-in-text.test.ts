import { anActivityRow, anOpportunityRow } from '@tandem/core/testing';
import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { givenSurroundings } from '../given-surroundings.ts';
import { planExtensions } from '../plan-extensions.ts';
import { attributesOf } from './attributes-of.ts';
import { figureText } from './nodes/figure.ts';
import { stands } from './nodes/objective.ts';
import { spanText } from './span-text.ts';

const won = {
  id: 'won',
  title: 'Won',
  rank: 'b',
  archived: false,
  process: 'sales',
  probability: 100,
  status: 'won',
  rejection: '',
} as const;
const around = givenSurroundings({
  rows: { opportunities: [anOpportunityRow({ id: '1', stage: 'won', amount: 65_000, closedOn: '2026-02-01' })] },
  facts: { stages: [won], activities: [anActivityRow({ id: '1', type: 'visit', at: '2026-02-05T10:00:00Z' })] },
});
const year = { from: '2026-01-01', to: '2026-12-31' };
const objective = (values: object) => stands({ id: '', measure: 'won', target: null, progress: null, ...year, ...values }, around);

test('[S2-31] [CLI-267] an objective says how far it is as its measure is read, and what was counted', () => {
  expect(objective({ target: 100_000 })).toEqual({
    share: 0.65,
    text: '65%',
    why: '€65,000 won in 1 opportunity, in 2026; the goal is €100,000',
  });
  expect(objective({ measure: 'visits', target: 4 })).toEqual({ share: 0.25, text: '1 of 4', why: '1 visit, in 2026; the goal is 4' });
  expect(objective({ measure: 'open', target: 10 })).toMatchObject({ share: 0, text: 'Not started' });
  expect(objective({})).toEqual({ share: null, text: '€65,000', why: '€65,000 won in 1 opportunity, in 2026' });
  expect([null, 40].map((progress) => objective({ measure: 'hand', progress }).text)).toEqual(['Not started', '40%']);
});

test('[S2-31] [CLI-267] a figure in a sentence is counted each time it is shown, and says from what', () => {
  expect(figureText({ measure: 'won', ...year }, around)).toEqual({ text: '€65,000', why: '€65,000 won in 1 opportunity, in 2026' });
  expect(figureText({ measure: 'visits', from: '', to: '' }, around)).toEqual({ text: '1', why: '1 visit, at any time' });
  expect(figureText({ measure: 'opportunities', ...year }, around).text).toBe('0');
});

test('[CLI-267] days of a figure are said as people say them', () => {
  const said = [year, { from: '2026-03-01', to: '' }, { from: '', to: '2026-03-31' }, { from: '2026-03-01', to: '2027-03-31' }].map(
    (span) => spanText(span, around),
  );
  expect(said).toEqual(['in 2026', 'since 1 Mar', 'until 31 Mar', '1 Mar to 31 Mar 2027']);
});

test('[M3] [CLI-260] what another program wrote wrongly reads as the initial value, and is not written over by reading it', () => {
  const schema = getSchema(planExtensions(around));
  const made = schema.node('objective', { measure: 'magic', target: 'many', progress: {}, from: '31 March', to: 7 });
  expect(attributesOf('objective', made)).toEqual({ id: '', measure: 'hand', target: null, progress: null, from: '', to: '' });
  expect(made.attrs['measure']).toBe('magic');
});
