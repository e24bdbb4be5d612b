/** Puts stray words where they belong by now: into the line that has become of the one they stood in, otherwise into one of their own. */
import * as Y from 'yjs';
import type { Stood } from './where-they-stood.ts';

/** Of a line this much has to stand beside the place, or all of it. */
const enough = 4;

export function bringBack(text: Y.XmlFragment, { words, before, after, behind }: Stood): void {
  const place = bestPlace(text, before, after);
  if (place) {
    place.line.insert(place.at, words);
    return;
  }
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words.trim())]);
  const index = behind ? text.toArray().findIndex((one) => isItem(one, behind)) : -1;
  text.insert(index < 0 && behind === undefined && before === '' && after === '' ? text.length : index + 1, [paragraph]);
}

const isItem = (one: unknown, { client, clock }: Y.ID): boolean => {
  const id = one instanceof Y.AbstractType ? one._item?.id : undefined;
  return id?.client === client && id.clock === clock;
};

interface Place {
  readonly line: Y.XmlText;
  readonly at: number;
}
function bestPlace(text: Y.XmlFragment, before: string, after: string): Place | undefined {
  const whole = before.length + after.length;
  if (whole === 0) return undefined;
  let best: (Place & { readonly score: number }) | undefined;
  for (const line of linesIn(text)) {
    const letters = plain(line);
    // The line as it was: nothing can fit better.
    if (letters === before + after) return { line, at: before.length };
    for (let at = 0; at <= letters.length; at++) {
      const score = sameEnd(letters.slice(0, at), before) + sameStart(letters.slice(at), after);
      if (score >= Math.min(enough, whole) && score > (best?.score ?? 0)) best = { line, at, score };
    }
  }
  return best;
}

function* linesIn(parent: Y.XmlFragment): Iterable<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* linesIn(child);
  }
}
const plain = (line: Y.XmlText): string =>
  (line.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('');

function sameEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
