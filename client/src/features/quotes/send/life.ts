/** The life of a quote as a line of steps: what has happened with its time and who, and what can come. */
import type { QuoteRow } from '@tandem/core';
import { standingOf } from '../../../ui/quotes/standing.ts';
import { addDays } from '../../../ui/work/days.ts';

export interface Step {
  readonly key: string;
  readonly is: 'begun' | 'draft' | 'sent' | 'viewed' | 'accepted' | 'refused' | 'expired' | 'answered' | 'runs-out';
  readonly done: boolean;
  /** An instant of what has happened, a day of what will; '' when nobody knows. */
  readonly at: string;
  /** A user's id, `rule:<name>`, or '' for somebody who is named in `note`. */
  readonly actor: string;
  readonly note: string;
  readonly version: number;
}

type Life = Pick<QuoteRow, 'state' | 'validUntil' | 'createdAt' | 'owner' | 'history' | 'version'>;

/** `days`: for how long the next version would be valid. */
export function lifeOf(row: Life, today: string, days: number): readonly Step[] {
  const past = (is: Step['is'], rest: Partial<Step>): Step => ({
    key: is,
    is,
    done: true,
    at: '',
    actor: '',
    note: '',
    version: 0,
    ...rest,
  });
  const coming = (is: Step['is'], at = ''): Step => ({
    key: `next-${is}`,
    is,
    done: false,
    at,
    actor: '',
    note: '',
    version: row.version + 1,
  });
  const happened = row.history
    .filter(({ state }) => state !== 'draft' || row.version > 0)
    .map(({ id, at, actor, state, note, version }) => past(state, { key: id, at, actor, note, version }));
  const begun = past('begun', { at: row.createdAt, actor: row.owner });
  const { state } = standingOf(row, today);
  if (state === 'draft')
    return [
      begun,
      ...happened.filter((step) => step.is !== 'draft'),
      past('draft', { version: row.version + 1 }),
      coming('sent'),
      coming('viewed'),
      coming('answered'),
      coming('runs-out', addDays(today, days)),
    ];
  const ended = state === 'expired' && !happened.some((step) => step.is === 'expired') ? [past('expired', { at: row.validUntil })] : [];
  const next =
    state === 'sent'
      ? [coming('viewed'), coming('answered'), coming('runs-out', row.validUntil)]
      : state === 'viewed'
        ? [coming('answered'), coming('runs-out', row.validUntil)]
        : [];
  return [begun, ...happened, ...ended, ...next];
}
