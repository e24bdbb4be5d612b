import { type ConditionRead, notedFields } from '@tandem/core';
import { someSettings } from '@tandem/core/testing';
import { afterEach, expect, test } from 'vitest';
import { translate } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ownWords } from './own-words.ts';
import { readWords } from './read-words.ts';

const names: Readonly<Record<string, string>> = { 'task/t1': 'Call back', 'contact/twin': 'Berg AB', 'user/ana': 'Ana' };
const user = (id: string) => names[`user/${id}`] ?? id;
const settings = someSettings();
const words = readWords({
  t: translate,
  own: ownWords({ t: translate, settings, user, number: String }),
  user,
  day: (day) => `day ${day.slice(0, 10)}`,
  record: (key) => names[key] ?? '',
});
const say = (of: string, field: string, value: ConditionRead['value']) => words({ of, field, value }, 'contact/berg');
afterEach(() => usePreferences.setState({ language: 'en' }));

const told = [
  [['contact/berg', 'mails', 0], 'E-mail: none', 'E-post: saknas'],
  [['contact/berg', 'tasks', 0], 'Open tasks: none', 'Öppna uppgifter: inga'],
  [['task/t1', 'tasks', '2026-11-26'], 'Open tasks: Call back, day 2026-11-26', 'Öppna uppgifter: Call back, day 2026-11-26'],
  [['task/gone', 'tasks', '2026-11-26'], 'Open tasks: day 2026-11-26', 'Öppna uppgifter: day 2026-11-26'],
  [['contact/twin', 'twins', true], 'Surely the same: Berg AB', 'Säkert densamma: Berg AB'],
  [['settings/settings', 'leadProcessOn', true], 'Lead function: yes', 'Leadfunktion: ja'],
  [['settings/settings', 'parameter.days', 3], 'Days, as set: 3', 'Dagar, enligt inställningen: 3'],
  [['contact/berg', 'status', 'bankrupt'], 'Status: Bankrupt', 'Status: Bankrupt'],
  [['contact/berg', 'lifecycle', 'customer'], 'Relation: Customer', 'Relation: Kund'],
  [['contact/berg', 'owner', 'ana'], 'Owner: Ana', 'Ansvarig: Ana'],
  [['contact/twin', 'mails', 2], 'Berg AB, E-mail: 2', 'Berg AB, E-post: 2'],
  [['user/ana', 'active', false], 'Ana, Works here: no', 'Ana, Arbetar här: nej'],
  [['quote/q1', 'state', 'sent'], 'State: Sent', 'Status: Skickad'],
  [['visit/v1', 'is', 'scanner'], 'Judged to be: A scanner', 'Bedömd som: En granskare'],
] as const;

test('[CLI-415] what a condition read is said in the words of the screens, in English and in Swedish', () => {
  for (const [[of, field, value], en, sv] of told) {
    usePreferences.setState({ language: 'en' });
    expect(say(of, field, value)).toBe(en);
    usePreferences.setState({ language: 'sv' });
    expect(say(of, field, value)).toBe(sv);
  }
});

test('[CLI-415] whatever core can note has its words: none is shown by its name in the code', () => {
  const said = notedFields().map((noted) => {
    const [kind = '', field] = noted.startsWith('parameter.') || !noted.includes('.') ? ['settings', noted] : noted.split('.', 2);
    return [noted, say(`${kind}/x`, field ?? '', 7)] as const;
  });
  expect(said.length).toBeGreaterThan(40);
  expect(said.filter(([noted, text]) => text.startsWith(`${noted.split('.').at(-1)}:`) || text.startsWith(`${noted}:`))).toEqual([]);
});
