/**
 * The list as it was shown last, for the first half second of a start: all names in their order, and of the first lines
 * everything. It is scrolled, chosen from and opened from; what needs the rows themselves (order, filter, edits) waits for them.
 */
import { type ContactRow, type Lifecycle, lifecycles } from '@tandem/core';
import type { Counts, Showing } from './contact-list-view.ts';
import type { ListRow } from './list-row.ts';

export interface Picture {
  /** How the list was shown: another way of showing it is another picture. */
  readonly of: string;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** A digit each: which of the stages of life. */
  readonly stages: string;
  /** The first ones, whole. */
  readonly lines: readonly ListRow[];
  /** Of the companies that those lines name. */
  readonly companies: Readonly<Record<string, Lifecycle>>;
  readonly counts: Counts;
}

export const pictured = ({ person, ...showing }: Showing): string => JSON.stringify({ ...showing, person: person.id });

/** A picture of another version, or none that can be read, is no picture. */
export function readPicture(text: string, version: string): Picture | undefined {
  if (!text.startsWith(prefix(version))) return undefined;
  return JSON.parse(text.slice(prefix(version).length)) as Picture;
}
export const prefix = (version: string) => `${version}\n`;

/** The lines beyond the whole ones know a name and nothing else: they are made in a moment, 50,000 of them. */
export function linesOf({ ids, names, stages, lines }: Picture, changed: ReadonlySet<string>): readonly ListRow[] {
  const [like] = lines;
  if (!like) return [];
  class NamedRow {
    readonly id: string;
    readonly name: string;
    readonly lifecycle: Lifecycle;
    constructor(line: NamedLine) {
      this.id = line.id;
      this.name = names[line.at] ?? '';
      this.lifecycle = lifecycles[Number(stages[line.at])] ?? 'lead';
    }
  }
  class NamedLine {
    readonly id: string;
    readonly at: number;
    constructor(at: number) {
      this.at = at;
      this.id = ids[at] ?? '';
    }
    get row(): ContactRow {
      return new NamedRow(this) as ContactRow;
    }
  }
  Object.setPrototypeOf(NamedRow.prototype, { ...blankOf(like.row), kind: like.row.kind, is: like.row.is });
  Object.setPrototypeOf(NamedLine.prototype, blankOf(like));
  const named = (at: number) => new NamedLine(at) as object as ListRow;
  // What somebody has changed since is not shown as it was.
  const all = lines.map((line, at) => (changed.has(`contact/${line.id}`) ? named(at) : line));
  for (let at = all.length; at < ids.length; at++) all.push(named(at));
  return all;
}

/** Of such a line only the name is drawn: an empty cell would say that there is nothing. */
export const isNameOnly = (line: ListRow): boolean => !Object.hasOwn(line, 'row');

const blankOf = (like: object): object =>
  Object.fromEntries(
    Object.entries(like).map(([key, value]) => [key, typeof value === 'string' ? '' : Array.isArray(value) ? [] : blanks[typeof value]]),
  );
const blanks: Readonly<Record<string, unknown>> = { number: 0, boolean: false, object: null };
