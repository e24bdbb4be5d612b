/** A plan ready for paper: its head and its text as plain data, the same for every form it is handed out in. */
import type { Plan } from '../documents/plan.ts';
import { toMarkdown } from './markdown.ts';
import type { OutlineBlock, PlanReader, Run } from './outline.ts';
import type { PaperWords } from './paper-words.ts';

export interface PaperFact {
  readonly label: string;
  readonly value: string;
}
export interface PaperText {
  /** What kind of plan it is. */
  readonly kind: string;
  readonly title: string;
  readonly facts: readonly PaperFact[];
  /** As of when names and figures are, and for whom. */
  readonly note: string;
  readonly blocks: readonly OutlineBlock[];
}
type Frame = Pick<Plan, 'is' | 'title' | 'contact' | 'person' | 'owner' | 'reviewOn' | 'askedAt' | 'approval'>;
/** The moment it is read: its day and its time, as the reader writes them. */
export interface Moment {
  readonly day: string;
  readonly time: string;
}
export interface PaperReader {
  readonly reader: Pick<PlanReader, 'user' | 'contact' | 'day'>;
  readonly words: PaperWords;
  readonly dayOf: (instant: string) => string;
  /** Who reads. */
  readonly name: string;
}

export function paperHead(frame: Frame, { day, time }: Moment, { reader, words, dayOf, name }: PaperReader): Omit<PaperText, 'blocks'> {
  const user = (id: string) => reader.user(id) ?? words.noAccess;
  const facts = [
    { label: words.account, value: frame.is === 'account' && frame.contact ? (reader.contact(frame.contact) ?? words.noAccess) : '' },
    { label: words.person, value: frame.is === 'rep' && frame.person ? user(frame.person) : '' },
    { label: words.owner, value: frame.owner ? user(frame.owner) : '' },
    { label: words.approval, value: approvalOf(frame, { user, words, day: (instant) => reader.day(dayOf(instant)) }) },
    { label: words.review, value: frame.reviewOn ? reader.day(frame.reviewOn) : '' },
    { label: words.written, value: reader.day(day) },
  ];
  return {
    kind: words.kinds[frame.is],
    title: frame.title || words.untitled,
    facts: facts.filter(({ value }) => value !== ''),
    note: words.asOf(words.at(reader.day(day), time), name || words.noAccess),
  };
}

interface Saying {
  readonly user: (id: string) => string;
  readonly words: PaperWords;
  readonly day: (instant: string) => string;
}
function approvalOf({ askedAt, approval: { state, by, at } }: Frame, { user, words, day }: Saying): string {
  if (askedAt > at) return words.asked(day(askedAt));
  return state === 'approved' || state === 'returned' ? words[state](user(by), day(at)) : words.notAsked;
}

const run = (text: string, marks: Run['marks'] = {}): Run => ({ text, marks });

/** As a file: the head, a line, the text. */
export function paperMarkdown({ kind, title, facts, note, blocks }: PaperText): string {
  const lines = [{ label: '', value: kind }, ...facts].flatMap(({ label, value }, i) => [
    ...(i > 0 ? [run('\n')] : []),
    ...(label ? [run(`${label}:`, { bold: true }), run(' ')] : []),
    run(value),
  ]);
  const head: readonly OutlineBlock[] = [
    { is: 'heading', level: 1, runs: [run(title)] },
    { is: 'paragraph', runs: lines },
    { is: 'paragraph', runs: [run(note, { italic: true })] },
    { is: 'rule' },
  ];
  return toMarkdown([...head, ...blocks]);
}
