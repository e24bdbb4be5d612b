/**
 * How rows were: every version of a row that rules ask about, written in the unit of work that changes the row. Every event says
 * which point of the history it belongs to, so that what a rule knew then can be read again years later, the same.
 */
import type { Each, Effect, RowContent, RowKind } from '@tandem/core';

/** A place in the history: grows with every version, never given twice. */
export type Point = number;
/** `until` of a version that stands. */
export const still: Point = Number.MAX_SAFE_INTEGER;

/** Rules ask about these. */
export const rememberedKinds: readonly RowKind[] = [
  'contact',
  'activity',
  'opportunity',
  'task',
  'appointment',
  'quote',
  'plan',
  'link',
  'visit',
  'settings',
  'user',
  'team',
];

/** A row without what changes with every key that somebody presses and no rule asks for. */
export const remembered = (row: RowContent): RowContent =>
  row.kind === 'plan' ? { ...row, objectives: [], records: [], words: 0, openThreads: 0, openSuggestions: 0 } : row;

export interface Version {
  readonly key: string;
  /** It was so from `point` on, up to `until`, that point left out. */
  readonly point: Point;
  readonly until: Point;
  readonly content: RowContent;
  /** Since when, and by whose edit. */
  readonly at: string;
  readonly actor: string;
}
/** A task that was decided on. */
export interface PlannedTask {
  readonly effect: Extract<Effect, { readonly type: 'task.open' }>;
  readonly key: string;
  /** The number of the event it followed from. */
  readonly event: number;
  /** Where its row appeared, or where it was clear that it never will; `still` while neither is so. */
  readonly overAt: Point;
}
/** Facts of the points `from` to `to`, both counted. */
export interface WantedFacts {
  readonly from: Point;
  readonly to: Point;
  readonly keys?: readonly string[];
  /** Rows of a kind about a contact: its persons, tasks, opportunities ... */
  readonly about?: readonly { readonly contact: string; readonly kind: RowKind }[];
  /** Tasks that came of these plans. */
  readonly tasksOfPlans?: readonly string[];
  /** All rows of these kinds. */
  readonly kinds?: readonly RowKind[];
  readonly creators?: readonly string[];
  /** Keys of `@tandem/core/traits`: who has ever had them. */
  readonly traits?: readonly string[];
  /** Contacts: what is planned for them. */
  readonly planned?: readonly string[];
}
export interface FoundFacts {
  readonly versions: readonly Version[];
  readonly creators: readonly { readonly contact: string; readonly creator: string }[];
  readonly holders: readonly { readonly trait: string; readonly contact: string; readonly point: Point }[];
  readonly planned: readonly PlannedTask[];
}

export interface History {
  /** One moment of the data for all of it. */
  readFacts(wanted: WantedFacts): Promise<FoundFacts>;
  /**
   * What a daily rule goes through, in the order of ids: tasks that are not done, contacts that are leads, quotes without an answer,
   * plans that have a day of review, people who read the daily mail.
   */
  thingsAt(each: Each, point: Point, after: string, limit: number): Promise<readonly string[]>;
  /** The last point that was reached before an instant. */
  pointAt(instant: string): Promise<Point>;
  /** Versions that do not stand any more, oldest first: what an erasure goes through. */
  pastVersions(after: Point, limit: number): Promise<readonly Version[]>;
  dropVersions(points: readonly Point[]): Promise<void>;
}
