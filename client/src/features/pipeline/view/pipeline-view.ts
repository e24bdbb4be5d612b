/** The screen's view model. Each step keeps its last answer as long as its inputs are the very same objects. */
import type { BoardRow, ContactRow, OpportunityRow, Person, QuoteRow, Settings, UserRow } from '@tandem/core';
import { type Stages, stagesOf } from '../../../ui/opportunities/stages.ts';
import { quotesByOpportunity } from '../../../ui/quotes/standing.ts';
import type { PipelineSearch } from '../filter/pipeline-filter.ts';
import { type Column, columnsOf } from './board-columns.ts';
import { sortRows } from './list-order.ts';
import { type Choices, choicesOf, type Scope, scopeOf } from './scope.ts';
import { type Selection, select } from './selection.ts';

export interface PipelineInput {
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly boards: ReadonlyMap<string, BoardRow>;
  readonly users: ReadonlyMap<string, UserRow>;
  readonly quotes: ReadonlyMap<string, QuoteRow>;
  readonly settings: Settings | undefined;
  readonly person: Person;
  readonly search: PipelineSearch;
  readonly today: string;
}

export interface PipelineView {
  readonly choices: Choices;
  readonly scope: Scope | undefined;
  readonly stages: Stages;
  readonly productTitles: ReadonlyMap<string, string>;
  /** The quote that stands for an opportunity, by the opportunity. */
  readonly quotes: ReadonlyMap<string, QuoteRow>;
  readonly selection: Selection;
  /** Empty while the list is shown, and the other way round: nobody pays for what nobody sees. */
  readonly columns: readonly Column[];
  readonly list: readonly OpportunityRow[];
}

/** One view model a screen; it remembers the last answer of each step. */
export function createPipelineView(): (input: PipelineInput) => PipelineView {
  const stagesStep = keepLast(stagesOf);
  const productsStep = keepLast(
    (settings: Settings | undefined) => new Map((settings?.products ?? []).map(({ id, title }) => [id, title])),
  );
  const quotesStep = keepLast((quotes: PipelineInput['quotes']) => quotesByOpportunity(quotes.values()));
  const choicesStep = keepLast(choicesOf);
  const scopeStep = keepLast(scopeOf);
  const filterStep = keepLastBy((search: PipelineSearch) => {
    const { view: _, sort: __, descending: ___, card: ____, group: _____, ...filter } = search;
    return filter;
  });
  const teamStep = keepLast((person: Person, users: ReadonlyMap<string, UserRow>) => teamOf(person, users));
  const selectStep = keepLast(
    (
      all: PipelineInput['opportunities'],
      scope: Scope | undefined,
      filter: ReturnType<typeof filterStep>,
      stages: Stages,
      me: string,
      team: ReadonlySet<string>,
      today: string,
      contacts: PipelineInput['contacts'],
      productTitles: ReadonlyMap<string, string>,
    ) => select(all, scope, filter, stages, { me, team, today, contacts, productTitles }),
  );
  const orderStep = keepLast(
    (
      rows: readonly OpportunityRow[],
      by: PipelineSearch['sort'],
      descending: boolean,
      stages: Stages,
      contacts: PipelineInput['contacts'],
      users: PipelineInput['users'],
      productTitles: ReadonlyMap<string, string>,
    ) => sortRows(rows, by, descending, { stages, contacts, users, productTitles }),
  );
  const columnsStep = keepLast(
    (
      rows: readonly OpportunityRow[],
      stages: Stages,
      process: string,
      status: PipelineSearch['status'],
      only: readonly string[],
      sorted: boolean,
    ) => columnsOf(rows, stages, { process, status, only, order: sorted ? keepOrder : undefined }),
  );

  return ({ opportunities, contacts, boards, users, quotes, settings, person, search, today }) => {
    const stages = stagesStep(settings);
    const productTitles = productsStep(settings);
    const choices = choicesStep(boards);
    const scope = scopeStep(search.board, choices, person);
    const filter = filterStep(search);
    const selection = selectStep(opportunities, scope, filter, stages, person.id, teamStep(person, users), today, contacts, productTitles);
    const isList = search.view === 'list';
    const isSorted = search.sort !== 'rank';
    const sorted =
      isList || isSorted
        ? orderStep(selection.rows, search.sort, search.descending, stages, contacts, users, productTitles)
        : selection.rows;
    const columns = isList ? [] : columnsStep(sorted, stages, scope?.process ?? '', filter.status, filter.stages, isSorted);
    return { choices, scope, stages, productTitles, quotes: quotesStep(quotes), selection, columns, list: isList ? sorted : [] };
  };
}

/** Everybody whose work counts as the person's team: who they lead, or the colleagues of their own team. */
export function teamOf(person: Person, users: ReadonlyMap<string, UserRow>): ReadonlySet<string> {
  const colleagues = [...users.values()].filter((user) => person.team !== '' && user.team === person.team).map((user) => user.id);
  return new Set([person.id, ...person.leads, ...colleagues]);
}

// Rows arrive sorted and Array.sort is stable, so "equal" keeps their order.
const keepOrder = () => 0;

function keepLast<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (last && args.every((arg, i) => Object.is(arg, last?.args[i]))) return last.result;
    last = { args, result: compute(...args) };
    return last.result;
  };
}

/** Keeps the last object as long as the next says the same: an address is parsed anew with every navigation. */
function keepLastBy<A, R>(compute: (arg: A) => R): (arg: A) => R {
  let last: { readonly text: string; readonly result: R } | undefined;
  return (arg) => {
    const result = compute(arg);
    const text = JSON.stringify(result);
    if (last?.text !== text) last = { text, result };
    return last.result;
  };
}
