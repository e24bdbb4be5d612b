/** What must be true when everybody is back: each check answers what is wrong, in words. */
import { type ParsedName, parseDocumentName, project, readDocument } from '@tandem/core';
import { canonical, type Docs, definitions, type Kind, kinds } from '@tandem/core/testing';
import * as Y from 'yjs';
import type { Names } from './peer.ts';

export interface Side {
  /** `peer 1`, `server`, `disk` ... */
  readonly who: string;
  readonly docs: Docs;
}

/** Equal state vectors and delete sets. */
export const haveSeenTheSame = (a: Docs, b: Docs): boolean =>
  kinds.every((kind) => Y.equalSnapshots(Y.snapshot(a[kind]), Y.snapshot(b[kind])));

export function disagreements(sides: readonly Side[]): readonly string[] {
  const [first, ...others] = sides;
  if (!first) return [];
  const wrong = sides.flatMap(({ who, docs }) =>
    kinds
      .filter((kind) => docs[kind].store.pendingStructs || docs[kind].store.pendingDs)
      .map((kind) => `${who}: ${kind} waits for a missing update`),
  );
  for (const { who, docs } of others) {
    for (const kind of kinds) {
      if (!Y.equalSnapshots(Y.snapshot(docs[kind]), Y.snapshot(first.docs[kind])))
        wrong.push(`${who}: ${kind} has not seen what ${first.who} has`);
      if (contentOf(docs, kind) !== contentOf(first.docs, kind)) wrong.push(`${who}: ${kind} holds something else than at ${first.who}`);
    }
  }
  return wrong;
}

/** The rows of the documents as if nothing had ever been projected, each as one comparable text. */
export function rowsFromScratch(names: Names, docs: Docs): ReadonlyMap<string, string> {
  return new Map(
    kinds.flatMap((kind) => {
      const parsed: ParsedName | undefined = parseDocumentName(names[kind]);
      if (!parsed) throw new Error(`${names[kind]} is no name`);
      return project(readDocument(parsed, docs[kind])).map((row) => [`${row.kind}/${row.id}`, canonical(row)] as const);
    }),
  );
}

/** Everything a document holds, as its readers see it and beyond. */
function contentOf(docs: Docs, kind: Kind): string {
  const doc = docs[kind];
  const roots = ['fields', ...Object.keys(definitions[kind].lists)].map((root) => doc.getMap(root).toJSON());
  return canonical([definitions[kind].read(doc), roots, definitions[kind].prose.map((root) => doc.getXmlFragment(root).toString())]);
}
