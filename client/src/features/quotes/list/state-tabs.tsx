import { quoteStates } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import type { QuoteFilter } from './quote-search.ts';

/** One tab a state, in the order of a quote's life; a group that a figure has chosen is in none of them. */
export function StateTabs({
  state,
  counts,
  all,
  onChoose,
}: {
  readonly state: QuoteFilter | undefined;
  readonly counts: Readonly<Record<string, number>>;
  readonly all: number;
  readonly onChoose: (state: QuoteFilter | undefined) => void;
}) {
  const t = useT();
  return (
    <Tabs
      label={t('quote.state')}
      value={state ?? 'all'}
      onChange={(key) => onChoose(key === 'all' ? undefined : (key as QuoteFilter))}
      tabs={[
        { key: 'all', label: t('quotes.all'), count: all },
        ...quoteStates.map((one) => ({ key: one, label: t(`quote.state.${one}`), count: counts[one] ?? 0 })),
      ]}
    />
  );
}
