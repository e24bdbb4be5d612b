import { rules, settings } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type ListedRule, listRules } from './catalogue.ts';
import { changeRule } from './write-rule.ts';

const author = { by: 'lea', at: '2026-03-12T09:00:00.000Z' };
const listed = (doc: Y.Doc, name: string): ListedRule => {
  const found = listRules(rules, settings.read(doc)).find((rule) => rule.name === name);
  if (!found) throw new Error(`${name} is not in the list`);
  return found;
};

test('[CLI-151] each change of a rule is a version more, with who and when, and leaves the rest as it was', () => {
  const doc = new Y.Doc();
  changeRule(doc, listed(doc, 'task-late'), { off: false, parameters: { days: 2 } }, author);
  expect(listed(doc, 'task-late')).toMatchObject({
    version: 2,
    off: false,
    parameters: { days: 2 },
    changedBy: 'lea',
    changedAt: author.at,
  });
  changeRule(doc, listed(doc, 'task-late'), { off: true }, { ...author, by: 'ana' });
  expect(listed(doc, 'task-late')).toMatchObject({ version: 3, off: true, parameters: { days: 2 }, changedBy: 'ana' });
});

test('[CLI-151] a rule of the admins is switched without touching what it says', () => {
  const doc = new Y.Doc();
  const definition = '{"on":"contact.created","conditions":[],"after":0,"effects":[{"do":"notice","for":"owner"}]}';
  settings.addEntry(doc, 'ownRules', 'r1', { title: 'Tell me', definition, version: 1 }, 'me');
  changeRule(doc, listed(doc, 'own-r1'), { off: true }, author);
  expect(listed(doc, 'own-r1')).toMatchObject({ version: 2, off: true, own: { definition, title: 'Tell me' } });
});
