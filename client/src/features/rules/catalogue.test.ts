import { type OwnRule, rules } from '@tandem/core';
import { someSettings } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { listRules, parametersOf, sameParameters } from './catalogue.ts';

const entry = (id: string, values: object) => ({
  id,
  off: false,
  parameters: '',
  version: 2,
  changedAt: '2026-03-01T08:00:00Z',
  changedBy: 'lea',
  openToo: '',
  ...values,
});
const ownRule: OwnRule = { on: 'contact.created', conditions: [], after: 0, effects: [{ do: 'notice', for: 'owner' }] };
const own = (id: string, values: object) => ({
  ...entry(id, {}),
  title: id,
  rank: 'a1',
  archived: false,
  definition: JSON.stringify(ownRule),
  ...values,
});

test('[CLI-150] a rule nobody has touched is on, as it came, with its initial parameters', () => {
  const [first] = listRules(rules, someSettings());
  expect(first).toMatchObject({ name: 'lead-without-mail', off: false, version: 1, changedAt: '', parameters: { days: 2, type: 'call' } });
});

test('[CLI-150] what the workspace has set stands, and what does not fit any more is the initial value', () => {
  const settings = someSettings({ rules: [entry('lead-without-mail', { off: true, parameters: '{"days":5,"type":"mail"}' })] });
  expect(listRules(rules, settings)[0]).toMatchObject({ off: true, version: 2, parameters: { days: 5, type: 'mail' }, changedBy: 'lea' });
  const declared = rules[0]?.parameters ?? {};
  for (const broken of ['{"days":-1}', '{"days":1.5}', '{"days":900}', '{"type":"gone"}', 'no json', '[]', 'null'])
    expect(parametersOf(declared, broken, settings)).toEqual({ days: 2, type: 'call' });
});

test('[CLI-150] own rules follow in the order of the admins, and one that cannot be read says what is wrong', () => {
  const settings = someSettings({
    ownRules: [own('second', { rank: 'a2' }), own('first', {}), own('broken', { rank: 'a3', definition: '{"on":"moon"}' })],
  });
  const listed = listRules([], settings);
  expect(listed.map((rule) => rule.name)).toEqual(['own-first', 'own-second', 'own-broken']);
  expect(listed[0]?.own?.rule).toEqual(ownRule);
  expect(listed[2]?.own?.refused).toEqual({ problem: 'unknown-trigger', at: 'moon' });
});

test('[CLI-150] the counts of the server lie beside the rule they are of; without them the list is there all the same', () => {
  const report = {
    rule: 'task-late',
    version: 1,
    off: false,
    parameters: {},
    since: '',
    fired: 7,
    lastFired: '2026-03-12T06:00:00Z',
    dead: 1,
    refused: '',
  };
  const listed = listRules(rules, someSettings(), [report]);
  expect(listed.find((rule) => rule.name === 'task-late')?.report).toEqual(report);
  expect(listed.filter((rule) => rule.report)).toHaveLength(1);
});

test('[CLI-150] parameters are the same when every one of them is', () => {
  expect(sameParameters({ days: 2, type: 'call' }, { type: 'call', days: 2 })).toBe(true);
  expect(sameParameters({ days: 2 }, { days: 3 })).toBe(false);
  expect(sameParameters({}, { days: 3 })).toBe(false);
});
