/** Words of a line of Markdown: bold, italic, struck, code and links; what leads nowhere safe stays the words it is written with. */
import { isPlanLink } from '@tandem/core';
import type { Mark, Node, Schema } from '@tiptap/pm/model';

interface Sign {
  readonly pattern: RegExp;
  readonly mark: 'bold' | 'italic' | 'strike' | 'code' | 'link';
}
const signs: readonly Sign[] = [
  { pattern: /`([^`]+)`/, mark: 'code' },
  { pattern: /\[([^\]]+)\]\(([^()\s]+)\)/, mark: 'link' },
  { pattern: /\*\*(\S(?:.*?\S)?)\*\*/, mark: 'bold' },
  { pattern: /__(\S(?:.*?\S)?)__/, mark: 'bold' },
  { pattern: /~~(\S(?:.*?\S)?)~~/, mark: 'strike' },
  { pattern: /(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])/, mark: 'italic' },
  { pattern: /(?<![\w_])_(\S(?:[^_]*\S)?)_(?![\w_])/, mark: 'italic' },
];

export function wordsOfLine(line: string, schema: Schema, marks: readonly Mark[] = []): Node[] {
  let first: { readonly sign: Sign; readonly match: RegExpExecArray } | undefined;
  for (const sign of signs) {
    const match = sign.pattern.exec(line);
    if (match && (!first || match.index < first.match.index)) first = { sign, match };
  }
  if (!first) return line === '' ? [] : [schema.text(line, marks)];
  const { sign, match } = first;
  const [whole, inside = '', address = ''] = match;
  const type = schema.marks[sign.mark];
  const before = line.slice(0, match.index);
  const after = line.slice(match.index + whole.length);
  const safe = type && (sign.mark !== 'link' || isPlanLink(address));
  const within = safe ? type.create(sign.mark === 'link' ? { href: address } : {}).addToSet(marks) : marks;
  const held = safe && sign.mark !== 'code' ? wordsOfLine(inside, schema, within) : [schema.text(safe ? inside : whole, within)];
  return [...(before === '' ? [] : [schema.text(before, marks)]), ...held, ...wordsOfLine(after, schema, marks)];
}
