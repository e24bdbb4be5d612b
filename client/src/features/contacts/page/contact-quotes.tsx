/** The latest quotes of a company, beside what is open with it. */
import type { ContactRow } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { latestFirst, QuoteLines } from '../../../ui/quotes/quote-list.tsx';
import { useBeginQuote } from '../../../ui/quotes/use-begin-quote.ts';
import { useContactQuotes } from './use-contact-quotes.ts';

const shown = 4;

export function ContactQuotes({
  row,
  readOnly,
  onAll,
}: {
  readonly row: ContactRow;
  readonly readOnly: boolean;
  readonly onAll: () => void;
}) {
  const t = useT();
  const begin = useBeginQuote();
  const quotes = latestFirst(useContactQuotes(row.id));
  return (
    <section>
      <div className="ph">
        <h2>{t('contacts.page.tab.offers')}</h2>
        {quotes.length > 0 && <span className="t3 sm num">{quotes.length}</span>}
        {!readOnly && (
          <Button kind="ghost" size="sm" icon="plus" className="right" onClick={() => void begin({ contact: row.id })}>
            {t('quote.new')}
          </Button>
        )}
      </div>
      {quotes.length === 0 ? (
        <p className="none sm t3">{t('contacts.offers.none', { name: row.name })}</p>
      ) : (
        <div className="quotes-short">
          <QuoteLines rows={quotes.slice(0, shown)} />
        </div>
      )}
      {quotes.length > shown && (
        <button type="button" className="li link" onClick={onAll}>
          {t('contacts.offers.all', { count: quotes.length })}
        </button>
      )}
    </section>
  );
}
