import { nameOf, plan } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { block, item, textOf } from '../derive/testing/given-plan.ts';
import { redactor } from './redact.ts';

const needles = { names: ['Vera Holm'], mails: ['vera@holm.example'], phones: [] };
const work = { contacts: ['vera'], near: { ...needles, names: ['Vera Holm', 'Vera'] }, far: needles };
const name = { type: 'plan', id: 'p1' } as const;

function aPlan(contact: string) {
  const doc = new Y.Doc();
  plan.change(
    doc,
    {
      title: 'Vera Holm, plan',
      contact,
      owner: 'ana',
      approval: { state: 'approved', at: '2026-03-12T09:00:00Z', by: 'ben', note: 'Ask Vera Holm' },
    },
    'test',
  );
  const linked = new Y.XmlText();
  linked.applyDelta([{ insert: 'Write to her', attributes: { link: { href: 'mailto:vera@holm.example' } } }]);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [linked]);
  textOf(doc).insert(0, [
    paragraph,
    block('paragraph', {}, 'Seen by ', block('mention', { kind: 'contact', ref: 'vera' })),
    block('stakeholder', { id: 's1', contact: 'vera', name: 'Vera Holm', role: 'pays', stance: 'for' }, 'Vera wants a lease'),
    item('i1', 'ana', 'Call Vera Holm'),
  ]);
  plan.addEntry(doc, 'threads', 't1', { quoted: 'Vera Holm' }, 'test');
  plan.addEntry(doc, 'comments', 'c1', { thread: 't1', text: 'Vera Holm said so' }, 'test');
  plan.addEntry(doc, 'suggestions', 's1', { quoted: 'Otto', text: 'Vera Holm' }, 'test');
  plan.addEntry(doc, 'versions', 'v1', { name: 'After Vera Holm' }, 'test');
  return doc;
}

test('[PLN-15] an erased contact is named nowhere in a plan: not in its words, addresses and references, nor in what was said beside them', () => {
  const doc = aPlan('berg');
  const found = redactor(work)(name, nameOf('plan', 'p1'), doc);
  expect(found).toEqual([{ place: 'plan', document: 'plan/p1', label: '[erased], plan', was: 'Vera Holm, plan' }]);
  const all = JSON.stringify(plan.read(doc)) + textOf(doc).toString();
  for (const word of ['Vera', 'vera', 'holm']) expect(all).not.toContain(word);
  expect(plan.read(doc)).toMatchObject({ contact: 'berg', records: [], actions: [{ text: 'Call [erased]', assignee: 'ana' }] });
  expect(redactor(work)(name, nameOf('plan', 'p1'), doc)).toEqual([]);
});

test('[PLN-15] the plan of an erased account stays, without the account; one that names nobody is left as it is', () => {
  const doc = aPlan('vera');
  redactor(work)(name, nameOf('plan', 'p1'), doc);
  expect(plan.read(doc)).toMatchObject({ contact: '', owner: 'ana' });
  const other = new Y.Doc();
  textOf(other).insert(0, [block('paragraph', {}, 'Nobody')]);
  expect(redactor(work)(name, nameOf('plan', 'p1'), other)).toEqual([]);
});
