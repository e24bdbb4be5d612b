/** The marks in a line of Markdown, found as CommonMark finds them: a sign closes the nearest open one of its kind. */
import { isPlanLink } from '../documents/plan-vocabulary.ts';
import type { PlanWords } from './templates.ts';

interface Sign {
  readonly char: string;
  readonly length: number;
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
}
interface Piece {
  text: string;
  readonly marks: Map<string, true | string>;
  /** A sign that may open or close something, as long as there is some of it left. */
  sign?: Sign;
}
/** More signs than somebody writes in one paragraph: then they are words. */
const mostSigns = 2000;

export function readInline(text: string): readonly PlanWords[] {
  const pieces: Piece[] = [];
  const brackets: number[] = [];
  const add = (words: string, marks: readonly (readonly [string, true | string])[] = []): Piece => {
    const piece: Piece = { text: words, marks: new Map(marks) };
    pieces.push(piece);
    return piece;
  };
  const pattern = /\\([!-/:-@[-`{-~\n])|(`+)|(\*+|_+|~+)|!?\[|\]|<br ?\/?>| *\n|<([a-z]+:[^<>\s]*)>|&(amp|lt|gt|quot|nbsp);/gi;
  let at = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match.index > at) add(text.slice(at, match.index));
    const [sign, escaped, ticks, run, address, entity] = match;
    at = pattern.lastIndex;
    if (escaped !== undefined) add(escaped);
    else if (ticks) {
      const end = closingTicks(text, at, ticks.length);
      if (end < 0) add(ticks);
      else {
        const code = text.slice(at, end).replaceAll('\n', ' ');
        add(/^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code, [['code', true]]);
        at = pattern.lastIndex = end + ticks.length;
      }
    } else if (run) add(run).sign = signOf(text, match.index, run);
    else if (sign.endsWith('[')) {
      brackets.push(pieces.length);
      add('[');
    } else if (sign === ']') {
      const opened = brackets.pop();
      const link = opened === undefined ? undefined : linkAt(text, at);
      if (opened === undefined || !link) add(']');
      else {
        at = pattern.lastIndex = link.end;
        (pieces[opened] as Piece).text = '';
        // No link stands in another.
        brackets.length = 0;
        pair(pieces.slice(opened + 1));
        if (isPlanLink(link.address)) for (const piece of pieces.slice(opened + 1)) piece.marks.set('link', link.address);
      }
    } else if (address !== undefined) add(isPlanLink(address) ? address : sign, isPlanLink(address) ? [['link', address]] : []);
    else if (entity) add(entities[entity.toLowerCase() as keyof typeof entities]);
    else if (sign.endsWith('\n')) add(sign.length > 2 ? '\n' : ' ');
    else add('\n');
  }
  if (at < text.length) add(text.slice(at));
  pair(pieces);
  return joined(pieces);
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' } as const;

function closingTicks(text: string, from: number, length: number): number {
  const pattern = /`+/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) if (match[0].length === length) return match.index;
  return -1;
}

function linkAt(text: string, from: number): { readonly address: string; readonly end: number } | undefined {
  const pattern = /\((?:<([^<>\n]{0,2100})>|((?:[^\s()<>]|\([^\s()<>]{0,500}\)){0,2100}))(?: +"[^"\n]{0,500}")?\)/y;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? { address: match[1] ?? match[2] ?? '', end: pattern.lastIndex } : undefined;
}

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);
const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

function signOf(text: string, at: number, run: string): Sign {
  const [before, after] = [text[at - 1], text[at + run.length]];
  const left = !isSpace(after) && (isWord(after) || !isWord(before));
  const right = !isSpace(before) && (isWord(before) || !isWord(after));
  const char = run[0] as string;
  const inWord = char === '_' && isWord(before) && isWord(after);
  return { char, length: run.length, left: run.length, opens: left && !inWord, closes: right && !inWord };
}

/** CommonMark: signs that could open and close pair only where their lengths cannot be read another way. */
const isAmbiguous = (opener: Sign, closer: Sign): boolean =>
  ((opener.opens && opener.closes) || (closer.opens && closer.closes)) &&
  (opener.length + closer.length) % 3 === 0 &&
  (opener.length % 3 !== 0 || closer.length % 3 !== 0);

function pair(pieces: readonly Piece[]): void {
  if (pieces.filter(({ sign }) => sign).length > mostSigns) return;
  for (const [i, piece] of pieces.entries()) {
    const closer = piece.sign;
    if (!closer?.closes) continue;
    for (let j = i - 1; j >= 0 && closer.left > 0; j--) {
      const opener = pieces[j]?.sign;
      if (!opener?.opens || opener.char !== closer.char || opener.left === 0 || isAmbiguous(opener, closer)) continue;
      while (opener.left > 0 && closer.left > 0) {
        const used = opener.left >= 2 && closer.left >= 2 ? 2 : 1;
        const mark = closer.char === '~' ? 'strike' : used === 2 ? 'bold' : 'italic';
        for (const between of pieces.slice(j + 1, i)) between.marks.set(mark, true);
        opener.left -= used;
        closer.left -= used;
      }
      // What was open in between is closed by nothing any more.
      for (const between of pieces.slice(j + 1, i)) if (between.sign) between.sign = { ...between.sign, opens: false, closes: false };
    }
  }
  for (const piece of pieces)
    if (piece.sign) {
      piece.text = piece.sign.char.repeat(piece.sign.left);
      delete piece.sign;
    }
}

function joined(pieces: readonly Piece[]): readonly PlanWords[] {
  const words: { text: string; readonly marks: Record<string, true | string> }[] = [];
  for (const { text, marks } of pieces) {
    if (text === '') continue;
    const own = Object.fromEntries([...marks].sort(([a], [b]) => (a < b ? -1 : 1)));
    const last = words.at(-1);
    if (last && last.text !== '\n' && text !== '\n' && JSON.stringify(last.marks) === JSON.stringify(own)) last.text += text;
    else words.push({ text, marks: text === '\n' ? {} : own });
  }
  return words;
}
