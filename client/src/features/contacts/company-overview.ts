/** What is known around one company or person and those merged into it, from rows alone. */
import { type ContactRow, type OpportunityRow, type Settings, shownAs } from '@tandem/core';
import { stageStatuses } from './list-row.ts';

export interface OpportunityGroup {
  readonly rows: readonly OpportunityRow[];
  readonly sum: number;
}

export interface Overview {
  readonly persons: readonly ContactRow[];
  readonly parent: ContactRow | undefined;
  readonly subsidiaries: readonly ContactRow[];
  readonly opportunities: Readonly<Record<'open' | 'won' | 'lost', OpportunityGroup>>;
}

export function overviewOf(
  id: string,
  contacts: ReadonlyMap<string, ContactRow>,
  opportunities: ReadonlyMap<string, OpportunityRow>,
  settings: Settings | undefined,
): Overview {
  const statusOf = stageStatuses(settings);
  const groups: Record<'open' | 'won' | 'lost', OpportunityRow[]> = { open: [], won: [], lost: [] };
  const shown = (reference: string) => (reference ? shownAs(reference, contacts) : '');
  for (const row of opportunities.values()) if (shown(row.contact) === id) groups[statusOf(row.stage)].push(row);
  const persons: ContactRow[] = [];
  const subsidiaries: ContactRow[] = [];
  for (const row of contacts.values()) {
    // Whoever was merged into another is that one, which is in its own line.
    if (row.mergedInto && shown(row.id) !== row.id) continue;
    if (row.is === 'person' && shown(row.company) === id) persons.push(row);
    if (row.is === 'company' && shown(row.parent) === id && row.id !== id) subsidiaries.push(row);
  }
  const parent = contacts.get(shown(contacts.get(id)?.parent ?? ''));
  return {
    persons: persons.sort(byCreation),
    subsidiaries: subsidiaries.sort((a, b) => a.name.localeCompare(b.name)),
    parent: parent?.id === id ? undefined : parent,
    opportunities: {
      open: group(groups.open, (a, b) => compare(a.closeOn || '9', b.closeOn || '9')),
      won: group(groups.won, (a, b) => compare(b.closedOn, a.closedOn)),
      lost: group(groups.lost, (a, b) => compare(b.closedOn, a.closedOn)),
    },
  };
}

function group(rows: OpportunityRow[], order: (a: OpportunityRow, b: OpportunityRow) => number): OpportunityGroup {
  return { rows: rows.sort((a, b) => order(a, b) || compare(a.id, b.id)), sum: rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0) };
}

const byCreation = (a: ContactRow, b: ContactRow) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** "Civil engineering, Arnhem, Netherlands": only what is known. */
export const placeLine = (parts: readonly string[]): string => parts.filter(Boolean).join(', ');

/** The address a browser may open: a bare domain is one, another scheme never is. */
export function webAddress(website: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(website) ? website : `https://${website}`;
  if (!website || !URL.canParse(address)) return undefined;
  return ['http:', 'https:'].includes(new URL(address).protocol) ? address : undefined;
}
