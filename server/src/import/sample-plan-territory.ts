/** The plan of a territory: what a team of six does in the second half of the year, written by its leader and two of them. */
import { plan } from '@tandem/core';
import {
  bullets,
  checks,
  figure,
  findWords,
  intoSection,
  mention,
  paragraph,
  quoted,
  rangeOf,
  section,
  structured,
  table,
} from './sample-plan-text.ts';
import type { Sitting } from './sample-plan-writing.ts';
import { goalOf, inDollars, type PlanWriting, planSellers } from './sample-plans.ts';

const team = [
  'Darcel Schlecht',
  'Gladys Colclough',
  'Marty Freudenburg',
  'Niesha Huffines',
  'Jonathan Berthelot',
  'Mei-Mei Johns',
] as const;

export function territoryPlan({ newId, userOf, day, at, year, company, won }: PlanWriting): readonly Sitting[] {
  const [darcel, melvin, gladys, marty] = [planSellers.darcel, planSellers.melvin, planSellers.gladys, planSellers.marty].map(userOf) as [
    string,
    string,
    string,
    string,
  ];
  const quarter = won({ sellers: team }, 90);
  const span = { from: day(-60), to: day(120) };
  const [isdom, dontechi, inity] = ['Isdom', 'Dontechi', 'Inity'].map((name) => company(name).id) as [string, string, string];
  const item = (assignee: string, due: number, words: string, done: number | '' = '') =>
    structured('actionItem', { id: newId(), assignee, due: day(due), done: done === '' ? '' : day(done) }, words);
  const objective = (words: string, values: Readonly<Record<string, unknown>>) =>
    structured('objective', { id: newId(), measure: 'hand', target: null, progress: null, ...span, ...values }, words);

  return [
    {
      by: melvin,
      at: at(-58, 13),
      write(doc, text) {
        const fields = { title: `Central, winter ${year}`, is: 'territory' as const, owner: melvin, createdAt: at(-58, 13) };
        plan.change(doc, { ...fields, reviewOn: day(24), reviewEvery: 1 }, 'import');
        for (const user of [darcel, gladys, marty]) plan.addEntry(doc, 'collaborators', newId(), { user }, 'import');
        text.insert(0, [
          section('Where we stand'),
          paragraph(
            `Six of us won ${inDollars(quarter)} in the last three months. More than half of it came from one desk, and most of that from customers we had already. `,
            'What we lack is second orders from the accounts of the other five.',
          ),
          section('Objectives'),
          objective(`Win ${inDollars(goalOf(quarter, 1.1))} by the end of the winter`, { measure: 'won', target: goalOf(quarter, 1.1) }),
          objective('Thirty visits where nothing is broken', { measure: 'visits', target: 30 }),
          section('Accounts that count'),
          table(
            ['Account', 'Who', 'What next'],
            [
              ['Isdom', 'Darcel', 'Four opportunities, one decision'],
              ['Dontechi', 'Niesha', 'Price of the whole series'],
              ['Inity', 'Jonathan', 'Test unit'],
            ],
          ),
          section('Action items'),
          item(melvin, -30, 'Agree on who visits whom until spring', -32),
        ]);
      },
    },
    {
      by: darcel,
      at: at(-45, 15),
      write(_doc, text) {
        intoSection(text, 'Accounts that count', [
          paragraph('At ', mention('contact', isdom), ' the four stand or fall together: whoever signs the first signs all.'),
        ]);
        intoSection(text, 'Action items', [item(marty, 3, 'Write to every customer without an order since spring')]);
      },
    },
    {
      by: gladys,
      at: at(-29, 16),
      write(_doc, text) {
        text.insert(text.length, [
          section('How we work'),
          bullets(
            'One visit in the week belongs to somebody new',
            'A quote that is out for ten days gets a call, not a mail',
            'Monday at nine we go through what is late',
          ),
          section('Risks'),
          structured(
            'risk',
            { id: newId(), level: 'medium', over: false },
            'One desk carries the team: a long illness would cost us the winter',
          ),
        ]);
      },
    },
    {
      by: melvin,
      at: at(-15, 14),
      write(doc, text) {
        const found = findWords(text, 'More than half');
        found.text.delete(found.at, 'More than half'.length);
        found.text.insert(found.at, 'Half');
        intoSection(text, 'How we work', [quoted('We sell what they need next year, not what broke this morning.')]);
        intoSection(text, 'Where we stand', [paragraph('Open in the team today: ', figure('open', '', ''), '.')]);
        plan.addEntry(doc, 'versions', newId(), { name: 'Before the autumn meeting', at: at(-15, 14), by: melvin }, 'import');
      },
    },
    {
      by: gladys,
      at: at(-6, 17),
      write(doc, text) {
        const thread = newId();
        plan.addEntry(doc, 'threads', thread, { ...rangeOf(text, 'Monday at nine'), at: at(-6, 17), by: gladys }, 'import');
        const said = 'Half past eight would leave the morning whole.';
        plan.addEntry(doc, 'comments', newId(), { thread, at: at(-6, 17), by: gladys, text: said, mentions: melvin }, 'import');
        intoSection(text, 'Accounts that count', [
          checks(
            [true, 'Prices of the series agreed on'],
            [false, 'Visit with two of us in one week'],
            [false, 'References from the west'],
          ),
        ]);
        text.insert(text.length, [
          section('Decisions'),
          structured('decision', { id: newId(), day: day(-6), by: gladys }, 'Dontechi and Inity get the same price list from January'),
          paragraph('Both were asked: ', mention('contact', dontechi), ' and ', mention('contact', inity), '.'),
        ]);
      },
    },
    {
      by: melvin,
      at: at(-2, 15),
      write(_doc, text) {
        intoSection(text, 'Action items', [item(gladys, 11, 'Draw up the list of renewals for the spring')]);
      },
    },
  ];
}
