/** The quote that a notice is about: its sum, how it stands, and what the customer said. */
import type { QuoteRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useMoneyIn } from '../../ui/quotes/quote-format.ts';
import { useQuoteWords } from '../../ui/quotes/quote-words.tsx';
import { useToday } from '../../ui/work/days.ts';

export function QuoteFacts({ row }: { readonly row: QuoteRow }) {
  const t = useT();
  const words = useQuoteWords(useToday());
  const money = useMoneyIn()(row.currency);
  const facts: readonly (readonly [string, string])[] = [
    [t('quote.sum'), money(row.net)],
    [t('quote.state'), words(row)],
    [t('quote.answer'), [row.answer.name, row.answer.reason].filter(Boolean).join(': ')],
  ];
  return (
    <div className="pv-sec">
      <h3 className="pv-ttl">
        <Link to="/quotes/$id" params={{ id: row.id }}>
          {[row.number, row.title].filter(Boolean).join(', ') || t('quote.untitled')}
        </Link>
      </h3>
      <dl className="pv-facts">
        {facts
          .filter(([, value]) => value !== '')
          .flatMap(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-is`}>{value}</dd>])}
      </dl>
    </div>
  );
}
