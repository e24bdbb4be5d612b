import { expect, test } from 'vitest';
import { given } from '../testing/given.ts';
import { happens } from '../testing/happens.ts';
import { aContactRow } from '../testing/rows.ts';
import { effectKey } from './effect.ts';
import { leadWithoutMail } from './follow-up.ts';
import { decide } from './rule.ts';
import { rules } from './rules.ts';

const entered = happens({ type: 'contact.created', contactId: 'berg', kind: 'company', owner: 'ana' });

test('[RULE-1] a decision keeps every condition with held or not, also when nothing comes of it', () => {
  const decision = decide(leadWithoutMail, entered, given(leadWithoutMail, { contacts: [aContactRow({ id: 'berg', mails: ['a@b.c'] })] }));
  expect(decision).toMatchObject({ rule: 'lead-without-mail', about: 'contact/berg', effects: [] });
  expect(decision?.conditions.filter(({ held }) => held)).toHaveLength(Object.keys(leadWithoutMail.when).length - 1);
});

test('[RULE-2] the same event and facts give the same keys, made of ids alone', () => {
  const facts = given(leadWithoutMail, { contacts: [aContactRow({ id: 'berg', name: 'Berg AB', owner: 'ana' })] });
  const [first, second] = [decide(leadWithoutMail, entered, facts), decide(leadWithoutMail, entered, facts)];
  expect(first).toEqual(second);
  expect(first?.effects.map(({ key }) => key)).toEqual(['lead-without-mail/contact.created/7/task.open/berg']);
  expect(effectKey('r', 'o', { type: 'notice', user: 'ana', kind: 'promoted', about: 'contact/berg', contact: 'berg', detail: {} })).toBe(
    'r/o/notice/ana:contact/berg',
  );
});

test('[RULE-3] names are distinct and in kebab-case, and every rule names its rows', () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, rows, when } of rules) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.keys(when).length).toBeGreaterThan(0);
  }
});
