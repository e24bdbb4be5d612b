import { periodOf } from '@tandem/core';
import type { Home } from './use-home.ts';

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
