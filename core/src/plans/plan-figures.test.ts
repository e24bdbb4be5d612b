import { expect, test } from 'vitest';
import { someSettings } from '../testing/given.ts';
import { createRng } from '../testing/rng.ts';
import { aContactRow, anActivityRow, anOpportunityRow, aQuoteRow } from '../testing/rows.ts';
import {
  type FigureMeasure,
  objectiveProgress,
  type PlanFacts,
  planFacts,
  planFigure,
  productsOffered,
  visitsOf,
  whiteSpace,
} from './plan-figures.ts';

const { stages: usual } = someSettings();
const lost = {
  id: 'lost',
  title: 'Lost',
  rank: 'c',
  archived: false,
  process: 'sales',
  probability: 0,
  status: 'lost',
  rejection: '',
} as const;
const stages = [...usual, lost];
const product = (id: string, values: Partial<PlanFacts['products'][number]> = {}): PlanFacts['products'][number] => ({
  id,
  title: id,
  rank: id,
  archived: false,
  series: '',
  price: null,
  ...values,
});
const given = (values: Partial<PlanFacts> = {}): PlanFacts => ({
  opportunities: [],
  quotes: [],
  activities: [],
  stages,
  products: [],
  currency: 'EUR',
  dayOf: (instant) => instant.slice(0, 10),
  ...values,
});
const year = { from: '2026-01-01', to: '2026-12-31' };
const ever = { from: '', to: '' };

test('[S2-31] [PLAN-30] figures are counted from rows of the plan, within days that both count', () => {
  const facts = given({
    opportunities: [
      anOpportunityRow({ id: '1', stage: 'won', amount: 100, closedOn: '2026-01-01' }),
      anOpportunityRow({ id: '2', stage: 'won', amount: 10, closedOn: '2026-12-31' }),
      anOpportunityRow({ id: '3', stage: 'won', amount: 5000, closedOn: '2025-12-31' }),
      anOpportunityRow({ id: '4', stage: 'engaging', amount: 7, closeOn: '2026-06-01' }),
      anOpportunityRow({ id: '5', stage: 'engaging', amount: null, closeOn: '2026-07-01' }),
      anOpportunityRow({ id: '6', stage: 'lost', amount: 9, closedOn: '2026-06-01' }),
      anOpportunityRow({ id: '7', stage: 'gone', amount: 9, closeOn: '2026-06-01' }),
    ],
    activities: [
      anActivityRow({ id: '1', type: 'visit', at: '2026-02-05T10:00:00Z' }),
      anActivityRow({ id: '2', type: 'call', at: '2026-02-05T10:00:00Z' }),
    ],
    quotes: [
      aQuoteRow({ id: '1', state: 'sent', sentAt: '2026-03-01T10:00:00Z', net: 40 }),
      aQuoteRow({ id: '2', state: 'refused', sentAt: '2026-03-01T10:00:00Z', net: 2, currency: 'EUR' }),
      aQuoteRow({ id: '3', state: 'sent', sentAt: '2026-03-01T10:00:00Z', net: 999, currency: 'SEK' }),
      aQuoteRow({ id: '4', state: 'draft', net: 70 }),
    ],
  });
  const figures = Object.fromEntries(
    (['won', 'open', 'opportunities', 'visits', 'quotes'] as const).map((measure) => [measure, planFigure(measure, year, facts)]),
  );
  expect(figures).toEqual({
    won: { value: 110, rows: 2 },
    open: { value: 7, rows: 2 },
    opportunities: { value: 2, rows: 2 },
    visits: { value: 1, rows: 1 },
    quotes: { value: 42, rows: 3 },
  });
});

test('[PLAN-30] what has no day is counted where no end is set, and a day is where the reader is', () => {
  const facts = given({
    opportunities: [anOpportunityRow({ id: '1', stage: 'engaging', amount: 7 })],
    activities: [anActivityRow({ id: '1', type: 'visit', at: '2025-12-31T23:30:00Z' })],
    dayOf: () => '2026-01-01',
  });
  expect([planFigure('open', ever, facts).value, planFigure('open', { from: '', to: '2026-12-31' }, facts).value]).toEqual([7, 0]);
  expect(planFigure('visits', year, facts).value).toBe(1);
});

test('[S2-31] [PLAN-31] an objective is as far as its figure, at most all of it; by hand as somebody said; without a goal it has none', () => {
  const facts = given({
    opportunities: [anOpportunityRow({ id: '1', stage: 'won', amount: 65, closedOn: '2026-03-01' })],
    activities: [anActivityRow({ id: '1', type: 'visit', at: '2026-02-05T10:00:00Z' })],
  });
  const progress = (values: object) => objectiveProgress({ measure: 'won', target: 100, progress: null, ...year, ...values }, facts);
  expect(progress({})).toEqual({ share: 0.65, value: 65, target: 100, rows: 1 });
  expect(progress({ target: 10 }).share).toBe(1);
  expect(progress({ measure: 'visits', target: 4 })).toEqual({ share: 0.25, value: 1, target: 4, rows: 1 });
  expect([null, 0, -5].map((target) => progress({ target }))).toEqual(Array(3).fill({ share: null, value: 65, target: null, rows: 1 }));
  expect([null, 30, 250, -1].map((percent) => progress({ measure: 'hand', progress: percent }).share)).toEqual([0, 0.3, 1, 0]);
});

