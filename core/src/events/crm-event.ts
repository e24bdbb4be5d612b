/** What happened, in the past tense: the only thing rules react to. */
import type { ActivityType, Lifecycle } from '../documents/contact.ts';

interface Base<T extends string> {
  readonly type: T;
  /** Unique for ever; recording an event twice is recording it once. */
  readonly key: string;
  /** The server's time of the change that caused it. */
  readonly at: string;
  /** The user, or `rule:<name>`, whose edit it was. */
  readonly actor: string;
  readonly causedBy?: string;
  readonly depth?: number;
}

export type CrmEvent =
  | (Base<'contact.created'> & { readonly contactId: string; readonly kind: 'company' | 'person'; readonly owner: string })
  | (Base<'contact.renamed'> & { readonly contactId: string; readonly from: string; readonly to: string })
  | (Base<'contact.lifecycle-changed'> & { readonly contactId: string; readonly from: Lifecycle; readonly to: Lifecycle })
  | (Base<'contact.owner-changed'> & { readonly contactId: string; readonly from: string; readonly to: string })
  | (Base<'contact.status-changed'> & { readonly contactId: string; readonly from: string; readonly to: string })
  | (Base<'contact.merged'> & { readonly contactId: string; readonly into: string })
  | (Base<'contact.divided'> & { readonly contactId: string; readonly from: string })
  | (Base<'contact.mail-added'> & { readonly contactId: string })
  | (Base<'contact.mail-removed'> & { readonly contactId: string })
  | (Base<'contact.lead-moved'> & { readonly contactId: string; readonly from: string; readonly to: string })
  | (Base<'contact.stage-decided'> & { readonly contactId: string; readonly to: '' | Lifecycle })
  | (Base<'activity.logged'> & {
      readonly activityId: string;
      readonly contactId: string;
      readonly kind: ActivityType;
      readonly by: string;
    })
  | (Base<'opportunity.opened'> & OpportunityRef & { readonly stage: string; readonly amount: number | null })
  | (Base<'opportunity.stage-changed'> & OpportunityRef & { readonly from: string; readonly to: string })
  | (Base<'opportunity.amount-changed'> & OpportunityRef & { readonly from: number | null; readonly to: number | null })
  | (Base<'opportunity.owner-changed'> & OpportunityRef & { readonly from: string; readonly to: string })
  | (Base<'opportunity.close-date-changed'> & OpportunityRef & { readonly from: string; readonly to: string })
  | (Base<'opportunity.removed'> & OpportunityRef)
  | (Base<'task.opened'> & TaskRef)
  | (Base<'task.completed'> & TaskRef & { readonly outcome: string })
  | (Base<'task.reopened'> & TaskRef)
  | (Base<'task.postponed'> & TaskRef & { readonly from: string; readonly to: string })
  | (Base<'task.limit-reached'> & TaskRef & { readonly limit: string; readonly wanted: string })
  | (Base<'task.removed'> & TaskRef)
  | (Base<'appointment.planned'> & AppointmentRef)
  | (Base<'appointment.moved'> & AppointmentRef & { readonly from: string; readonly to: string })
  | (Base<'appointment.cancelled'> & AppointmentRef)
  | (Base<'quote.opened'> & QuoteRef)
  | (Base<'quote.sent'> & QuoteRef & { readonly version: number })
  | (Base<'quote.viewed'> & QuoteRef)
  | (Base<'quote.accepted'> & QuoteRef)
  | (Base<'quote.refused'> & QuoteRef)
  | (Base<'quote.expired'> & QuoteRef)
  | (Base<'plan.opened'> & PlanRef)
  | (Base<'plan.removed'> & PlanRef)
  /** An action item has come to somebody: it is new, was handed on, has come back, or the person may read the plan from now on. */
  | (Base<'plan.item-set'> & ItemRef)
  /** Its words or its day are others; it is the same person's. */
  | (Base<'plan.item-reworded'> & ItemRef)
  /** It was handed on or taken out: the person it was for is not asked for it any more. */
  | (Base<'plan.item-left'> & ItemRef)
  | (Base<'plan.item-done'> & ItemRef & { readonly day: string })
  | (Base<'plan.item-reopened'> & ItemRef)
  | (Base<'plan.mentioned'> & PlanRef & { readonly userId: string })
  | (Base<'plan.commented'> & PlanRef & { readonly commentId: string; readonly by: string })
  /** A colleague was asked to write along. */
  | (Base<'plan.joined'> & PlanRef & { readonly userId: string })
  | (Base<'plan.owner-changed'> & PlanRef & { readonly from: string; readonly to: string })
  | (Base<'plan.review-moved'> & PlanRef & { readonly from: string; readonly to: string })
  | (Base<'plan.approval-asked'> & PlanRef)
  | (Base<'plan.approved'> & PlanRef & { readonly by: string })
  | (Base<'plan.returned'> & PlanRef & { readonly by: string })
  /** Somebody has decided about so many suggestions of this author, at one time. */
  | (Base<'plan.suggestion-accepted'> & DecidedRef)
  | (Base<'plan.suggestion-rejected'> & DecidedRef)
  /** Two did not know of each other: words of a suggestion stand twice, those of this placing too many. */
  | (Base<'plan.suggestion-doubled'> & PlanRef & { readonly placingId: string })
  /** A tracked link was made and is to be told to its recipient. */
  | (Base<'link.shared'> & LinkRef)
  /** A visit was graded as a person's, or as more than it was before; once a visit and level. */
  | (Base<'link.opened'> & LinkRef & { readonly visitId: string; readonly level: number })
  /** A visit that is not counted: a machine, a colleague, or not enough to tell; once a visit. */
  | (Base<'link.scanned'> & LinkRef & { readonly visitId: string; readonly level: number })
  /** The recipient has asked something on the share page; the words are kept beside the log. */
  | (Base<'link.asked'> & LinkRef & { readonly questionId: string })
  /** The recipient has chosen a time to be called. */
  | (Base<'link.call-booked'> & LinkRef & { readonly appointmentId: string; readonly userId: string })
  /** A form on another web site was sent, or a mail came in; the words are kept beside the log until a rule has made a lead of them. */
  | (Base<'enquiry.received'> & { readonly enquiryId: string; readonly by: 'form' | 'mail' })
  /** A local day began; recorded once, however many servers run. */
  | (Base<'day.started'> & { readonly day: string; readonly zone: string })
  /** A rule was switched on, or set otherwise, also for what was open already (N8). */
  | (Base<'rule.applied'> & { readonly rule: string })
  /** What a rule wanted to wait for is over. */
  | (Base<'timer.due'> & { readonly rule: string; readonly contactId: string; readonly setBy: string });

