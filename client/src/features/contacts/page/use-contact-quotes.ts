/** The quotes for a company or for one of its persons, those of whoever was merged into it among them. */
import { type QuoteRow, shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useRows } from '../../../sync/rows.ts';

export function useContactQuotes(id: string): readonly QuoteRow[] {
  const quotes = useRows('quote');
  const contacts = useRows('contact');
  return useMemo(() => {
    const shown = (reference: string) => (reference ? shownAs(reference, contacts) : '');
    return [...quotes.values()].filter(({ contact, person }) => shown(contact) === id || shown(person) === id);
  }, [quotes, contacts, id]);
}
