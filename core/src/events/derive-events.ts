/** What happened between two states of one row. Pure: the same pair and change give the same events with the same keys. */
import type { PlanRow } from '../projections/plan-row.ts';
import type { ActivityRow, AppointmentRow, ContactRow, OpportunityRow, RowContent, SettingsRow, TaskRow } from '../projections/row.ts';
import type { QuoteRow } from '../projections/shared-rows.ts';
import type { CrmEvent, CrmEventType } from './crm-event.ts';
import { planEvents } from './plan-events.ts';

/** Which change it was: the sequence number of the log that the later state includes, its time and its author. */
export interface Change {
  readonly through: number;
  readonly at: string;
  readonly actor: string;
}

export type Told = CrmEvent extends infer E ? (E extends CrmEvent ? Omit<E, 'key' | 'at' | 'actor'> : never) : never;

/** `before` is undefined for a row that is new, `after` for one that is gone. */
export function deriveEvents(before: RowContent | undefined, after: RowContent | undefined, change: Change): readonly CrmEvent[] {
  const subject = (after ?? before)?.id;
  return [...tell(before, after)].map((event) => ({
    ...event,
    key: `${event.type}/${'rule' in event ? event.rule : `${subject}${partOf(event)}`}/${change.through}`,
    at: change.at,
    actor: change.actor,
  })) as CrmEvent[];
}

/** Several of one kind may happen to a plan in one change. */
function partOf(event: Told): string {
  if ('itemId' in event) return `:${event.itemId}${event.type === 'plan.item-left' ? `:${event.userId}` : ''}`;
  if ('commentId' in event) return `:${event.commentId}`;
  if ('placingId' in event) return `:${event.placingId}`;
  if (event.type === 'plan.suggestion-accepted' || event.type === 'plan.suggestion-rejected') return `:${event.userId}:${event.by}`;
  return event.type === 'plan.mentioned' || event.type === 'plan.joined' ? `:${event.userId}` : '';
}

function tell(before: RowContent | undefined, after: RowContent | undefined): Iterable<Told> {
  const row = after ?? before;
  switch (row?.kind) {
    case 'contact':
      return contactEvents(before as ContactRow | undefined, after as ContactRow | undefined);
    case 'activity':
      return activityEvents(before as ActivityRow | undefined, after as ActivityRow | undefined);
    case 'opportunity':
      return opportunityEvents(before as OpportunityRow | undefined, after as OpportunityRow | undefined);
    case 'task':
      return taskEvents(before as TaskRow | undefined, after as TaskRow | undefined);
    case 'appointment':
      return appointmentEvents(before as AppointmentRow | undefined, after as AppointmentRow | undefined);
    case 'settings':
      return settingsEvents(before as SettingsRow | undefined, after as SettingsRow | undefined);
    case 'quote':
      return quoteEvents(before as QuoteRow | undefined, after as QuoteRow | undefined);
    case 'plan':
      return planEvents(before as PlanRow | undefined, after as PlanRow | undefined);
    default:
      return [];
  }
}

function* contactEvents(before: ContactRow | undefined, after: ContactRow | undefined): Iterable<Told> {
  if (!after) return;
  const contactId = after.id;
  if (!before) return yield { type: 'contact.created', contactId, kind: after.is, owner: after.owner };
  if (before.name !== after.name) yield { type: 'contact.renamed', contactId, from: before.name, to: after.name };
  if (before.lifecycle !== after.lifecycle)
    yield { type: 'contact.lifecycle-changed', contactId, from: before.lifecycle, to: after.lifecycle };
  if (before.owner !== after.owner) yield { type: 'contact.owner-changed', contactId, from: before.owner, to: after.owner };
  if (before.mails.length > 0 !== after.mails.length > 0)
    yield { type: after.mails.length > 0 ? 'contact.mail-added' : 'contact.mail-removed', contactId };
  // A row of an earlier version says nothing of these.
  if ((before.leadStage ?? '') !== after.leadStage)
    yield { type: 'contact.lead-moved', contactId, from: before.leadStage ?? '', to: after.leadStage };
  if ((before.stageByHand ?? '') !== after.stageByHand) yield { type: 'contact.stage-decided', contactId, to: after.stageByHand };
  if (before.status !== after.status) yield { type: 'contact.status-changed', contactId, from: before.status, to: after.status };
  // A row of an earlier version says nothing of merges.
  if ((before.mergedInto ?? '') !== after.mergedInto)
    yield after.mergedInto
      ? { type: 'contact.merged', contactId, into: after.mergedInto }
      : { type: 'contact.divided', contactId, from: before.mergedInto };
}

function* activityEvents(before: ActivityRow | undefined, after: ActivityRow | undefined): Iterable<Told> {
  if (!after || before) return;
  yield { type: 'activity.logged', activityId: after.id, contactId: after.contact, kind: after.type, by: after.by };
}

