/** What happened to a plan: of its text only what is more than words, action items, mentions and comments. */
import type { PlanAction } from '../documents/plan-text.ts';
import type { DecidedSuggestion, PlanRow } from '../projections/plan-row.ts';
import type { Told } from './derive-events.ts';

export function* planEvents(before: PlanRow | undefined, after: PlanRow | undefined): Iterable<Told> {
  const row = after ?? before;
  if (!row) return;
  const ref = { planId: row.id, contactId: row.contact };
  if (!before) yield { type: 'plan.opened', ...ref };
  if (!after) yield { type: 'plan.removed', ...ref };
  yield* itemEvents(before, after);
  if (!after) return;
  for (const userId of newIn(before?.mentioned, after.mentioned)) yield { type: 'plan.mentioned', ...ref, userId };
  for (const { id: commentId, by } of newComments(before?.comments ?? [], after.comments))
    yield { type: 'plan.commented', ...ref, commentId, by };
  for (const userId of newIn(before?.collaborators, after.collaborators)) yield { type: 'plan.joined', ...ref, userId };
  if (after.askedAt > (before?.askedAt ?? '')) yield { type: 'plan.approval-asked', ...ref };
  const { state, at, by } = after.approval;
  if (state !== '' && (at !== before?.approval.at || state !== before.approval.state)) yield { type: `plan.${state}`, ...ref, by };
  if (!before) return;
  yield* suggestionEvents(before, after);
  if (before.owner !== after.owner) yield { type: 'plan.owner-changed', ...ref, from: before.owner, to: after.owner };
  if (before.reviewOn !== after.reviewOn) yield { type: 'plan.review-moved', ...ref, from: before.reviewOn, to: after.reviewOn };
}

function* suggestionEvents(before: PlanRow, after: PlanRow): Iterable<Told> {
  const ref = { planId: after.id, contactId: after.contact };
  // A row of before this was told knows of no decisions: none of them is new.
  const known = new Set((before.decided ?? after.decided).map(keyOf));
  const last = before.decided?.at(-1)?.decidedAt ?? '';
  const news = after.decided.filter((one) => !known.has(keyOf(one)) && (before.decided.length < decidedInRow || one.decidedAt >= last));
  for (const [, of] of Map.groupBy(news, ({ by, is, decidedBy }) => `${is}/${by}/${decidedBy}`)) {
    const [{ is, by: userId, decidedBy: by }] = of as [DecidedSuggestion];
    yield { type: `plan.suggestion-${is}`, ...ref, userId, by, count: of.length };
  }
  for (const placingId of newIn(before.doubled ?? after.doubled, after.doubled))
    yield { type: 'plan.suggestion-doubled', ...ref, placingId };
}
const keyOf = ({ id, is, decidedAt }: DecidedSuggestion): string => `${id}/${is}/${decidedAt}`;
/** As many as a row keeps: what comes into sight behind them is none that was just decided. */
const decidedInRow = 50;

function* itemEvents(before: PlanRow | undefined, after: PlanRow | undefined): Iterable<Told> {
  const is: readonly PlanAction[] = after?.actions ?? [];
  const was = new Map(before?.actions.map((item) => [item.id, item]));
  const row = after ?? before;
  const ref = { planId: row?.id ?? '', contactId: row?.contact ?? '' };
  const left = ({ id, assignee }: PlanAction): Told => ({ type: 'plan.item-left', ...ref, itemId: id, userId: assignee });
  // Who could not be asked before can be from now on.
  const readers = new Set(before ? newIn(before.collaborators, after?.collaborators ?? []) : []);
  const forAll = before !== undefined && (before.contact !== after?.contact || (before.template && !after.template));
  for (const item of is) {
    const old = was.get(item.id);
    was.delete(item.id);
    if (old?.assignee && old.assignee !== item.assignee) yield left(old);
    if (!item.assignee) continue;
    const it = { ...ref, itemId: item.id, userId: item.assignee };
    if (old?.assignee !== item.assignee || readers.has(item.assignee) || forAll) yield { type: 'plan.item-set', ...it };
    else if (old.text !== item.text || old.due !== item.due) yield { type: 'plan.item-reworded', ...it };
    if (old && !old.done && item.done) yield { type: 'plan.item-done', ...it, day: item.done };
    if (old?.done && !item.done) yield { type: 'plan.item-reopened', ...it };
  }
  for (const gone of was.values()) if (gone.assignee) yield left(gone);
}

const newIn = (before: readonly string[] = [], after: readonly string[]): readonly string[] => [
  ...new Set(after.filter((one) => one !== '' && !before.includes(one))),
];

/** The newest come first. What stands behind the last one known has only come into sight because a newer one was taken away. */
function newComments<C extends { readonly id: string }>(before: readonly C[], after: readonly C[]): readonly C[] {
  const known = new Set(before.map(({ id }) => id));
  const last = after.findLastIndex(({ id }) => known.has(id));
  return after.filter(({ id }, i) => !known.has(id) && (before.length === 0 || i <= last || before.length < commentsInRow));
}
const commentsInRow = 50;
