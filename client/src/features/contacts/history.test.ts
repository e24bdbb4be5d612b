import { type CrmEvent, eventTypes } from '@tandem/core';
import { anActivityRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { activityLine, byDay, type HistoryWords, historyLine, readEvents, withoutKnown } from './history.ts';

const words: HistoryWords = {
  user: (id) => ({ ana: 'Ana Silva', ben: 'Ben Okoye' })[id] ?? '',
  stage: (id) => `stage ${id}`,
  status: (id) => id,
  lifecycle: (value) => value,
  activity: (type) => type,
  contact: (id) => ({ acme: 'Acme', berg: 'Berg AB' })[id] ?? '',
  minutes: (count) => `${count} min`,
  opportunity: (id) => `title of ${id}`,
  quote: (id) => `quote ${id}`,
  plan: (id) => `plan ${id}`,
  link: (id) => `link ${id}`,
  money: (amount) => `€${amount}`,
  day: (day) => day,
  nobody: 'nobody',
  nothing: 'nothing',
};
const base = { key: 'k', at: '2026-11-21T10:00:00Z', actor: 'ana' } as const;

test('[S0-26] a change of owner is told with the names of who did it, from whom and to whom', () => {
  const line = historyLine({ ...base, type: 'contact.owner-changed', contactId: 'acme', from: '', to: 'ben' }, words);
  expect(line).toMatchObject({ actor: 'Ana Silva', rule: '', values: { from: 'nobody', to: 'Ben Okoye' } });
});

test('[S0-45] a change of lifecycle by a rule names the rule, not a person', () => {
  const line = historyLine(
    {
      ...base,
      actor: 'rule:first-won-makes-a-customer',
      type: 'contact.lifecycle-changed',
      contactId: 'acme',
      from: 'prospect',
      to: 'customer',
    },
    words,
  );
  expect(line).toMatchObject({ actor: '', rule: 'first-won-makes-a-customer', values: { from: 'prospect', to: 'customer' } });
});

test('[S4-25] an amount that was not set is told as nothing', () => {
  const line = historyLine(
    { ...base, type: 'opportunity.amount-changed', opportunityId: 'o', boardId: 'b', contactId: 'acme', from: null, to: 12 },
    words,
  );
  expect(line.values).toEqual({ title: 'title of o', from: 'nothing', to: '€12' });
});

test('[S4-25] an answer with events of a later version shows those it knows', () => {
  const known: CrmEvent = { ...base, type: 'contact.renamed', contactId: 'acme', from: 'A', to: 'B' };
  expect(readEvents([known, { ...base, type: 'contact.sung-to' }, null, 7], eventTypes)).toEqual([known]);
  expect(readEvents({ events: [known] }, eventTypes)).toEqual([known]);
  expect(readEvents('no', eventTypes)).toEqual([]);
});

test('[S4-25] [S2-30] of a plan the history of its account tells that it was begun and answered, not every word of it', () => {
  const of = { ...base, planId: 'p', contactId: 'acme' };
  const all = [
    { ...of, type: 'plan.opened' },
    { ...of, type: 'plan.item-reworded', itemId: 'i', userId: 'ana' },
    { ...of, type: 'plan.approved', by: 'ben' },
  ];
  const told = readEvents(all, eventTypes);
  expect(told.map(({ type }) => type)).toEqual(['plan.opened', 'plan.approved']);
  expect(told.map((event) => historyLine(event, words).values)).toEqual([{ plan: 'plan p' }, { plan: 'plan p' }]);
});

test('[S4-25] history is newest first under its days', () => {
  const at = (instant: string) =>
    historyLine({ ...base, at: instant, key: instant, type: 'contact.renamed', contactId: 'acme', from: 'A', to: 'B' }, words);
  const days = byDay([at('2026-11-20T09:00:00Z'), at('2026-11-21T08:00:00Z'), at('2026-11-21T09:00:00Z')], (instant) =>
    instant.slice(0, 10),
  );
  expect(days.map(({ day, lines }) => [day, lines.map((line) => line.at.slice(11, 13))])).toEqual([
    ['2026-11-21', ['09', '08']],
    ['2026-11-20', ['09']],
  ]);
});

test('[CLI-114] an activity is told from the device, with its note and under the contact it was made for, and not a second time as an event', () => {
  const call = anActivityRow({
    id: 'a1',
    contact: 'acme',
    person: 'berg',
    at: base.at,
    minutes: 4,
    note: 'Wants a price',
    outcome: 'not-reached',
  });
  expect(activityLine(call, words)).toMatchObject({
    type: 'did.call-not-reached',
    origin: 'acme',
    actor: 'Ana Silva',
    values: { name: 'Berg AB' },
    minutes: '4 min',
    note: 'Wants a price',
  });
  const logged: CrmEvent = { ...base, type: 'activity.logged', activityId: 'a1', contactId: 'acme', kind: 'call', by: 'ana' };
  expect(withoutKnown([logged, { ...logged, activityId: 'a2' }], { activities: new Map([['a1', call]]), quotes: new Map() })).toEqual([
    { ...logged, activityId: 'a2' },
  ]);
});

test('[CLI-114] a merge and a division name both', () => {
  const merged = historyLine({ ...base, type: 'contact.merged', contactId: 'berg', into: 'acme' }, words);
  expect(merged).toMatchObject({ origin: 'berg', values: { loser: 'Berg AB', winner: 'Acme' } });
  const divided = historyLine({ ...base, type: 'contact.divided', contactId: 'berg', from: 'acme' }, words);
  expect(divided.values).toEqual({ loser: 'Berg AB', winner: 'Acme' });
});
