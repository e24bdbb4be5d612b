/**
 * Every effect and who carries it out; one that is missing does not compile. Calls may overlap: those that write one agenda or
 * inbox become one change of it. Each may be asked again at any time, and does nothing the second time.
 */
import type { Performers } from '../perform.ts';
import { changeLeadStage, changeLifecycle, changeOwner } from './contacts.ts';
import { sendDigest } from './digests.ts';
import { createLead } from './enquiries.ts';
import { gatherEdits } from './gathered-edits.ts';
import { sendLink } from './link-mails.ts';
import { sendActivity, sendAppointment } from './mails.ts';
import { createRecords, type PerformerNeeds } from './needs.ts';
import { forgetNotices, tell } from './notices.ts';
import { openOpportunity } from './opportunities.ts';
import { changeItem, followPlan, nextReviewOf, settlePlan } from './plans.ts';
import { changeQuoteState } from './quotes.ts';
import { closeTask, limitTask, openTask, removeTask } from './tasks.ts';
import { timerDue } from './timers.ts';

export function createPerformers(needs: PerformerNeeds): Performers {
  const all = { ...needs, records: createRecords(needs.storage), edits: gatherEdits(needs.documents) };
  return {
    'task.open': openTask(all),
    'task.close': closeTask(all),
    'task.remove': removeTask(all),
    'task.limit': limitTask(all),
    'contact.lifecycle': changeLifecycle(all),
    'contact.owner': changeOwner(all),
    'contact.lead-stage': changeLeadStage(all),
    'contact.create': createLead(all),
    'opportunity.open': openOpportunity(all),
    notice: tell(all),
    'inbox.forget': forgetNotices(all),
    'mail.activity': sendActivity(all),
    'mail.appointment': sendAppointment(all),
    'mail.link': sendLink(all),
    'mail.digest': sendDigest(all),
    'quote.state': changeQuoteState(all),
    'task.follow': followPlan(all),
    'plan.item': changeItem(all),
    'plan.review': nextReviewOf(all),
    'plan.settle': settlePlan(all),
    timer: timerDue(all, needs.now),
  };
}
