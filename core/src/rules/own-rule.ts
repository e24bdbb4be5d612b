/**
 * Rules that admins make: the same vocabulary as the catalogue's, as plain data that the settings keep. What an own rule says is
 * checked where it is written, where it is read and where it runs; one that cannot be understood never runs, and says why.
 */

import { appointmentKinds } from '../documents/agenda.ts';
import { activityTypes, lifecycles } from '../documents/contact.ts';
import { taskOutcomes } from '../documents/tasks.ts';

/** What an own rule may react to, and what it may ask about then. */
export const ownTriggers = [
  'contact.created',
  'contact.lifecycle-changed',
  'contact.status-changed',
  'contact.owner-changed',
  'contact.mail-added',
  'contact.lead-moved',
  'opportunity.opened',
  'opportunity.stage-changed',
  'task.completed',
  'activity.logged',
  'appointment.planned',
] as const;
export type OwnTrigger = (typeof ownTriggers)[number];

export type OwnOperator = 'is' | 'is-not' | 'known' | 'empty' | 'above' | 'below';

export interface OwnCondition {
  /** One of `ownFields`, such as `contact.source`. */
  readonly field: string;
  readonly is: OwnOperator;
  /** '' for `known` and `empty`. */
  readonly value: string | number;
}
/** `actor` is whoever did what happened. */
export type OwnRecipient = 'owner' | 'leader' | 'actor';

export type OwnEffect =
  | { readonly do: 'task'; readonly taskType: string; readonly subject: string; readonly for: OwnRecipient; readonly days: number }
  | { readonly do: 'notice'; readonly for: OwnRecipient }
  | { readonly do: 'give-to'; readonly user: string };

export interface OwnRule {
  readonly on: OwnTrigger;
  /** All of them. */
  readonly conditions: readonly OwnCondition[];
  /** Whole days to wait before the conditions are asked and anything is done; 0 is at once. */
  readonly after: number;
  readonly effects: readonly OwnEffect[];
}

export interface OwnField {
  readonly kind: 'choice' | 'setting' | 'text' | 'user' | 'number';
  /** The values of a choice; the list of the settings. */
  readonly options?: readonly string[];
  readonly from?: string;
  readonly operators: readonly OwnOperator[];
}

const register = { is: ['is', 'is-not', 'known', 'empty'] } as const;
const setting = (from: string): OwnField => ({ kind: 'setting', from, operators: register.is });
const one = (...options: readonly string[]): OwnField => ({ kind: 'choice', options, operators: ['is', 'is-not'] });
const words: OwnField = { kind: 'text', operators: register.is };
const person: OwnField = { kind: 'user', operators: register.is };
const amount: OwnField = { kind: 'number', operators: ['above', 'below', 'known', 'empty'] };
const presence: OwnField = { kind: 'text', operators: ['known', 'empty'] };

const contactFields: Readonly<Record<string, OwnField>> = {
  'contact.kind': one('company', 'person'),
  'contact.lifecycle': one(...lifecycles),
  'contact.status': setting('statuses'),
  'contact.source': setting('sources'),
  'contact.campaign': setting('campaigns'),
  'contact.industry': setting('industries'),
  'contact.sizeClass': setting('sizeClasses'),
  'contact.leadStage': setting('stages'),
  'contact.country': words,
  'contact.town': words,
  'contact.mail': presence,
  'contact.phone': presence,
  'contact.owner': person,
  'contact.employees': amount,
  'contact.revenue': amount,
};
const opportunityFields: Readonly<Record<string, OwnField>> = {
  'opportunity.stage': setting('stages'),
  'opportunity.product': setting('products'),
  'opportunity.type': setting('saleTypes'),
  'opportunity.owner': person,
  'opportunity.amount': amount,
};
const taskFields: Readonly<Record<string, OwnField>> = { 'task.type': setting('taskTypes'), 'task.outcome': one(...taskOutcomes) };
const activityFields: Readonly<Record<string, OwnField>> = {
  'activity.type': one(...activityTypes),
  'activity.outcome': one('reached', 'not-reached'),
};
const appointmentFields: Readonly<Record<string, OwnField>> = { 'appointment.kind': one(...appointmentKinds) };

/** What can be asked about when something has happened: always the contact, and what it happened to. */
export const ownFields: Readonly<Record<OwnTrigger, Readonly<Record<string, OwnField>>>> = {
  'contact.created': contactFields,
  'contact.lifecycle-changed': contactFields,
  'contact.status-changed': contactFields,
  'contact.owner-changed': contactFields,
  'contact.mail-added': contactFields,
  'contact.lead-moved': contactFields,
  'opportunity.opened': { ...contactFields, ...opportunityFields },
  'opportunity.stage-changed': { ...contactFields, ...opportunityFields },
  'task.completed': { ...contactFields, ...taskFields },
  'activity.logged': { ...contactFields, ...activityFields },
  'appointment.planned': { ...contactFields, ...appointmentFields },
};
