/** Who has this company or person open, and this page among them for as long as it is shown. */
import { contact } from '@tandem/core';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useMe } from '../../../state/session.ts';
import { leavePresence, type Present, setPresence, usePresence } from '../../../sync/presence.ts';

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
  // The editor says a last word while it is taken down, after this page has left.
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    setPresence(name, undefined);
    return () => {
      here.current = false;
      leavePresence(name);
    };
  }, [name]);
  const say = useCallback(
    (cursor: unknown) => {
      if (here.current) setPresence(name, cursor ? { cursor } : undefined);
    },
    [name],
  );
  const colleagues = useMemo(
    () => [...new Map(present.filter(({ user }) => user !== me).map((one) => [one.user, one])).values()],
    [present, me],
  );
  return { present, colleagues, say };
}
