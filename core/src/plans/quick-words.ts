/** What an action item says in passing: `Lease proposal over 60 months @Petra 16 March` is Petra's, due on 16 March. */
import { dayAtEnd } from './day-words.ts';

export interface QuickPerson {
  readonly id: string;
  readonly name: string;
}
export interface WordsTaken {
  readonly from: number;
  readonly to: number;
}
export interface QuickWords {
  readonly assignee: string;
  readonly due: string;
  /** The words that said so, to be taken out: they would be said twice. In the order of the text, with the blanks before them. */
  readonly taken: readonly WordsTaken[];
}
export interface QuickAsk {
  readonly people: readonly QuickPerson[];
  /** `@me` and `@mig`. */
  readonly me: string;
  readonly today: string;
  /** What is said already is not looked for. */
  readonly wants: { readonly assignee: boolean; readonly due: boolean };
}

/** Somebody is meant only when one person alone can be: two who are called Anna are asked for by hand. */
export function quickWords(text: string, { people, me, today, wants }: QuickAsk): QuickWords {
  const named = wants.assignee ? findPerson(text, people, me) : undefined;
  // The day may stand before the name or after it: it ends what is left.
  const rest = named ? text.slice(0, named.from) + ' '.repeat(named.to - named.from) + text.slice(named.to) : text;
  const day = wants.due ? dayAtEnd(rest, today) : undefined;
  const taken = [named, day].filter((one) => one !== undefined).map((one) => withBlanks(text, one));
  return { assignee: named?.id ?? '', due: day?.day ?? '', taken: taken.toSorted((a, b) => a.from - b.from) };
}

interface Named extends WordsTaken {
  readonly id: string;
}

function findPerson(text: string, people: readonly QuickPerson[], me: string): Named | undefined {
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@(?=\p{L})/gu)) {
    const said = text.slice(index + 1);
    const found = whoIs(said, people, me);
    if (found) return { id: found.id, from: index, to: index + 1 + found.length };
  }
  return undefined;
}

function whoIs(said: string, people: readonly QuickPerson[], me: string): { readonly id: string; readonly length: number } | undefined {
  const whole = people.filter(({ name }) => name !== '' && begins(said, name));
  const longest = Math.max(...whole.map(({ name }) => name.length));
  const exact = whole.filter(({ name }) => name.length === longest);
  if (exact[0]) return exact.length === 1 ? { id: exact[0].id, length: longest } : undefined;
  const word = /^[\p{L}'’-]+/u.exec(said)?.[0] ?? '';
  if (/^(me|mig|jag)$/i.test(word)) return { id: me, length: word.length };
  const folded = fold(word);
  const called = (test: (part: string) => boolean) => people.filter(({ name }) => fold(name).split(/\s+/).some(test));
  const same = called((part) => part === folded);
  const meant = same.length > 0 ? same : folded.length >= 3 ? called((part) => part.startsWith(folded)) : [];
  return meant.length === 1 && meant[0] ? { id: meant[0].id, length: word.length } : undefined;
}

const begins = (said: string, name: string): boolean =>
  fold(said.slice(0, name.length)) === fold(name) && !/^[\p{L}\p{N}]/u.test(said.slice(name.length));
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function withBlanks(text: string, { from, to }: WordsTaken): WordsTaken {
  let start = from;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  // At the beginning the blanks behind go instead.
  let end = to;
  if (start === 0) while (end < text.length && /\s/.test(text.charAt(end))) end++;
  return { from: start, to: end };
}
