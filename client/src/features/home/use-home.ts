/** Whose page it is, and what is counted on it: rows of this device alone, so that it is there without a network. */
import {
  type DaySpan,
  type GoalRow,
  goalMeasures,
  goalOf,
  goalOfAll,
  goalOfTeam,
  periodBefore,
  periodOf,
  type SalesFigures,
  type SalesSpans,
  seesEverything,
  type TeamRow,
  type UserRow,
  type Wanted,
} from '@tandem/core';
import { useMemo } from 'react';
import { type Me, useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { addDays, useToday } from '../../ui/work/days.ts';
import { useFigures } from './use-figures.ts';

/** `user:<id>`, `team:<id>` or `company`. */
export type Whose = string;
export type Period = GoalRow['period'];

export interface Home {
  readonly whose: Whose;
  readonly today: string;
  readonly figures: SalesFigures;
  /** The same periods before. */
  readonly before: SalesFigures;
  readonly goals: Readonly<Record<GoalRow['measure'], Wanted | undefined>>;
  /** What a figure is counted over: its goal's period, or the usual one. */
  readonly periods: Readonly<Record<GoalRow['measure'], Period>>;
  readonly counts: (user: string) => boolean;
}

const usual: Home['periods'] = { calls: 'day', visits: 'week', won: 'month', hours: 'week', leads: 'month' };

export function useHome(whose: Whose): Home {
  const today = useToday();
  const users = useRows('user');
  const goalRows = useRows('goal');
  const people = useMemo(() => peopleOf(whose, users), [whose, users]);
  const counts = useMemo(() => (user: string) => people === undefined || people.has(user), [people]);
  const [goals, periods] = useMemo(() => {
    const rows = [...goalRows.values()];
    const [kind = '', id = ''] = whose.split(':');
    const all = [...users.values()].filter((user) => user.active && (people?.has(user.id) ?? true)).map(asSeller);
    const of = (measure: GoalRow['measure']) => {
      if (kind === 'user') return goalOf(rows, all[0] ?? { id, sells: false }, measure);
      return kind === 'team' ? goalOfTeam(rows, id, all, measure) : goalOfAll(rows, all, measure);
    };
    const found = Object.fromEntries(goalMeasures.map((measure) => [measure, of(measure)])) as Home['goals'];
    const over = Object.fromEntries(goalMeasures.map((measure) => [measure, found[measure]?.period ?? usual[measure]])) as Home['periods'];
    return [found, over];
  }, [goalRows, users, people, whose]);
  const [now, then] = useMemo(() => [spansOf(periods, today, periodOf), spansOf(periods, today, periodBefore)], [periods, today]);
  const figures = useFigures(counts, now, today);
  const before = useFigures(counts, then, today);
  return useMemo(
    () => ({ whose, today, figures, before, goals, periods, counts }),
    [whose, today, figures, before, goals, periods, counts],
  );
}

export const asSeller = ({ id, role, team }: UserRow) => ({ id, team, sells: role === 'seller' });

/** Undefined: everybody. */
function peopleOf(
  whose: Whose,
  users: ReadonlyMap<string, { readonly id: string; readonly team: string }>,
): ReadonlySet<string> | undefined {
  const [kind, id] = whose.split(':');
  if (kind === 'user') return new Set([id ?? '']);
  if (kind === 'team') return new Set([...users.values()].filter(({ team }) => team === id).map((user) => user.id));
  return undefined;
}

export function spansOf(periods: Home['periods'], today: string, spanOf: (period: Period, today: string) => DaySpan): SalesSpans {
  const of = (measure: GoalRow['measure']) => instantsOf(spanOf(periods[measure], today));
  return { calls: of('calls'), visits: of('visits'), hours: of('hours'), leads: of('leads'), won: spanOf(periods.won, today) };
}
export const usualSpans = (today: string): SalesSpans => spansOf(usual, today, periodOf);

/** From the midnight before the first day to the one after the last, where the person is. */
export const instantsOf = ({ first, last }: DaySpan) => ({ from: midnight(first), to: midnight(addDays(last, 1)) });
const midnight = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

export interface Viewable {
  readonly whose: Whose;
  readonly label: string;
}
export interface ToLookAt {
  readonly me: Me;
  readonly people: readonly Viewable[];
  readonly teams: readonly Viewable[];
  /** Everybody's: whoever sees all. */
  readonly all: boolean;
  readonly may: (whose: Whose) => boolean;
}

/** Whose page this person may look at: all whose rows are on this device. */
export function useViewable(): ToLookAt {
  const me = useMe();
  const users = useRows('user');
  const teams = useRows('team');
  return useMemo(() => toLookAt(me, users.values(), teams.values()), [me, users, teams]);
}

export function toLookAt(me: Me, users: Iterable<UserRow>, teams: Iterable<TeamRow>): ToLookAt {
  const all = seesEverything(me.person);
  const byName = (a: Viewable, b: Viewable) => a.label.localeCompare(b.label);
  const people = [...users]
    .filter(({ id, active, role }) => active && id !== me.id && role !== 'admin' && (all || me.person.leads.includes(id)))
    .map(({ id, name }) => ({ whose: `user:${id}`, label: name }))
    .sort(byName);
  const led = [...teams]
    .filter(({ leader }) => all || leader === me.id)
    .map(({ id, name }) => ({ whose: `team:${id}`, label: name }))
    .sort(byName);
  const known = new Set([`user:${me.id}`, ...(all ? ['company'] : []), ...[...people, ...led].map(({ whose }) => whose)]);
  return { me, all, people, teams: led, may: (whose) => known.has(whose) };
}
