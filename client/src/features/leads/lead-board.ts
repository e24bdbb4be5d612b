/** Leads by the stages of their own process: who stands where, and what a card must say. Pure. */
import { type ContactRow, isLead, leadStages, rankBetween, type Settings, type Stage, type TaskRow } from '@tandem/core';
import { addDays, daysBetween } from '../../ui/work/days.ts';

export interface LeadColumn {
  readonly stage: Stage;
  readonly leads: readonly ContactRow[];
  /** For how many days they have stood here, in the middle; `undefined` without leads. */
  readonly age: number | undefined;
  /** Of a stage that is won: how many came to it the month before. */
  readonly lastMonth: number;
}
export interface LeadBoard {
  /** Open stages, then won ones. */
  readonly columns: readonly LeadColumn[];
  /** The stage of those that were put aside, and who they are. */
  readonly aside: LeadColumn | undefined;
}
export const byLeadRank = (a: ContactRow, b: ContactRow): number =>
  a.leadRank === b.leadRank
    ? a.createdAt === b.createdAt
      ? a.id < b.id
        ? -1
        : 1
      : a.createdAt > b.createdAt
        ? -1
        : 1
    : a.leadRank < b.leadRank
      ? -1
      : 1;

/** Where a lead stands: a stage that is not there any more, or none, is the first one. */
export function stageOfLead(row: ContactRow, stages: readonly Stage[]): string {
  return stages.some(({ id }) => id === row.leadStage) ? row.leadStage : (stages[0]?.id ?? '');
}

/** Leads, and whoever was qualified and is no lead any more: they stay in the won stage for the rest of the month. */
export const isOnBoard = (row: ContactRow, won: ReadonlySet<string>): boolean =>
  isLead(row) || (row.lifecycle !== 'lead' && row.mergedInto === '' && row.company === '' && won.has(row.leadStage));

/** An old record knows only when it was entered. */
const since = ({ leadSince, createdAt }: ContactRow): string => (leadSince || createdAt).slice(0, 10);

/** For how many days it has stood where it stands. */
export const ageOf = (row: ContactRow, today: string): number => (since(row) === '' ? 0 : Math.max(0, daysBetween(since(row), today)));

export function leadBoard(
  contacts: Iterable<ContactRow>,
  settings: Settings,
  isWanted: (row: ContactRow) => boolean,
  today: string,
): LeadBoard {
  const stages = leadStages(settings);
  const won = new Set(stages.filter(({ status }) => status === 'won').map(({ id }) => id));
  const held = new Map<string, ContactRow[]>(stages.map(({ id }) => [id, []]));
  const before = new Map<string, number>();
  const [month, monthBefore] = [today.slice(0, 7), addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)];
  for (const row of contacts) {
    if (!isOnBoard(row, won) || !isWanted(row)) continue;
    const stage = stageOfLead(row, stages);
    if (isLead(row) || since(row).startsWith(month)) held.get(stage)?.push(row);
    else if (since(row).startsWith(monthBefore)) before.set(stage, (before.get(stage) ?? 0) + 1);
  }
  const column = (stage: Stage): LeadColumn => {
    const leads = (held.get(stage.id) ?? []).sort(byLeadRank);
    const ages = leads.filter((row) => since(row) !== '').map((row) => ageOf(row, today));
    return { stage, leads, age: median(ages), lastMonth: before.get(stage.id) ?? 0 };
  };
  const lost = stages.find(({ status }) => status === 'lost');
  const shown = [...stages.filter(({ status }) => status === 'open'), ...stages.filter(({ status }) => status === 'won')];
  return { columns: shown.map(column), aside: lost && column(lost) };
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 || low === undefined || high === undefined ? high : Math.round((low + high) / 2);
}

/** The rank of a place; leads that were never moved have none, and stand above in the order they came. */
export function rankFor(leads: readonly ContactRow[], moved: string, index: number, random: () => number): string {
  const others = leads.filter(({ id }) => id !== moved);
  const above = others[index - 1]?.leadRank || null;
  const below = others[index]?.leadRank || null;
  return rankBetween(above, below !== null && above !== null && below <= above ? null : below, random);
}

/** The open task that comes first; the one a card shows. */
export function nextTasks(tasks: Iterable<TaskRow>): ReadonlyMap<string, TaskRow> {
  const next = new Map<string, TaskRow>();
  for (const task of tasks) {
    if (task.doneAt !== '' || task.contact === '') continue;
    const known = next.get(task.contact);
    if (!known || (task.due !== '' && (known.due === '' || task.due < known.due))) next.set(task.contact, task);
  }
  return next;
}
