/** The contact a reference leads to: whoever was merged is shown as the one it was merged into. */
import { type ContactRow, mergedUnder, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useRows } from '../../../sync/rows.ts';

export function useShownContact(id: string): ContactRow | undefined {
  const contacts = useRows('contact');
  return id ? contacts.get(shownAs(id, contacts)) : undefined;
}

/** The ids of those shown under a contact, itself not among them. */
export function useMergedUnder(id: string): readonly string[] {
  const contacts = useRows('contact');
  return useMemo(() => mergedUnder(id, contacts), [id, contacts]);
}
