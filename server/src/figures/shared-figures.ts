/**
 * What teams and the company did, counted over all rows for people who hold only their own (S4-12). It is counted when somebody asks
 * and something has changed, not more often than every few seconds; what one person may be told of it is decided for each.
 */
import {
  type ActivityRow,
  addDays,
  type ContactRow,
  type DaySpan,
  dayIn,
  type OpportunityRow,
  type Person,
  periodBefore,
  periodOf,
  type QuoteRow,
  type RowContent,
  type SharedFigures,
  type Span,
  sharedFigures,
  type Tally,
  type TaskRow,
  tallyActivities,
  tallyLate,
  tallyLeads,
  tallyOpportunities,
  tallyQuotes,
  type UserRow,
} from '@tandem/core';
import { startOfDay } from '../derive/local-days.ts';
import { blankSettings, completed } from '../derive/rows-of-earlier-versions.ts';
import type { Storage } from '../storage/storage.ts';

interface Needs {
  readonly storage: Pick<Storage, 'rowsOfKind' | 'rowsByKey'>;
  readonly now: () => Date;
}
export interface SharedFiguresAtWork {
  /** Something has changed: the next one who asks gets it counted anew. */
  changed(): void;
  /** Undefined: the workspace compares nobody with others. */
  of(person: Person): Promise<SharedFigures | undefined>;
}
interface Counted {
  readonly asOf: string;
  readonly day: string;
  readonly on: boolean;
  readonly periods: readonly (readonly Tally[])[];
  readonly teams: ReadonlyMap<string, ReadonlySet<string>>;
}
const periodsBack = 7;
const rest = 3000;
const page = 2000;

export function createSharedFigures({ storage, now }: Needs): SharedFiguresAtWork {
  let counted: Promise<Counted> | undefined;
  let countedAt = 0;
  let dirty = true;

  function current(): Promise<Counted> {
    const age = now().getTime() - countedAt;
    if (counted && !dirty && age < 60_000) return counted;
    if (counted && age < rest) return counted;
    dirty = false;
    countedAt = now().getTime();
    counted = count();
    counted.catch(() => {
      counted = undefined;
    });
    return counted;
  }

  async function all<R extends RowContent>(kind: R['kind']): Promise<readonly R[]> {
    const found: R[] = [];
    for (let after = ''; ; ) {
      const rows = await storage.rowsOfKind(kind, after, page);
      for (const { content } of rows) found.push(completed(content) as R);
      if (rows.length < page) return found;
      after = rows.at(-1)?.content.id ?? '';
    }
  }

  async function count(): Promise<Counted> {
    const asOf = now().toISOString();
    const [row] = await storage.rowsByKey(['settings/settings']);
    const settings = row?.content.kind === 'settings' ? { ...blankSettings, ...row.content.state } : blankSettings;
    const zone = settings.timeZone || 'UTC';
    const day = dayIn(zone, asOf);
    const [activities, opportunities, contacts, tasks, quotes, users] = [
      await all<ActivityRow>('activity'),
      await all<OpportunityRow>('opportunity'),
      await all<ContactRow>('contact'),
      await all<TaskRow>('task'),
      await all<QuoteRow>('quote'),
      await all<UserRow>('user'),
    ];
    const periods: (readonly Tally[])[] = [];
    let days = { calls: periodOf('day', day), visits: periodOf('week', day), won: periodOf('month', day) };
    for (let back = 0; back < periodsBack; back++) {
      const [calls, visits, month] = [days.calls, days.visits, days.won].map((span) => instants(zone, span)) as [Span, Span, Span];
      periods.unshift([
        tallyActivities(activities, { calls, visits, hours: visits }),
        tallyOpportunities(opportunities, settings.stages, days.won),
        tallyLeads(contacts, month),
        tallyLate(tasks, day),
        tallyQuotes(quotes, days.won, day, settings.currency || 'EUR'),
      ]);
      days = {
        calls: periodBefore('day', days.calls.first),
        visits: periodBefore('week', days.visits.first),
        won: periodBefore('month', days.won.first),
      };
    }
    const teams = new Map<string, Set<string>>();
    for (const { id, team } of users) if (team) teams.set(team, (teams.get(team) ?? new Set()).add(id));
    return { asOf, day, on: settings.compareFigures !== false, periods, teams };
  }

  return {
    changed() {
      dirty = true;
    },
    async of(person) {
      const { asOf, day, on, periods, teams } = await current();
      return on ? { asOf, day, ...sharedFigures(person, teams.get(person.team) ?? new Set(), periods) } : undefined;
    },
  };
}

const instants = (zone: string, { first, last }: DaySpan): Span => ({
  from: startOfDay(zone, first),
  to: startOfDay(zone, addDays(last, 1)),
});
