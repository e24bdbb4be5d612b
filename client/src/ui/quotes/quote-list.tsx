/** Quotes in short: number, sum before tax, and what became of each. */
import type { QuoteRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useToday } from '../work/days.ts';
import { useMoneyIn } from './quote-format.ts';
import { useQuoteWords } from './quote-words.tsx';
import './quotes.css';
import { standingOf } from './standing.ts';

export function QuoteLines({ rows }: { readonly rows: readonly QuoteRow[] }) {
  const t = useT();
  const today = useToday();
  const moneyIn = useMoneyIn();
  const words = useQuoteWords(today);
  return (
    <ul className="quote-lines">
      {rows.map((row) => {
        const { state, isSoon } = standingOf(row, today);
        const look = state === 'accepted' ? 'won m' : isSoon ? 'warn' : 't3';
        return (
          <li key={row.id}>
            <Link to="/quotes/$id" params={{ id: row.id }} className="li" title={row.title}>
              <span className="num ell">{row.number || row.title || t('quote.untitled')}</span>
              <span className="num right">{moneyIn(row.currency)(row.net)}</span>
              <span className={`sm nw ${look}`}>{words(row)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The latest first: what was sent by its sending, a draft by its beginning. */
export const latestFirst = (rows: readonly QuoteRow[]): readonly QuoteRow[] =>
  [...rows].sort((a, b) => ((a.sentAt || a.createdAt) < (b.sentAt || b.createdAt) ? 1 : -1));
