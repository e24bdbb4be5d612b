/** Who writes in which section of a plan. Looked at a few times a second: a caret goes on with each letter, a person rarely elsewhere. */
import type { DocumentName } from '@tandem/core';
import { useCallback } from 'react';
import type * as Y from 'yjs';
import { type Present, usePresent } from '../../../sync/presence.ts';
import { cursorOf } from './cursor-of.ts';
import { blockAt, type Section, sectionAt } from './sections.ts';

export interface Writer extends Pick<Present, 'clientId' | 'user' | 'name'> {
  /** The block of its heading; undefined before the first. */
  readonly section: number | undefined;
}
const lookEvery = 300;

export function useWhoWritesWhere(
  name: DocumentName,
  { doc, text, sections }: { readonly doc: Y.Doc; readonly text: Y.XmlFragment; readonly sections: readonly Section[] },
): readonly Writer[] {
  const read = useCallback(
    (present: readonly Present[]): readonly Writer[] =>
      present.flatMap(({ clientId, user, name: called, at }) => {
        const block = blockAt(doc, text, cursorOf({ at }));
        return block === undefined ? [] : [{ clientId, user, name: called, section: sectionAt(sections, block)?.block }];
      }),
    [doc, text, sections],
  );
  return usePresent(name, read, lookEvery);
}

/** The block in which whoever is followed writes; nothing when they have left. */
export function useWhereOneWrites(
  name: DocumentName,
  followed: number | undefined,
  { doc, text }: { readonly doc: Y.Doc; readonly text: Y.XmlFragment },
): { readonly whom: Pick<Present, 'clientId' | 'user' | 'name'>; readonly block: number | undefined } | undefined {
  const read = useCallback(
    (present: readonly Present[]) => {
      const found = followed === undefined ? undefined : present.find(({ clientId }) => clientId === followed);
      return (
        found && { whom: { clientId: found.clientId, user: found.user, name: found.name }, block: blockAt(doc, text, cursorOf(found)) }
      );
    },
    [doc, text, followed],
  );
  return usePresent(name, read, lookEvery);
}
