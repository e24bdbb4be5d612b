/**
 * A plan as somebody reads it: plain nested blocks in which everything that stands in the text by its id has its name and its figures
 * of the moment. What the reader may not see says so, in the same words as what is gone.
 */
import type * as Y from 'yjs';
import type { OpportunityRow, TaskRow } from '../projections/row.ts';
import type { QuoteRow } from '../projections/shared-rows.ts';
import { figureRun, structured } from './outline-structured.ts';
import type { OutlineWords } from './outline-words.ts';
import type { PlanFacts } from './plan-figures.ts';
import { type Inline, type Marks, type Part, readParts } from './read-parts.ts';

export interface Run {
  readonly text: string;
  readonly marks: Marks;
  /** `quiet` is said beside the words, `withheld` in place of what the reader may not see. */
  readonly look?: 'quiet' | 'withheld';
}
export interface OutlineItem {
  readonly checked: boolean;
  readonly blocks: readonly OutlineBlock[];
}
export interface OutlineCell {
  readonly head: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly OutlineBlock[];
}
export type OutlineBlock =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
  | { readonly is: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly is: 'code'; readonly text: string; readonly language: string }
  | { readonly is: 'rule' }
  | { readonly is: 'list'; readonly marker: 'bullet' | 'number' | 'check'; readonly start: number; readonly items: readonly OutlineItem[] }
  | { readonly is: 'quote'; readonly blocks: readonly OutlineBlock[] }
  | { readonly is: 'table'; readonly rows: readonly (readonly OutlineCell[])[] }
  | { readonly is: 'image'; readonly file: string; readonly name: string; readonly alt: string };

/** Who reads, and what they may see: everything that answers `undefined` is gone or not theirs, which nobody can tell apart. */
export interface PlanReader {
  readonly words: OutlineWords;
  readonly user: (id: string) => string | undefined;
  readonly contact: (id: string) => string | undefined;
  readonly opportunity: (id: string) => OpportunityRow | undefined;
  readonly quote: (id: string) => QuoteRow | undefined;
  readonly task: (id: string) => TaskRow | undefined;
  /** The name of a file. */
  readonly file: (id: string) => string | undefined;
  /** Of a stage. */
  readonly titleOf: (id: string) => string;
  readonly facts: PlanFacts;
  readonly day: (day: string) => string;
  /** `currency` '' is the workspace's. */
  readonly money: (amount: number, currency: string) => string;
  readonly count: (value: number) => string;
  readonly percent: (share: number) => string;
}

export function outlineOf(text: Y.XmlFragment, reader: PlanReader): readonly OutlineBlock[] {
  const root = readParts(text);
  return [...blocksOf(root.parts, reader), ...(root.cut ? [said(reader.words.goesOn)] : [])];
}

export const said = (text: string): OutlineBlock => ({ is: 'paragraph', runs: [{ text, marks: {}, look: 'quiet' }] });

/** As deep as the parts go, which is at most `deepestBlock`. */
function blocksOf(parts: readonly Part[], reader: PlanReader): readonly OutlineBlock[] {
  const blocks: OutlineBlock[] = [];
  for (let i = 0; i < parts.length; ) {
    const part = parts[i] as Part;
    const group = structured[part.node];
    if (part.known && group) {
      // Those that follow each other are one table, or one list.
      let end = i + 1;
      while (parts[end]?.node === part.node && parts[end]?.known) end++;
      const rows = parts.slice(i, end);
      blocks.push(
        ...group(
          rows.map((one) => ({ ...one, runs: runsOf(one, reader) })),
          reader,
        ),
        ...rows.flatMap((one) => withinOf(one, reader)),
      );
      i = end;
    } else {
      blocks.push(...blockOf(part, reader));
      i++;
    }
  }
  return blocks;
}

/** What stands in something that should hold words alone, or deeper than is read. */
const withinOf = (part: Part, reader: PlanReader): readonly OutlineBlock[] => [
  ...blocksOf(part.parts, reader),
  ...(part.cut ? [said(reader.words.tooDeep)] : []),
];

