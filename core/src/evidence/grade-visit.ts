/** Grades a visit to a share link: who it was, how much it says, and why. Pure: the same visit and thresholds give the same grade. */
import { colleagueSigns } from './colleague.ts';
import { type Facts, factsOf } from './facts.ts';
import { isCertain, judge, type Terms } from './judge.ts';
import { crowdOf } from './patterns.ts';
import { countPeople } from './people.ts';
import { readVisit } from './read-visit.ts';
import { inOrder, type Reason, reason } from './reasons.ts';
import { addPages, seenIn } from './seen.ts';
import { type EvidenceThresholds, evidenceDefaults } from './thresholds.ts';
import { isOneBrowser, sittingsOf, type Trace, tracesOf } from './trace.ts';
import type { EvidenceLevel, SessionGrade, Visit, VisitGrade, VisitKind } from './visit.ts';

/** Takes what `readVisit` takes, so that no record of another version can stop a regrading. Never throws. */
export function gradeVisit(visit: Visit, thresholds: EvidenceThresholds = evidenceDefaults): VisitGrade {
  const read = readVisit(visit).visit;
  const context = read.context ?? {};
  const traces = tracesOf(read);
  const crowd = crowdOf(traces);
  const signed = traces.map((trace) => ({ trace, signs: colleagueSigns(trace, context) })).filter(({ signs }) => signs.length > 0);
  const facts = sittingsOf(traces).flatMap((sitting) => sitting.map((trace) => factsOf(trace, sitting, { crowd, thresholds })));
  const graded = facts
    .map((one) => ({ facts: one, grade: gradeSession(one, { traces, signed }, { context, thresholds }) }))
    .sort((a, b) => a.grade.from - b.grade.from || (a.grade.session < b.grade.session ? -1 : 1));
  const sessions = graded.map(({ grade }) => grade);
  const counting = graded.filter(({ grade }) => grade.counts);
  const telling = counting.length > 0 ? counting.map(({ grade }) => grade) : sessions;
  const kind = counting.some(({ grade }) => grade.kind === 'person') ? 'person' : foremost(telling);
  return {
    kind,
    level: highest(counting.length > 0 ? telling : telling.filter((one) => one.kind === kind)),
    counts: counting.length > 0,
    promotes: telling.some(({ promotes }) => promotes),
    reasons: distinct(telling.filter((one) => one.kind === kind).flatMap(({ reasons }) => reasons)),
    sessions,
    ...countPeople(counting.map(({ facts: { trace, addresses } }) => ({ trace, addresses }))),
    visibleMs: counting.reduce((sum, { grade }) => sum + grade.visibleMs, 0),
    pages: addPages(counting.map(({ grade }) => grade.pages)),
    recipientCertain: counting.some(({ grade }) => grade.recipientCertain),
  };
}

interface Whole {
  readonly traces: readonly Trace[];
  /** Those that a colleague left. */
  readonly signed: readonly { readonly trace: Trace; readonly signs: readonly Reason[] }[];
}

function gradeSession(facts: Facts, { traces, signed }: Whole, terms: Terms): SessionGrade {
  const { trace } = facts;
  // Who signs in, or types a colleague's address, in one of several tabs is a colleague in all of them.
  const own = signed.filter((one) => one.trace === trace || isOneBrowser(one.trace, trace));
  const grade = judge(facts, distinct(own.flatMap(({ signs }) => signs)), terms);
  const seen = seenIn([trace]);
  return {
    session: trace.session,
    from: trace.from,
    through: trace.through,
    ...grade,
    reasons: grade.kind === 'person' ? inOrder([...grade.reasons, ...returnsAfter(trace, traces)]) : grade.reasons,
    visibleMs: seen.visibleMs,
    pages: seen.pages,
    recipientCertain: grade.kind === 'person' && isCertain(facts, terms.context),
  };
}

const dayMs = 86_400_000;
function returnsAfter(trace: Trace, all: readonly Trace[]): readonly Reason[] {
  const first = all.find((one) => one === trace || isOneBrowser(one, trace))?.from ?? trace.from;
  const days = Math.floor((trace.from - first) / dayMs);
  return days > 0 ? [reason('came-back', { days })] : [];
}

/** Which kind a visit of several is named after: the nearest to a person. */
const nearest: readonly VisitKind[] = ['person', 'colleague', 'unsure', 'scanner', 'preview', 'prefetch'];
const foremost = (sessions: readonly SessionGrade[]): VisitKind =>
  nearest.find((kind) => sessions.some((one) => one.kind === kind)) ?? 'unsure';

const highest = (sessions: readonly SessionGrade[]): EvidenceLevel =>
  sessions.reduce<EvidenceLevel>((most, { level }) => (level > most ? level : most), 0);

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const told = new Map(reasons.map((one) => [JSON.stringify(one), one]));
  return inOrder([...told.values()]);
}
