/** An admin's rule as a rule like any other: same keys, same "Why?", same limits. */
import { addDays } from '../documents/days.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import { isPerson, whoAnswersFor } from './lead.ts';
import { openTask } from './open-task.ts';
import type { OwnCondition, OwnEffect, OwnRecipient, OwnRule, OwnTrigger } from './own-rule.ts';
import type { EventOf, Reaction } from './rule.ts';

type Asked = EventOf<OwnTrigger | 'timer.due'>;

export const ownRuleName = (id: string): string => `own-${id}`;

/** The title of a condition, also of the catalogue's language: `contact.source is 01H...`. The screen puts it into words. */
export const ownConditionTitle = ({ field, is, value }: OwnCondition): string => [field, is, value].filter((one) => one !== '').join(' ');

export function ownRuleAsRule(id: string, version: number, own: OwnRule): Reaction<OwnTrigger | 'timer.due'> {
  const name = ownRuleName(id);
  const isOver = (event: Asked) => event.type === 'timer.due';
  const holds = (condition: OwnCondition) => (event: Asked, facts: Facts) =>
    // After a wait only the contact can be asked anew: what it happened to may be something else by then.
    (isOver(event) && !condition.field.startsWith('contact.')) || compare(condition, valueOf(condition.field, event, facts));
  return {
    name,
    rows: [],
    version,
    parameters: {},
    on: own.after > 0 ? [own.on, 'timer.due'] : [own.on],
    concerns: (event: Asked, facts: Facts) =>
      (event.type !== 'timer.due' || event.rule === name) && facts.contact(event.contactId) !== undefined,
    about: (event: Asked) => `contact/${event.contactId}`,
    when: Object.fromEntries(own.conditions.map((condition) => [ownConditionTitle(condition), holds(condition)])),
    effects: (event: Asked, facts: Facts) =>
      own.after > 0 && !isOver(event)
        ? [{ type: 'timer', rule: name, contact: event.contactId, day: addDays(facts.day, own.after) }]
        : own.effects.flatMap((effect) => effectOf(effect, event, facts)),
  };
}

function effectOf(effect: OwnEffect, event: Asked, facts: Facts): readonly Effect[] {
  const { contactId } = event;
  if (effect.do === 'give-to')
    return facts.contact(contactId)?.owner === effect.user ? [] : [{ type: 'contact.owner', contact: contactId, user: effect.user }];
  const user = recipient(effect.for, event, facts);
  if (user === '') return [];
  if (effect.do === 'task')
    return [openTask(facts, { user, contact: contactId, taskType: effect.taskType, subject: effect.subject, days: effect.days })];
  return [{ type: 'notice', user, kind: 'own-rule', about: `contact/${contactId}`, contact: contactId, detail: { event: event.type } }];
}

function recipient(whom: OwnRecipient, event: Asked, facts: Facts): string {
  const contact = facts.contact(event.contactId);
  const owner = contact ? whoAnswersFor(facts, contact) : '';
  if (whom === 'leader') return facts.leaderOf(owner) || owner;
  return whom === 'actor' && isPerson(event.actor) ? event.actor : owner;
}

function valueOf(field: string, event: Asked, facts: Facts): string | number | null {
  const [what = '', key = ''] = field.split('.');
  if (what === 'contact') {
    const contact = facts.contact(event.contactId);
    if (key === 'mail') return contact?.mails[0] ?? '';
    if (key === 'phone') return contact?.phones[0] ?? '';
    return plain(contact, key === 'kind' ? 'is' : key);
  }
  if (what === 'opportunity' && 'opportunityId' in event) return plain(facts.opportunity(event.opportunityId), key);
  if (what === 'task' && 'taskId' in event) return plain(facts.task(event.taskId), key);
  if (what === 'activity' && 'activityId' in event) return plain(facts.activity(event.activityId), key);
  if (what === 'appointment' && 'appointmentId' in event) return plain(facts.appointment(event.appointmentId), key === 'kind' ? 'is' : key);
  return '';
}
function plain(row: object | undefined, key: string): string | number | null {
  const value: unknown = row && Object.hasOwn(row, key) ? row[key as keyof typeof row] : '';
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function compare({ is, value }: OwnCondition, found: string | number | null): boolean {
  const isEmpty = found === '' || found === null;
  switch (is) {
    case 'known':
      return !isEmpty;
    case 'empty':
      return isEmpty;
    case 'above':
      return typeof found === 'number' && found > Number(value);
    case 'below':
      return typeof found === 'number' && found < Number(value);
    case 'is':
      return sameWords(found, value);
    case 'is-not':
      return !sameWords(found, value);
  }
}
/** Towns and countries are written by hand. */
const sameWords = (a: unknown, b: unknown): boolean =>
  String(a ?? '')
    .trim()
    .toLowerCase() === String(b).trim().toLowerCase();