function blockOf(part: Part, reader: PlanReader): readonly OutlineBlock[] {
  const { node, attributes } = part;
  // Asked for once: twice at every level would be once more for each list in a list.
  const within = () => withinOf(part, reader);
  if (!part.known) return [said(`[${reader.words.unknown}]`), ...within()];
  switch (node) {
    case 'heading':
      return [{ is: 'heading', level: attributes['level'] as 1 | 2 | 3, runs: runsOf(part, reader) }, ...within()];
    case 'codeBlock':
      return [{ is: 'code', text: plain(runsOf(part, reader)), language: String(attributes['language']) }, ...within()];
    case 'horizontalRule':
      return [{ is: 'rule' }];
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return [listOf(part, reader)];
    case 'blockquote':
      return [{ is: 'quote', blocks: within() }];
    case 'table':
      return tableOf(part, reader);
    case 'image':
      return [imageOf(String(attributes['file']), String(attributes['alt']), reader)];
    // One that stands by itself, outside of its list or its table.
    case 'listItem':
    case 'taskItem':
      return [listOf({ ...part, node: node === 'listItem' ? 'bulletList' : 'taskList', parts: [part] }, reader)];
    case 'tableRow':
    case 'tableHeader':
    case 'tableCell':
      return within();
    default:
      return [{ is: 'paragraph', runs: runsOf(part, reader) }, ...within()];
  }
}

const markers = { bulletList: 'bullet', orderedList: 'number', taskList: 'check' } as const;

function listOf(part: Part, reader: PlanReader): OutlineBlock {
  return {
    is: 'list',
    marker: markers[part.node as keyof typeof markers],
    start: Number(part.attributes['start'] ?? 1),
    items: part.parts.map((item) => ({
      checked: item.attributes['checked'] === true,
      blocks: item.node === 'listItem' || item.node === 'taskItem' ? withinOf(item, reader) : blocksOf([item], reader),
    })),
  };
}

function tableOf(part: Part, reader: PlanReader): readonly OutlineBlock[] {
  const rows = part.parts.filter(({ node }) => node === 'tableRow');
  const others = part.parts.filter(({ node }) => node !== 'tableRow');
  const cells = rows.map((row) =>
    row.parts.map((cell) => ({
      head: cell.node === 'tableHeader',
      colspan: Math.min(Number(cell.attributes['colspan'] ?? 1), 100),
      rowspan: Math.min(Number(cell.attributes['rowspan'] ?? 1), rows.length),
      blocks: cell.node === 'tableHeader' || cell.node === 'tableCell' ? withinOf(cell, reader) : blocksOf([cell], reader),
    })),
  );
  return [...(cells.some((row) => row.length > 0) ? [{ is: 'table', rows: cells } as const] : []), ...blocksOf(others, reader)];
}

function imageOf(file: string, alt: string, { file: nameOf, words }: PlanReader): OutlineBlock {
  const name = nameOf(file);
  if (name !== undefined) return { is: 'image', file, name, alt };
  return { is: 'paragraph', runs: [{ text: `${words.picture}: ${words.noAccess}`, marks: {}, look: 'withheld' }] };
}

const runsOf = (part: Part, reader: PlanReader): readonly Run[] => part.inline.flatMap((inline) => runOf(inline, reader));

function runOf({ text, marks, node, attributes = {} }: Inline, reader: PlanReader): readonly Run[] {
  if (node === undefined) return [{ text, marks }];
  if (node === 'hardBreak') return [{ text: '\n', marks: {} }];
  if (node === 'mention') return [named(String(attributes['kind']), String(attributes['ref']), reader)];
  if (node === 'figure') return [figureRun(attributes, reader)];
  return [{ text: `[${reader.words.unknown}]${text && ' '}`, marks, look: 'quiet' }, ...(text ? [{ text, marks }] : [])];
}

function named(kind: string, ref: string, reader: PlanReader): Run {
  const quote = kind === 'quote' ? reader.quote(ref) : undefined;
  const name =
    kind === 'user'
      ? reader.user(ref)
      : kind === 'contact'
        ? reader.contact(ref)
        : kind === 'opportunity'
          ? reader.opportunity(ref)?.title
          : quote && (quote.title || quote.number);
  return name === undefined ? { text: reader.words.noAccess, marks: {}, look: 'withheld' } : { text: `@${name}`, marks: {} };
}

export const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
