/** A view is a named filter and order. Some come with the product, others a person has saved. */
import { type Person, seesEverything } from '@tandem/core';
import type { ColumnLayout } from './columns.ts';
import { type ContactKind, everyone, type Filter, ownOwner } from './filter.ts';
import { byName, type Sort } from './sort.ts';

export const builtInViews = ['mine', 'team', 'all', 'leads-without-mail', 'customers', 'no-opportunity'] as const;
export type BuiltInView = (typeof builtInViews)[number];

export interface View {
  readonly id: string;
  readonly kind: ContactKind;
  /** '' for a built-in view: its name is in the catalogue of messages. */
  readonly name: string;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly columns?: ColumnLayout;
}

export function viewsOf(kind: ContactKind, person: Person, saved: readonly View[]): readonly View[] {
  const own = ownOwner(person);
  const view = (id: BuiltInView, filter: Partial<Filter>, sort: Sort = byName): View => ({
    id,
    kind,
    name: '',
    filter: { ...everyone, ...filter },
    sort,
  });
  const first = {
    mine: view('mine', { owner: 'me' }),
    team: view('team', { owner: 'team' }),
    all: view('all', {}),
  };
  const ofCompanies = [
    view('leads-without-mail', { owner: own, lifecycles: ['lead'], withoutMail: true }),
    view('customers', { owner: own, lifecycles: ['customer'] }, { by: 'wonSum', direction: 'down' }),
    view('no-opportunity', { owner: own, opportunity: 'none' }),
  ];
  return [
    ...(seesEverything(person)
      ? [first.all, first.mine]
      : person.leads.length > 0
        ? [first.team, first.mine, first.all]
        : [first.mine, first.all]),
    ...(kind === 'company' ? ofCompanies : []),
    ...saved.filter((other) => other.kind === kind),
  ];
}

export const isBuiltIn = (id: string): id is BuiltInView => (builtInViews as readonly string[]).includes(id);

export function sameFilter(a: Filter, b: Filter): boolean {
  const same = (x: readonly string[], y: readonly string[]) => x.length === y.length && x.every((value) => y.includes(value));
  return (
    a.owner === b.owner &&
    a.withoutMail === b.withoutMail &&
    a.opportunity === b.opportunity &&
    a.text.trim() === b.text.trim() &&
    same(a.lifecycles, b.lifecycles) &&
    same(a.industries, b.industries) &&
    same(a.countries, b.countries) &&
    same(a.statuses, b.statuses)
  );
}
