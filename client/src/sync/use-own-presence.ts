/** This page among those who have a document open, for as long as it is shown. */
import type { DocumentName } from '@tandem/core';
import { useCallback, useEffect, useRef } from 'react';
import { leavePresence, setPresence } from './presence.ts';

/** Answers how to say where in the document one is. */
export function useOwnPresence(name: DocumentName): (at: unknown) => void {
  // An editor says a last word while it is taken down, after the page has left.
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    setPresence(name, undefined);
    return () => {
      here.current = false;
      leavePresence(name);
    };
  }, [name]);
  return useCallback(
    (at: unknown) => {
      if (here.current) setPresence(name, at);
    },
    [name],
  );
}
