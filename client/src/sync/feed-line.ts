/** The lines of the row feed, as the server sends them. */
import type { RowContent } from '@tandem/core';

export type FeedLine =
  /** First, and again whenever the person's audiences change. Another epoch is another data set. */
  | { readonly t: 'hello'; readonly epoch: string; readonly audiences: readonly string[] }
  | {
      readonly t: 'rows';
      readonly audience: string;
      readonly through: number;
      readonly rows: readonly { readonly in: readonly string[]; readonly row: RowContent }[];
      readonly gone: readonly string[];
    }
  /** So many erasures are done: a device that knows of another number writes down anew what it keeps. */
  | { readonly t: 'erased'; readonly mark: number }
  | { readonly t: 'ready' }
  | { readonly t: 'ping' };

/** Reads NDJSON out of arbitrary pieces; an incomplete last line waits for its rest. */
export function createLineReader(onLine: (line: FeedLine) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(JSON.parse(line) as FeedLine);
  };
}
