/** What belongs to a contact by its own id or by that of somebody shown under it: what a merge moves and a division divides. */
import { type ActivityRow, type ContactRow, divisionOf, type OpportunityRow, shownAs, type TaskRow } from '@tandem/core';

export interface AllRows {
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
  readonly tasks: ReadonlyMap<string, TaskRow>;
  readonly activities: ReadonlyMap<string, ActivityRow>;
}
export interface Belongings {
  readonly persons: readonly ContactRow[];
  readonly subsidiaries: readonly ContactRow[];
  readonly opportunities: readonly OpportunityRow[];
  readonly tasks: readonly TaskRow[];
  readonly activities: readonly ActivityRow[];
}
type Links = { get(id: string): Pick<ContactRow, 'mergedInto'> | undefined };

export function belongingsOf(id: string, rows: AllRows, links: Links = rows.contacts): Belongings {
  const mine = (reference: string) => reference !== '' && shownAs(reference, links) === id;
  const others = [...rows.contacts.values()].filter((row) => shownAs(row.id, links) === row.id && row.id !== id);
  return {
    persons: others.filter((row) => row.is === 'person' && mine(row.company)),
    subsidiaries: others.filter((row) => row.is === 'company' && mine(row.parent)),
    opportunities: [...rows.opportunities.values()].filter((row) => mine(row.contact)),
    tasks: [...rows.tasks.values()].filter((row) => mine(row.contact)),
    activities: [...rows.activities.values()].filter((row) => mine(row.contact)),
  };
}

/** What would go with a contact if it were divided from the one it is shown under now. */
export function goesWith(id: string, rows: AllRows): Belongings {
  const alone = new Set(divisionOf(id, rows.contacts).flatMap((step) => (step.alone ? [step.id] : [])));
  const divided: Links = { get: (one) => (alone.has(one) ? { mergedInto: '' } : rows.contacts.get(one)) };
  return belongingsOf(id, rows, divided);
}
