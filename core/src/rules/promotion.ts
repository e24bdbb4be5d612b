/** From lead to prospect to customer (R4, R5): forward only, each step with what caused it, and a person's word above every rule. */
import type { Settings } from '../documents/settings.ts';
import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';
import { isLead, isPerson, whoAnswersFor } from './lead.ts';
import { hearsOfOpenings, leadOpenedLink } from './links.ts';
import { rule } from './rule.ts';

const stageStatus = (settings: Settings, id: string) => settings.stages.find((stage) => stage.id === id)?.status;
const byNobodysHand = ({ contactId }: { readonly contactId: string }, facts: Facts) => facts.contact(contactId)?.stageByHand === '';

export const leadQualified = rule({
  name: 'lead-qualified',
  rows: ['S1-07', 'S1-08'],
  version: 1,
  parameters: {},
  on: ['contact.lead-moved'],
  concerns: ({ contactId, to }, facts) => facts.contact(contactId) !== undefined && stageStatus(facts.settings, to) === 'won',
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'The stage counts as won': ({ to }, facts) => stageStatus(facts.settings, to) === 'won',
    'It is still a lead': ({ contactId }, facts) => isLead(facts.contact(contactId)),
    'Nobody has decided its stage by hand': byNobodysHand,
  },
  effects: ({ contactId }, facts) => {
    const lead = facts.contact(contactId);
    if (!lead) return [];
    const effects: Effect[] = [{ type: 'contact.lifecycle', contact: contactId, to: facts.settings.prospectsOn ? 'prospect' : 'customer' }];
    const wanted = lead.qualification;
    if (wanted?.open)
      effects.push({
        type: 'opportunity.open',
        contact: contactId,
        owner: whoAnswersFor(facts, lead),
        board: wanted.board,
        stage: wanted.stage,
        product: wanted.product,
        amount: wanted.amount,
      });
    return effects;
  },
  // Two people who drop one card at once, and a card that goes there and back, convert it once.
  once: ({ contactId }) => contactId,
});

export const wonMakesCustomer = rule({
  name: 'won-makes-customer',
  rows: ['S0-54'],
  version: 1,
  parameters: {},
  on: ['opportunity.opened', 'opportunity.stage-changed'],
  concerns: (event, facts) =>
    event.contactId !== '' && stageStatus(facts.settings, event.type === 'opportunity.opened' ? event.stage : event.to) === 'won',
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'The opportunity is won': (event, facts) =>
      stageStatus(facts.settings, event.type === 'opportunity.opened' ? event.stage : event.to) === 'won',
    'It is not a customer yet': ({ contactId }, facts) => (facts.contact(contactId)?.lifecycle ?? 'customer') !== 'customer',
    'Nobody has decided its stage by hand': byNobodysHand,
  },
  effects: ({ contactId }) => [{ type: 'contact.lifecycle', contact: contactId, to: 'customer' }],
});

export const stageByHand = rule({
  name: 'stage-by-hand',
  rows: ['S0-45'],
  version: 1,
  parameters: {},
  on: ['contact.stage-decided'],
  concerns: ({ to }) => to !== '',
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'Somebody has decided the stage': ({ to }) => to !== '',
    'It is at another stage': ({ contactId, to }, facts) => {
      const contact = facts.contact(contactId);
      return contact !== undefined && contact.lifecycle !== to;
    },
  },
  effects: ({ contactId, to }) => (to === '' ? [] : [{ type: 'contact.lifecycle', contact: contactId, to }]),
});

export const promotionTold = rule({
  name: 'promotion-told',
  rows: ['S0-52', 'S0-54'],
  version: 2,
  parameters: {},
  on: ['contact.lifecycle-changed'],
  concerns: ({ actor }) => actor.startsWith('rule:'),
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'A rule has changed the stage': ({ actor }) => actor.startsWith('rule:') && !actor.startsWith('rule:stage-by-hand/'),
    'It is no lead any more': ({ to }) => to !== 'lead',
    'Somebody owns it': ({ contactId }, facts) => isPerson(facts.contact(contactId)?.owner ?? ''),
    'They are not told of the opening itself': ({ actor, contactId }, facts) => {
      const contact = facts.contact(contactId);
      return !actor.startsWith(`rule:${leadOpenedLink.name}/`) || contact === undefined || !hearsOfOpenings(facts, contact, contact.owner);
    },
  },
  effects: ({ contactId, from, to }, facts) => [
    {
      type: 'notice',
      user: facts.contact(contactId)?.owner ?? '',
      kind: 'promoted',
      about: `contact/${contactId}`,
      contact: contactId,
      detail: { from, to },
    },
  ],
});
