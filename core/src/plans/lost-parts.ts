/** What was there then and is not now, in the parts that somebody may choose to bring back. */
import type { Doer } from './authors.ts';
import { differs, isInline, type Traced, type TracedElement, type TracedText } from './trace.ts';
import { isGoneElsewhere, isRemoved, unitsOf } from './whole-words.ts';

export interface LostPart {
  /** A block that is gone, words out of one that is there, or a value that has another one now. */
  readonly is: 'block' | 'words' | 'value';
  readonly key: string;
  readonly node: string;
  /** The words that come back; a value has none. */
  readonly text: string;
  readonly by: string;
  readonly at: string;
  /** Of a value: whose two contents are these. */
  readonly attribute: string;
  readonly was: unknown;
  readonly now: unknown;
}

export const valueKey = (block: string, attribute: string): string => `${block}/${attribute}`;

export function partsOf(traced: Traced): readonly LostPart[] {
  if (traced.is === 'other' || !traced.was) return [];
  if (traced.is === 'text') return traced.now ? wordsPart(traced, '', [traced]) : lostBlock(traced, '');
  if (!traced.now) return lostBlock(traced, traced.node);
  const values = traced.attributes.filter((attribute) => differs(attribute) && attribute.key !== 'id');
  const texts = traced.children.filter((child) => child.is === 'text' || (child.is === 'element' && isInline(child)));
  const others = traced.children.filter((child) => child.is === 'element' && !isInline(child));
  return [
    ...values.map(
      ({ key, was, now, user, at }): LostPart => ({
        ...{ is: 'value', key: valueKey(traced.key, key), node: traced.node, text: '', by: user, at },
        ...{ attribute: key, was, now },
      }),
    ),
    ...wordsPart(traced, traced.node, texts),
    ...others.flatMap(partsOf),
  ];
}

function lostBlock(traced: TracedText | TracedElement, node: string): readonly LostPart[] {
  if (traced.moved || !holdsSomething(traced)) return [];
  return [part('block', traced, node, textThen(traced))];
}

function wordsPart(block: TracedText | TracedElement, node: string, children: readonly Traced[]): readonly LostPart[] {
  const lost = children.flatMap(lostWords);
  const goers = children.flatMap((child): readonly Doer[] =>
    child.is === 'text' ? child.pieces.filter(isRemoved) : child.now ? [] : [child],
  );
  const [deleter] = goers;
  if (!lost.some(({ counts }) => counts)) return [];
  const text = lost.map(({ words }) => words.trim()).filter(Boolean);
  return [{ ...part('words', block, node, text.join(' … ')), by: deleter?.user ?? '', at: deleter?.at ?? '' }];
}

const part = (is: 'block' | 'words', { key, user, at }: Traced, node: string, text: string): LostPart => ({
  ...{ is, key, node, text, by: user, at },
  ...{ attribute: '', was: undefined, now: undefined },
});

function lostWords(child: Traced): readonly { readonly words: string; readonly counts: boolean }[] {
  if (child.is === 'element') return child.was && !child.now && !child.moved ? [{ words: '', counts: child.node !== 'hardBreak' }] : [];
  if (child.is !== 'text') return [];
  return unitsOf(child.pieces.filter((piece) => !isGoneElsewhere(piece)))
    .flatMap(({ pieces, woven }) => (woven ? [pieces.filter(({ was }) => was)] : neighbours(pieces.filter(({ was }) => was))))
    .map((pieces) => ({
      words: pieces.map(({ text }) => text).join(''),
      counts: pieces.some((piece) => piece.embed !== undefined || piece.text.trim() !== ''),
    }));

  function neighbours<P extends { readonly now: boolean; readonly moved: boolean }>(pieces: readonly P[]): readonly (readonly P[])[] {
    const runs: P[][] = [];
    let open = false;
    for (const piece of pieces) {
      const lost = !piece.now && !piece.moved;
      if (lost && open) runs.at(-1)?.push(piece);
      else if (lost) runs.push([piece]);
      open = lost;
    }
    return runs;
  }
}

/** An empty paragraph is nothing to miss; a picture or a line is. */
export function holdsSomething(traced: Traced): boolean {
  if (traced.is === 'text') return traced.pieces.some((piece) => piece.was && (piece.embed !== undefined || piece.text.trim() !== ''));
  if (traced.is !== 'element' || !traced.was) return false;
  if (traced.children.length === 0) return traced.node !== 'hardBreak' && !emptyWithoutWords.has(traced.node);
  return traced.children.some(holdsSomething);
}
const emptyWithoutWords = new Set([
  'paragraph',
  'heading',
  'listItem',
  'taskItem',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'codeBlock',
]);

function textThen(traced: Traced): string {
  if (traced.is === 'text') return traced.pieces.map((piece) => (piece.was ? piece.text : '')).join('');
  if (traced.is !== 'element' || !traced.was) return '';
  const inner = traced.children.map(textThen).filter(Boolean);
  return inner.join(traced.children.some((child) => child.is === 'text') ? '' : '\n').trim();
}
