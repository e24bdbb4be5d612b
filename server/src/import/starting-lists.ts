/** The lists that every workspace begins with, the sample too: how leads go, what tasks there are, and what follows them. */
import { ranks, type Settings } from '@tandem/core';

type Listed<T> = T & { readonly id: string; readonly rank: string };
type TaskIcon = Settings['taskTypes'][number]['icon'];

/** In the order given. */
export function listed<T extends object>(entries: readonly T[], newId: () => string): Listed<T>[] {
  const ranked = ranks(entries.length);
  return entries.map((entry, i) => ({ id: newId(), ...entry, rank: ranked[i] ?? '' }));
}

/** `New` comes first: a lead whose place says nothing is there. */
export const leadStages = (process: string, newId: () => string) =>
  listed(
    [
      { title: 'New', process, status: 'open' as const },
      { title: 'First contact', process, status: 'open' as const },
      { title: 'Interest', process, status: 'open' as const },
      { title: 'Qualified', process, status: 'won' as const },
      { title: 'Not now', process, status: 'lost' as const },
    ],
    newId,
  );

export const taskTypes = (newId: () => string) =>
  listed(
    [
      { title: 'Call back', icon: 'call' as const, followUpDays: 2, workingDays: true, maximumDelay: 7 },
      { title: 'Send a presentation', icon: 'mail' as const, followUpDays: 3, workingDays: true, maximumDelay: 10 },
      { title: 'Follow up a quote', icon: 'quote' as const, followUpDays: 5, workingDays: true, maximumDelay: 14 },
      { title: 'Visit', icon: 'visit' as const, followUpDays: 10, workingDays: false, maximumDelay: 30 },
      { title: 'Choose a follow-up', icon: 'choose' as const, followUpDays: 1, workingDays: true, maximumDelay: 3 },
    ],
    newId,
  );

/** A merged contact has a successor; a bankrupt one is not followed up. */
export const statuses = (newId: () => string) =>
  listed(
    [
      { title: 'Active', effect: '' as const },
      { title: 'Dormant', effect: '' as const },
      { title: 'Merged', effect: 'redirect' as const },
      { title: 'Bankrupt', effect: 'stop' as const },
    ],
    newId,
  );

/** What a task that ended leads to. What is not listed leads to nothing. */
export function nextSteps(types: readonly { readonly id: string; readonly icon: TaskIcon }[], newId: () => string) {
  const of = (icon: TaskIcon) => types.find((type) => type.icon === icon)?.id ?? '';
  const steps = [
    ['call', 'reached', 'mail', 1],
    ['call', 'not-reached', 'call', 1],
    ['mail', 'done', 'call', 3],
    ['quote', 'reached', 'visit', 5],
    ['quote', 'not-reached', 'quote', 2],
    ['visit', 'reached', 'quote', 3],
    ['visit', 'done', 'quote', 3],
    ['visit', 'not-reached', 'call', 1],
  ] as const;
  return steps.map(([from, outcome, next, days]) => ({ id: newId(), taskType: of(from), outcome, nextType: of(next), days }));
}
