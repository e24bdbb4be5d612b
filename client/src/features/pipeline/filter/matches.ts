/** A filter made ready: each condition becomes one small test, so that a pass over all rows asks only what is set. */
import type { ContactRow, OpportunityRow } from '@tandem/core';
import type { StageFacts } from '../../../ui/opportunities/stages.ts';
import { isWithin, monthOf, quarterOf } from '../view/periods.ts';
import { type PipelineFilter, parseAmountRange, parseDayRange } from './pipeline-filter.ts';

export interface MatchFacts {
  readonly me: string;
  readonly team: ReadonlySet<string>;
  readonly today: string;
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly productTitles: ReadonlyMap<string, string>;
}

type Test = (row: OpportunityRow, stage: StageFacts | undefined) => boolean;

/** Conditions that hold for open, won and lost alike: they narrow the figures too. */
export function factTest(filter: PipelineFilter, facts: MatchFacts): Test {
  const tests: Test[] = [];
  if (filter.owner === 'me') tests.push((row) => row.owner === facts.me);
  else if (filter.owner === 'team') tests.push((row) => facts.team.has(row.owner));
  else if (filter.owner !== 'anyone') tests.push((row) => row.owner === filter.owner);
  if (filter.products.length) tests.push((row) => filter.products.includes(row.product));
  const amount = parseAmountRange(filter.amount);
  if (amount) tests.push((row) => row.amount !== null && row.amount >= (amount.from ?? -Infinity) && row.amount <= (amount.to ?? Infinity));
  if (filter.without === 'company') tests.push((row) => row.contact === '' && row.company === '');
  else if (filter.without === 'amount') tests.push((row) => row.amount === null);
  else if (filter.without === 'close') tests.push((row) => row.closeOn === '');
  const wanted = filter.text.trim().toLowerCase();
  if (wanted) tests.push((row) => haystackOf(row, facts).includes(wanted));
  return every(tests);
}

/** Conditions about where an opportunity stands now: they choose what is shown, not what was won. */
export function placeTest(filter: PipelineFilter, facts: MatchFacts): Test {
  const tests: Test[] = [];
  if (filter.status !== 'any') tests.push((_, stage) => stage?.status === filter.status);
  if (filter.stages.length) tests.push((row) => filter.stages.includes(row.stage));
  if (filter.close) tests.push(closeTest(filter.close, facts.today));
  return every(tests);
}

function closeTest(close: string, today: string): Test {
  if (close === 'none') return (row) => row.closeOn === '';
  if (close === 'late') return (row, stage) => stage?.status === 'open' && row.closeOn !== '' && row.closeOn < today;
  const period =
    close === 'this-month'
      ? monthOf(today)
      : close === 'next-month'
        ? monthOf(today, 1)
        : close === 'this-quarter'
          ? quarterOf(today)
          : (parseDayRange(close) ?? { from: '', to: '' });
  return (row) => isWithin(row.closedOn || row.closeOn, period);
}

const every =
  (tests: readonly Test[]): Test =>
  (row, stage) => {
    for (const test of tests) if (!test(row, stage)) return false;
    return true;
  };

/** The row's name for people: the company's own when it may be seen, otherwise what travels with the card. */
export const companyOf = (row: OpportunityRow, contacts: ReadonlyMap<string, ContactRow>): string =>
  (row.contact && contacts.get(row.contact)?.name) || row.company;

// A row is replaced when it changes, so its lower-cased text can be kept as long as the row lives.
const haystacks = new WeakMap<OpportunityRow, { readonly company: string; readonly text: string }>();

function haystackOf(row: OpportunityRow, facts: MatchFacts): string {
  const company = companyOf(row, facts.contacts);
  const known = haystacks.get(row);
  if (known?.company === company) return known.text;
  const text = [company, row.title, facts.productTitles.get(row.product) ?? '', row.outsideId].join('\n').toLowerCase();
  haystacks.set(row, { company, text });
  return text;
}
