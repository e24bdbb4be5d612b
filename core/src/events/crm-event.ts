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
  | (Base<'task.postponed'> & TaskRef & { readonly from: string; readonly to: string });

interface OpportunityRef {
  readonly opportunityId: string;
  readonly boardId: string;
  readonly contactId: string;
}
interface TaskRef {
  readonly taskId: string;
  readonly userId: string;
  readonly contactId: string;
}

export type CrmEventType = CrmEvent['type'];
