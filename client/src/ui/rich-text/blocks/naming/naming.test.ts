import { aContactRow, anOpportunityRow, aQuoteRow } from '@tandem/core/testing';
import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { givenSurroundings } from '../../given-surroundings.ts';
import { planExtensions } from '../../plan-extensions.ts';
import { typedAt } from './at-menu.ts';
import { atOptions, readMention } from './at-options.ts';
import { nameInText } from './name-in-text.ts';
import { nameOf } from './name-of.ts';

const around = givenSurroundings({
  colleagues: [{ id: 'petra', name: 'Petra Nilsson' }],
  rows: {
    contacts: [
      aContactRow({ id: 'firm', name: 'Petrol Oil', lifecycle: 'customer', town: 'Zwolle' }),
      aContactRow({ id: 'olthof', is: 'person', name: 'Petra Olthof', company: 'firm' }),
    ],
    opportunities: [anOpportunityRow({ id: 'o1', title: 'Petrol pumps', amount: 900 })],
    quotes: [aQuoteRow({ id: 'q1', title: 'Petrol', number: 'Q-7', net: 40 })],
  },
});
const schema = getSchema(planExtensions(around));
const textblock = (name: string, attrs: object, words: string) => schema.node(name, attrs, words ? [schema.text(words)] : []);
const open = (block: Node, at = block.content.size + 1) => {
  const doc = schema.node('doc', null, [block]);
  return EditorState.create({ doc, selection: TextSelection.create(doc, at) });
};
/** Types `@pet` at the end of the block and picks that. */
const pick = (block: Node, kind: 'user' | 'contact' | 'opportunity' | 'quote', ref: string) => {
  const state = open(block);
  const typed = typedAt(state.selection.$from);
  if (!typed) throw new Error(`no name is being typed in "${block.textContent}"`);
  const found = nameInText(state, typed, { kind, ref }, around).doc.firstChild;
  return [
    found?.textContent,
    found?.attrs,
    found?.children.filter((child) => child.type.name === 'mention').map((child) => child.attrs['ref']),
  ];
};

test('[CLI-264] a name is being typed from its sign on, not in a word, not in code, three words at most', () => {
  const words = (text: string, name = 'paragraph') => typedAt(open(textblock(name, {}, text)).selection.$from)?.words;
  expect(['@', 'ask @Pet', 'ask @Petra Ol', '(@Anna-Lena', 'x @Åsa Öberg de'].map((text) => words(text))).toEqual([
    '',
    'Pet',
    'Petra Ol',
    'Anna-Lena',
    'Åsa Öberg de',
  ]);
  expect(['mail@firm', 'ask @a b c d', 'none', '@@', 'ask @Pet, '].map((text) => words(text))).toEqual(Array(5).fill(undefined));
  expect(words('@Pet', 'codeBlock')).toBeUndefined();
});

test('[CLI-264] colleagues stand before customers, opportunities and quotes, each under its head', () => {
  const options = atOptions('pet', around);
  expect(options.map(({ value, label, head }) => [value, label, head])).toEqual([
    ['user/petra', 'Petra Nilsson', 'People'],
    ['contact/firm', 'Petrol Oil', 'Customers and persons'],
    ['contact/olthof', 'Petra Olthof', undefined],
    ['opportunity/o1', 'Petrol pumps', 'Opportunities'],
    ['quote/q1', 'Q-7 Petrol', 'Quotes'],
  ]);
});

test('[CLI-264] in a sentence a name becomes a mention with a blank behind it, which holds an id and no name', () => {
  expect(pick(textblock('paragraph', {}, 'Ask @pet'), 'contact', 'olthof')).toEqual(['Ask  ', {}, ['olthof']]);
  expect(pick(textblock('objective', {}, '@pet'), 'user', 'petra').slice(2)).toEqual([['petra']]);
  expect(readMention('user/petra')).toEqual({ kind: 'user', ref: 'petra' });
  expect(['task/x', 'constructor/x', 'user/', ''].map(readMention)).toEqual(Array(4).fill(undefined));
});

test('[CLI-264] the first colleague named in an action item is who does it, the first person named in a stakeholder is who it is', () => {
  const item = textblock('actionItem', {}, 'Lease proposal @pet');
  expect(pick(item, 'user', 'petra')).toEqual(['Lease proposal', { id: '', assignee: 'petra', due: '', done: '' }, []]);
  expect(pick(textblock('actionItem', { assignee: 'ana' }, 'Call @pet'), 'user', 'petra').slice(2)).toEqual([['petra']]);
  expect(pick(item, 'contact', 'olthof').slice(2)).toEqual([['olthof']]);
  const row = pick(textblock('stakeholder', {}, '@pet'), 'contact', 'olthof');
  expect([row[0], (row[1] as { contact: string }).contact]).toEqual(['', 'olthof']);
  expect(pick(textblock('stakeholder', {}, '@pet'), 'contact', 'firm').slice(2)).toEqual([['firm']]);
  expect(pick(textblock('stakeholder', { name: 'Joris' }, '@pet'), 'contact', 'olthof').slice(2)).toEqual([['olthof']]);
});

test('[N7] [CLI-265] what the reader has no row of is not named: gone and not open are the same', () => {
  const kinds = ['user', 'contact', 'opportunity', 'quote', 'task', 'file'] as const;
  expect(kinds.map((kind) => nameOf(kind, 'foreign', around))).toEqual(Array(6).fill(undefined));
  expect(nameOf('contact', 'firm', around)).toEqual({ name: 'Petrol Oil', icon: 'home', lifecycle: 'customer' });
});

test('[N7] [CLI-265] as plain text a mention and a record read as their names, or as "No access"', () => {
  const asText = (name: string, attrs: object) => schema.nodes[name]?.spec['toText']?.({ node: schema.node(name, attrs) });
  expect([
    asText('mention', { kind: 'user', ref: 'petra' }),
    asText('mention', { kind: 'contact', ref: 'firm' }),
    asText('record', { kind: 'opportunity', ref: 'o1' }),
    asText('record', { kind: 'task', ref: 'foreign' }),
  ]).toEqual(['@Petra Nilsson', 'Petrol Oil', 'Petrol pumps', 'No access']);
});
