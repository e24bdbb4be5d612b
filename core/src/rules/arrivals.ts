/** Who comes in (R18, R19), and who is told of it. */
import { isLead, isPerson } from './lead.ts';
import { rule } from './rule.ts';

export const enquiryMakesLead = rule({
  name: 'enquiry-makes-lead',
  rows: ['S4-20', 'S2-08'],
  version: 1,
  parameters: {},
  on: ['enquiry.received'],
  concerns: () => true,
  about: ({ enquiryId }) => `enquiry/${enquiryId}`,
  when: { 'The lead function is on': (_event, facts) => facts.settings.leadProcessOn },
  effects: ({ enquiryId }, facts) => [{ type: 'contact.create', enquiry: enquiryId, owner: facts.fallbackOwner() }],
  once: ({ enquiryId }) => enquiryId,
});

export const enquiryTold = rule({
  name: 'enquiry-told',
  rows: ['S4-20'],
  version: 1,
  parameters: {},
  on: ['contact.created'],
  concerns: ({ actor }) => actor.startsWith('rule:enquiry-makes-lead/'),
  about: ({ contactId }) => `contact/${contactId}`,
  when: { 'Somebody owns it': ({ owner }) => isPerson(owner) },
  effects: ({ contactId, owner }, facts) => [
    {
      type: 'notice',
      user: owner,
      kind: 'enquiry',
      about: `contact/${contactId}`,
      contact: contactId,
      detail: { source: facts.contact(contactId)?.source ?? '', campaign: facts.contact(contactId)?.campaign ?? '' },
    },
  ],
  once: ({ contactId }) => contactId,
});

export const leadAssigned = rule({
  name: 'lead-assigned',
  rows: ['S4-10'],
  version: 1,
  parameters: {},
  on: ['contact.created', 'contact.owner-changed'],
  concerns: (event, facts) => isLead(facts.contact(event.contactId)) && isPerson(event.actor),
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'It belongs to somebody': (event) => (event.type === 'contact.created' ? event.owner : event.to) !== '',
    'Somebody else has given it': (event) => event.actor !== (event.type === 'contact.created' ? event.owner : event.to),
  },
  effects: (event) => [
    {
      type: 'notice',
      user: event.type === 'contact.created' ? event.owner : event.to,
      kind: 'lead-assigned',
      about: `contact/${event.contactId}`,
      contact: event.contactId,
      detail: { by: event.actor },
    },
  ],
});

export const twinFound = rule({
  name: 'twin-found',
  rows: ['S0-48'],
  version: 1,
  parameters: {},
  on: ['contact.created', 'contact.mail-added'],
  // An import says itself what it found twice.
  concerns: ({ contactId, actor }, facts) => !actor.startsWith('import:') && facts.twinsOf(contactId).length > 0,
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'Another contact has the same mail, phone or VAT number': ({ contactId }, facts) =>
      facts.twinsOf(contactId).some((twin) => twin.mergedInto === '' && !twin.different.includes(contactId)),
    'Somebody owns it': ({ contactId }, facts) => isPerson(facts.contact(contactId)?.owner ?? ''),
  },
  effects: ({ contactId }, facts) => [
    {
      type: 'notice',
      user: facts.contact(contactId)?.owner ?? '',
      kind: 'duplicate',
      about: `contact/${contactId}`,
      contact: contactId,
      detail: { other: facts.twinsOf(contactId)[0]?.id ?? '' },
    },
  ],
  once: ({ contactId }, facts) => [contactId, facts.twinsOf(contactId)[0]?.id ?? ''].sort().join('+'),
});
