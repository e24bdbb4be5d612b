/** The quotes of an opportunity, beside it, and the next one. */
import type { OpportunityRow } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { latestFirst, QuoteLines } from './quote-list.tsx';
import { useBeginQuote } from './use-begin-quote.ts';

export function OpportunityQuotes({ row, mayBegin }: { readonly row: OpportunityRow; readonly mayBegin: boolean }) {
  const t = useT();
  const quotes = useRows('quote');
  const begin = useBeginQuote();
  const rows = useMemo(() => latestFirst([...quotes.values()].filter(({ opportunity }) => opportunity === row.id)), [quotes, row.id]);
  if (rows.length === 0 && !mayBegin) return null;
  return (
    <section className="quotes-of" aria-label={t('nav.quotes')}>
      <div className="row">
        <h2 className="h-sec">{t('nav.quotes')}</h2>
        {rows.length > 0 && <span className="t3 num">{rows.length}</span>}
        {mayBegin && (
          <Button size="sm" kind="ghost" icon="plus" className="right" onClick={() => void begin({ opportunity: row })}>
            {t('quote.new')}
          </Button>
        )}
      </div>
      <QuoteLines rows={rows} />
    </section>
  );
}
