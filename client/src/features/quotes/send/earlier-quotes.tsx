/** What this customer was offered before: to be looked at, and to begin the next one from. */
import { shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { latestFirst, QuoteLines } from '../../../ui/quotes/quote-list.tsx';
import type { ShownQuote } from '../use-quote.ts';

const atMost = 5;

export function EarlierQuotes({ quote: { id, state } }: { readonly quote: ShownQuote }) {
  const t = useT();
  const quotes = useRows('quote');
  const contacts = useRows('contact');
  const contact = state.contact ? shownAs(state.contact, contacts) : '';
  const rows = useMemo(
    () => latestFirst([...quotes.values()].filter((row) => row.id !== id && contact !== '' && shownAs(row.contact, contacts) === contact)),
    [quotes, contacts, id, contact],
  );
  if (rows.length === 0) return null;
  return (
    <section className="qs-sec" aria-labelledby="quote-earlier">
      <h2 className="h-sec" id="quote-earlier">
        {t('quotes.earlier', { name: contacts.get(contact)?.name ?? '' })}
      </h2>
      <QuoteLines rows={rows.slice(0, atMost)} />
    </section>
  );
}
