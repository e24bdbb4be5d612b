/** The plan of an account that buys the small models in two towns and has never bought the large one. */
import { plan } from '@tandem/core';
import type * as Y from 'yjs';
import { bullets, figure, findWords, intoSection, mention, paragraph, rangeOf, record, section, structured } from './sample-plan-text.ts';
import type { Sitting } from './sample-plan-writing.ts';
import { goalOf, inDollars, type PlanWriting, planSellers } from './sample-plans.ts';

const account = 'Rundofase';

export function accountPlan({ newId, userOf, day, at, year, company, open, won }: PlanWriting): readonly Sitting[] {
  const { id: contact, town, persons } = company(account);
  const [darcel, melvin, gladys] = [planSellers.darcel, planSellers.melvin, planSellers.gladys].map(userOf) as [string, string, string];
  const helen = userOf('Helen Marsh');
  const [first, second, third, fourth = third] = persons;
  const firstName = (person: typeof first) => person?.name.split(' ')[0] ?? '';
  const before = won({ account }, 365);
  const [dearest, next] = open({ seller: planSellers.darcel, account });
  const item = (assignee: string, due: number | '', words: readonly (string | Y.XmlElement)[], done: number | '' = '') =>
    structured('actionItem', { id: newId(), assignee, due: due === '' ? '' : day(due), done: done === '' ? '' : day(done) }, ...words);
  const person = (one: typeof first, role: string, stance: string, wants: string) =>
    structured('stakeholder', { id: newId(), contact: one?.id ?? '', name: '', role, stance }, wants);
  const objective = (words: string, values: Readonly<Record<string, unknown>>) =>
    structured('objective', { id: newId(), measure: 'hand', target: null, progress: null, from: '', to: '', ...values }, words);
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const conversation = newId();

  return [
    {
      by: darcel,
      at: at(-88, 14),
      write(doc, text) {
        const fields = { title: `${account}, plan ${year}`, is: 'account' as const, contact, owner: darcel };
        plan.change(doc, { ...fields, reviewOn: day(5), reviewEvery: 3, createdAt: at(-88, 14) }, 'import');
        text.insert(0, [
          section('Situation'),
          paragraph(
            `${account} buys from us twice a year, always the small models, and always when a unit has failed. `,
            `Last year that came to ${inDollars(before)}. `,
            'The server room in ',
            town,
            ' is full; the second site has room and nobody who looks after it.',
          ),
          section('Objectives'),
          objective(`Win ${inDollars(goalOf(before, 1.25))} with them this year`, {
            measure: 'won',
            target: goalOf(before, 1.25),
            ...span,
          }),
          objective('Be there once a month, not only when something is broken', { measure: 'visits', target: 12, ...span }),
          section('Stakeholders'),
          person(first, 'decides', 'for', 'One supplier for both sites, and one invoice'),
          person(second, 'pays', 'neutral', 'Costs that are the same every quarter'),
          section('Action items'),
          item(darcel, -70, ['Ask for the list of all units with their age'], -71),
        ]);
      },
    },
    {
      by: gladys,
      at: at(-74, 16),
      write(_doc, text) {
        intoSection(text, 'Stakeholders', [
          person(third, 'uses', 'for', 'Fewer calls at night'),
          person(fourth, 'advises', 'doubts', 'Proof that the large unit fits the old racks'),
        ]);
        text.insert(text.length, [
          section('Competition'),
          structured(
            'competitor',
            { id: newId(), name: 'Norrack Systems', level: 'medium' },
            'Holds the service contract until the end of the year. Cheaper by the hour, slower on site.',
          ),
          section('White space'),
          paragraph('What they have never bought from us, though others of their size do:'),
          structured('whiteSpace', {}),
        ]);
      },
    },
    {
      by: gladys,
      at: at(-61, 15),
      write(_doc, text) {
        intoSection(text, 'White space', [
          paragraph(
            'A GTK 500 would take the place of six small units. I have drawn it up for ',
            mention('contact', fourth?.id ?? ''),
            '.',
          ),
        ]);
        text.insert(text.length, [
          section('Risks'),
          structured(
            'risk',
            { id: newId(), level: 'high', over: false },
            'The budget for next year is set before we have a test unit on site',
          ),
          structured('risk', { id: newId(), level: 'low', over: true }, 'Both sites order on their own, and get different prices'),
        ]);
      },
    },
    {
      by: melvin,
      at: at(-40, 17),
      write(doc, text) {
        const sentence = findWords(text, 'twice a year');
        sentence.text.delete(sentence.at, 'twice a year'.length);
        sentence.text.insert(sentence.at, 'about every six weeks');
        intoSection(text, 'Objectives', [
          objective('Get a test unit of the GTK 500 into the second site', { progress: 40, to: `${year}-12-31` }),
        ]);
        const words = 'One supplier for both sites';
        plan.addEntry(doc, 'threads', conversation, { ...rangeOf(text, words), at: at(-40, 17), by: melvin }, 'import');
        const said = `Does ${firstName(first)} say so, or is it what we would like to hear?`;
        plan.addEntry(
          doc,
          'comments',
          newId(),
          { thread: conversation, at: at(-40, 17), by: melvin, text: said, mentions: darcel },
          'import',
        );
      },
    },
    {
      by: darcel,
      at: at(-33, 19),
      write(doc, text) {
        text.insert(text.length, [
          section('Notes of visits'),
          structured('visitNotes', { count: 5 }),
          section('Decisions'),
          structured('decision', { id: newId(), day: day(-33), by: darcel }, 'We offer both sites as one order, with one price list'),
        ]);
        const said = `${firstName(first)} said it twice on Thursday, the second time with ${firstName(second)} in the room.`;
        plan.addEntry(doc, 'comments', newId(), { thread: conversation, at: at(-33, 19), by: darcel, text: said, mentions: '' }, 'import');
        plan.addEntry(doc, 'versions', newId(), { name: `After the visit in ${town}`, at: at(-33, 19), by: darcel }, 'import');
      },
    },
    {
      by: darcel,
      at: at(-24, 15),
      write(doc, text) {
        intoSection(text, 'Situation', [
          paragraph('What is open with them now, as it stands on the board: ', figure('open', '', ''), '.'),
          ...[dearest, next].flatMap((card) => (card ? [record('opportunity', card)] : [])),
        ]);
        intoSection(text, 'Action items', [
          item(gladys, -12, ['Measure the racks in the second site'], -14),
          item(darcel, 6, ['Lease proposal over 60 months for ', mention('contact', second?.id ?? '')]),
          item(gladys, -2, ['Noise report of the test unit to ', mention('contact', fourth?.id ?? '')]),
        ]);
        plan.change(doc, { askedAt: at(-24, 15) }, 'import');
      },
    },
    {
      by: helen,
      at: at(-22, 14),
      write(doc) {
        const approval = { state: 'approved' as const, at: at(-22, 14), by: helen, note: 'Good. Name the budget before the board meets.' };
        plan.change(doc, { approval }, 'import');
      },
    },
    {
      by: melvin,
      at: at(-9, 16),
      write(doc, text) {
        intoSection(text, 'Action items', [item(melvin, 9, ['Ask for the budget of next year before their board meets'])]);
        const found = rangeOf(text, 'Costs that are the same every quarter');
        plan.addEntry(
          doc,
          'suggestions',
          newId(),
          { ...found, text: 'A lease, with costs that are the same every quarter', at: at(-9, 16), by: melvin },
          'import',
        );
      },
    },
    {
      by: gladys,
      at: at(-3, 18),
      write(doc, text) {
        const thread = newId();
        plan.addEntry(doc, 'threads', thread, { ...rangeOf(text, 'slower on site'), at: at(-3, 18), by: gladys }, 'import');
        const said = 'They needed four days last week. I have the dates.';
        plan.addEntry(doc, 'comments', newId(), { thread, at: at(-3, 18), by: gladys, text: said, mentions: '' }, 'import');
        intoSection(text, 'Competition', [
          bullets('Their man left in the summer, and nobody has followed him', 'They answer with a discount each time we are there'),
        ]);
      },
    },
    {
      by: darcel,
      at: at(-1, 17),
      write(_doc, text) {
        intoSection(text, 'Action items', [item('', '', [`Ask ${firstName(first)} who signs for the second site`])]);
      },
    },
  ];
}
