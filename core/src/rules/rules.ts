/** Every rule of the catalogue, in the order in which the screen lists them. */
import { enquiryMakesLead, enquiryTold, leadAssigned, twinFound } from './arrivals.ts';
import { dailyDigest } from './digest.ts';
import { followUpMoves, forgottenLead, handedOver, leadWithoutMail, leadWithoutStep, stopFollowUps } from './follow-up.ts';
import { callBackTold, leadOpenedLink, linkMailed, openingTold, questionTold } from './links.ts';
import { appointmentMailed, mailWritten } from './mails.ts';
import {
  planItemDone,
  planItemLeft,
  planItemReopened,
  planItemReworded,
  planItemsMove,
  planItemTask,
  planItemTold,
  planTaskDone,
} from './plan-items.ts';
import { planSuggestionDecided, planSuggestionDoubled } from './plan-suggestions.ts';
import {
  planAnswered,
  planApprovalAsked,
  planCommented,
  planJoined,
  planMentioned,
  planReview,
  planReviewed,
  planReviewMoves,
} from './plans.ts';
import { leadQualified, promotionTold, stageByHand, wonMakesCustomer } from './promotion.ts';
import {
  acceptedMakesCustomer,
  quoteAnsweredTold,
  quoteExpires,
  quoteExpiring,
  quoteFollowUp,
  quoteFollowUpOver,
  quoteViewed,
} from './quotes.ts';
import type { Rule } from './rule.ts';
import { limitOfTask, limitReached, nextStep, taskAssigned, taskLate } from './task-life.ts';

export const rules: readonly Rule[] = [
  leadWithoutMail,
  leadWithoutStep,
  forgottenLead,
  followUpMoves,
  handedOver,
  stopFollowUps,
  leadQualified,
  leadOpenedLink,
  wonMakesCustomer,
  acceptedMakesCustomer,
  stageByHand,
  promotionTold,
  nextStep,
  taskLate,
  limitOfTask,
  limitReached,
  taskAssigned,
  quoteViewed,
  quoteFollowUp,
  quoteExpiring,
  quoteExpires,
  quoteAnsweredTold,
  quoteFollowUpOver,
  planItemTask,
  planItemReworded,
  planItemLeft,
  planItemDone,
  planItemReopened,
  planTaskDone,
  planItemsMove,
  planItemTold,
  planMentioned,
  planCommented,
  planJoined,
  planApprovalAsked,
  planAnswered,
  planSuggestionDecided,
  planSuggestionDoubled,
  planReview,
  planReviewMoves,
  planReviewed,
  enquiryMakesLead,
  enquiryTold,
  leadAssigned,
  twinFound,
  linkMailed,
  openingTold,
  questionTold,
  callBackTold,
  mailWritten,
  appointmentMailed,
  dailyDigest,
];
