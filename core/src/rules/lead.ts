/** What several rules ask about a contact: whether it is a lead, who answers for it, whether anything is planned for it. */
import type { Settings } from '../documents/settings.ts';
import type { ContactRow } from '../projections/row.ts';
import type { Facts } from './facts.ts';

/** A person at a company is not a lead of its own: the company is. */
export const isLead = (contact: ContactRow | undefined): contact is ContactRow & { readonly lifecycle: 'lead' } =>
  contact !== undefined && contact.lifecycle === 'lead' && contact.mergedInto === '' && contact.company === '';

export const stopsFollowUps = (settings: Settings, contact: ContactRow | undefined): boolean =>
  settings.statuses.find((status) => status.id === contact?.status)?.effect === 'stop';

/** The stages of leads, in the order of the board. */
export function leadStages(settings: Settings): Settings['stages'] {
  const process = settings.processes.find((one) => one.kind === 'lead' && !one.archived)?.id;
  if (process === undefined) return [];
  return settings.stages
    .filter((stage) => stage.process === process && !stage.archived)
    .toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
}
export const isSetAside = (settings: Settings, contact: ContactRow): boolean =>
  settings.stages.find((stage) => stage.id === contact.leadStage)?.status === 'lost';

/** Open tasks in agendas, tasks that are decided on, and appointments to come. */
export function isPlannedFor(facts: Facts, contact: string): boolean {
  return (
    facts.tasksOf(contact).some((task) => task.doneAt === '') ||
    facts.plannedTasksOf(contact).length > 0 ||
    facts.appointmentsOf(contact).some((one) => Date.parse(one.startsAt) > Date.parse(facts.at))
  );
}

/** Its owner, otherwise who entered it, otherwise who gets what belongs to nobody. */
export function whoAnswersFor(facts: Facts, contact: ContactRow): string {
  if (facts.user(contact.owner)?.active) return contact.owner;
  const creator = facts.creatorOf(contact.id);
  return facts.user(creator)?.active ? creator : facts.fallbackOwner();
}

/** A lead's own addresses, and those of the persons of a company. */
export const hasMail = (facts: Facts, contact: ContactRow): boolean =>
  contact.mails.length > 0 || facts.personsOf(contact.id).some((person) => person.mails.length > 0);

/**
 * The contact, or the company of a person, is theirs, shared with them, has an opportunity of theirs, or is a team member's. Without
 * it nobody is told anything of a contact (N11).
 */
export function worksWith(facts: Facts, contact: ContactRow, user: string): boolean {
  const role = facts.user(user)?.role;
  if (role === 'admin' || role === 'manager') return true;
  const isTheirs = (owner: string) => owner !== '' && (owner === user || facts.leaderOf(owner) === user);
  const company = contact.is === 'person' ? facts.contact(contact.company) : undefined;
  return [contact, company].some(
    (one) =>
      one !== undefined &&
      (isTheirs(one.owner) || one.shares.includes(user) || facts.opportunitiesOf(one.id).some(({ owner }) => isTheirs(owner))),
  );
}

/** Authors that are no persons: `import:<batch>`, `rule:<effect>`, `system`. */
export const isPerson = (actor: string): boolean => actor !== '' && actor !== 'system' && !actor.includes(':');
