/** What became of a plan between two of its states: every block with its words, which stayed, came and went, and by whom. */
import { isPlanLink } from '../documents/plan-vocabulary.ts';
import { noAuthors, type PlanAuthors } from './authors.ts';
import { type LostPart, partsOf } from './lost-parts.ts';
import { sectionsOf, traceMoved, wordsOf } from './sections.ts';
import { differs, isInline, type Marks, type Piece, type Traced, type TracedElement, type TracedText } from './trace.ts';
import type { Earlier } from './two-states.ts';
import { isAdded, isGoneElsewhere, isRemoved, unitsOf } from './whole-words.ts';

export type Standing = 'same' | 'added' | 'removed';
export interface ComparedRun {
  readonly is: Standing;
  readonly text: string;
  /** Bold, italic and the others of the vocabulary; `link` is an address that may be followed. */
  readonly marks: readonly string[];
  readonly link: string;
  readonly by: string;
  readonly at: string;
  /** Something else than words: a mention, a figure, a line break. */
  readonly inline?: { readonly node: string; readonly attributes: Marks };
}
export interface ComparedAttribute {
  readonly key: string;
  readonly was: unknown;
  readonly now: unknown;
  readonly by: string;
}
export interface ComparedBlock {
  readonly key: string;
  readonly node: string;
  readonly is: Standing;
  readonly by: string;
  readonly at: string;
  /** As they are now, or as they were in what is gone. */
  readonly attributes: Marks;
  readonly changed: readonly ComparedAttribute[];
  readonly runs: readonly ComparedRun[];
  readonly blocks: readonly ComparedBlock[];
}
export interface ComparedSection {
  /** Of its heading; '' before the first one. */
  readonly key: string;
  readonly title: string;
  readonly level: number;
  readonly blocks: readonly ComparedBlock[];
  /** Something in it came, went or changed. */
  readonly changed: boolean;
  /** What can be brought back. */
  readonly parts: readonly LostPart[];
}
export interface PlanComparison {
  readonly sections: readonly ComparedSection[];
  /** Words that came and went, by person; '' where nobody recorded who. */
  readonly people: readonly { readonly user: string; readonly added: number; readonly removed: number }[];
  readonly added: number;
  readonly removed: number;
}

/** `then` and `now` are encoded states of one plan. Whatever stands in them, reading goes on. */
export function comparePlans(was: Earlier, now: Uint8Array, authors: PlanAuthors = noAuthors): PlanComparison {
  return compareTraced(traceMoved(was, now, authors));
}
/** A state by itself, as it was. */
export const readPlanState = (state: Uint8Array): PlanComparison => comparePlans(state, state);

function compareTraced(root: TracedElement): PlanComparison {
  const sections = sectionsOf(root).map(({ heading, items }): ComparedSection => {
    const blocks = items.flatMap(blockOf);
    return {
      key: heading?.key ?? '',
      title: heading ? wordsOf(heading) : '',
      level: heading ? Number(valuesOf(heading)['level'] ?? 1) : 0,
      blocks,
      changed: blocks.some(isChanged),
      parts: items.flatMap(partsOf),
    };
  });
  return { sections: sections.filter(({ key, blocks }) => key !== '' || blocks.length > 0), ...countPeople(sections) };
}

const standing = ({ was, now, moved }: { was: boolean; now: boolean; moved: boolean }): Standing =>
  (was && now) || moved ? 'same' : now ? 'added' : 'removed';

function blockOf(traced: Traced): readonly ComparedBlock[] {
  if (traced.is === 'other' || (traced.moved && !traced.now)) return [];
  const own = { key: traced.key, is: standing(traced), by: traced.user, at: traced.at };
  if (traced.is === 'text') return [{ ...own, node: 'paragraph', attributes: {}, changed: [], runs: merged(runsOf(traced)), blocks: [] }];
  const runs: ComparedRun[] = [];
  const blocks: ComparedBlock[] = [];
  for (const child of traced.children) {
    if (child.is === 'text') runs.push(...runsOf(child));
    else if (child.is === 'element' && isInline(child)) runs.push(...inlineRun(child));
    else blocks.push(...blockOf(child));
  }
  const changed =
    traced.was && traced.now ? traced.attributes.filter(differs).map(({ key, was, now, user }) => ({ key, was, now, by: user })) : [];
  return [{ ...own, node: traced.node, attributes: valuesOf(traced), changed, runs: merged(runs), blocks }];
}

