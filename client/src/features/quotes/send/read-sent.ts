/** The frozen content of a version. The server wrote it; an older or newer program may have, so what cannot be read is undefined. */
import type { SentQuote } from '@tandem/core';

export function readSent(content: string): SentQuote | undefined {
  try {
    const read = JSON.parse(content) as Partial<SentQuote> | null;
    const whole = read && typeof read === 'object' && [read.lines, read.intro, read.terms].every(Array.isArray) && read.totals && read.to;
    return whole ? (read as SentQuote) : undefined;
  } catch {
    return undefined;
  }
}
