/** Money in a quote's own currency; '' is the workspace's. */
import { useMemo } from 'react';
import { localeOf } from '../../i18n/i18n.ts';
import { createFormat, type Format, useFormat } from '../../i18n/use-format.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useRow } from '../../sync/rows.ts';

export function useMoneyIn(): (currency: string) => Format['money'] {
  const language = usePreferences((state) => state.language);
  const own = useRow('settings', 'settings')?.state.currency || 'EUR';
  const { money } = useFormat();
  return useMemo(() => {
    const held = new Map<string, Format['money']>([
      ['', money],
      [own, money],
    ]);
    return (currency) => {
      const known = held.get(currency) ?? createFormat(localeOf(language), currency).money;
      held.set(currency, known);
      return known;
    };
  }, [language, own, money]);
}

/** `3.28 %` as people of the language write it. */
export function usePercent(): (percent: number) => string {
  const language = usePreferences((state) => state.language);
  return useMemo(() => {
    const format = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 2 });
    return (percent) => format.format(percent / 100);
  }, [language]);
}
