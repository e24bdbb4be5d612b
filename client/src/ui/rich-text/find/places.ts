import type { Node } from '@tiptap/pm/model';

export interface Place {
  readonly from: number;
  readonly to: number;
}
/** More marks than anybody looks through would make every letter slow. */
export const placesAtMost = 1_000;

/** Where the words stand, also across bold and plain; a mention between two words is no letter of theirs. */
export function placesIn(
  doc: Node,
  { words, capitals }: { readonly words: string; readonly capitals: boolean },
  most = placesAtMost,
): { readonly places: readonly Place[]; readonly more: boolean } {
  const wanted = capitals ? words : words.toLowerCase();
  const places: Place[] = [];
  let more = false;
  if (wanted === '') return { places, more };
  doc.descendants((node, pos) => {
    if (more) return false;
    if (!node.isTextblock) return true;
    const text = textOf(node);
    const within = capitals ? text : lower(text);
    for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
      if (places.length >= most) {
        more = true;
        break;
      }
      places.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length });
    }
    return false;
  });
  return { places, more };
}

const texts = new WeakMap<Node, string>();
/** Kept by block: a block that did not change is not read again for each letter. */
function textOf(block: Node): string {
  const kept = texts.get(block);
  if (kept !== undefined) return kept;
  const text = block.textBetween(0, block.content.size, undefined, '\ufffc');
  texts.set(block, text);
  return text;
}

/** A letter that grows in lower case would move everything behind it. */
function lower(text: string): string {
  const low = text.toLowerCase();
  return low.length === text.length
    ? low
    : [...text].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('');
}