interface OpportunityRef {
  readonly opportunityId: string;
  readonly boardId: string;
  readonly contactId: string;
}
interface QuoteRef {
  readonly quoteId: string;
  readonly contactId: string;
}
interface PlanRef {
  readonly planId: string;
  readonly contactId: string;
}
interface DecidedRef extends PlanRef {
  /** Whose suggestions they are. */
  readonly userId: string;
  readonly by: string;
  readonly count: number;
}
interface ItemRef extends PlanRef {
  readonly itemId: string;
  /** Whom it is for; of one that has left, whom it was for. */
  readonly userId: string;
}
interface LinkRef {
  readonly linkId: string;
  readonly contactId: string;
  /** The quote behind the link; '' for a file. */
  readonly quoteId: string;
}
interface AppointmentRef {
  readonly appointmentId: string;
  readonly userId: string;
  readonly contactId: string;
}
interface TaskRef {
  readonly taskId: string;
  readonly userId: string;
  readonly contactId: string;
}

/** What is not told by a change of rows: days and timers of the server, enquiries before somebody is behind them, links. */
export type RecordEvent = Exclude<
  CrmEvent,
  { readonly type: 'day.started' | 'timer.due' | 'enquiry.received' | 'rule.applied' | `link.${string}` }
>;

export type CrmEventType = CrmEvent['type'];
