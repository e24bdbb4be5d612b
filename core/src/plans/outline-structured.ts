/** Blocks of a plan that are more than words, as tables and lists: their facts beside their words, figures as of the moment. */
import type { OutlineBlock, OutlineCell, PlanReader, Run } from './outline.ts';
import { objectiveProgress, planFigure, visitsOf, whiteSpace } from './plan-figures.ts';
import type { Attributes, Part } from './read-parts.ts';

type Said = Part & { readonly runs: readonly Run[] };
type Group = (parts: readonly Said[], reader: PlanReader) => readonly OutlineBlock[];

const words = (text: string): Run => ({ text, marks: {} });
const quiet = (text: string): Run => ({ text, marks: {}, look: 'quiet' });
const paragraph = (...runs: readonly Run[]): OutlineBlock => ({ is: 'paragraph', runs });
const cell = (runs: readonly Run[], head = false): OutlineCell => ({ head, colspan: 1, rowspan: 1, blocks: [{ is: 'paragraph', runs }] });
const table = (heads: readonly string[], rows: readonly (readonly (readonly Run[])[])[]): OutlineBlock => ({
  is: 'table',
  rows: [heads.map((head) => cell([words(head)], true)), ...rows.map((row) => row.map((runs) => cell(runs)))],
});
const struck = (runs: readonly Run[]): readonly Run[] => runs.map((run) => ({ ...run, marks: { ...run.marks, strike: true as const } }));
const beside = (facts: readonly (string | undefined)[]): readonly Run[] => {
  const there = facts.filter(Boolean);
  return there.length > 0 ? [quiet(` (${there.join(', ')})`)] : [];
};
const text = (attributes: Attributes, key: string): string => {
  const value = attributes[key];
  return typeof value === 'string' ? value : '';
};
const or = (name: string | undefined, { words: own }: PlanReader): Run =>
  name === undefined ? { text: own.noAccess, marks: {}, look: 'withheld' } : words(name);

const objectives: Group = (parts, reader) => [
  table(
    [reader.words.objective, reader.words.progress],
    parts.map(({ runs, attributes }) => [runs, progressOf(attributes, reader)]),
  ),
];

const stakeholders: Group = (parts, reader) => {
  const { person, role, stance, wants, roles, stances } = reader.words;
  return [
    table(
      [person, role, stance, wants],
      parts.map(({ runs, attributes }) => {
        const contact = text(attributes, 'contact');
        const who = contact ? or(reader.contact(contact), reader) : words(text(attributes, 'name'));
        return [
          [{ ...who, marks: { bold: true } }],
          [words(roles[text(attributes, 'role') as keyof typeof roles] ?? '')],
          [words(stances[text(attributes, 'stance') as keyof typeof stances] ?? '')],
          runs,
        ];
      }),
    ),
  ];
};

const actionItems: Group = (parts, reader) => [
  {
    is: 'list',
    marker: 'check',
    start: 1,
    items: parts.map(({ runs, attributes }) => {
      const [assignee, due, done] = ['assignee', 'due', 'done'].map((key) => text(attributes, key)) as [string, string, string];
      const when = done ? `${reader.words.done} ${reader.day(done)}` : due && `${reader.words.due} ${reader.day(due)}`;
      const facts = beside([assignee && or(reader.user(assignee), reader).text, when]);
      return { checked: done !== '', blocks: [paragraph(...(done ? struck(runs) : runs), ...facts)] };
    }),
  },
];

const decisions: Group = (parts, reader) => [
  {
    is: 'list',
    marker: 'bullet',
    start: 1,
    items: parts.map(({ runs, attributes }) => {
      const [on, by] = [text(attributes, 'day'), text(attributes, 'by')];
      const facts = beside([by && or(reader.user(by), reader).text, on && `${reader.words.decided} ${reader.day(on)}`]);
      return { checked: false, blocks: [paragraph(...runs, ...facts)] };
    }),
  },
];

const levelOf = (attributes: Attributes, { words: own }: PlanReader): string => own.levels[text(attributes, 'level') as 'low'] ?? '';

const risks: Group = (parts, reader) => [
  table(
    [reader.words.risk, reader.words.level],
    parts.map(({ runs, attributes }) => {
      const over = attributes['over'] === true;
      return [over ? struck(runs) : runs, [words(levelOf(attributes, reader)), ...(over ? [quiet(`, ${reader.words.over}`)] : [])]];
    }),
  ),
];

const competitors: Group = (parts, reader) => [
  table(
    [reader.words.competitor, reader.words.strength, reader.words.known],
    parts.map(({ runs, attributes }) => [
      [{ text: text(attributes, 'name'), marks: { bold: true } }],
      [words(levelOf(attributes, reader))],
      runs,
    ]),
  ),
];

const whiteSpaces: Group = (_, reader) => {
  const found = whiteSpace(reader.facts);
  if (found.length === 0) return [paragraph(quiet(reader.words.allBought))];
  return [
    table(
      [reader.words.product, reader.words.state],
      found.map(({ title, tried, amount }) => [
        [words(title)],
        [words([reader.words.tried[tried], amount > 0 ? reader.money(amount, '') : ''].filter(Boolean).join(', '))],
      ]),
    ),
  ];
};

