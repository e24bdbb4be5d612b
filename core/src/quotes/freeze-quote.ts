/** Makes of a draft what its recipient gets: words and figures of that moment, in the order of the lines. */
import type { Quote } from '../documents/quote.ts';
import { byRank } from '../documents/rank.ts';
import type { Settings } from '../documents/settings.ts';
import type { ContactRow } from '../projections/row.ts';
import type { QuoteLanguage, SentLine, SentQuote } from './sent-quote.ts';
import { asPercent, quoteTotals } from './totals.ts';
import { validUntil } from './validity.ts';

export interface Freezing {
  readonly quote: string;
  readonly state: Quote;
  readonly settings: Pick<Settings, 'companyName' | 'vatNumber' | 'address' | 'currency' | 'quotationDays' | 'senderName' | 'products'>;
  /** The quote's contact, the company that a person belongs to, and whom of the contact's persons it is for. */
  readonly contact: Pick<ContactRow, 'is' | 'name' | 'jobTitle' | 'addresses'> | undefined;
  readonly company: Pick<ContactRow, 'name' | 'addresses'> | undefined;
  readonly person: Pick<ContactRow, 'name' | 'jobTitle'> | undefined;
  /** Who gets it when nobody of the contact is named. */
  readonly recipient: string;
  readonly seller: SentQuote['seller'];
  readonly number: string;
  readonly version: number;
  readonly language: QuoteLanguage;
  readonly sentOn: string;
  readonly intro: readonly string[];
  readonly terms: readonly string[];
  readonly accept: boolean;
}

export function freezeQuote(freezing: Freezing): SentQuote {
  const { quote, state, settings, seller, number, version, language, sentOn, intro, terms, accept } = freezing;
  const { lines: amounts, ...totals } = quoteTotals(state);
  return {
    quote,
    number,
    version,
    language,
    title: state.title.trim(),
    from: {
      company: settings.companyName || settings.senderName,
      vatNumber: settings.vatNumber,
      address: linesOf(settings.address),
    },
    seller,
    to: recipientOf(freezing),
    sentOn,
    validUntil: validUntil(sentOn, state.validDays, settings.quotationDays),
    delivery: state.delivery,
    currency: state.currency || settings.currency,
    intro,
    lines: [...state.lines]
      .filter(saysAnything)
      .sort(byRank)
      .map((line) => sentLine(line, freezing, amounts[line.id] ?? 0)),
    discount: asPercent(state.discount),
    totals,
    terms,
    accept,
  };
}

function recipientOf({ contact, company, person, recipient }: Freezing): SentQuote['to'] {
  const at = contact?.is === 'person' ? company : contact;
  const named = person ?? (contact?.is === 'person' ? contact : undefined);
  const address = at?.addresses[0] ?? contact?.addresses[0] ?? '';
  return {
    name: named?.name ?? (recipient === at?.name ? '' : recipient),
    jobTitle: named?.jobTitle ?? '',
    company: at?.name ?? '',
    address: linesOf(address),
  };
}

type Line = Quote['lines'][number];

/** A line that somebody began and left empty is none. */
export const saysAnything = ({ title, detail, price, product }: Line): boolean =>
  title.trim() !== '' || detail.trim() !== '' || (price ?? 0) !== 0 || product !== '';

const sentLine = (line: Line, { state: { tax }, settings }: Freezing, amount: number): SentLine => ({
  id: line.id,
  kind: line.kind,
  title: lineTitle(line, settings),
  detail: line.detail.trim(),
  quantity: line.kind === 'text' ? null : (line.quantity ?? 1),
  price: line.kind === 'text' ? null : line.price,
  discount: line.kind === 'text' ? 0 : asPercent(line.discount),
  tax: line.kind === 'text' ? 0 : asPercent(line.tax ?? tax),
  amount,
});

/** What it is called, otherwise the product's name. */
export const lineTitle = ({ title, product }: Pick<Line, 'title' | 'product'>, { products }: Pick<Settings, 'products'>): string =>
  title.trim() || (products.find(({ id }) => id === product)?.title ?? '');

/** An address in one line is written as on an envelope: the street, and below it where that is. */
function linesOf(address: string): readonly string[] {
  const parts = address
    .split(address.includes('\n') ? '\n' : ',')
    .map((part) => part.trim())
    .filter(Boolean);
  return address.includes('\n') ? parts : [parts[0] ?? '', parts.slice(1).join(', ')].filter(Boolean);
}
