/**
 * What rules have decided and what came of it. A decision and its effects are committed with the runner's checkpoint, or not at
 * all; the key of an effect exists once for ever. Whoever works proves by a token or by the number of its try that nobody has taken over.
 */
import type { CrmEvent, Effect, EffectState, EffectType, Firing } from '@tandem/core';
import type { Point } from './history.ts';

export type LoggedEvent = CrmEvent & { readonly seq: number; readonly point: Point };

/** Thrown as `code` when somebody else has taken over meanwhile: stop, what was worked out is worked out again by them. */
export const fenced = 'FENCED';

export interface Lease {
  readonly name: string;
  /** Grows each time somebody takes the lease over. */
  readonly token: number;
  /** Kept until then; a commit prolongs it. */
  readonly until: string;
}
export interface NewEffect {
  readonly key: string;
  /** Derived from the key, fit to be an id in a document. */
  readonly id: string;
  readonly effect: Effect;
  readonly notBefore: string;
}
export interface NewDecision extends Pick<Firing, 'rule' | 'version' | 'about' | 'at' | 'parameters' | 'conditions' | 'facts'> {
  readonly event: {
    readonly seq: number;
    readonly type: CrmEvent['type'];
    readonly key: string;
    readonly at: string;
    readonly actor: string;
  };
  /** The contact behind it, '' for none: it goes when the contact is erased. */
  readonly contact: string;
  /** How many rules stand between a person's edit and this. */
  readonly depth: number;
  /** A daily rule that did not fire says so once, not for every day. */
  readonly daily: boolean;
  readonly effects: readonly NewEffect[];
}
export interface StoredEffect {
  readonly seq: number;
  readonly key: string;
  readonly id: string;
  readonly effect: Effect;
  readonly rule: string;
  readonly about: string;
  readonly at: string;
  readonly depth: number;
  readonly state: EffectState | 'claimed';
  readonly attempts: number;
  readonly notBefore: string;
  readonly note: string;
  readonly settledAt: string;
}
export interface RuleFigures {
  readonly rule: string;
  /** Decisions with an effect since the instant that was asked for, and the newest of all time. */
  readonly fired: number;
  readonly lastFired: string;
  readonly dead: number;
}
/** Something that is looked at once a day and must be 0. */
export interface Check {
  readonly name: string;
  readonly day: string;
  readonly at: string;
  readonly count: number;
  /** The first of them, as `<kind>/<id>`. */
  readonly examples: readonly string[];
}
export interface LedgerStatus {
  /** Events behind the runner. */
  readonly behind: number;
  readonly waiting: number;
  readonly dead: number;
  readonly needsALook: number;
}

export interface Ledger {
  /** A key that exists is left as it is. They belong to the newest point of the history. */
  recordEvents(events: readonly CrmEvent[]): Promise<void>;
  eventsSince(after: number, limit: number): Promise<readonly LoggedEvent[]>;
  eventsAbout(subject: string, limit: number): Promise<readonly LoggedEvent[]>;
  /** The number of the last event before an instant. */
  eventBefore(instant: string): Promise<number>;
  lastDayStarted(): Promise<string>;

  /** Undefined: somebody else has it and its time is not over. Taking over one's own lease keeps the token. */
  takeLease(name: string, holder: string, now: string, until: string): Promise<Lease | undefined>;
  checkpointOf(name: string): Promise<number>;
  /** Rejects with `FENCED` when the lease has gone to somebody else; then nothing of it is there. */
  commitDecisions(decided: {
    readonly lease: Lease;
    readonly through: number;
    readonly decisions: readonly NewDecision[];
    readonly checks?: readonly Check[];
  }): Promise<{ readonly effects: number }>;

  /**
   * The oldest waiting ones whose time has come, and those whose claim has run out but `busy`, which the caller is working on;
   * each belongs to the caller until `until`.
   */
  claimEffects(now: string, until: string, limit: number, busy?: readonly string[]): Promise<readonly StoredEffect[]>;
  /** False: it was claimed again meanwhile, or is settled; nothing changes. 'waiting' tries again at `notBefore`. */
  settleEffect(
    key: string,
    attempt: number,
    outcome: { readonly state: EffectState; readonly note: string; readonly at: string; readonly notBefore?: string },
  ): Promise<boolean>;
  /** By an admin's word, of one that is dead or needs a look: tried once more, or let go. False: it is neither. */
  releaseEffect(key: string, to: 'waiting' | 'skipped', note: string, at: string): Promise<boolean>;
  /** When the next one is to be looked at; '' when none waits. */
  nextEffectAt(): Promise<string>;

  effectsByKey(keys: readonly string[]): Promise<readonly StoredEffect[]>;
  /** Newest first. */
  effectsIn(states: readonly EffectState[], limit: number): Promise<readonly StoredEffect[]>;
  effectsAfter(seq: number, limit: number): Promise<readonly StoredEffect[]>;
  /** Newest first; also decisions by which nothing happened. For a task also the one that made it. */
  firingsAbout(about: string, limit: number): Promise<readonly Firing[]>;
  firingOfEffect(key: string): Promise<Firing | undefined>;
  firingsOfRule(rule: string, limit: number): Promise<readonly Firing[]>;
  ruleFigures(since: string): Promise<readonly RuleFigures[]>;
  checks(name: string, limit: number): Promise<readonly Check[]>;
  ledgerStatus(): Promise<LedgerStatus>;
  /** Decisions by which nothing happened are kept for a time only; those that fired for ever. */
  forgetUnfiredBefore(at: string): Promise<void>;
  /** Decisions and effects about contacts that are erased. */
  forgetDecisionsAbout(contacts: readonly string[]): Promise<void>;
}
export type { EffectState, EffectType };
