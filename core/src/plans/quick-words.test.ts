import { expect, test } from 'vitest';
import { isDay } from '../documents/fields.ts';
import { dayAtEnd } from './day-words.ts';
import { type QuickAsk, quickWords } from './quick-words.ts';

/** A Thursday. */
const today = '2026-03-12';
const day = (text: string) => dayAtEnd(text, today)?.day;

test('[PLAN-34] a day at the end of a sentence is read in English', () => {
  const said = {
    'Lease proposal 16 March': '2026-03-16',
    'Lease proposal by the 16th of March.': '2026-03-16',
    'Lease proposal by 16 Mar 2027': '2027-03-16',
    'Budget due March 3': '2027-03-03',
    'Budget May 4, 2026': '2026-05-04',
    'Call on 2026-04-01': '2026-04-01',
    'Call 1/4': '2026-04-01',
    'Call 1.4.2026': '2026-04-01',
    'Call today': '2026-03-12',
    'Call tomorrow!': '2026-03-13',
    'Call the day after tomorrow': '2026-03-14',
    'Call on Friday': '2026-03-13',
    'Call Thursday': '2026-03-12',
    'Call by next Monday': '2026-03-16',
    'Call next week': '2026-03-16',
    'Call in two weeks': '2026-03-26',
    'Call in 10 days': '2026-03-22',
    'Call in a month': '2026-04-12',
    'Report by the end of March': '2026-03-31',
    'Report end of February': '2027-02-28',
    'Report before week 14': '2026-04-03',
  };
  expect(Object.fromEntries(Object.keys(said).map((text) => [text, day(text)]))).toEqual(said);
});

test('[PLAN-34] and in Swedish', () => {
  const said = {
    'Offert på leasing senast 16 mars': '2026-03-16',
    'Offert den 16:e maj': '2026-05-16',
    'Offert t.o.m. 3 okt. 2026': '2026-10-03',
    'Ring idag': '2026-03-12',
    'Ring i morgon': '2026-03-13',
    'Ring i övermorgon': '2026-03-14',
    'Ring på fredag': '2026-03-13',
    'Ring nästa tisdag': '2026-03-17',
    'Ring nästa vecka': '2026-03-16',
    'Ring om tre veckor': '2026-04-02',
    'Ring om en månad': '2026-04-12',
    'Rapport slutet av juni': '2026-06-30',
    'Rapport v. 14': '2026-04-03',
    'Rapport vecka 2': '2027-01-15',
  };
  expect(Object.fromEntries(Object.keys(said).map((text) => [text, day(text)]))).toEqual(said);
});

test('[PLAN-34] what is no day, or does not end the sentence, stays words', () => {
  const words = [
    'Replace six loaders by 1 July or later',
    'Order 12',
    'See where everybody sat',
    'March on',
    'Visit 31 April',
    'Version 1.4',
    'We may',
    'Week 60',
    'Ratio 40/60',
    '',
  ];
  expect(words.map((text) => [text, day(text)])).toEqual(words.map((text) => [text, undefined]));
});

test('[PLAN-34] 29 February is that of the next year that has one, and a month later never runs past its end', () => {
  expect([dayAtEnd('x 29 February', '2026-03-01')?.day, dayAtEnd('x in one month', '2026-01-31')?.day]).toEqual([
    '2028-02-29',
    '2026-02-28',
  ]);
  expect([dayAtEnd('x week 53', '2026-06-01')?.day, dayAtEnd('x week 53', '2027-02-01')?.day]).toEqual(['2027-01-01', undefined]);
  for (let n = 1; n < 40; n++) {
    const found = dayAtEnd(`x in ${n} months`, '2026-12-31')?.day;
    expect(found === undefined || isDay(found)).toBe(true);
  }
});

const people = [
  { id: 'petra', name: 'Petra Olthof' },
  { id: 'ruben', name: 'Ruben de Vries' },
  { id: 'anna1', name: 'Anna Berg' },
  { id: 'anna2', name: 'Anna Ek' },
  { id: 'asa', name: 'Åsa Öberg' },
];
const asking: QuickAsk = { people, me: 'ruben', today, wants: { assignee: true, due: true } };
/** What was understood, and the words that stay. */
const read = (text: string, ask: Partial<QuickAsk> = {}) => {
  const { assignee, due, taken } = quickWords(text, { ...asking, ...ask });
  const left = taken.toReversed().reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
  return [left, assignee, due];
};

test('[PLAN-35] a name and a day are taken out of the words, in whichever order they stand', () => {
  expect(read('Lease proposal over 60 months @Petra 16 March')).toEqual(['Lease proposal over 60 months', 'petra', '2026-03-16']);
  expect(read('Lease proposal 16 March @Petra Olthof')).toEqual(['Lease proposal', 'petra', '2026-03-16']);
  expect(read('@ruben ring kunden på fredag')).toEqual(['ring kunden', 'ruben', '2026-03-13']);
  expect(read('Frost test report @me')).toEqual(['Frost test report', 'ruben', '']);
  expect(read('Offert @Asa i morgon')).toEqual(['Offert', 'asa', '2026-03-13']);
});

test('[PLAN-35] who is meant is never guessed: the whole name, one name that one person has, or three letters of it', () => {
  expect(read('Call @Anna')).toEqual(['Call @Anna', '', '']);
  expect(read('Call @Anna Ek')).toEqual(['Call', 'anna2', '']);
  expect(read('Call @Ek')).toEqual(['Call', 'anna2', '']);
  expect(read('Call @Olt')).toEqual(['Call', 'petra', '']);
  expect(read('Call @Ol')).toEqual(['Call @Ol', '', '']);
  expect(read('Mail ann@petra.example and @Nobody')).toEqual(['Mail ann@petra.example and @Nobody', '', '']);
});

test('[PLAN-35] what is said beside the words already is not read out of them', () => {
  const wants = { assignee: false, due: true };
  expect(read('Hour readings @Petra 6 April', { wants })).toEqual(['Hour readings @Petra', '', '2026-04-06']);
  expect(read('Hour readings @Petra 6 April', { wants: { assignee: false, due: false } })).toEqual([
    'Hour readings @Petra 6 April',
    '',
    '',
  ]);
});
