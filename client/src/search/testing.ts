/** A device full of rows for tests of the search: what matters to a test is said there. */
import type { ActivityRow, ContactRow, OpportunityRow, PlanRow, QuoteRow, TaskRow, UserRow } from '@tandem/core';
import { type Ask, type Found, find, type Group, groups } from './find.ts';
import type { FindableRow } from './haystack.ts';
import { readQuery } from './query.ts';
import { createSearchIndex, type RowsByKind, type SearchIndex } from './search-index.ts';

export function rowsOf(rows: readonly FindableRow[]): RowsByKind {
  const of = <R extends FindableRow>(kind: R['kind']) =>
    new Map(rows.filter((row): row is R => row.kind === kind).map((row) => [row.id, row]));
  return {
    contact: of<ContactRow>('contact'),
    opportunity: of<OpportunityRow>('opportunity'),
    quote: of<QuoteRow>('quote'),
    plan: of<PlanRow>('plan'),
    task: of<TaskRow>('task'),
    activity: of<ActivityRow>('activity'),
    user: of<UserRow>('user'),
  };
}

export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export interface TestSearch {
  readonly index: SearchIndex;
  found(text: string, ask?: Partial<Ask>): Found;
  /** The ids of a group's hits, or of all groups', best first. */
  ids(text: string, group?: Group, ask?: Partial<Ask>): readonly string[];
}

export function searchOver(rows: readonly FindableRow[], index: SearchIndex = createSearchIndex()): TestSearch {
  const byKind = rowsOf(rows);
  finish(index.update(byKind));
  const found: TestSearch['found'] = (text, ask = {}) =>
    finish(find(index, { query: readQuery(text), me: 'ana', opened: [], most: 10, contacts: byKind.contact, ...ask }));
  return {
    index,
    found,
    ids: (text, group, ask) => {
      const { hits } = found(text, ask);
      return (group ? [group] : groups).flatMap((one) => hits[one].map(({ row }) => row.id));
    },
  };
}

export const aUserRow = (id: string, name: string): UserRow => ({ kind: 'user', id, name, role: 'seller', team: '', active: true });
