/** The plan of one seller, written with the leader of the team; it waits for approval. */
import { plan } from '@tandem/core';
import { bullets, figure, intoSection, paragraph, rangeOf, record, section, structured } from './sample-plan-text.ts';
import type { Sitting } from './sample-plan-writing.ts';
import { goalOf, inDollars, type PlanWriting, planSellers } from './sample-plans.ts';

export function repPlan({ newId, userOf, day, at, open, won }: PlanWriting): readonly Sitting[] {
  const [darcel, melvin] = [planSellers.darcel, planSellers.melvin].map(userOf) as [string, string];
  const quarter = won({ sellers: [planSellers.darcel] }, 90);
  const span = { from: day(-30), to: day(60) };
  const [dearest] = open({ seller: planSellers.darcel });
  const item = (assignee: string, due: number, words: string, done: number | '' = '') =>
    structured('actionItem', { id: newId(), assignee, due: day(due), done: done === '' ? '' : day(done) }, words);
  const objective = (words: string, values: Readonly<Record<string, unknown>>) =>
    structured('objective', { id: newId(), measure: 'hand', target: null, progress: null, ...span, ...values }, words);
  return [
    {
      by: darcel,
      at: at(-27, 20),
      write(doc, text) {
        const fields = { title: 'Darcel Schlecht, next 90 days', is: 'rep' as const, person: darcel, owner: darcel };
        plan.change(doc, { ...fields, createdAt: at(-27, 20), reviewOn: day(33), reviewEvery: 3 }, 'import');
        text.insert(0, [
          section('Goal'),
          objective(`Win ${inDollars(goalOf(quarter, 1.05))}`, { measure: 'won', target: goalOf(quarter, 1.05) }),
          objective('Keep twice that open', { measure: 'open', target: 2 * goalOf(quarter, 1.05) }),
          section('Where it comes from'),
          paragraph(
            'Most of it from customers who know the small models and have one room too many. Open today: ',
            figure('open', '', ''),
            '.',
          ),
          ...(dearest ? [record('opportunity', dearest)] : []),
          section('What I do for it'),
          bullets('Two visits a day on Tuesday and Thursday', 'No quote without a talk about it first'),
          item(darcel, -20, 'Sort out what has not moved for a year', -21),
        ]);
      },
    },
    {
      by: melvin,
      at: at(-13, 15),
      write(doc, text) {
        text.insert(text.length, [
          section('What Melvin does for it'),
          paragraph('I come along to the three largest, and take the mornings on the telephone when you are on the road.'),
          item(melvin, 5, 'Choose the three visits to go along to'),
        ]);
        const thread = newId();
        plan.addEntry(doc, 'threads', thread, { ...rangeOf(text, 'Two visits a day'), at: at(-13, 15), by: melvin }, 'import');
        const said = 'Three would be too many. Keep it at two, and write them down.';
        plan.addEntry(doc, 'comments', newId(), { thread, at: at(-13, 15), by: melvin, text: said, mentions: '' }, 'import');
      },
    },
    {
      by: darcel,
      at: at(-4, 19),
      write(doc, text) {
        intoSection(text, 'Where it comes from', [
          structured('risk', { id: newId(), level: 'medium', over: false }, 'Two of the large ones decide in the same week'),
        ]);
        plan.change(doc, { askedAt: at(-4, 19) }, 'import');
      },
    },
  ];
}