function* opportunityEvents(before: OpportunityRow | undefined, after: OpportunityRow | undefined): Iterable<Told> {
  const row = after ?? before;
  if (!row) return;
  const ref = { opportunityId: row.id, boardId: row.board, contactId: row.contact };
  if (!after) return yield { type: 'opportunity.removed', ...ref };
  if (!before) return yield { type: 'opportunity.opened', ...ref, stage: after.stage, amount: after.amount };
  if (before.stage !== after.stage) yield { type: 'opportunity.stage-changed', ...ref, from: before.stage, to: after.stage };
  if (before.amount !== after.amount) yield { type: 'opportunity.amount-changed', ...ref, from: before.amount, to: after.amount };
  if (before.owner !== after.owner) yield { type: 'opportunity.owner-changed', ...ref, from: before.owner, to: after.owner };
  if (before.closeOn !== after.closeOn) yield { type: 'opportunity.close-date-changed', ...ref, from: before.closeOn, to: after.closeOn };
}

function* taskEvents(before: TaskRow | undefined, after: TaskRow | undefined): Iterable<Told> {
  const row = after ?? before;
  if (!row) return;
  const ref = { taskId: row.id, userId: row.owner, contactId: row.contact };
  if (!after) return yield { type: 'task.removed', ...ref };
  if (!before) yield { type: 'task.opened', ...ref };
  // Opened and done between two readings, as on a train, is two events: a follow-up waits for the second.
  if (!before?.doneAt && after.doneAt) yield { type: 'task.completed', ...ref, outcome: after.outcome };
  if (after.wanted > after.due && !(before && before.wanted > before.due))
    yield { type: 'task.limit-reached', ...ref, limit: after.due, wanted: after.wanted };
  if (!before) return;
  if (before.doneAt && !after.doneAt) yield { type: 'task.reopened', ...ref };
  if (before.due && after.due > before.due) yield { type: 'task.postponed', ...ref, from: before.due, to: after.due };
}

function* appointmentEvents(before: AppointmentRow | undefined, after: AppointmentRow | undefined): Iterable<Told> {
  const row = after ?? before;
  if (!row) return;
  const ref = { appointmentId: row.id, userId: row.owner, contactId: row.contact };
  if (!after) return yield { type: 'appointment.cancelled', ...ref };
  if (!before) return yield { type: 'appointment.planned', ...ref };
  if (before.startsAt !== after.startsAt) yield { type: 'appointment.moved', ...ref, from: before.startsAt, to: after.startsAt };
}

function* settingsEvents(before: SettingsRow | undefined, after: SettingsRow | undefined): Iterable<Told> {
  if (!before || !after) return;
  const was = new Map(before.state.rules.map((rule) => [rule.id, rule.openToo ?? '']));
  // A row of an earlier version says nothing of it; what was taken back applies to nothing.
  for (const { id, openToo } of after.state.rules) if (openToo && openToo > (was.get(id) ?? '')) yield { type: 'rule.applied', rule: id };
}

function* quoteEvents(before: QuoteRow | undefined, after: QuoteRow | undefined): Iterable<Told> {
  if (!after) return;
  const ref = { quoteId: after.id, contactId: after.contact };
  if (!before) yield { type: 'quote.opened', ...ref };
  if (after.version > (before?.version ?? 0)) yield { type: 'quote.sent', ...ref, version: after.version };
  if (after.state === before?.state || after.state === 'draft' || after.state === 'sent') return;
  yield { type: `quote.${after.state}`, ...ref };
}

/** All kinds of event, for filters and for the test that every one is derived. */
export const eventTypes: Readonly<Record<CrmEventType, true>> = {
  'contact.created': true,
  'contact.renamed': true,
  'contact.lifecycle-changed': true,
  'contact.owner-changed': true,
  'contact.status-changed': true,
  'contact.merged': true,
  'contact.divided': true,
  'contact.mail-added': true,
  'contact.mail-removed': true,
  'contact.lead-moved': true,
  'contact.stage-decided': true,
  'activity.logged': true,
  'opportunity.opened': true,
  'opportunity.stage-changed': true,
  'opportunity.amount-changed': true,
  'opportunity.owner-changed': true,
  'opportunity.close-date-changed': true,
  'opportunity.removed': true,
  'task.opened': true,
  'task.completed': true,
  'task.reopened': true,
  'task.postponed': true,
  'task.limit-reached': true,
  'task.removed': true,
  'appointment.planned': true,
  'appointment.moved': true,
  'appointment.cancelled': true,
  'quote.opened': true,
  'quote.sent': true,
  'quote.viewed': true,
  'quote.accepted': true,
  'quote.refused': true,
  'quote.expired': true,
  'plan.opened': true,
  'plan.removed': true,
  'plan.item-set': true,
  'plan.item-reworded': true,
  'plan.item-left': true,
  'plan.item-done': true,
  'plan.item-reopened': true,
  'plan.mentioned': true,
  'plan.commented': true,
  'plan.joined': true,
  'plan.owner-changed': true,
  'plan.review-moved': true,
  'plan.approval-asked': true,
  'plan.approved': true,
  'plan.returned': true,
  'plan.suggestion-accepted': true,
  'plan.suggestion-rejected': true,
  'plan.suggestion-doubled': true,
  'link.shared': true,
  'link.opened': true,
  'link.scanned': true,
  'link.asked': true,
  'link.call-booked': true,
  'enquiry.received': true,
  'day.started': true,
  'rule.applied': true,
  'timer.due': true,
};
