/** Visits to share links from a file, one JSON object a line, each graded and held against what its record expects. */
import { type EvidenceThresholds, gradeVisit, readVisit, type VisitGrade, type VisitReason } from '@tandem/core';

export interface Graded {
  /** What is printed, in order: a line a visit, and one for what could not be read. */
  readonly lines: readonly string[];
  readonly visits: number;
  readonly counted: number;
  /** Lines that are no visit, or were read in part only. */
  readonly faulty: number;
  /** Of those that say what they expect. */
  readonly expected: number;
  readonly agreeing: number;
}

export function gradeLines(text: string, thresholds: EvidenceThresholds): Graded {
  const graded = text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [gradeLine(line, at + 1, thresholds)]));
  const visits = graded.filter(({ counts }) => counts !== undefined);
  return {
    lines: graded.flatMap(({ lines }) => lines),
    visits: visits.length,
    counted: visits.filter(({ counts }) => counts).length,
    faulty: graded.filter(({ faulty }) => faulty).length,
    expected: graded.filter(({ agrees }) => agrees !== undefined).length,
    agreeing: graded.filter(({ agrees }) => agrees).length,
  };
}

interface GradedLine {
  readonly lines: readonly string[];
  readonly faulty: boolean;
  /** Absent: it is no visit. */
  readonly counts?: boolean;
  /** Absent: nothing is expected of it. */
  readonly agrees?: boolean;
}

function gradeLine(line: string, number: number, thresholds: EvidenceThresholds): GradedLine {
  const record = parse(line);
  if (record === undefined) return { lines: [`line ${number}: no JSON object; one visit is written on each line.`], faulty: true };
  const { visit, issues } = readVisit(record);
  const grade = gradeVisit(visit, thresholds);
  const id = typeof record['id'] === 'string' ? record['id'] : `line ${number}`;
  const differences = isObject(record['expected']) ? differencesOf(record['expected'], grade) : undefined;
  return {
    lines: [
      [id, grade.kind, `level ${grade.level}`, grade.counts ? 'counts' : 'does not count', grade.reasons.map(shown).join(', ')]
        .join('  ')
        .trimEnd(),
      ...(differences ?? []).map((difference) => `  expected otherwise: ${difference}`),
      ...issues.map((issue) => `  line ${number}: ${issue}`),
    ],
    faulty: issues.length > 0,
    counts: grade.counts,
    ...(differences && { agrees: differences.length === 0 }),
  };
}

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(line: string): Plain | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    // A line cut off in the middle: the caller names it by its number.
    return undefined;
  }
}

function differencesOf({ counts, minLevel, maxLevel, people }: Plain, grade: VisitGrade): readonly string[] {
  return [
    ...(typeof counts === 'boolean' && counts !== grade.counts ? [counts ? 'it counts' : 'it does not count'] : []),
    ...(typeof minLevel === 'number' && grade.level < minLevel ? [`level ${minLevel} at least`] : []),
    ...(typeof maxLevel === 'number' && grade.level > maxLevel ? [`level ${maxLevel} at most`] : []),
    ...(typeof people === 'number' && grade.people !== people ? [`${people} people, not ${grade.people}`] : []),
  ];
}

/** `visible(seconds 36)`. */
function shown({ code, speaks: _, decides: __, ...values }: VisitReason): string {
  const told = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  return told.length > 0 ? `${code}(${told.join(' ')})` : code;
}
