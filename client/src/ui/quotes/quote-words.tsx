/** How a quote stands, in words: the same on cards, in lists, on pages of contacts and over the quote itself. */
import type { QuoteRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip, type ChipTone } from '../chip.tsx';
import type { IconName } from '../icon.tsx';
import { type Standing, standingOf } from './standing.ts';

const looks: Readonly<Record<Standing['state'], { readonly tone: ChipTone; readonly icon?: IconName }>> = {
  draft: { tone: 'plain' },
  sent: { tone: 'plain', icon: 'send' },
  viewed: { tone: 'acc', icon: 'eye' },
  accepted: { tone: 'won', icon: 'check' },
  refused: { tone: 'plain', icon: 'close' },
  expired: { tone: 'fill', icon: 'clock' },
};

/** Its state alone: `Sent`, `Accepted`. */
export function QuoteStateChip({ row, today }: { readonly row: QuoteRow; readonly today: string }) {
  const t = useT();
  const { state } = standingOf(row, today);
  const { tone, icon } = looks[state];
  return (
    <Chip tone={tone} {...(icon && { icon })}>
      {t(`quote.state.${state}`)}
    </Chip>
  );
}

/** What matters now: until when it is valid while it is out, otherwise what became of it. */
export function useQuoteWords(today: string): (row: QuoteRow) => string {
  const t = useT();
  const { day } = useFormat();
  return (row) => {
    const { state, isOut, daysLeft } = standingOf(row, today);
    if (isOut) {
      if (daysLeft === null) return t(`quote.state.${state}`);
      if (daysLeft > 1) return t('quote.says.validTo', { day: day(row.validUntil) });
      return t(daysLeft === 0 ? 'quote.says.validToday' : 'quote.says.validTomorrow');
    }
    if (state === 'expired') return row.validUntil ? t('quote.says.ranOut', { day: day(row.validUntil) }) : t('quote.state.expired');
    if (state === 'accepted' && row.answer.at) return t('quote.says.accepted', { day: day(row.answer.at) });
    if (state === 'refused' && row.answer.at) return t('quote.says.refused', { day: day(row.answer.at) });
    return t(`quote.state.${state}`);
  };
}

/** On a card of a board, as the mark of its quote. */
export function QuoteMark({ row, today, isRead }: { readonly row: QuoteRow; readonly today: string; readonly isRead: boolean }) {
  const t = useT();
  const words = useQuoteWords(today);
  const { state, isOut, isSoon } = standingOf(row, today);
  if (isRead)
    return (
      <Chip tone="acc" icon="eye">
        {t('quote.says.reading')}
      </Chip>
    );
  if (isOut)
    return (
      <Chip tone={isSoon ? 'warn' : 'plain'} icon={state === 'viewed' ? 'eye' : 'quote'}>
        {words(row)}
      </Chip>
    );
  return (
    <Chip tone={state === 'accepted' ? 'won' : 'plain'} icon={state === 'accepted' ? 'check' : state === 'refused' ? 'close' : 'quote'}>
      {state === 'draft' ? t('quote.says.draft') : words(row)}
    </Chip>
  );
}
