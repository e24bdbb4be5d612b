import { expect, test } from 'vitest';
import { given } from '../testing/given.ts';
import { doneBy, failing, happens } from '../testing/happens.ts';
import { aContactRow } from '../testing/rows.ts';
import { leadQualified, promotionTold, stageByHand, wonMakesCustomer } from './promotion.ts';
import { decide } from './rule.ts';

const lead = aContactRow({ id: 'berg', owner: 'ana', leadStage: 'qualified' });
const moved = happens({ type: 'contact.lead-moved', contactId: 'berg', from: 'new', to: 'qualified' });
const wanted = { open: true, board: 'north', stage: 'engaging', product: 'gtx', amount: 4_000 };

test('[S1-08] [RULE-6] a lead in a stage that counts as won becomes a prospect', () =>
  expect(doneBy(leadQualified, moved, { contacts: [lead] })).toEqual([{ type: 'contact.lifecycle', contact: 'berg', to: 'prospect' }]));

test('[S1-08] [RULE-6] a workspace without prospects makes a customer of it', () =>
  expect(doneBy(leadQualified, moved, { contacts: [lead], settings: { prospectsOn: false } })).toMatchObject([{ to: 'customer' }]));

test('[S1-07] [RULE-6] a lead that is qualified for more opens an opportunity as was chosen', () =>
  expect(doneBy(leadQualified, moved, { contacts: [{ ...lead, qualification: wanted }] })).toMatchObject([
    { type: 'contact.lifecycle' },
    { type: 'opportunity.open', contact: 'berg', owner: 'ana', board: 'north', stage: 'engaging', product: 'gtx', amount: 4_000 },
  ]));

test('[S1-08] [RULE-6] two people who drop it at once convert it once: both events have one key', () => {
  const keys = [7, 8].map((through) =>
    decide(
      leadQualified,
      { ...moved, key: `contact.lead-moved/berg/${through}`, actor: through === 7 ? 'ana' : 'otto' },
      given(leadQualified, { contacts: [{ ...lead, qualification: wanted }] }),
    )?.effects.map(({ key }) => key),
  );
  expect(keys[0]).toEqual(['lead-qualified/berg/contact.lifecycle/berg', 'lead-qualified/berg/opportunity.open/berg']);
  expect(keys[1]).toEqual(keys[0]);
});

test('[RULE-6] nothing is promoted by another stage, twice, or against a decision', () => {
  expect(doneBy(leadQualified, { ...moved, to: 'new' } as never, { contacts: [lead] })).toBeUndefined();
  expect(failing(leadQualified, moved, { contacts: [{ ...lead, lifecycle: 'customer' }] })).toEqual(['It is still a lead']);
  expect(failing(leadQualified, moved, { contacts: [{ ...lead, stageByHand: 'lead' }] })).toEqual(['Nobody has decided its stage by hand']);
});

const ref = { opportunityId: 'o1', boardId: 'north', contactId: 'berg' };
const won = happens({ type: 'opportunity.stage-changed', ...ref, from: 'engaging', to: 'won' });

test('[S0-54] [RULE-6] a won opportunity makes a customer, also one that was opened as won', () => {
  const customer = [{ type: 'contact.lifecycle', contact: 'berg', to: 'customer' }];
  expect(doneBy(wonMakesCustomer, won, { contacts: [lead] })).toEqual(customer);
  expect(doneBy(wonMakesCustomer, happens({ type: 'opportunity.opened', ...ref, stage: 'won', amount: 1 }), { contacts: [lead] })).toEqual(
    customer,
  );
});

test('[S0-54] [RULE-6] who is a customer already stays one, and who was decided by hand stays what was decided', () => {
  expect(failing(wonMakesCustomer, won, { contacts: [{ ...lead, lifecycle: 'customer' }] })).toEqual(['It is not a customer yet']);
  expect(failing(wonMakesCustomer, won, { contacts: [{ ...lead, stageByHand: 'prospect' }] })).toEqual([
    'Nobody has decided its stage by hand',
  ]);
  expect(failing(wonMakesCustomer, won)).toContain('It is not a customer yet');
  expect(doneBy(wonMakesCustomer, { ...won, to: 'engaging' } as never, { contacts: [lead] })).toBeUndefined();
});

test('[S0-45] [RULE-6] a stage that somebody decides is the stage, and taking the decision back changes nothing', () => {
  const decided = happens({ type: 'contact.stage-decided', contactId: 'berg', to: 'lead' });
  expect(doneBy(stageByHand, decided, { contacts: [{ ...lead, lifecycle: 'customer', stageByHand: 'lead' }] })).toEqual([
    { type: 'contact.lifecycle', contact: 'berg', to: 'lead' },
  ]);
  expect(failing(stageByHand, decided, { contacts: [{ ...lead, stageByHand: 'lead' }] })).toEqual(['It is at another stage']);
  expect(doneBy(stageByHand, happens({ type: 'contact.stage-decided', contactId: 'berg', to: '' }), { contacts: [lead] })).toBeUndefined();
});

test('[S0-54] the owner is told of a promotion by a rule, and not of what a person did', () => {
  const promoted = (actor: string) =>
    happens({ type: 'contact.lifecycle-changed', contactId: 'berg', from: 'lead', to: 'prospect', actor });
  expect(doneBy(promotionTold, promoted('rule:lead-qualified/berg/contact.lifecycle/berg'), { contacts: [lead] })).toMatchObject([
    { type: 'notice', user: 'ana', kind: 'promoted', about: 'contact/berg', detail: { from: 'lead', to: 'prospect' } },
  ]);
  expect(failing(promotionTold, promoted('rule:stage-by-hand/x'), { contacts: [lead] })).toEqual(['A rule has changed the stage']);
  expect(doneBy(promotionTold, promoted('import:b1'), { contacts: [lead] })).toBeUndefined();
});
