/** One line of a new lead, read as people write it: "Twentse Kranen, Ilse Vos, 06 555 018 42, fair". */
import { contact } from '@tandem/core';

export const parts = ['company', 'person', 'phone', 'mail', 'source', 'interest'] as const;
export type Part = (typeof parts)[number];
export interface Piece {
  readonly text: string;
  readonly part: Part;
}
interface Titled {
  readonly id: string;
  readonly title: string;
}

/** `corrected` is what the person chose for a piece, by its text: it wins, and the others are read again around it. */
export function readLine(line: string, sources: readonly Titled[], corrected: ReadonlyMap<string, Part> = new Map()): readonly Piece[] {
  const texts = line
    .split(/[,;\n]/)
    .map((text) => text.trim())
    .filter(Boolean);
  const taken = new Set<Part>(texts.flatMap((text) => corrected.get(text) ?? []));
  return texts.map((text) => {
    const chosen = corrected.get(text);
    if (chosen) return { text, part: chosen };
    const part = guess(text, taken, sources);
    taken.add(part);
    return { text, part };
  });
}

function guess(text: string, taken: ReadonlySet<Part>, sources: readonly Titled[]): Part {
  if (text.includes('@') && contact.lists.mails.value.parse(text) !== undefined) return 'mail';
  if (/^[+(\d][\d\s()/.-]{4,}$/.test(text)) return 'phone';
  if (!taken.has('source') && (taken.has('company') || taken.has('person')) && sourceOf(text, sources)) return 'source';
  if (!taken.has('company')) return 'company';
  return taken.has('person') ? 'interest' : 'person';
}

/** The source whose title is, begins with or has the word: "fair" is "Trade fair". */
export function sourceOf(text: string, sources: readonly Titled[]): Titled | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < 3) return undefined;
  const titles = sources.map((source) => ({ source, title: source.title.toLowerCase() }));
  return (
    titles.find(({ title }) => title === wanted) ??
    titles.find(({ title }) => title.startsWith(wanted)) ??
    titles.find(({ title }) => title.split(/\W+/).includes(wanted))
  )?.source;
}

export interface NewLead {
  readonly company: string;
  readonly person: string;
  readonly phone: string;
  readonly mail: string;
  /** An entry of the settings. */
  readonly source: string;
  readonly interest: string;
}

export function leadOf(pieces: readonly Piece[], sources: readonly Titled[]): NewLead {
  const all = (part: Part) => pieces.filter((piece) => piece.part === part).map(({ text }) => text);
  const source = all('source')[0] ?? '';
  const known = sourceOf(source, sources);
  const interest = [...all('interest'), ...(source && !known ? [source] : [])].join(', ');
  return {
    company: all('company').join(', '),
    person: all('person').join(' '),
    phone: all('phone')[0] ?? '',
    mail: all('mail')[0] ?? '',
    source: known?.id ?? '',
    interest,
  };
}

/** A lead needs somebody; an address that is none is said before it is saved. */
export const problemOf = ({ company, person, mail }: NewLead): 'name' | 'mail' | undefined =>
  !company.trim() && !person.trim() ? 'name' : mail && contact.lists.mails.value.parse(mail) === undefined ? 'mail' : undefined;
