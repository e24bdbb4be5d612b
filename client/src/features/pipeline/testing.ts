/** Builders for this feature's tests: Ana and Nils sell, Ben manages, Acme buys. */
import type { BoardRow, ContactRow, OpportunityRow, Person, QuoteRow, Settings, UserRow } from '@tandem/core';
import { aContactRow, someSettings } from '@tandem/core/testing';
import { emptySearch, type PipelineSearch } from './filter/pipeline-filter.ts';
import type { PipelineInput } from './view/pipeline-view.ts';

export const today = '2026-03-12';

const entry = (id: string, title: string, rank: string) => ({ id, title, rank, archived: false });
const stage = (id: string, process: string, rank: string, status: 'open' | 'won' | 'lost', probability: number) => ({
  ...entry(id, id, rank),
  process,
  probability,
  status,
  rejection: '',
});

export const aSettings = (patch: Partial<Settings> = {}): Settings => ({
  ...someSettings(),
  companyName: 'Halden',
  currency: 'EUR',
  timeZone: '',
  processes: [
    { ...entry('sales', 'Sales', 'a0'), kind: 'sales' },
    { ...entry('service', 'Service', 'a1'), kind: 'service' },
  ],
  stages: [
    stage('quoted', 'sales', 'a1', 'open', 50),
    stage('qualified', 'sales', 'a0', 'open', 10),
    stage('agreed', 'sales', 'a2', 'open', 90),
    stage('won', 'sales', 'a3', 'won', 100),
    stage('lost', 'sales', 'a4', 'lost', 0),
    stage('new', 'service', 'a0', 'open', 20),
    stage('solved', 'service', 'a1', 'won', 100),
  ],
  products: [{ ...entry('gtx', 'GTX Basic', 'a0'), series: 'GTX', price: 550 }],
  rejections: [entry('price', 'Price', 'a0')],
  ...patch,
});

export const anOpportunity = (patch: Partial<OpportunityRow> & { readonly id: string }): OpportunityRow => ({
  kind: 'opportunity',
  board: 'north',
  document: `board/${patch.board ?? 'north'}`,
  title: 'Loader',
  contact: '',
  company: 'Acme',
  owner: 'ana',
  stage: 'qualified',
  rank: 'a0',
  amount: 1000,
  product: 'gtx',
  type: '',
  openedOn: '2026-01-10',
  closeOn: '2026-04-01',
  closedOn: '',
  lostReason: '',
  outsideId: '',
  batch: '',
  ...patch,
});

export const aBoard = (patch: Partial<BoardRow> & { readonly id: string }): BoardRow => ({
  kind: 'board',
  title: patch.id,
  process: 'sales',
  is: 'sales',
  members: [],
  ...patch,
});
export const aUser = (id: string, name: string, team = 'north'): UserRow => ({
  kind: 'user',
  id,
  name,
  role: 'seller',
  team,
  active: true,
});
export const aCompany = (id: string, name: string): ContactRow => aContactRow({ id, name, lifecycle: 'customer', owner: 'ana' });

export const ana: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
export const ben: Person = { id: 'ben', role: 'manager', team: '', leads: [] };

export const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
export const aSearch = (patch: Partial<PipelineSearch> = {}): PipelineSearch => ({ ...emptySearch, ...patch });

export interface World {
  readonly opportunities?: readonly OpportunityRow[];
  readonly contacts?: readonly ContactRow[];
  readonly boards?: readonly BoardRow[];
  readonly quotes?: readonly QuoteRow[];
  readonly person?: Person;
  readonly search?: Partial<PipelineSearch>;
}

export const anInput = ({ opportunities = [], contacts = [], quotes = [], boards, person = ana, search = {} }: World): PipelineInput => ({
  opportunities: byId(opportunities),
  contacts: byId(contacts),
  boards: byId(boards ?? [aBoard({ id: 'north', members: ['team:north'] })]),
  users: byId([aUser('ana', 'Ana Berg'), aUser('nils', 'Nils Holm'), aUser('eva', 'Eva Lind', 'south')]),
  quotes: byId(quotes),
  settings: aSettings(),
  person,
  search: aSearch(search),
  today,
});