/** As a map without a prototype: a key may be anything that somebody sent. */
function valuesOf({ attributes, now }: TracedElement): Marks {
  const values = Object.create(null) as Record<string, unknown>;
  for (const attribute of attributes) {
    const value = now ? attribute.now : attribute.was;
    if (value !== undefined) values[attribute.key] = value;
  }
  return values;
}

function inlineRun(element: TracedElement): readonly ComparedRun[] {
  if (element.moved && !element.now) return [];
  const text = element.node === 'hardBreak' ? '\n' : '';
  const inline = { node: element.node, attributes: valuesOf(element) };
  return [{ is: standing(element), text, marks: [], link: '', by: element.user, at: element.at, inline }];
}

function runsOf({ pieces }: TracedText): readonly ComparedRun[] {
  return unitsOf(pieces.filter((piece) => !isGoneElsewhere(piece))).flatMap(({ pieces: unit, rewritten, woven }) => {
    if (!rewritten) return unit.map((piece) => run(piece, standing(piece)));
    const [lost, came] = [unit.filter((piece) => piece.was), unit.filter((piece) => piece.now)];
    if (!woven && lost.some((piece) => piece.now)) return unit.map((piece) => run(piece, standing(piece)));
    // A whole word: its letters that stayed belong to who changed the others.
    const [by, from] = [unit.find(isAdded), unit.find(isRemoved)];
    return [
      ...lost.map((piece) =>
        run({ ...piece, now: false, ...(isRemoved(piece) || !from ? {} : { user: from.user, at: from.at }) }, 'removed'),
      ),
      ...came.map((piece) => run({ ...piece, was: false, ...(isAdded(piece) || !by ? {} : { user: by.user, at: by.at }) }, 'added')),
    ];
  });
}

function run(piece: Piece, is: Standing): ComparedRun {
  const marks = piece.now ? piece.nowMarks : piece.wasMarks;
  // Marks that may overlap are stored under their name and a hash.
  const names = Object.keys(marks).map((name) => name.split('--')[0] as string);
  const href = (marks['link'] as { readonly href?: unknown } | null | undefined)?.href;
  const own = { is, text: piece.text, marks: names.sort(), link: isPlanLink(href) ? href : '' };
  const author = is === 'same' ? { by: '', at: '' } : { by: piece.user, at: piece.at };
  return { ...own, ...author, ...(piece.embed !== undefined && { inline: { node: '', attributes: {} } }) };
}

function merged(runs: readonly ComparedRun[]): readonly ComparedRun[] {
  const found: ComparedRun[] = [];
  for (const next of runs) {
    const last = found.at(-1);
    const alike =
      last &&
      !last.inline &&
      !next.inline &&
      last.is === next.is &&
      last.by === next.by &&
      last.link === next.link &&
      sameNames(last, next);
    if (alike) found[found.length - 1] = { ...last, text: last.text + next.text };
    else found.push(next);
  }
  return found;
}
const sameNames = (a: ComparedRun, b: ComparedRun): boolean => a.marks.join() === b.marks.join();

const isChanged = (block: ComparedBlock): boolean =>
  block.is !== 'same' || block.changed.length > 0 || block.runs.some(({ is }) => is !== 'same') || block.blocks.some(isChanged);

function countPeople(sections: readonly ComparedSection[]): Pick<PlanComparison, 'people' | 'added' | 'removed'> {
  const people = new Map<string, { added: number; removed: number }>();
  const count = (block: ComparedBlock): void => {
    for (const { is, by, text } of block.runs) {
      const words = is === 'same' ? 0 : (text.match(/\S+/g)?.length ?? 0);
      if (is === 'same') continue;
      const person = people.get(by) ?? { added: 0, removed: 0 };
      person[is] += words;
      people.set(by, person);
    }
    for (const { by } of block.changed) people.set(by, people.get(by) ?? { added: 0, removed: 0 });
    block.blocks.forEach(count);
  };
  for (const { blocks } of sections) blocks.forEach(count);
  const listed = [...people].map(([user, counts]) => ({ user, ...counts })).sort((a, b) => b.added + b.removed - a.added - a.removed);
  const sum = (key: 'added' | 'removed') => listed.reduce((total, person) => total + person[key], 0);
  return { people: listed, added: sum('added'), removed: sum('removed') };
}