const visitNotes: Group = (parts, reader) =>
  parts.map(({ attributes }): OutlineBlock => {
    const visits = visitsOf(reader.facts, Number(attributes['count']));
    if (visits.length === 0) return paragraph(quiet(reader.words.noVisits));
    const items = visits.map(({ at, by, person, note }) => {
      const who = [person && reader.contact(person), by && reader.user(by)].filter(Boolean).join(', ');
      const head: Run = { text: [reader.day(reader.facts.dayOf(at)), who].filter(Boolean).join(', '), marks: { bold: true } };
      return { checked: false, blocks: [paragraph(head, words('\n'), note ? words(note) : quiet(reader.words.nothingWritten))] };
    });
    return { is: 'list', marker: 'bullet', start: 1, items };
  });

const records: Group = (parts, reader) =>
  parts.map(({ attributes }): OutlineBlock => {
    const kind = text(attributes, 'kind') as 'opportunity' | 'quote' | 'task' | 'contact';
    const [name, ...facts] = recordFacts(kind, text(attributes, 'ref'), reader);
    const title: Run = name === undefined ? or(undefined, reader) : { text: name, marks: { bold: true } };
    const rest = facts.filter(Boolean);
    return paragraph(quiet(`${reader.words[kind]}: `), title, ...(rest.length > 0 ? [words(`, ${rest.join(', ')}`)] : []));
  });

function recordFacts(kind: 'opportunity' | 'quote' | 'task' | 'contact', ref: string, reader: PlanReader): readonly (string | undefined)[] {
  const own = reader.words;
  if (kind === 'contact') return [reader.contact(ref)];
  if (kind === 'opportunity') {
    const row = reader.opportunity(ref);
    const amount = row && (row.amount === null ? own.noAmount : reader.money(row.amount, ''));
    return row ? [row.title, reader.titleOf(row.stage), amount, row.closeOn && `${own.closes} ${reader.day(row.closeOn)}`] : [];
  }
  if (kind === 'quote') {
    const row = reader.quote(ref);
    const name = row && [row.number, row.title].filter(Boolean).join(' ');
    return row
      ? [
          name,
          own.quoteStates[row.state],
          reader.money(row.net, row.currency),
          row.validUntil && `${own.validUntil} ${reader.day(row.validUntil)}`,
        ]
      : [];
  }
  const row = reader.task(ref);
  return row ? [row.subject, reader.user(row.owner), row.doneAt ? own.done : row.due && `${own.due} ${reader.day(row.due)}`] : [];
}

export const structured: Readonly<Record<string, Group | undefined>> = Object.assign(Object.create(null) as Record<string, Group>, {
  objective: objectives,
  stakeholder: stakeholders,
  actionItem: actionItems,
  decision: decisions,
  risk: risks,
  competitor: competitors,
  whiteSpace: whiteSpaces,
  visitNotes,
  record: records,
});

type Measure = 'won' | 'open' | 'visits' | 'quotes' | 'opportunities';

const counted = (measure: Measure, value: number, reader: PlanReader): string =>
  measure === 'visits' || measure === 'opportunities' ? reader.count(value) : reader.money(value, '');

/** `1 of 4 visits`, `€65,000 of €100,000 won`. */
function amountOf(measure: Measure, value: number, target: number | null, reader: PlanReader): string {
  const { words: own } = reader;
  const of = target === null ? '' : ` ${own.of} ${counted(measure, target, reader)}`;
  const unit =
    measure === 'visits' || measure === 'opportunities' ? own[measure][(target ?? value) === 1 ? 'one' : 'other'] : own.measures[measure];
  return `${counted(measure, value, reader)}${of} ${unit}`;
}

function spanOf(attributes: Attributes, { words: own, day }: PlanReader): string {
  const [from, to] = [text(attributes, 'from'), text(attributes, 'to')];
  if (from === '' && to === '') return '';
  if (from === '') return `${own.until} ${day(to)}`;
  if (to === '') return `${own.since} ${day(from)}`;
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? `${own.year} ${year}` : `${day(from)}\u2013${day(to)}`;
}

function progressOf(attributes: Attributes, reader: PlanReader): readonly Run[] {
  const { words: own } = reader;
  const measure = attributes['measure'] as 'hand' | 'won' | 'open' | 'visits';
  const { share, value, target } = objectiveProgress(attributes as unknown as Parameters<typeof objectiveProgress>[0], reader.facts);
  const far = value === 0 ? own.notStarted : share === null ? '' : reader.percent(share);
  const from =
    measure === 'hand' ? (value === 0 ? '' : own.byHand) : [amountOf(measure, value, target, reader), spanOf(attributes, reader)];
  const rest = [from].flat().filter(Boolean).join(', ');
  return [...(far ? [{ text: far, marks: { bold: true } } as const] : []), ...(rest ? [quiet(far ? `, ${rest}` : rest)] : [])];
}

/** A figure in a sentence, with what it says alone. */
export function figureRun(attributes: Attributes, reader: PlanReader): Run {
  const measure = attributes['measure'] as Measure;
  const { value } = planFigure(measure, { from: text(attributes, 'from'), to: text(attributes, 'to') }, reader.facts);
  return words(counted(measure, value, reader));
}
