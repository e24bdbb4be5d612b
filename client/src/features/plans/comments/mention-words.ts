/** The `@` in a comment: which word is being typed, and who is meant by the names that stand there when it is sent. */
export interface Typed {
  /** Where the `@` stands. */
  readonly at: number;
  readonly words: string;
}

/** Undefined when the caret is not in a name. A name may have a space in it, and no more than two. */
export function mentionAt(text: string, caret: number): Typed | undefined {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at < 0 || (at > 0 && /\S/.test(before[at - 1] ?? ''))) return undefined;
  const words = before.slice(at + 1);
  return words.length <= 40 && !/\n/.test(words) && words.split(' ').length <= 3 ? { at, words } : undefined;
}

export const withMention = (text: string, { at, words }: Typed, name: string): string =>
  `${text.slice(0, at)}@${name} ${text.slice(at + 1 + words.length)}`;

/** Those whose whole name stands behind an `@`. */
export const mentionsIn = (text: string, people: readonly { readonly id: string; readonly name: string }[]): readonly string[] =>
  people.filter(({ name }) => name !== '' && text.includes(`@${name}`)).map(({ id }) => id);
