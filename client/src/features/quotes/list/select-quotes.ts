/** The quotes that are shown, in order, and what they come to; from rows alone, so that it needs no network. */
import { fold } from '../../../search/fold.ts';
import type { ListedQuote } from '../../../ui/quotes/listed.ts';
import type { QuoteFilter, QuoteSearch, QuoteSort, quoteGroups } from './quote-search.ts';

export interface QuoteSum {
  readonly count: number;
  readonly net: number;
}
export interface QuoteSums {
  readonly out: QuoteSum;
  readonly soon: QuoteSum;
  readonly won: QuoteSum;
  readonly lost: QuoteSum;
}

/** The day on which nothing more was to come: answered, or run out. */
export const closedOn = ({ row, standing }: ListedQuote): string =>
  standing.state === 'expired'
    ? row.validUntil
    : standing.state === 'accepted' || standing.state === 'refused'
      ? row.answer.at.slice(0, 10)
      : '';

const belongs: Readonly<Record<(typeof quoteGroups)[number], (line: ListedQuote) => boolean>> = {
  out: ({ standing }) => standing.isOut,
  soon: ({ standing }) => standing.isSoon,
  lost: ({ standing }) => standing.state === 'refused' || standing.state === 'expired',
  closed: ({ standing }) => standing.state === 'accepted' || standing.state === 'refused' || standing.state === 'expired',
};
export const isIn = (filter: QuoteFilter | undefined, line: ListedQuote): boolean =>
  filter === undefined || (filter in belongs ? belongs[filter as keyof typeof belongs](line) : line.standing.state === filter);

/** Everything but the state, so that the tabs can count what each of them would show. */
export function narrowed(lines: readonly ListedQuote[], { q = '', from = '', to = '' }: QuoteSearch, isWanted: (owner: string) => boolean) {
  const words = fold(q).split(' ').filter(Boolean);
  return lines.filter((line) => {
    if (!isWanted(line.row.owner)) return false;
    if (from || to) {
      const day = closedOn(line);
      if (day === '' || (from && day < from) || (to && day > to)) return false;
    }
    if (words.length === 0) return true;
    const text = fold([line.row.number, line.row.title, line.company?.name ?? '', line.owner].join(' '));
    return words.every((word) => text.includes(word));
  });
}

const sortsBy: Readonly<Record<QuoteSort, (line: ListedQuote) => string | number>> = {
  number: ({ row }) => row.number || `~${row.createdAt}`,
  title: ({ row }) => row.title.toLocaleLowerCase(),
  contact: ({ company }) => company?.name.toLocaleLowerCase() ?? '',
  owner: ({ owner }) => owner.toLocaleLowerCase(),
  state: ({ standing }) => stateOrder.indexOf(standing.state),
  net: ({ row }) => row.net,
  sent: ({ row }) => row.sentAt,
  until: ({ row, standing }) => (standing.isOut ? row.validUntil || '~' : `~~${row.validUntil}`),
  opened: ({ openedAt }) => openedAt,
};
const stateOrder: readonly string[] = ['viewed', 'sent', 'draft', 'accepted', 'refused', 'expired'];

/** Without a chosen order: what runs out first, then drafts, then what is decided, the latest of each first. */
export function sorted(lines: readonly ListedQuote[], { sort, desc }: QuoteSearch): readonly ListedQuote[] {
  if (!sort) return [...lines].sort(byUrgency);
  const by = sortsBy[sort];
  const compared = [...lines].sort((a, b) => compare(by(a), by(b)) || compare(a.id, b.id));
  return desc ? compared.reverse() : compared;
}

function byUrgency(a: ListedQuote, b: ListedQuote): number {
  const group = ({ standing, row }: ListedQuote) => (standing.isOut ? 0 : row.state === 'draft' ? 1 : 2);
  if (group(a) !== group(b)) return group(a) - group(b);
  if (group(a) === 0) return compare(a.row.validUntil || '~', b.row.validUntil || '~') || compare(a.id, b.id);
  const time = (line: ListedQuote) => closedOn(line) || line.row.sentAt || line.row.createdAt;
  return compare(time(b), time(a)) || compare(b.id, a.id);
}
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Only sums of one currency can be added up: others count, and add nothing. */
export function sumsOf(lines: readonly ListedQuote[], currency: string): QuoteSums {
  const sum = (isPart: (line: ListedQuote) => boolean): QuoteSum => {
    const part = lines.filter(isPart);
    const own = part.filter(({ row }) => row.currency === '' || row.currency === currency);
    return { count: part.length, net: own.reduce((all, { row }) => all + row.net, 0) };
  };
  return {
    out: sum(belongs.out),
    soon: sum(belongs.soon),
    won: sum(({ standing }) => standing.state === 'accepted'),
    lost: sum(belongs.lost),
  };
}
