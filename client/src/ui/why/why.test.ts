import { type Firing, ownConditionTitle } from '@tandem/core';
import { someSettings } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { translate } from '../../i18n/i18n.ts';
import { ownConditionOf, ownWords } from './own-words.ts';
import { inForceSince, questionOf, ruleName, ruleOfKey } from './rule-words.ts';
import { didFire, refusedBeside } from './use-why.ts';

const firing = (rule: string, held: readonly boolean[], event = 'e1'): Firing => ({
  rule,
  version: 1,
  about: 'contact/acme',
  at: '2026-03-12T09:00:00Z',
  event: { type: 'contact.created', key: event, at: '2026-03-12T09:00:00Z', actor: 'ana' },
  parameters: {},
  conditions: held.map((one, at) => ({ title: `condition ${at}`, held: one })),
  facts: [],
  effects: [],
});

test("[CLI-155] a rule's name is the first part of its effect's key, and the question fits the effect", () => {
  const key = 'lead-without-mail/contact.created:acme/task.open/acme';
  expect(ruleOfKey(key)).toBe('lead-without-mail');
  expect(ruleName(ruleOfKey(key), translate, undefined)).toBe('A lead has no e-mail address');
  expect([questionOf(key), questionOf('x/y/notice/z'), questionOf('x/y/contact.lifecycle/z'), questionOf('x/y/timer/z')]).toEqual([
    'rules.why.task',
    'rules.why.notice',
    'rules.why.stage',
    'rules.why.effect',
  ]);
});

test('[CLI-155] a rule of the admins is called as they call it, and one that is gone by its key', () => {
  const own = {
    id: 'r1',
    title: 'Fairs',
    rank: 'a',
    archived: false,
    off: false,
    definition: '',
    version: 3,
    changedAt: '2026-02-03T00:00:00Z',
    changedBy: 'lea',
  };
  const settings = someSettings({ ownRules: [own] });
  expect(ruleName('own-r1', translate, settings)).toBe('Fairs');
  expect(ruleName('own-r2', translate, settings)).toBe('own-r2');
});

test('[CLI-155] since when it is in force is said only of the version that is in force', () => {
  const settings = someSettings({
    rules: [{ id: 'task-late', off: false, parameters: '', version: 4, changedAt: '2026-02-03T00:00:00Z', changedBy: 'lea', openToo: '' }],
  });
  expect(inForceSince('task-late', 4, settings)).toBe('2026-02-03T00:00:00Z');
  expect(inForceSince('task-late', 3, settings)).toBe('');
  expect(inForceSince('lead-without-mail', 1, settings)).toBe('');
});

test('[CLI-156] beside a firing stand the other rules that looked at the same moment and found a condition that does not hold', () => {
  const fired = firing('lead-without-mail', [true, true]);
  const refused = firing('lead-without-step', [true, false]);
  const all = [fired, refused, firing('task-late', [true]), firing('twin-found', [false], 'e2')];
  expect(didFire(fired)).toBe(true);
  expect(refusedBeside(fired, all)).toEqual([refused]);
});

test('[CLI-157] a condition of an own rule is read back from its title and said in words of today', () => {
  const settings = someSettings({ sources: [{ id: 'fair', title: 'Trade fair', rank: 'a', archived: false }] });
  const words = ownWords({ t: translate, settings, user: () => 'Ana', number: String });
  for (const [condition, said] of [
    [{ field: 'contact.source', is: 'is', value: 'fair' }, 'Source is Trade fair'],
    [{ field: 'contact.lifecycle', is: 'is-not', value: 'customer' }, 'Relation is not Customer'],
    [{ field: 'contact.mail', is: 'empty', value: '' }, 'E-mail is empty'],
    [{ field: 'contact.employees', is: 'above', value: 50 }, 'Employees is above 50'],
    [{ field: 'contact.owner', is: 'is', value: 'ana' }, 'Owner is Ana'],
    [{ field: 'contact.town', is: 'is', value: 'Sankt Gallen' }, 'Town is Sankt Gallen'],
  ] as const) {
    const back = ownConditionOf(ownConditionTitle(condition));
    expect(back).toEqual(condition);
    expect(back && words.condition(back)).toBe(said);
  }
  expect(ownConditionOf('It is still a lead')).toBeUndefined();
});

test('[CLI-157] what follows from an own rule reads in one line', () => {
  const words = ownWords({ t: translate, settings: someSettings(), user: () => 'Ana', number: String });
  const effects = [
    { do: 'task', taskType: 'call', subject: '', for: 'owner', days: 1 },
    { do: 'notice', for: 'leader' },
    { do: 'give-to', user: 'ana' },
  ] as const;
  expect(words.effects({ on: 'contact.created', conditions: [], after: 0, effects })).toBe(
    "Call back in 1 day for the owner, tell the owner's team leader, give it to Ana",
  );
});
