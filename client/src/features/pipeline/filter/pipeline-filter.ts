/** The one filter of board and list: plain, serialisable, kept in the address so that a link or a saved view restores it. */
import { isDay } from '@tandem/core';

export const statuses = ['open', 'won', 'lost', 'any'] as const;
export type StatusFilter = (typeof statuses)[number];
export const closeWords = ['late', 'this-month', 'next-month', 'this-quarter', 'none'] as const;
export const missing = ['', 'company', 'amount', 'close'] as const;
export const sortKeys = [
  'rank',
  'company',
  'title',
  'stage',
  'amount',
  'weighted',
  'owner',
  'product',
  'openedOn',
  'closeOn',
  'closedOn',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface PipelineFilter {
  /** A board's id, `process:<id>` for all boards of one process, `all` for everything, '' for the person's own start. */
  readonly board: string;
  readonly status: StatusFilter;
  /** `anyone`, `me`, `team`, or a user's id. */
  readonly owner: string;
  readonly stages: readonly string[];
  readonly products: readonly string[];
  /** `15000..`, `..5000`, `1000..5000`; '' for any. */
  readonly amount: string;
  /** A word that moves with the calendar, or `2026-01-01..2026-03-31`; '' for any. */
  readonly close: string;
  readonly without: (typeof missing)[number];
  readonly text: string;
}

export interface PipelineSearch extends PipelineFilter {
  readonly view: 'board' | 'list';
  readonly sort: SortKey;
  readonly descending: boolean;
  /** The list in groups. */
  readonly group: PipelineGrouping;
  /** The opportunity that is open beside the board. */
  readonly card: string;
}

export const pipelineGroupings = ['', 'stage', 'owner'] as const;
export type PipelineGrouping = (typeof pipelineGroupings)[number];

export const emptySearch: PipelineSearch = {
  board: '',
  status: 'open',
  owner: 'anyone',
  stages: [],
  products: [],
  amount: '',
  close: '',
  without: '',
  text: '',
  view: 'board',
  sort: 'rank',
  descending: false,
  group: '',
  card: '',
};

/** Reads the address; whatever it does not understand counts as not set. */
export function searchFromAddress(address: Readonly<Record<string, unknown>>): PipelineSearch {
  return {
    board: word(address.board),
    status: oneOf(statuses, address.status, 'open'),
    owner: word(address.owner) || 'anyone',
    stages: words(address.stage),
    products: words(address.product),
    amount: isAmountRange(word(address.amount)) ? word(address.amount) : '',
    close: isCloseFilter(word(address.close)) ? word(address.close) : '',
    without: oneOf(missing, address.without, ''),
    text: word(address.q).slice(0, 200),
    view: oneOf(['board', 'list'] as const, address.view, 'board'),
    sort: oneOf(sortKeys, address.sort, 'rank'),
    descending: address.desc === true || address.desc === 'true' || address.desc === 1,
    group: oneOf(pipelineGroupings, address.group, ''),
    card: word(address.card),
  };
}

/** Only what differs from the empty filter, so that an address stays short and readable. */
export function addressFromSearch(search: PipelineSearch): Record<string, string | true> {
  const address: Record<string, string | true> = {};
  const put = (key: string, value: string, unset: string) => {
    if (value !== unset) address[key] = value;
  };
  put('view', search.view, 'board');
  put('board', search.board, '');
  put('status', search.status, 'open');
  put('owner', search.owner, 'anyone');
  put('stage', search.stages.join(','), '');
  put('product', search.products.join(','), '');
  put('amount', search.amount, '');
  put('close', search.close, '');
  put('without', search.without, '');
  put('q', search.text, '');
  put('sort', search.sort, 'rank');
  if (search.descending) address.desc = true;
  put('group', search.group, '');
  put('card', search.card, '');
  return address;
}

/** Whether anything narrows what the board holds; the choice of board itself does not. */
export const isNarrowed = (filter: PipelineFilter): boolean =>
  filter.status !== 'open' ||
  filter.owner !== 'anyone' ||
  filter.stages.length > 0 ||
  filter.products.length > 0 ||
  [filter.amount, filter.close, filter.without, filter.text].some((part) => part !== '');

export interface AmountRange {
  readonly from: number | null;
  readonly to: number | null;
}

export function parseAmountRange(range: string): AmountRange | undefined {
  const match = /^(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?$/.exec(range);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  return { from: match[1] === undefined ? null : Number(match[1]), to: match[2] === undefined ? null : Number(match[2]) };
}
export const amountRange = (from: number | null, to: number | null): string =>
  from === null && to === null ? '' : `${from ?? ''}..${to ?? ''}`;

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export function parseDayRange(range: string): DayRange | undefined {
  const [from = '', to = '', more] = range.split('..');
  if (more !== undefined || !range.includes('..') || (!from && !to)) return undefined;
  return (!from || isDay(from)) && (!to || isDay(to)) ? { from, to } : undefined;
}

const isAmountRange = (value: string) => parseAmountRange(value) !== undefined;
const isCloseFilter = (value: string) => (closeWords as readonly string[]).includes(value) || parseDayRange(value) !== undefined;
/** A text that is all digits arrives from the address as a number. */
const word = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const words = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value.map(word) : word(value).split(',')).map((part) => part.trim()).filter(Boolean);
const oneOf = <const T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.includes(value as T) ? (value as T) : otherwise;
