/** How many records choose each entry of the lists, counted from the rows of this device. */
import type { BoardRow, ContactRow, OpportunityRow, Settings, TaskRow } from '@tandem/core';

export interface UsingRows {
  readonly contacts: Iterable<ContactRow>;
  readonly opportunities: Iterable<OpportunityRow>;
  readonly tasks: Iterable<TaskRow>;
  readonly boards: Iterable<BoardRow>;
}

/** By the entry's id: ids of two lists are never the same. */
export function usesOf({ contacts, opportunities, tasks, boards }: UsingRows, settings: Settings): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const use = (id: string) => id !== '' && uses.set(id, (uses.get(id) ?? 0) + 1);
  for (const { status, source, industry, sizeClass, campaign, leadStage } of contacts)
    for (const id of [status, source, industry, sizeClass, campaign, leadStage]) use(id);
  for (const { stage, product, type, lostReason } of opportunities) for (const id of [stage, product, type, lostReason]) use(id);
  for (const { type } of tasks) use(type);
  for (const { process } of boards) use(process);
  for (const { process } of settings.stages) use(process);
  return uses;
}
