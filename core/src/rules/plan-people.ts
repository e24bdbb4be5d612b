/** Who may read a plan, as rules must know before they give somebody a task or a word about it. */
import type { PlanRow } from '../projections/plan-row.ts';
import type { Facts } from './facts.ts';
import { worksWith } from './lead.ts';

const seesAll = (facts: Facts, user: string): boolean => ['admin', 'manager'].includes(facts.user(user)?.role ?? '');

/** The same as the permissions say, from rows alone. */
export function mayReadPlan(facts: Facts, plan: PlanRow, user: string): boolean {
  if (!facts.user(user)?.active) return false;
  if (plan.template || plan.collaborators.includes(user) || seesAll(facts, user)) return true;
  const contact = facts.contact(plan.contact);
  return contact ? worksWith(facts, contact, user) : plan.owner === user || facts.leaderOf(plan.owner) === user;
}

/** The plan's contact, for somebody who works with it; '' for whoever was asked to write along (N11). */
export function contactFor(facts: Facts, plan: PlanRow, user: string): string {
  const contact = facts.contact(plan.contact);
  return contact && worksWith(facts, contact, user) ? contact.mergedInto || contact.id : '';
}

/** Whom it is asked of to approve it: the leader of its owner's team, otherwise whoever gets what belongs to nobody. */
export function approverOf(facts: Facts, plan: PlanRow): string {
  const approver = facts.leaderOf(plan.owner) || facts.fallbackOwner();
  return approver !== plan.owner && mayReadPlan(facts, plan, approver) ? approver : '';
}
