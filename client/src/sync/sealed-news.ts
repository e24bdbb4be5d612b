/** Tells screens that somebody has just handed over unsent edits of a document they show (N11). */
import type { DocumentName } from '@tandem/core';

const waiting = new Map<DocumentName, Set<() => void>>();

/** Hears when somebody hands over edits of a document that is open here. */
export function subscribeSealed(document: DocumentName, listener: () => void): () => void {
  const set = waiting.get(document) ?? new Set();
  waiting.set(document, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && waiting.get(document) === set) waiting.delete(document);
  };
}

export function noteSealed(document: DocumentName): void {
  for (const listener of waiting.get(document) ?? []) listener();
}
