import { type DaySpan, periodOf } from '@tandem/core';
import type { Home } from './use-home.ts';

/** The list of quotes behind a figure; what was decided, within its days. */
export function quotesOf({ whose }: Pick<Home, 'whose'>, state: 'out' | 'accepted' | 'lost', days?: DaySpan) {
  const owner = whose.startsWith('user:') ? { owner: whose.slice('user:'.length) } : {};
  return { state, ...owner, ...(days && { from: days.first, to: days.last }) };
}

/** The address of the list behind a figure: a person's own, or everybody's that one may see. */
export function projectsOf({ whose, periods, today }: Pick<Home, 'whose' | 'periods' | 'today'>, status: 'open' | 'won') {
  const owner = whose.startsWith('user:') ? { owner: whose.slice('user:'.length) } : {};
  const { first, last } = periodOf(periods.won, today);
  return {
    view: 'list',
    board: 'all',
    ...owner,
    ...(status === 'won' && { status, close: `${first}..${last}`, sort: 'closedOn', desc: true }),
  };
}
