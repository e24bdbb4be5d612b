/** The structured nodes of a plan's text: words with facts beside them, things that stand alone, things among words. */
export const wordsBlocks = ['objective', 'stakeholder', 'actionItem', 'decision', 'risk', 'competitor'] as const;
export type WordsBlock = (typeof wordsBlocks)[number];
export const standingBlocks = ['whiteSpace', 'visitNotes', 'record'] as const;
export const amongWords = ['figure', 'mention'] as const;
export type StructuredNode = WordsBlock | (typeof standingBlocks)[number] | (typeof amongWords)[number];

const words: ReadonlySet<string> = new Set(wordsBlocks);
const standing: ReadonlySet<string> = new Set(standingBlocks);
export const isWordsBlock = (name: string): name is WordsBlock => words.has(name);
export const isStandingBlock = (name: string): name is (typeof standingBlocks)[number] => standing.has(name);
