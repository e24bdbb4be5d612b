/** The rows behind a plan's figures, as far as the reader may see them: a page at a time, and of each page only what counts. */
import { setImmediate as pause } from 'node:timers/promises';
import type { ActivityRow, Audience, ContactRow, OpportunityRow, PlanRow, QuoteRow, RowContent, Settings } from '@tandem/core';
import { type PlanFacts, planFacts } from '@tandem/core/plans/plan-figures';
import type { Storage } from '../../storage/storage.ts';
import type { Refs } from './read-refs.ts';

type Reading = Pick<Storage, 'visibleRows'>;
const rowsAtOnce = 1000;

interface Wanted {
  readonly plan: Pick<PlanRow, 'is' | 'contact' | 'person' | 'owner'>;
  readonly counts: Refs['counts'];
  readonly audiences: readonly Audience[];
  readonly settings: Pick<Settings, 'stages' | 'products' | 'currency'>;
  readonly dayOf: (instant: string) => string;
}

export async function readFacts(storage: Reading, { plan, counts, audiences, settings, dayOf }: Wanted): Promise<PlanFacts> {
  const contacts = new Map<string, ContactRow>();
  const opportunities: OpportunityRow[] = [];
  const quotes: QuoteRow[] = [];
  const activities: ActivityRow[] = [];
  const facts = (rows: Partial<{ opportunities: OpportunityRow[]; quotes: QuoteRow[]; activities: ActivityRow[] }>) =>
    planFacts(plan, { contacts, settings, dayOf, ...{ opportunities: [], quotes: [], activities: [] }, ...rows });

  if (plan.is === 'account' && counts.size > 0)
    await pages<ContactRow>(storage, 'contact', audiences, (rows) => {
      for (const row of rows) contacts.set(row.id, row);
    });
  if (counts.has('opportunity'))
    await pages<OpportunityRow>(storage, 'opportunity', audiences, (rows) =>
      opportunities.push(...facts({ opportunities: [...rows] }).opportunities),
    );
  if (counts.has('quote'))
    await pages<QuoteRow>(storage, 'quote', audiences, (rows) => quotes.push(...facts({ quotes: [...rows] }).quotes));
  if (counts.has('activity'))
    await pages<ActivityRow>(storage, 'activity', audiences, (rows) => activities.push(...facts({ activities: [...rows] }).activities));
  return { ...facts({}), opportunities, quotes, activities };
}

async function pages<T extends RowContent>(
  storage: Reading,
  kind: T['kind'],
  audiences: readonly Audience[],
  take: (rows: readonly T[]) => unknown,
): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await storage.visibleRows(kind, audiences, after, rowsAtOnce);
    take(rows.map(({ content }) => content as T));
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.content.id ?? '';
    // Others are served in between.
    await pause();
  }
}
