/** Why something was found: the name with the matched piece marked, and the facts that hold the rest. For shown hits only. */
import { fold, foldWithPlaces } from './fold.ts';
import { type FindableRow, sentencesOf } from './haystack.ts';
import { samePhone } from './phone.ts';
import type { Query, Word } from './query.ts';

/** From, to (exclusive) in the text as written. */
export type Mark = readonly [number, number];
export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}
export type FactName =
  | 'phone'
  | 'mail'
  | 'address'
  | 'belongs'
  | 'website'
  | 'vatNumber'
  | 'place'
  | 'jobTitle'
  | 'outsideId'
  | 'number'
  | 'sentence'
  | 'mergedName';
export interface Fact extends Marked {
  readonly fact: FactName;
}
export interface Why {
  readonly name: Marked;
  readonly facts: readonly Fact[];
}
interface Wanted {
  readonly words: readonly (readonly string[])[];
  readonly query: Query;
}

/** More would not fit beside a name. */
const mostFacts = 2;

/** `row` is what is shown, `found` the row whose facts matched: of a merged contact another one. */
export function whyFound(row: FindableRow, found: FindableRow, belongs: string, query: Query, meant: readonly (readonly string[])[]): Why {
  const wanted: Wanted = { query, words: query.words.map((word, at) => formsOf(word, meant[at])) };
  const name: Marked = { text: nameOf(row, belongs), marks: marksIn(nameOf(row, belongs), wanted.words) };
  const left = new Set(wanted.words.filter((forms) => find(name.text, forms) === undefined));
  const facts: Fact[] = [];
  for (const { fact, text } of factsOf(row, found, belongs)) {
    if (facts.length === mostFacts) break;
    const marks = fact === 'phone' && query.phone ? phoneMarks(text, query) : marksIn(text, [...left]);
    if (marks.length === 0 || left.size === 0) continue;
    facts.push({ fact, text, marks });
    if (fact === 'phone' && query.phone) left.clear();
    for (const forms of left) if (find(text, forms)) left.delete(forms);
  }
  return { name, facts };
}

const formsOf = ({ text, compact }: Word, meant: readonly string[] | undefined): readonly string[] => [
  ...new Set([text, compact, ...(meant ?? [])]),
];

export function nameOf(row: FindableRow, belongs: string): string {
  switch (row.kind) {
    case 'contact':
    case 'user':
      return row.name;
    case 'opportunity':
    case 'quote':
    case 'plan':
      return row.title || belongs;
    case 'task':
      return row.subject;
    case 'activity':
      return row.note;
  }
}

function factsOf(row: FindableRow, found: FindableRow, belongs: string): readonly { readonly fact: FactName; readonly text: string }[] {
  const all = (fact: FactName, texts: readonly string[]) => texts.filter(Boolean).map((text) => ({ fact, text }));
  if (found.kind === 'quote') return all('number', [found.number]).concat(all('belongs', [belongs]));
  if (found.kind === 'plan') return all('belongs', [belongs]).concat(all('sentence', sentencesOf(found)));
  if (found.kind !== 'contact')
    return all('belongs', [belongs]).concat(found.kind === 'opportunity' ? all('outsideId', [found.outsideId]) : []);
  return [
    ...(found === row ? [] : all('mergedName', [found.name])),
    ...all('phone', found.phones),
    ...all('mail', found.mails),
    ...all('address', found.addresses),
    ...all('belongs', [belongs]),
    ...all('website', [found.website]),
    ...all('vatNumber', [found.vatNumber]),
    ...all('jobTitle', [found.jobTitle]),
    ...all('place', [found.town, found.country]),
  ];
}

/** The query's words in a text. */
export const marksOf = (text: string, query: Query): readonly Mark[] =>
  marksIn(
    text,
    query.words.map((word) => formsOf(word, undefined)),
  );

function marksIn(text: string, words: readonly (readonly string[])[]): readonly Mark[] {
  return joined(words.map((forms) => find(text, forms)).filter((mark) => mark !== undefined));
}

function find(text: string, forms: readonly string[]): Mark | undefined {
  const folded = foldWithPlaces(text);
  for (const form of forms) {
    const at = placeOf(folded.text, form);
    if (at >= 0) return [folded.places[at] ?? 0, folded.places[at + form.length] ?? text.length];
  }
  for (const form of forms) {
    const mark = /\d/.test(form) ? findCompact(text, form) : undefined;
    if (mark) return mark;
  }
  return undefined;
}

/** Where a word begins with it, or else the first place. */
function placeOf(text: string, form: string): number {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return at;
  return text.indexOf(form);
}

/** Finds digits also where the text parts them: 21134 in "211 34". */
function findCompact(text: string, form: string): Mark | undefined {
  const { text: folded, places } = foldWithPlaces(text);
  const kept = [...folded].map((letter, at) => ({ letter, at })).filter(({ letter }) => /[\p{L}\p{N}]/u.test(letter));
  const at = kept
    .map(({ letter }) => letter)
    .join('')
    .indexOf(fold(form));
  const [first, last] = [kept[at], kept[at + form.length - 1]];
  return at < 0 || !first || !last ? undefined : [places[first.at] ?? 0, places[last.at + 1] ?? text.length];
}

function phoneMarks(phone: string, { phone: wanted, typed }: Query): readonly Mark[] {
  if (!wanted) return [];
  const pieces = wanted.pieces.flatMap((piece) => [piece.trim(), piece.trim().replace(/^0+/, '')]).filter((piece) => piece.length >= 2);
  const tail = wanted.tail !== '' && samePhone(phone, typed) ? [wanted.tail] : [];
  for (const piece of [...pieces, ...tail]) {
    const mark = findCompact(phone, piece);
    if (mark) return [mark];
  }
  return [];
}

function joined(marks: readonly Mark[]): readonly Mark[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
