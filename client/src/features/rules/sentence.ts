/** A rule's sentence with its chips: `[what is fixed]` and `{what can be tuned}` in a text of the catalogue. */
export type Piece = { readonly text: string } | { readonly chip: string } | { readonly parameter: string };

export const piecesOf = (sentence: string): readonly Piece[] =>
  sentence
    .split(/(\[[^\]]*\]|\{\w+\})/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      if (part.startsWith('[')) return { chip: part.slice(1, -1) };
      if (part.startsWith('{')) return { parameter: part.slice(1, -1) };
      return { text: part.trim() };
    });
