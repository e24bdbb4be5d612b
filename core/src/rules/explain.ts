/** What the server answers about rules: to "Why?", on the screen of rules, and when a rule is tried on the past. */
import type { CrmEventType } from '../events/crm-event.ts';
import type { EffectType } from './effect.ts';
import type { ConditionRead } from './note-reads.ts';
import type { Condition } from './rule.ts';

export type EffectState = 'waiting' | 'done' | 'skipped' | 'dead' | 'needs-a-look';

export interface FactRead {
  /** `contact/<id>`, as in the feed. */
  readonly key: string;
  /** Since when it was as the rule read it, and by whom. */
  readonly at: string;
  readonly actor: string;
}
export interface Firing {
  /** The name of a rule of the catalogue, or `own-<id>`. */
  readonly rule: string;
  readonly version: number;
  /** The record it is listed under, as `<kind>/<id>`. */
  readonly about: string;
  readonly at: string;
  readonly event: { readonly type: CrmEventType; readonly key: string; readonly at: string; readonly actor: string };
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly conditions: readonly Condition[];
  readonly facts: readonly FactRead[];
  readonly effects: readonly {
    readonly key: string;
    readonly type: EffectType;
    readonly user: string;
    readonly contact: string;
    readonly day: string;
    readonly state: EffectState;
    /** What came of it, in plain words of the server's language when there is something to say. */
    readonly note: string;
    readonly settledAt: string;
  }[];
}
export interface RuleReport {
  readonly rule: string;
  readonly version: number;
  readonly off: boolean;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** Since when this version is in force; '' is since the beginning. */
  readonly since: string;
  /** Firings with at least one effect in the last 30 days, and the newest one. */
  readonly fired: number;
  readonly lastFired: string;
  /** Effects that came to nothing. */
  readonly dead: number;
  /** Not '': the rule does not run, and why. */
  readonly refused: string;
}
export interface Trial {
  readonly from: string;
  readonly to: string;
  /** Effects a day from `from` to `to`, as it was set and as it is tried. */
  readonly days: readonly { readonly day: string; readonly before: number; readonly after: number }[];
  readonly before: number;
  readonly after: number;
  readonly users: readonly { readonly user: string; readonly before: number; readonly after: number }[];
  /** Of tasks: how many would be late now. */
  readonly late: { readonly before: number; readonly after: number };
  /** What it would do at once if it were applied to what is open too. */
  readonly open: number;
  /** What would be different, at most 500. */
  readonly differences: readonly {
    readonly about: string;
    readonly user: string;
    readonly change: 'only-before' | 'only-after' | 'other-day';
    readonly dayBefore: string;
    readonly dayAfter: string;
    /** A few of the facts that its conditions read, where it would be done. */
    readonly read: readonly ConditionRead[];
  }[];
}
