/** Every rule of the catalogue, in the order in which the screen lists them. */
import { enquiryMakesLead, enquiryTold, leadAssigned, twinFound } from './arrivals.ts';
import { followUpMoves, forgottenLead, handedOver, leadWithoutMail, leadWithoutStep, stopFollowUps } from './follow-up.ts';
import { appointmentMailed, mailWritten } from './mails.ts';
import { leadQualified, promotionTold, stageByHand, wonMakesCustomer } from './promotion.ts';
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
  wonMakesCustomer,
  stageByHand,
  promotionTold,
  nextStep,
  taskLate,
  limitOfTask,
  limitReached,
  taskAssigned,
  enquiryMakesLead,
  enquiryTold,
  leadAssigned,
  twinFound,
  mailWritten,
  appointmentMailed,
];
