/** Who has this company or person open, and this page among them for as long as it is shown. */
import { contact } from '@tandem/core';
import { useCallback, useMemo } from 'react';
import { useMe } from '../../../state/session.ts';
import { type Present, usePresence } from '../../../sync/presence.ts';
import { useOwnPresence } from '../../../sync/use-own-presence.ts';

export interface RecordPresence {
  readonly present: readonly Present[];
  /** The colleagues, each once, for the avatars; a person's other pages are no colleague. */
  readonly colleagues: readonly Present[];
  readonly say: (cursor: unknown) => void;
}

export function useRecordPresence(id: string): RecordPresence {
  const name = contact.nameOf(id);
  const me = useMe().id;
  const present = usePresence(name);
  const sayAt = useOwnPresence(name);
  const say = useCallback((cursor: unknown) => sayAt(cursor ? { cursor } : undefined), [sayAt]);
  const colleagues = useMemo(
    () => [...new Map(present.filter(({ user }) => user !== me).map((one) => [one.user, one])).values()],
    [present, me],
  );
  return { present, colleagues, say };
}
