import { expect, test } from 'vitest';
import { someSettings } from '../testing/given.ts';
import { anOpportunityRow, aTaskRow } from '../testing/rows.ts';
import { digestOf } from './digest-of.ts';
import { sayDigest } from './say-digest.ts';
import type { ToReader } from './to-reader.ts';
import { digestWords } from './words.ts';

const names: Readonly<Record<string, string>> = { ana: 'Ana Alm', ben: 'Ben Ek', berg: 'Berg AB' };
const called = (id: string) => names[id] ?? '';
const digest = digestOf({
  at: '2026-03-12T06:00:00.000Z',
  zone: 'Europe/Stockholm',
  days: 30,
  currency: 'SEK',
  minimum: 200_000,
  stages: someSettings().stages,
  people: ['ana', 'ben'].map((id) => ({ id, role: 'seller' as const, team: '', active: true, started: id === 'ana' })),
  teams: [],
  rows: {
    tasks: [
      aTaskRow({ id: 't1', owner: 'ana', subject: 'Call Berg', contact: 'berg', due: '2026-03-09' }),
      aTaskRow({ id: 't2', owner: 'ana', subject: '', due: '2026-03-11', opportunity: 'o1' }),
    ],
    opportunities: [anOpportunityRow({ id: 'o1', owner: 'ana', amount: 148_200, stage: 'won', closedOn: '2026-03-11' })],
    quotes: [],
    links: [],
    visits: [],
  },
});
const said = (values: Partial<ToReader> = {}) =>
  sayDigest(digest, {
    language: 'en',
    currency: 'EUR',
    company: 'Halden',
    name: 'Helen Marsh',
    names: { user: called, team: called, file: called, contact: called },
    of: '2026-03-12',
    hour: '07:00',
    ...values,
  });
const section = (name: string, values: Partial<ToReader> = {}) => said(values).sections.find((one) => one.name === name);
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

test('[DIG-7] dates, sums and words are those of the reader, in English and in Swedish', () => {
  const english = said();
  expect([english.title, plain(english.lead), english.subject]).toEqual([
    'Thursday 12 March',
    'Good morning Helen. Yesterday no task was done and €148,200 was won.',
    'Halden, Thursday 12 March',
  ]);
  const swedish = said({ language: 'sv', currency: 'SEK' });
  expect([swedish.title, plain(swedish.lead)]).toEqual([
    'Torsdag 12 mars',
    'God morgon Helen. I går blev ingen uppgift klar och 148 200 kr vanns.',
  ]);
  expect(plain(section('late', { language: 'sv' })?.lines[0]?.cells[0]?.text)).toBe('2 sena');
  expect(said({ currency: '' }).tiles[0]?.value).toBe('148,200');
  const same = Object.keys(digestWords.en).toSorted();
  expect(Object.keys(digestWords.sv).toSorted()).toEqual(same);
});

test('[S0-05] late ones are marked as late and say so in words, each with its days, and lead to where they are done', () => {
  const late = section('late');
  expect(late?.lines[0]?.cells).toEqual([{ text: '2 late', tone: 'late' }]);
  expect(late?.lines[0]?.items).toEqual([
    { id: 't1', text: 'Call Berg, Berg AB', late: '3 days late', href: '/contacts/berg' },
    { id: 't2', text: 'Without a name', late: '1 day late', href: '/projects?card=o1' },
  ]);
  expect(said().tiles[2]).toEqual({ value: '2', label: 'tasks late now', tone: 'late' });
});

test('[S0-13] [S0-11] the gap to the minimum is said, and the minimum; a shortfall is not red', () => {
  const attention = section('attention');
  expect(plain(attention?.aside)).toBe('less than €200,000, last 30 days');
  expect(attention?.lines.map(({ name, cells }) => [name, plain(cells[0]?.text), cells[0]?.tone])).toEqual([
    ['Ben Ek', '€200,000 short', ''],
    ['Ana Alm', '€51,800 short', ''],
  ]);
});

test('[DIG-8] every line leads to its list, and to the rows it was counted from as they were in this digest', () => {
  expect(section('best')?.lines[0]).toMatchObject({ mark: '1', why: '/digest?of=2026-03-12&section=best&line=ana' });
  expect(section('late')?.lines[0]).toMatchObject({ href: '/tasks?of=ana', why: '/digest?of=2026-03-12&section=late&line=ana' });
  expect(section('people')?.lines[0]?.href).toBe('/tasks?of=ana');
  expect(section('late', { of: '' })?.lines[0]?.why).toBe('/digest?section=late&line=ana');
});

test('[S0-10] [S0-08] without two teams it says that these are people; who has not started is named without numbers', () => {
  expect(section('compared')?.note).toBe('There are no two teams to compare, so these are the people.');
  expect(section('not-started')?.names).toEqual(['Ben Ek']);
  expect(section('outstanding')?.note).toBe('No quote waits for an answer.');
});
