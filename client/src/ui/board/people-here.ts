/** Who is on the documents that a board stands on, told and heard as long as it is shown. */
import type { DocumentName } from '@tandem/core';
import { useEffect } from 'react';
import { acquire, release } from '../../sync/document-store.ts';
import { leavePresence, type Present } from '../../sync/presence.ts';
import type { Mover } from './traces.ts';

/** The state of a board comes as rows; the document is held open only so that edits and people arrive at once. */
export function useHeldOpen(names: readonly DocumentName[]): void {
  useEffect(() => {
    for (const name of names) acquire(name);
    return () => {
      for (const name of names) {
        leavePresence(name);
        release(name);
      }
    };
  }, [names]);
}

export const moverOf = ({ user, name, color }: Present): Mover => ({ user, name, color });

export const onePerPerson = (present: readonly Present[]): readonly Present[] => [
  ...new Map(present.map((person) => [person.user, person])).values(),
];
