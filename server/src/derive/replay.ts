/**
 * Decides everything again from the start of the log, with facts as they were, and compares with what stands in the ledger.
 * Nothing is written and nothing carried out.
 */
import { dailyThings, type Rule } from '@tandem/core';
import type { LoggedEvent, NewDecision } from '../storage/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import { type Applied, askedByApplying } from './applied-rule.ts';
import { type Asked, decideEvents } from './decide-events.ts';
import { effectOfActor } from './effect-id.ts';
import { createFactsWindow } from './facts-window.ts';
import { plannedOfRun } from './planned-of-run.ts';
import type { RuleInForce } from './rules-at.ts';

export type ReplayStorage = Pick<Storage, 'readFacts' | 'thingsAt' | 'eventsSince' | 'eventBefore' | 'effectsAfter' | 'checkpointOf'>;
export interface Replayed {
  readonly events: number;
  /** Events from before the history of rows began: nobody knows how things were. */
  readonly before: number;
  readonly decisions: number;
  readonly keys: ReadonlySet<string>;
  /** In the ledger and not decided again; decided again and not in the ledger. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}
interface Options {
  readonly rules?: readonly Rule[];
  readonly inForce?: (at: readonly RuleInForce[]) => readonly RuleInForce[];
  /** Which effects of the ledger are compared. */
  readonly compares?: (rule: string) => boolean;
  readonly now: () => Date;
}
const atOnce = 200;

export async function replay(storage: ReplayStorage, { rules, inForce, compares = () => true, now }: Options): Promise<Replayed> {
  const planned = plannedOfRun(compares);
  const keys = new Set<string>();
  const depths = new Map<string, number>();
  let [events, before, decisions] = [0, 0, 0];
  // What the runner has not come to yet is in no ledger.
  const end = await storage.checkpointOf('rules');

  async function ask(asked: readonly Asked[]): Promise<void> {
    if (asked.length === 0) return;
    const points = asked.map(({ event, later }) => later?.applied.point ?? event.point);
    const window = createFactsWindow(storage, Math.min(...points), Math.max(...points));
    const made = await decideEvents(asked, { window, now, planned, ...(rules && { rules }), ...(inForce && { inForce }) });
    decisions += made.length;
    made.forEach(take);
  }
  function take({ effects, depth }: NewDecision): void {
    for (const { key } of effects) {
      keys.add(key);
      if (!depths.has(key)) depths.set(key, depth);
    }
  }
  const depthOf = (event: LoggedEvent): number => {
    const cause = event.type === 'timer.due' ? event.setBy : effectOfActor(event.actor);
    return cause ? (depths.get(cause) ?? 1) : 0;
  };
  async function day(event: LoggedEvent): Promise<void> {
    await ask([{ event, depth: 0 }]);
    for (const each of dailyThings)
      for (let after = ''; ; ) {
        const things = await storage.thingsAt(each, event.point, after, atOnce);
        await ask(things.map((subject) => ({ event, depth: 0, daily: { each, subject } })));
        if (things.length < atOnce) break;
        after = things.at(-1) ?? '';
      }
  }

  async function applied(event: Applied): Promise<void> {
    for await (const asked of askedByApplying(storage, event, rules)) await ask(asked);
  }

  for (let after = 0; ; ) {
    const some = (await storage.eventsSince(after, atOnce)).filter(({ seq }) => seq <= end);
    let together: Asked[] = [];
    for (const event of some) {
      events++;
      if (event.point === 0) before++;
      else if (event.type === 'day.started' || event.type === 'rule.applied') {
        await ask(together);
        together = [];
        await (event.type === 'day.started' ? day(event) : applied(event));
      } else {
        // How deep an event is may follow from the one before it.
        if (effectOfActor(event.actor) && !depths.has(effectOfActor(event.actor))) {
          await ask(together);
          together = [];
        }
        together.push({ event, depth: depthOf(event) });
      }
    }
    await ask(together);
    if (some.length < atOnce) break;
    after = some.at(-1)?.seq ?? after;
  }

  const kept = new Set<string>();
  for (let after = 0; ; ) {
    const some = await storage.effectsAfter(after, 1000);
    for (const { key, rule } of some) if (compares(rule)) kept.add(key);
    if (some.length < 1000) break;
    after = some.at(-1)?.seq ?? after;
  }
  return {
    events,
    before,
    decisions,
    keys,
    missing: [...kept].filter((key) => !keys.has(key)),
    extra: [...keys].filter((key) => !kept.has(key)),
  };
}
