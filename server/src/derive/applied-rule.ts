/**
 * A rule that is applied to what is open too (N8) is asked once more about what happened lately, with what is known by then. Its keys
 * are those it would have had, so that what it has done already is not done again.
 */
import { addDays, dayIn, type Effect, type Rule } from '@tandem/core';
import type { LoggedEvent } from '../storage/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import type { Asked } from './decide-events.ts';
import { createFactsWindow } from './facts-window.ts';
import { startOfDay } from './local-days.ts';
import { rulesAt, settingsAt } from './rules-at.ts';

export type Applied = Extract<LoggedEvent, { readonly type: 'rule.applied' }>;
/** As far back as a trial looks. */
export const openForDays = 90;
/** A word about something long past, or a mail, would be no help to anybody. */
const madeLater: ReadonlySet<Effect['type']> = new Set<Effect['type']>(['task.open', 'contact.lifecycle', 'contact.owner', 'quote.state']);
export const isMadeLater = ({ effect }: { readonly effect: Effect }): boolean => madeLater.has(effect.type);

const eventsAtOnce = 500;
const thingsAtOnce = 500;

/** In the order in which it happened, some at a time; the same for everybody who asks. */
export async function* askedByApplying(
  storage: Pick<Storage, 'readFacts' | 'eventsSince' | 'eventBefore' | 'thingsAt'>,
  applied: Applied,
  among?: readonly Rule[],
): AsyncGenerator<readonly Asked[]> {
  const window = createFactsWindow(storage, applied.point, applied.point);
  await window.load();
  const settings = settingsAt(window, applied.point);
  const rule = rulesAt(settings, among).find((one) => one.rule.name === applied.rule)?.rule;
  if (!rule) return;
  const zone = settings.timeZone;
  const first = await storage.eventBefore(startOfDay(zone, addDays(dayIn(zone, applied.at), -openForDays)));
  let asked = 0;
  const later = (event: LoggedEvent, daily?: Asked['daily']): Asked => ({
    event,
    depth: 0,
    later: { applied, order: ++asked },
    ...(daily && { daily }),
  });
  let today: LoggedEvent | undefined;
  for (let after = first; after < applied.seq; ) {
    const events = (await storage.eventsSince(after, eventsAtOnce)).filter(({ seq }) => seq < applied.seq);
    today = events.findLast(({ type }) => type === 'day.started') ?? today;
    if (!('each' in rule)) yield events.filter((event) => event.point > 0 && rule.on.includes(event.type)).map((event) => later(event));
    if (events.length === 0) break;
    after = events.at(-1)?.seq ?? applied.seq;
  }
  if (!('each' in rule) || !today) return;
  const day = today;
  for (let after = ''; ; ) {
    const things = await storage.thingsAt(rule.each, applied.point, after, thingsAtOnce);
    yield things.map((subject) => later(day, { each: rule.each, subject }));
    if (things.length < thingsAtOnce) return;
    after = things.at(-1) ?? '';
  }
}
