import type { Trial } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { barsOf } from './bars.ts';

const height = 56;

/** A bar a day as it is tried, with what was before it as a lighter bar behind. */
export function TrialChart({ trial, label }: { readonly trial: Trial; readonly label: string }) {
  const t = useT();
  const { day, number } = useFormat();
  const { bars, most } = barsOf(trial.days, height);
  const step = 360 / Math.max(1, bars.length);
  const wide = Math.max(1, step - (step > 3 ? 1 : 0.5));
  return (
    <figure className="trial-chart">
      <svg viewBox={`0 0 360 ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {bars.map((bar, i) => (
          <g key={bar.day}>
            <title>{t('rules.try.dayWas', { day: day(bar.day), before: bar.before, after: bar.after })}</title>
            <rect className="was" x={i * step} width={wide} y={height - bar.beforeHigh} height={bar.beforeHigh} />
            <rect className="is" x={i * step + wide / 4} width={wide / 2} y={height - bar.afterHigh} height={bar.afterHigh} />
            {bar.before + bar.after === 0 && <rect className="none" x={i * step} width={wide} y={height - 1} height={1} />}
          </g>
        ))}
      </svg>
      <figcaption className="row xs t3 num">
        <span>{day(trial.from)}</span>
        <span className="grow center">{t('rules.try.most', { count: number(most) })}</span>
        <span>{day(trial.to)}</span>
      </figcaption>
    </figure>
  );
}
