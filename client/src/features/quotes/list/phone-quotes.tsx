/** The list on the phone: two lines a quote, and its state. */
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import type { ListedQuote } from '../../../ui/quotes/listed.ts';
import { useMoneyIn } from '../../../ui/quotes/quote-format.ts';
import { useQuoteWords } from '../../../ui/quotes/quote-words.tsx';
import { useToday } from '../../../ui/work/days.ts';

const rowHeight = 60;

export function PhoneQuotes({ lines, empty }: { readonly lines: readonly ListedQuote[]; readonly empty: ReactNode }) {
  const t = useT();
  const moneyIn = useMoneyIn();
  const words = useQuoteWords(useToday());
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  if (lines.length === 0) return empty;
  return (
    <div className="qz-phone" ref={scroller} role="list" aria-label={t('quotes.title')}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          const { row, company, standing } = line;
          const look = standing.state === 'accepted' ? 'won m' : standing.isSoon ? 'warn m' : 't3';
          return (
            <div key={line.id} role="listitem" className="ml" style={{ transform: `translateY(${start}px)` }}>
              <Link to="/quotes/$id" params={{ id: row.id }}>
                <span className="t row">
                  <span className="ell grow">{company?.name || row.title || t('quote.untitled')}</span>
                  <span className="num">{moneyIn(row.currency)(row.net)}</span>
                </span>
                <span className="s row">
                  <span className="ell grow">{[row.number, company ? row.title : ''].filter(Boolean).join(', ')}</span>
                  <span className={`nw ${look}`}>{words(row)}</span>
                </span>
              </Link>
            </div>
          );
        })}
      </div>
    </div>
  );
}