test('[S4-26] [PLAN-32] white space is what was never bought, with how far it has come', () => {
  const facts = given({
    products: ['bought', 'quoted', 'offered', 'lost', 'never'].map((id) => product(id)).concat(product('old', { archived: true })),
    opportunities: [
      anOpportunityRow({ id: '1', product: 'bought', stage: 'won', closedOn: '2024-01-01' }),
      anOpportunityRow({ id: '2', product: 'bought', stage: 'lost', closedOn: '2026-01-01' }),
      anOpportunityRow({ id: '3', product: 'quoted', stage: 'engaging' }),
      anOpportunityRow({ id: '4', product: 'offered', stage: 'engaging', amount: 10, openedOn: '2026-01-01' }),
      anOpportunityRow({ id: '5', product: 'offered', stage: 'engaging', amount: 20, openedOn: '2026-02-01' }),
      anOpportunityRow({ id: '6', product: 'lost', stage: 'lost', amount: 5, closedOn: '2025-02-01' }),
      anOpportunityRow({ id: '7', product: 'lost', stage: 'lost', amount: 6, closedOn: '2025-03-01' }),
    ],
    quotes: [aQuoteRow({ id: '1', opportunity: '3', state: 'accepted' })],
  });
  expect(whiteSpace(facts)).toEqual([
    { product: 'lost', title: 'lost', tried: 'lost', amount: 6, opportunity: '7' },
    { product: 'never', title: 'never', tried: 'never', amount: 0, opportunity: '' },
    { product: 'offered', title: 'offered', tried: 'open', amount: 30, opportunity: '5' },
  ]);
  expect(productsOffered(facts)).toBe(5);
});

test('[PLAN-33] an account plan is about its company, what was merged into it and its people; others about what their person does', () => {
  const contacts = new Map(
    [
      aContactRow({ id: 'firm' }),
      aContactRow({ id: 'twin', mergedInto: 'firm' }),
      aContactRow({ id: 'pia', is: 'person', company: 'twin' }),
      aContactRow({ id: 'other' }),
      aContactRow({ id: 'lone', is: 'person' }),
    ].map((row) => [row.id, row]),
  );
  const rows = {
    contacts,
    opportunities: ['firm', 'twin', 'pia', 'other', 'lone', 'unseen', ''].map((contact) =>
      anOpportunityRow({ id: contact || 'none', contact, owner: contact === 'other' ? 'ben' : 'ana' }),
    ),
    quotes: [aQuoteRow({ id: 'q', contact: 'other', owner: 'ben' })],
    activities: [
      anActivityRow({ id: 'v1', type: 'visit', contact: 'pia', by: 'ben', at: '2026-02-01T08:00:00Z' }),
      anActivityRow({ id: 'v2', type: 'visit', contact: 'firm', by: 'ana', at: '2026-03-01T08:00:00Z' }),
      anActivityRow({ id: 'c1', type: 'call', contact: 'firm', by: 'ana', at: '2026-03-02T08:00:00Z' }),
    ],
    settings: { stages, products: [], currency: 'EUR' },
    dayOf: (instant: string) => instant.slice(0, 10),
  };
  const about = (plan: Partial<Parameters<typeof planFacts>[0]>) => {
    const facts = planFacts({ is: 'account', contact: '', person: '', owner: '', ...plan }, rows);
    return [facts.opportunities.map(({ id }) => id), facts.quotes.length, visitsOf(facts, 5).map(({ id }) => id)];
  };
  expect(about({ contact: 'firm' })).toEqual([['firm', 'twin', 'pia'], 0, ['v2', 'v1']]);
  expect(about({ contact: 'twin' })).toEqual(about({ contact: 'firm' }));
  expect(about({ is: 'rep', person: 'ben', owner: 'ana' })).toEqual([['other'], 1, ['v1']]);
  expect(about({ is: 'territory', owner: 'ben' })).toEqual([['other'], 1, ['v1']]);
  expect([about({}), about({ is: 'rep' }), visitsOf(given(), -1)]).toEqual([[[], 0, []], [[], 0, []], []]);
});

test('[PLAN-30] any rows: a figure is the sum of the figures of its days, and nothing is counted twice', () => {
  const rng = createRng(6);
  const of = rng.pick;
  const day = () => `2026-0${1 + rng.below(6)}-1${rng.below(9)}`;
  const facts = given({
    opportunities: Array.from({ length: 80 }, (_, i) =>
      anOpportunityRow({
        id: String(i),
        stage: of(['won', 'lost', 'engaging', 'new', 'x']),
        amount: of([null, 1, 20.5, 300]),
        closedOn: of(['', day()]),
        closeOn: of(['', day()]),
      }),
    ),
    activities: Array.from({ length: 40 }, (_, i) =>
      anActivityRow({ id: String(i), type: of(['visit', 'call']), at: `${day()}T10:00:00Z` }),
    ),
    quotes: Array.from({ length: 40 }, (_, i) =>
      aQuoteRow({ id: String(i), state: of(['draft', 'sent', 'accepted']), sentAt: of(['', `${day()}T10:00:00Z`]), net: of([1, 2.25]) }),
    ),
  });
  for (const measure of ['won', 'open', 'visits', 'quotes', 'opportunities'] as readonly FigureMeasure[]) {
    const first = planFigure(measure, { from: '2026-01-01', to: '2026-03-14' }, facts);
    const second = planFigure(measure, { from: '2026-03-15', to: '2026-06-30' }, facts);
    const both = planFigure(measure, { from: '2026-01-01', to: '2026-06-30' }, facts);
    expect([first.value + second.value, first.rows + second.rows]).toEqual([both.value, both.rows]);
  }
});
