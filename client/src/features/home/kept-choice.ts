/** What a person chose on Home, and when the page was last left: on this device, for that person. */
import { type Person, seesEverything } from '@tandem/core';
import { useEffect, useMemo, useState } from 'react';
import type { Whose } from './use-home.ts';

const chosen = (user: string) => `tandem.home.whose.${user}`;
const visited = (user: string) => `tandem.home.visit.${user}`;

/** Who answers for all begins with all of them, everybody else with the own page; then with what was chosen last. */
export function useKeptWhose(person: Person): readonly [Whose, (whose: Whose) => void] {
  const [whose, setWhose] = useState(() => localStorage.getItem(chosen(person.id)) ?? startOf(person));
  return [
    whose,
    (next) => {
      localStorage.setItem(chosen(person.id), next);
      setWhose(next);
    },
  ];
}
export const startOf = (person: Person): Whose => (seesEverything(person) ? 'company' : `user:${person.id}`);

/** The instant of the visit before this one; '' on the first. Leaving the page, or hiding it, ends a visit. */
export function useLastVisit(user: string): string {
  const before = useMemo(() => localStorage.getItem(visited(user)) ?? '', [user]);
  useEffect(() => {
    const leave = () => localStorage.setItem(visited(user), new Date().toISOString());
    const hidden = () => document.visibilityState === 'hidden' && leave();
    document.addEventListener('visibilitychange', hidden);
    // A page that is left by its address is not told that it is hidden everywhere.
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
      leave();
    };
  }, [user]);
  return before;
}
