/** Every rule and every condition of core has its words in both languages: a new rule fails here until it has them. */
import { engineTitles, type Rule, rules } from '@tandem/core';
import { expect, test } from 'vitest';
import { catalogues } from '../../i18n/i18n.ts';
import { piecesOf } from './sentence.ts';

const { en, sv } = catalogues;
const titles = [...new Set([...rules.flatMap((rule: Rule) => Object.keys(rule.when)), ...Object.values(engineTitles)])];
const wanted = [
  ...rules.flatMap(({ name }: Rule) => [`rules.name.${name}`, `rules.does.${name}`, `rules.sentence.${name}`]),
  ...titles.map((title) => `rules.condition.${title}`),
];
const text = (language: object, key: string) => String((language as Readonly<Record<string, unknown>>)[key] ?? '');

test('[CLI-152] every rule and condition of core can be read in English and in Swedish', () => {
  expect(wanted.filter((key) => text(en, key) === '')).toEqual([]);
  expect(wanted.filter((key) => text(sv, key) === '')).toEqual([]);
});

test('[CLI-152] no words are kept for a rule or a condition that is gone', () => {
  const known = new Set(wanted);
  expect(Object.keys(en).filter((key) => /^rules\.(name|does|sentence|condition)\./.test(key) && !known.has(key))).toEqual([]);
});

test("[CLI-152] a rule's sentence shows each parameter that can be tuned, and no other", () => {
  for (const { name, parameters } of rules as readonly Rule[])
    for (const language of [en, sv]) {
      const shown = piecesOf(text(language, `rules.sentence.${name}`)).flatMap((piece) => ('parameter' in piece ? [piece.parameter] : []));
      expect([name, shown.toSorted()]).toEqual([name, Object.keys(parameters).toSorted()]);
    }
});

test('[CLI-152] a sentence falls into words, fixed chips and tunable chips, in its order', () => {
  expect(piecesOf('When [a lead is saved] then {type} in {days}')).toEqual([
    { text: 'When' },
    { chip: 'a lead is saved' },
    { text: 'then' },
    { parameter: 'type' },
    { text: 'in' },
    { parameter: 'days' },
  ]);
});
