import { expect, test } from 'vitest';
import { disagreements, isOther, isPerson, type Recorded, readCorpus } from '../../corpus/link-visits/read-corpus.ts';
import { gradeVisit } from './grade-visit.ts';
import { type EvidenceThresholds, evidenceDefaults, type ThresholdName } from './thresholds.ts';
import type { Visit } from './visit.ts';

const corpus = readCorpus();
const counted = (of: readonly Recorded[], grade = gradeVisit) => of.filter(({ visit }) => grade(visit).counts).map(({ id }) => id);
const shareOf = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

test('[N4] of all recorded visits no machine and no colleague counts, and at least 95 % of the people do', () => {
  const [people, others] = [corpus.filter(isPerson), corpus.filter(isOther)];
  expect(others.length).toBeGreaterThanOrEqual(154);
  expect(counted(others)).toEqual([]);
  const missed = people.filter(({ visit }) => !gradeVisit(visit).counts).map(({ id, label }) => `${id} ${label}`);
  expect(1 - shareOf(missed, people), missed.join(', ')).toBeGreaterThanOrEqual(0.95);
});

test('[EVD-1] every recorded visit has the level, the sessions and the number of people that its record says', () => {
  const wrong = corpus.flatMap((one) => disagreements(one, gradeVisit(one.visit)).map((what) => `${one.id} ${one.label}: ${what}`));
  expect(wrong).toEqual([]);
});

test('[EVD-2] nothing known of any network: still no machine and no colleague counts, and at least 95 % of the people do', () => {
  const strange = ({ visit: { requests, ...rest } }: Recorded): Visit => ({
    ...rest,
    requests: requests.map(({ asn: _, operator: __, ...request }) => request),
  });
  const blind = corpus.map((one) => ({ ...one, visit: strange(one) }));
  expect(counted(blind.filter(isOther))).toEqual([]);
  expect(shareOf(counted(blind.filter(isPerson)), blind.filter(isPerson))).toBeGreaterThanOrEqual(0.95);
});

test('[EVD-3] what a visit is called in the record is not looked at', () => {
  for (const one of corpus) expect(gradeVisit({ ...one.visit, ...one } as Visit)).toEqual(gradeVisit(one.visit));
});

/** Values around the defaults that an admin might as well have taken. */
const candidates: Partial<Record<ThresholdName, readonly number[]>> = {
  visibleMsEngaged: [4_000, 6_000, 8_000, 10_000, 12_000, 15_000],
  visibleMsDoubted: [10_000, 12_000, 15_000, 18_000, 22_000],
  secondPageMs: [2_000, 3_000, 5_000, 8_000, 12_000, 18_000],
  soonAfterSendingMs: [30_000, 60_000, 120_000, 180_000, 300_000],
  atOnceMs: [500, 1_000, 2_000, 4_000],
  recipientsPerAddress: [2, 3, 5, 8],
  mouseMoves: [2, 3, 4, 6, 8, 12],
  inputSpreadMs: [1_000, 2_000, 2_500, 3_500, 5_000],
};

test('[EVD-4] a number chosen without ever seeing a family grades that family as well', () => {
  const families = [...new Set(corpus.map(({ label }) => label))];
  const missedWith = (thresholds: EvidenceThresholds) =>
    new Set(corpus.filter(({ visit, expected }) => gradeVisit(visit, thresholds).counts !== expected.counts).map(({ id }) => id));
  const labels = new Map(corpus.map(({ id, label }) => [id, label]));
  const heldOut = Object.entries(candidates).flatMap(([name, values]) => {
    const missed = values.map((value) => ({ value, ids: [...missedWith({ ...evidenceDefaults, [name]: value })] }));
    return families.flatMap((family) => {
      const outside = missed.map(({ value, ids }) => ({ value, ids, others: ids.filter((id) => labels.get(id) !== family).length }));
      const fewest = Math.min(...outside.map(({ others }) => others));
      const best = outside.filter(({ others }) => others === fewest);
      const chosen = best[Math.floor((best.length - 1) / 2)];
      return (chosen?.ids ?? []).filter((id) => labels.get(id) === family).map((id) => `${name} = ${chosen?.value}: ${id} ${family}`);
    });
  });
  const machines = new Set(corpus.filter(isOther).map(({ label }) => label));
  expect(heldOut.filter((one) => machines.has(one.split(' ').at(-1) ?? ''))).toEqual([]);
  expect(heldOut.length, heldOut.join('\n')).toBeLessThanOrEqual(corpus.filter(isPerson).length * 0.05);
});
