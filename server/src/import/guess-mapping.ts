/** Where each column of a file probably goes, from its name and from its values, and why. */
import { type ColumnFacts, dateFacts, isAmountColumn, isDateColumn, share } from './column-facts.ts';
import { type Field, fieldFacts, fieldsOf, type ImportKind, type Target } from './fields.ts';
import { fitsOfHeader, headerKey } from './header-words.ts';

/** Why a column goes where it goes; the words are the interface's. */
export type GuessReason =
  | {
      readonly code:
        | 'name'
        | 'remembered'
        | 'emails'
        | 'phones'
        | 'links'
        | 'never-twice'
        | 'numbers'
        | 'which-currency'
        | 'nothing-fits'
        | 'empty'
        | 'another-fits-better';
    }
  | { readonly code: 'known-names'; readonly of: number; readonly known: number; readonly list: KnownList; readonly empty: number }
  | { readonly code: 'dates'; readonly order: 'ymd' | 'dmy' | 'mdy'; readonly broken: number };
export type KnownList = 'users' | 'products' | 'stages' | 'companies' | 'industries' | 'countries';
export interface Guess {
  readonly header: string;
  readonly first: readonly string[];
  readonly target: Target;
  readonly reason: GuessReason;
  /** A person should look at it before the file comes in. */
  readonly look: boolean;
}
/** Names the workspace knows, in lower case. */
export type KnownNames = { readonly [L in KnownList]?: ReadonlySet<string> };
export interface Guessing {
  readonly header: readonly string[];
  readonly facts: readonly ColumnFacts[];
  readonly known: KnownNames;
  /** The mapping of an earlier file with the same columns. */
  readonly remembered?: Readonly<Record<string, Target>>;
}

export function guessKind(header: readonly string[]): ImportKind {
  const fits = (kind: ImportKind, ...wanted: readonly Field[]) =>
    header.filter((name) => fitsOfHeader(name, kind).some((fit) => wanted.includes(fit.field))).length;
  const persons = fits('contacts', 'firstName', 'lastName', 'jobTitle', 'birthday');
  const deals = fits('opportunities', 'stage', 'amount', 'closeOn', 'closedOn', 'product', 'currency', 'openedOn');
  if (deals >= 2 && deals > persons) return 'opportunities';
  if (fits('contacts', 'firstName', 'lastName') > 0) return 'contacts';
  if (fits('companies', 'revenue', 'employees', 'founded', 'industry', 'parent', 'vatNumber') > 0) return 'companies';
  if (header.some((name) => /^organi[sz]ation - name$|^account name$|^company( name)?$|^företag(snamn)?$|^firma$/i.test(name)))
    return persons > 0 ? 'contacts' : 'companies';
  return 'contacts';
}

export function guessMapping(kind: ImportKind, guessing: Guessing): readonly Guess[] {
  const { header, facts } = guessing;
  const targets = targetsByName(kind, header, facts);
  byValues(kind, targets, guessing);
  settleCloseDate(targets, header, facts);
  return header.map((name, i) => {
    const remembered = guessing.remembered?.[name];
    const target = remembered ?? targets[i] ?? '';
    const column = facts[i];
    const reason: GuessReason =
      remembered !== undefined ? { code: 'remembered' } : reasonFor(kind, target, { name, column, guessing, targets });
    const look =
      remembered === undefined && (reason.code === 'which-currency' || (reason.code === 'nothing-fits' && (column?.filled ?? 0) > 0));
    return { header: name, first: column?.first.map((value) => value.slice(0, 80)) ?? [], target, reason, look };
  });
}

