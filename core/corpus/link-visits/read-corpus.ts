/** The recorded visits with their answers, for tests. Graders read `visit` alone. */
import { readFileSync } from 'node:fs';
import type { Visit, VisitGrade } from '../../src/evidence/visit.ts';

export interface Expected {
  readonly counts: boolean;
  readonly maxLevel?: number;
  readonly minLevel?: number;
  readonly people?: number;
  readonly person?: string;
  readonly perSession?: Readonly<Record<string, { readonly counts: boolean; readonly maxLevel?: number; readonly minLevel?: number }>>;
}
export interface Recorded {
  readonly id: string;
  readonly kind: 'scanner' | 'preview' | 'prefetch' | 'colleague' | 'human';
  /** The family. */
  readonly label: string;
  readonly visit: Visit;
  readonly expected: Expected;
}

export const corpusFiles = ['link-visits.jsonl', 'more-visits.jsonl'] as const;

export const readCorpus = (): readonly Recorded[] =>
  corpusFiles.flatMap((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { id, kind, label, expected, requests, beacons, context } = JSON.parse(line);
        return { id, kind, label, expected, visit: { requests, beacons, ...(context && { context }) } };
      }),
  );

/** Where a grade is not what the record says it must be; empty: it is. */
export function disagreements({ expected }: Pick<Recorded, 'expected'>, grade: VisitGrade): readonly string[] {
  const { counts, people, person, perSession = {} } = expected;
  const bounds = (name: string, level: number, { minLevel = 0, maxLevel = 3 }: Pick<Expected, 'minLevel' | 'maxLevel'>) =>
    level < minLevel || level > maxLevel ? [`${name} level ${level}, not ${minLevel} to ${maxLevel}`] : [];
  return [
    ...(grade.counts === counts ? [] : [`counts: ${grade.counts}`]),
    ...bounds('', grade.level, expected),
    ...(people === undefined || grade.people === people ? [] : [`people: ${grade.people}, not ${people}`]),
    ...(person !== undefined && grade.recipientCertain ? ['taken for the recipient'] : []),
    ...Object.entries(perSession).flatMap(([session, wanted]) => {
      const found = grade.sessions.find((one) => one.session === session);
      if (!found) return [`${session} is missing`];
      return [...(found.counts === wanted.counts ? [] : [`${session} counts: ${found.counts}`]), ...bounds(session, found.level, wanted)];
    }),
  ];
}

/** Who must be counted: an ambiguous visit of a person is not among them. */
export const isPerson = ({ kind, expected }: Recorded): boolean => kind === 'human' && expected.counts;
export const isOther = ({ kind }: Recorded): boolean => kind !== 'human';
