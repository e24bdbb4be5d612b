/**
 * Beginnings of plans. A template is plain blocks; it is written once, by whoever makes the plan, in the transaction that makes it:
 * nothing is ever inserted when a plan is opened (two devices that both did would have it twice).
 */
import * as Y from 'yjs';
import { planNodes } from '../documents/plan-vocabulary.ts';

export interface PlanBlock {
  readonly node: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Words, words with marks, or blocks within. */
  readonly holds?: string | readonly PlanWords[] | readonly PlanBlock[];
}
/** `{ bold: true, link: 'https://...' }`; a text of one `\n` is a break. */
export interface PlanWords {
  readonly text: string;
  readonly marks?: Readonly<Record<string, true | string>>;
}

export function writeBlocks(fragment: Y.XmlFragment, blocks: readonly PlanBlock[]): void {
  fragment.insert(fragment.length, blocks.map(elementOf));
}

function elementOf({ node, attributes = {}, holds = [] }: PlanBlock): Y.XmlElement {
  if (!Object.hasOwn(planNodes, node)) throw new Error(`"${node}" is no word of a plan`);
  const element = new Y.XmlElement(node);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  // An empty line has its text too: two people who begin in it, each on their own, then write into one and lose nothing.
  if (planNodes[node]?.is === 'textblock')
    element.insert(0, [...wordsOf(typeof holds === 'string' ? [{ text: holds }] : (holds as readonly PlanWords[]))]);
  else if (typeof holds !== 'string') element.insert(0, (holds as readonly PlanBlock[]).map(elementOf));
  return element;
}

function wordsOf(words: readonly PlanWords[]): readonly (Y.XmlText | Y.XmlElement)[] {
  const made: (Y.XmlText | Y.XmlElement)[] = [];
  let delta: { insert: string; attributes: Record<string, unknown> }[] = [];
  const end = () => {
    const text = new Y.XmlText();
    text.applyDelta(delta);
    made.push(text);
    delta = [];
  };
  for (const { text, marks = {} } of words) {
    if (text === '\n') {
      end();
      made.push(new Y.XmlElement('hardBreak'));
    } else if (text !== '')
      delta.push({
        insert: text,
        attributes: Object.fromEntries(Object.entries(marks).map(([mark, value]) => [mark, value === true ? {} : { href: value }])),
      });
  }
  end();
  return made;
}

/** The same text with new ids, so that an action item of the copy is not that of the original; what was done is open again. */
export function copyPlanText(from: Y.XmlFragment, to: Y.XmlFragment, newId: () => string): void {
  const parts = from.toArray().flatMap((part) => (part instanceof Y.XmlElement || part instanceof Y.XmlText ? [part.clone()] : []));
  to.insert(to.length, parts);
  const waiting: Y.XmlElement[] = parts.filter((part) => part instanceof Y.XmlElement);
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.getAttribute('id')) element.setAttribute('id', newId());
    if (element.nodeName === 'actionItem') for (const key of ['done', 'assignee', 'due']) element.removeAttribute(key);
    for (const child of element.toArray()) if (child instanceof Y.XmlElement) waiting.push(child);
  }
}

export type TemplateKind = 'account' | 'territory' | 'rep';
/** What the caller says in the person's language: `heading`, `hint` and the like by key. */
export type TemplateWords = (key: TemplateKey) => string;

const sections = {
  account: [
    ...(['situation', 'objectives', 'stakeholders', 'opportunities', 'actions', 'competition', 'risks', 'whiteSpace'] as const),
    ...(['decisions', 'visits'] as const),
  ],
  territory: ['territory', 'objectives', 'focus', 'coverage', 'competition', 'actions', 'risks', 'decisions'],
  rep: ['results', 'objectives', 'pipeline', 'week', 'actions', 'growth', 'decisions'],
} as const satisfies Record<TemplateKind, readonly string[]>;
export type TemplateSection = (typeof sections)[TemplateKind][number];
type SectionKey = { [K in TemplateKind]: `${K}.${(typeof sections)[K][number]}` }[TemplateKind];
/** Notes of visits write themselves. */
export type TemplateKey = SectionKey | `${Exclude<SectionKey, 'account.visits'>}.hint`;

/** `newId` gives every structured block its own id. */
export function templateBlocks(kind: TemplateKind, words: TemplateWords, newId: () => string): readonly PlanBlock[] {
  return sections[kind].flatMap((section): readonly PlanBlock[] => {
    const key = `${kind}.${section}` as SectionKey;
    return [
      { node: 'heading', attributes: { level: 2 }, holds: words(key) },
      ...bodyOf(section, () => words(`${key}.hint` as TemplateKey), newId),
    ];
  });
}

/** The hint of a section stands where its first words will: in a list of its kind, or as a paragraph. */
function bodyOf(section: TemplateSection, hint: () => string, newId: () => string): readonly PlanBlock[] {
  const one = (node: string, attributes = {}): PlanBlock => ({ node, attributes: { id: newId(), ...attributes }, holds: hint() });
  switch (section) {
    case 'objectives':
      return [one('objective', { measure: 'won' }), { node: 'objective', attributes: { id: newId(), measure: 'visits' } }];
    case 'stakeholders':
      return [one('stakeholder', { role: 'decides' }), { node: 'stakeholder', attributes: { id: newId(), role: 'uses' } }];
    case 'actions':
      return [one('actionItem')];
    case 'competition':
      return [one('competitor', { level: 'medium' })];
    case 'risks':
      return [one('risk', { level: 'medium' })];
    case 'decisions':
      return [one('decision')];
    case 'whiteSpace':
      return [{ node: 'paragraph', holds: hint() }, { node: 'whiteSpace' }];
    case 'visits':
      return [{ node: 'visitNotes', attributes: { count: 5 } }];
    default:
      return [{ node: 'paragraph', holds: hint() }];
  }
}
