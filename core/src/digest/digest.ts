/**
 * What a manager reads in the morning, counted from rows as they were at one moment: whoever counts the same rows again gets the same
 * lines, and every line knows the rows it was counted from. Ids only; words and names are put to it where it is read.
 */
import type { DaySpan } from '../projections/sales-figures.ts';

export const digestSections = [
  'compared',
  'best',
  'active',
  'attention',
  'late',
  'outstanding',
  'closed',
  'viewed',
  'people',
  'not-started',
] as const;
export type DigestSectionName = (typeof digestSections)[number];

/** How many rows, what they come to, and which they are. */
export interface Counted {
  readonly count: number;
  readonly amount: number;
  /** Keys of rows, as in the feed. */
  readonly facts: readonly string[];
}
export const digestMeasures = ['won', 'done', 'late', 'out', 'accepted', 'refused', 'ranOut', 'views'] as const;
export type DigestMeasure = (typeof digestMeasures)[number];

/** Of a late task. */
export interface LateTask {
  readonly task: string;
  readonly contact: string;
  readonly opportunity: string;
  readonly subject: string;
  readonly due: string;
  readonly days: number;
}
export interface DigestLine {
  /** Once in its section: a team, a user or a file; '' for who is in no team. */
  readonly id: string;
  readonly about: 'team' | 'user' | 'file';
  /** Rank in the section, the same for equals; 0 where there is none. */
  readonly place: number;
  readonly tied: boolean;
  readonly counted: Readonly<Partial<Record<DigestMeasure, Counted>>>;
  /** What is missing to the minimum. */
  readonly gap: number;
  /** The latest ones, first the oldest. */
  readonly lateTasks: readonly LateTask[];
}
export interface DigestSection {
  readonly name: DigestSectionName;
  readonly lines: readonly DigestLine[];
}
export interface Digest {
  readonly at: string;
  readonly zone: string;
  /** The local day of its reader. */
  readonly day: string;
  /** The days that are counted, today among them. */
  readonly period: DaySpan;
  readonly comparedBy: 'teams' | 'users';
  /** What everybody should sell in the period; 0 when nothing is asked. */
  readonly minimum: number;
  readonly totals: Readonly<Record<DigestMeasure, Counted>>;
  /** Of these, what was done the day before. */
  readonly yesterday: { readonly won: Counted; readonly done: Counted };
  readonly sections: Readonly<Record<DigestSectionName, DigestSection>>;
}

/** In an address, for the line of those who are in no team. */
export const noId = 'none';

/** What the rows behind a line are, in the order of its measures; undefined when there is no such line. */
export function factsOfLine(digest: Digest, section: string, id: string): readonly string[] | undefined {
  const found = Object.hasOwn(digest.sections, section) ? digest.sections[section as DigestSectionName] : undefined;
  const line = found?.lines.find((one) => one.id === (id === noId ? '' : id));
  return line && [...new Set(digestMeasures.flatMap((measure) => line.counted[measure]?.facts ?? []))];
}
