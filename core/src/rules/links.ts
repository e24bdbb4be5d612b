/** What follows from a tracked link (R3): it is mailed, somebody opens it, asks or wants to be called; and when a lead is a prospect by it. */
import { readThresholds } from '../evidence/thresholds.ts';
import type { ContactRow } from '../projections/row.ts';
import type { LinkRow, VisitRow } from '../projections/shared-rows.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import { isLead, whoAnswersFor } from './lead.ts';
import { rule } from './rule.ts';

export const linkMailed = rule({
  name: 'link-mailed',
  rows: ['S0-37', 'S0-50'],
  version: 1,
  parameters: {},
  on: ['link.shared'],
  concerns: ({ linkId }, facts) => facts.link(linkId) !== undefined,
  about: ({ linkId }) => `link/${linkId}`,
  when: {
    'It has an address to go to': ({ linkId }, facts) => (facts.link(linkId)?.mail ?? '') !== '',
    'It was not revoked': ({ linkId }, facts) => facts.link(linkId)?.revokedAt === '',
  },
  effects: ({ linkId }) => [{ type: 'mail.link', link: linkId }],
});

/** Somebody's word is as good as proof. */
const isPersons = (visit: VisitRow | undefined): boolean => visit?.counts === true && (visit.is === 'person' || visit.decidedBy !== '');
function isEnough(visit: VisitRow | undefined, facts: Facts): boolean {
  const set = Object.entries(facts.settings.evidence).filter(([, value]) => value !== null);
  const { promoteFrom } = readThresholds(Object.fromEntries(set)).thresholds;
  return visit !== undefined && (visit.decidedBy !== '' ? visit.counts : visit.level >= promoteFrom);
}

export const leadOpenedLink = rule({
  name: 'lead-opened-link',
  rows: ['S0-52'],
  version: 1,
  parameters: {},
  on: ['link.opened', 'link.scanned'],
  concerns: ({ contactId }, facts) => isLead(facts.contact(contactId)),
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'A person opened it': ({ visitId }, facts) => isPersons(facts.visit(visitId)),
    'The evidence is enough to promote': ({ visitId }, facts) => isEnough(facts.visit(visitId), facts),
    'It is still a lead': ({ contactId }, facts) => isLead(facts.contact(contactId)),
    'Nobody has decided its stage by hand': ({ contactId }, facts) => facts.contact(contactId)?.stageByHand === '',
  },
  effects: ({ contactId }, facts) => [
    { type: 'contact.lifecycle', contact: contactId, to: facts.settings.prospectsOn ? 'prospect' : 'customer' },
  ],
  once: ({ contactId }) => contactId,
});

/** The maker, or whoever answers for the contact when the maker has left; and whom else the maker has named. */
function toldOf(facts: Facts, link: LinkRow): readonly string[] {
  const contact = facts.contact(link.contact);
  const maker = facts.user(link.by)?.active ? link.by : contact ? whoAnswersFor(facts, contact) : '';
  return [...new Set([maker, ...link.notify])].filter((user) => facts.user(user)?.active === true);
}
const isSomebodyTold = ({ linkId }: { readonly linkId: string }, facts: Facts): boolean => {
  const link = facts.link(linkId);
  return link !== undefined && toldOf(facts, link).length > 0;
};
const tellAll = (facts: Facts, linkId: string, notice: Pick<Extract<Effect, { type: 'notice' }>, 'kind' | 'detail'>): readonly Effect[] => {
  const link = facts.link(linkId);
  if (!link) return [];
  return toldOf(facts, link).map((user) => ({ type: 'notice', user, about: `link/${linkId}`, contact: link.contact, ...notice }));
};

export const openingTold = rule({
  name: 'opening-told',
  rows: ['S0-53'],
  version: 1,
  parameters: {},
  on: ['link.opened'],
  concerns: ({ linkId }, facts) => facts.link(linkId) !== undefined,
  about: ({ linkId }) => `link/${linkId}`,
  when: {
    'The visit counts': ({ visitId }, facts) => facts.visit(visitId)?.counts === true,
    'Somebody is to be told': isSomebodyTold,
  },
  effects: ({ linkId, visitId }, facts) => tellAll(facts, linkId, { kind: 'link-opened', detail: { link: linkId, visit: visitId } }),
  // However far somebody reads on, and whatever more becomes known of the visit.
  once: ({ visitId }) => visitId,
});

export const questionTold = rule({
  name: 'question-told',
  rows: ['S0-37'],
  version: 1,
  parameters: {},
  on: ['link.asked'],
  concerns: ({ linkId }, facts) => facts.link(linkId) !== undefined,
  about: ({ linkId }) => `link/${linkId}`,
  when: { 'Somebody is to be told': isSomebodyTold },
  effects: ({ linkId, questionId }, facts) =>
    tellAll(facts, linkId, { kind: 'link-question', detail: { link: linkId, question: questionId } }),
  once: ({ questionId }) => questionId,
});

export const callBackTold = rule({
  name: 'call-back-told',
  rows: ['S0-51'],
  version: 1,
  parameters: {},
  on: ['link.call-booked'],
  concerns: ({ linkId }, facts) => facts.link(linkId) !== undefined,
  about: ({ linkId }) => `link/${linkId}`,
  when: { 'Whoever is to call is here': ({ userId }, facts) => facts.user(userId)?.active === true },
  effects: ({ linkId, userId, appointmentId }, facts) => [
    {
      type: 'notice',
      user: userId,
      kind: 'call-back-booked',
      about: `link/${linkId}`,
      contact: facts.link(linkId)?.contact ?? '',
      detail: { link: linkId, appointment: appointmentId, startsAt: facts.appointment(appointmentId)?.startsAt ?? '' },
    },
  ],
  once: ({ appointmentId }) => appointmentId,
});

/** Whether a visit to one of the contact's links has told them already, who are then not told twice in one moment. */
export function hearsOfOpenings(facts: Facts, contact: ContactRow, user: string): boolean {
  const all = [contact, ...facts.personsOf(contact.id)].flatMap(({ id }) => facts.linksOf(id));
  return all.some((link) => toldOf(facts, link).includes(user));
}
