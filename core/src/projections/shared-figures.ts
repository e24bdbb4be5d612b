/**
 * What a team and the whole company did, for somebody who may not see whose work it was (S4-12): sums alone, and none that one other
 * person has made alone, by itself or as the difference of two of them.
 */
import { type Person, seesEverything } from '../permissions/people.ts';
import { type SalesFigures, type Tally, together } from './sales-figures.ts';

/** Null is left out: one other person alone made it. */
export type SharedTotals = { readonly [K in keyof SalesFigures]: number | null };
export interface SharedFigures {
  /** When they were counted, and the workspace's day by then. */
  readonly asOf: string;
  readonly day: string;
  /** The last periods, newest last; the ones before have what was done in them, and nothing of what is. Empty: in no team. */
  readonly team: readonly SharedTotals[];
  readonly company: readonly SharedTotals[];
}

/** Known of today only: there is no sum of it for a period that is over. */
const standing = [
  'openCount',
  'openAmount',
  'lateTasks',
  'quotesOut',
  'quotesOutAmount',
] as const satisfies readonly (keyof SalesFigures)[];

/** `periods`: the tallies of each, newest last. `team`: who is in the asker's. */
export function sharedFigures(
  asker: Person,
  team: ReadonlySet<string>,
  periods: readonly (readonly Tally[])[],
): Pick<SharedFigures, 'team' | 'company'> {
  const isOther = (user: string) => user !== '' && !seesEverything(asker) && user !== asker.id && !asker.leads.includes(user);
  const inTeam = (user: string) => team.has(user);
  const totals = (
    tallies: readonly Tally[],
    counts: (user: string) => boolean,
    apart: readonly ((user: string) => boolean)[],
    last: boolean,
  ) => {
    const sums = together(tallies, counts);
    const names = Object.keys(sums) as (keyof SalesFigures)[];
    const shown = (name: keyof SalesFigures): number | null => {
      if (!last && (standing as readonly string[]).includes(name)) return null;
      const others = makersOf(tallies, name).filter((user) => isOther(user) && counts(user));
      return apart.some((part) => others.filter(part).length === 1) ? null : cents(sums[name]);
    };
    return Object.fromEntries(names.map((name) => [name, shown(name)])) as unknown as SharedTotals;
  };
  const each = (counts: (user: string) => boolean, apart: readonly ((user: string) => boolean)[]) =>
    periods.map((tallies, i) => totals(tallies, counts, apart, i === periods.length - 1));
  return {
    team: asker.team === '' ? [] : each(inTeam, [() => true]),
    // Beside the team's sum the company's gives away the rest of the company.
    company: each(() => true, [() => true, (user) => !inTeam(user)]),
  };
}

/** What adding up fractions leaves behind is nobody's money. */
const cents = (sum: number): number => Math.round(sum * 100) / 100;

const makersOf = (tallies: readonly Tally[], name: keyof SalesFigures): readonly string[] => [
  ...new Set(tallies.flatMap((tally) => [...tally].filter(([, sums]) => (sums[name] ?? 0) !== 0).map(([user]) => user))),
];
