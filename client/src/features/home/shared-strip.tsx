/** The six figures of the team or of the company, the own ones under each: sums alone, as the server gives them (S4-12). */
import type { SalesFigures } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { useIsOffline } from '../../sync/sync-status.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useFigures } from './use-figures.ts';
import { usualSpans } from './use-home.ts';
import { useSharedFigures } from './use-shared-figures.ts';

export function SharedStrip({ of, today }: { readonly of: 'team' | 'company'; readonly today: string }) {
  const t = useT();
  const { number, money, dayLong, time } = useFormat();
  const { figures, refused } = useSharedFigures();
  const offline = useIsOffline();
  const { id } = useMe();
  const isMe = useMemo(() => (user: string) => user === id, [id]);
  const spans = useMemo(() => usualSpans(today), [today]);
  const own = useFigures(isMe, spans, today);
  const periods = figures?.[of] ?? [];
  const hours = (minutes: number) => t('home.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const shown: readonly (readonly [name: keyof SalesFigures, label: string, say: (value: number) => string])[] = [
    ['calls', t('home.figure.calls', { when: t('home.when.day') }), number],
    ['visits', t('home.figure.visits', { when: t('home.when.week') }), number],
    ['wonAmount', t('home.figure.won', { when: t('home.when.month') }), money],
    ['openCount', t('home.open'), number],
    ['newLeads', t('home.figure.leads', { when: t('home.when.month') }), number],
    ['minutes', t('home.figure.hours', { when: t('home.when.week') }), hours],
  ];
  return (
    <section aria-label={t(`home.shared.${of}`)}>
      {figures ? (
        <div className="hm-stats">
          {shown.map(([name, label, say]) => {
            const value = periods.at(-1)?.[name] ?? null;
            const line = periods.map((totals) => totals[name]).filter((one) => one !== null);
            return (
              <div key={name} className="hm-stat">
                <span className="lbl">{label}</span>
                <span className="row">
                  <b className="num">{value === null ? t('home.shared.hidden') : say(value)}</b>
                  {line.length === periods.length && (
                    <Sparkline values={line} label={t('home.line', { values: line.map(say).join(', ') })} />
                  )}
                </span>
                <span className="xs t3 num">{value === null ? t('home.shared.why') : t('home.shared.you', { value: say(own[name]) })}</span>
              </div>
            );
          })}
        </div>
      ) : !refused && !offline ? (
        <Skeleton rows={2} />
      ) : (
        <p className="hm-none t3">{t(refused ? 'home.shared.off' : 'home.shared.none')}</p>
      )}
      {figures && (
        <p className="hm-as-of xs t3 num">{t('home.shared.asOf', { moment: `${dayLong(figures.day)} ${time(figures.asOf)}` })}</p>
      )}
    </section>
  );
}
