/**
 * What the text of a plan can consist of: one table for the editor's schema, the update gate, every reader and the fence between
 * versions. A client that does not know a word would delete it (Tiptap drops what its schema lacks), so each says since when it is.
 */
import { isId } from './document-name.ts';
import { choice, contactRef, day, type Field, type Fields, flag, number, text, user } from './fields.ts';

/** Raised with every node, mark or attribute that is added; what is there stays. */
export const planVocabularyVersion = 1;

export interface PlanWord {
  readonly since: number;
  /** `textblock` holds words, `block` holds blocks, `atom` holds nothing; `inline` stands among words. */
  readonly is: 'textblock' | 'block' | 'atom' | 'inline';
  readonly attributes: Fields;
  /** Attributes that came later than the node itself, and since when they are. */
  readonly later?: Readonly<Record<string, number>>;
}
const word = (is: PlanWord['is'], attributes: Fields = {}, since = 1): PlanWord => ({ since, is, attributes });

const widths: Field<readonly number[] | null> = {
  kind: 'object',
  initial: null,
  writer: 'anyone',
  parse: (value) =>
    value === null || (Array.isArray(value) && value.length <= 64 && value.every((one) => typeof one === 'number' && one > 0 && one < 4000))
      ? (value as readonly number[] | null)
      : undefined,
};
const level: Field<number> = {
  ...number(),
  initial: 1,
  parse: (value) => (value === 1 || value === 2 || value === 3 ? value : undefined),
};
const atLeastOne: Field<number> = {
  ...number(),
  initial: 1,
  parse: (value) => (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100_000 ? value : undefined),
};
/** A cell over a hundred thousand columns is none, and whoever draws the table stands still over it. */
const span: Field<number> = {
  ...atLeastOne,
  parse: (value) => (typeof value === 'number' && value > 100 ? undefined : atLeastOne.parse(value)),
};
const cell = { colspan: span, rowspan: span, colwidth: widths };
/** The id of something: an address or a path is none. */
const ref: Field<string> = { ...text(), parse: (value) => (value === '' || isId(value) ? value : undefined) };

export const objectiveMeasures = ['hand', 'won', 'open', 'visits'] as const;
export const stakeholderRoles = ['', 'decides', 'pays', 'advises', 'uses', 'blocks', 'champions'] as const;
export const stances = ['', 'for', 'neutral', 'doubts', 'against'] as const;
export const riskLevels = ['low', 'medium', 'high'] as const;
export const embeddedKinds = ['opportunity', 'quote', 'task', 'contact'] as const;
export const figureMeasures = ['won', 'open', 'visits', 'quotes', 'opportunities'] as const;

export const planNodes: Readonly<Record<string, PlanWord>> = {
  paragraph: word('textblock'),
  heading: word('textblock', { level }),
  bulletList: word('block'),
  orderedList: word('block', { start: atLeastOne, type: text() }),
  listItem: word('block'),
  taskList: word('block'),
  taskItem: word('block', { checked: flag() }),
  blockquote: word('block'),
  codeBlock: word('textblock', { language: text() }),
  horizontalRule: word('atom'),
  hardBreak: word('inline'),
  table: word('block'),
  tableRow: word('block'),
  tableHeader: word('block', cell),
  tableCell: word('block', cell),
  /** A picture among the workspace's own files: never an address. */
  image: word('atom', { file: ref, alt: text() }),
  objective: word('textblock', {
    id: text(),
    measure: choice(objectiveMeasures),
    target: number(),
    /** Percent, when it is set by hand. */
    progress: number(),
    from: day(),
    to: day(),
  }),
  /** What the person wants is its words. `name` is for somebody who is no contact yet. */
  stakeholder: word('textblock', {
    id: text(),
    contact: contactRef(),
    name: text(),
    role: choice(stakeholderRoles),
    stance: choice(stances),
  }),
  /** `done` is the day, '' while it is open. */
  actionItem: word('textblock', { id: text(), assignee: user(), due: day(), done: day() }),
  decision: word('textblock', { id: text(), day: day(), by: user() }),
  risk: word('textblock', { id: text(), level: choice(riskLevels), over: flag() }),
  competitor: word('textblock', { id: text(), name: text(), level: choice(riskLevels) }),
  whiteSpace: word('atom'),
  visitNotes: word('atom', { count: atLeastOne }),
  /** The thing itself, by its id: what it is called is for whoever may see it. */
  record: word('atom', { kind: choice(embeddedKinds), ref }),
  figure: word('inline', { measure: choice(figureMeasures), from: day(), to: day() }),
  mention: word('inline', { kind: choice(['user', 'contact', 'opportunity', 'quote']), ref }),
};
/** Marks are attributes of words; a link has its address and nothing else. */
export const planMarks: Readonly<Record<string, { readonly since: number; readonly attributes: readonly string[] }>> = {
  bold: { since: 1, attributes: [] },
  italic: { since: 1, attributes: [] },
  underline: { since: 1, attributes: [] },
  strike: { since: 1, attributes: [] },
  code: { since: 1, attributes: [] },
  link: { since: 1, attributes: ['href'] },
};

/** Since which version a node, one of its attributes or a mark is known; undefined: nobody of this version knows it. */
export function planWordSince(
  word: { readonly node: string; readonly attribute?: string } | { readonly mark: string },
): number | undefined {
  if ('mark' in word) return Object.hasOwn(planMarks, word.mark) ? planMarks[word.mark]?.since : undefined;
  const node = Object.hasOwn(planNodes, word.node) ? planNodes[word.node] : undefined;
  if (!node || word.attribute === undefined) return node?.since;
  if (!Object.hasOwn(node.attributes, word.attribute)) return undefined;
  return (node.later && Object.hasOwn(node.later, word.attribute) ? node.later[word.attribute] : undefined) ?? node.since;
}

/** How deep blocks may stand in each other; deeper than any list that somebody reads. */
export const deepestBlock = 32;

/** Where a link may lead: https, http, mail and telephone; the same for the editor, the gate and every export. */
export function isPlanLink(address: unknown): address is string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what hides a scheme from a reader
  return typeof address === 'string' && address.length <= 2000 && /^(https?:\/\/|mailto:|tel:)[^\s\u0000-\u001f\u007f]+$/i.test(address);
}

/** `initial` where nothing, or nothing that can be, is stored. */
export function planAttribute(node: string, key: string, stored: unknown): unknown {
  const field = Object.hasOwn(planNodes, node) && planNodes[node] ? planNodes[node].attributes[key] : undefined;
  if (!field) return undefined;
  const parsed: unknown = stored === undefined ? undefined : field.parse(stored);
  return parsed === undefined ? field.initial : parsed;
}