/** The most exact word wins a field that can have one column only; a column without a value comes after one with values. */
function targetsByName(kind: ImportKind, header: readonly string[], facts: readonly ColumnFacts[]): Target[] {
  const targets: Target[] = header.map(() => '');
  const claims = header.flatMap((name, column) =>
    fitsOfHeader(name, kind).map(({ field, rank }) => ({ column, field, rank, empty: (facts[column]?.filled ?? 0) === 0 })),
  );
  claims.sort((a, b) => Number(a.empty) - Number(b.empty) || a.rank - b.rank || a.column - b.column);
  const taken = new Set<Field>();
  for (const { column, field } of claims) {
    if (targets[column] !== '' || (taken.has(field) && !fieldFacts(field).many)) continue;
    targets[column] = field;
    taken.add(field);
  }
  return targets;
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phone = /^[+(]?[\d٠-٩０-９][\d٠-٩０-９\s()./–-]{5,}$/;
// A number without any sign or gap may be anything; four groups of digits with points are a network address, and a day has dashes too.
const looksLikePhone = (value: string): boolean =>
  phone.test(value) &&
  /[+\s()/-]/.test(value) &&
  (value.match(/\p{Nd}/gu)?.length ?? 0) >= 7 &&
  !/^\d+(\.\d+){3}$|^\d{4}-\d\d-\d\d/.test(value);

/** Columns whose name says nothing, or says less than their values. */
function byValues(kind: ImportKind, targets: Target[], { facts, known }: Guessing): void {
  const free = (field: Field) => fieldsOf(kind).includes(field) && (fieldFacts(field).many === true || !targets.includes(field));
  facts.forEach((column, i) => {
    if (targets[i] === 'website' && share(column, (value) => /linkedin\.com\/in\//i.test(value)) > 0.5) targets[i] = 'linkedIn';
    if (targets[i] !== '' || column.filled === 0) return;
    const fits: readonly (readonly [Field, boolean])[] = [
      ['email', share(column, (value) => email.test(value)) > 0.6],
      ['linkedIn', share(column, (value) => /linkedin\.com\//i.test(value)) > 0.6],
      ['website', share(column, (value) => /^(https?:\/\/|www\.)/i.test(value)) > 0.6],
      ['owner', namesKnown(column, known.users) > 0.5],
      ['product', namesKnown(column, known.products) > 0.5],
      ['stage', namesKnown(column, known.stages) > 0.5],
      ['industry', namesKnown(column, known.industries) > 0.5],
      ['company', namesKnown(column, known.companies) > 0.5],
      ['country', namesKnown(column, known.countries) > 0.6],
      ['phone', share(column, looksLikePhone) > 0.7],
    ];
    targets[i] = fits.find(([field, holds]) => holds && free(field))?.[0] ?? '';
  });
}

const namesKnown = (column: ColumnFacts, names: ReadonlySet<string> | undefined): number =>
  names && names.size > 0 && column.counts.size > 1 ? share(column, (value) => names.has(value.toLowerCase())) : 0;

/** "Close date" is the day it was closed where open opportunities have none, else the day it is expected to. */
function settleCloseDate(targets: Target[], header: readonly string[], facts: readonly ColumnFacts[]): void {
  const at = targets.indexOf('closeOn');
  if (at < 0 || targets.includes('closedOn') || !['closedate', 'closingdate'].includes(headerKey(header[at] ?? ''))) return;
  const amount = facts[targets.indexOf('amount')];
  const dates = facts[at];
  if (dates && dates.empty > 0 && amount && amount.empty === dates.empty) targets[at] = 'closedOn';
}

interface Column {
  readonly name: string;
  readonly column: ColumnFacts | undefined;
  readonly guessing: Guessing;
  readonly targets: readonly Target[];
}

function reasonFor(kind: ImportKind, target: Target, { name, column, guessing, targets }: Column): GuessReason {
  if (!column || column.filled === 0) return { code: target ? 'name' : 'empty' };
  if (target === '') return { code: fitsOfHeader(name, kind).length > 0 ? 'another-fits-better' : 'nothing-fits' };
  const lists: Partial<Record<Field, KnownList>> = {
    owner: 'users',
    product: 'products',
    stage: 'stages',
    company: 'companies',
    industry: 'industries',
    country: 'countries',
    parent: 'companies',
  };
  const list = lists[target];
  const names = list && guessing.known[list];
  if (list && names && names.size > 0 && !column.manyDifferent) {
    const known = [...column.counts.keys()].filter((value) => names.has(value.toLowerCase())).length;
    if (known > 0) return { code: 'known-names', of: column.counts.size, known, list, empty: column.empty };
  }
  const { cell } = fieldFacts(target);
  if (cell === 'date' && isDateColumn(column)) return { code: 'dates', ...dateFacts(column) };
  if (cell === 'amount' && isAmountColumn(column))
    return { code: kind === 'opportunities' && !targets.includes('currency') ? 'which-currency' : 'numbers' };
  if (cell === 'email') return { code: 'emails' };
  if (cell === 'phone') return { code: 'phones' };
  if (target === 'website' || target === 'linkedIn') return { code: 'links' };
  if (target === 'outsideId' && column.neverTwice) return { code: 'never-twice' };
  return { code: 'name' };
}
