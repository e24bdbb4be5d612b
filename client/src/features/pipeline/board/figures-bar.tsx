/** What the shown boards are worth: open, weighted, won this quarter, and how the open sum is spread over the stages. */

import { memo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { shadeOf } from './board-column.tsx';

export const FiguresBar = memo(function FiguresBar() {
  const { view } = usePipeline();
  const t = useT();
  const format = useFormat();
  const { open, weighted, wonThisQuarter } = view.selection.figures;
  const parts = view.columns.filter(({ stage, sum }) => stage.status === 'open' && sum > 0);
  const total = parts.reduce((sum, column) => sum + column.sum, 0);
  const share = (sum: number) => format.percent(sum / total);
  const words = parts.map(({ stage, sum }) => `${stage.title} ${share(sum)}`);
  return (
    <div className="pl-sum">
      <Figure label={t('pipeline.open.figure')} value={format.money(open.sum)} />
      <Figure label={t('pipeline.weighted')} value={format.money(Math.round(weighted))} />
      <Figure label={t('pipeline.wonThisQuarter')} value={format.money(wonThisQuarter.sum)} />
      {parts.length > 0 && (
        <div className="pl-share">
          <div className="track" role="img" aria-label={t('pipeline.shareByStage', { shares: words.join(', ') })}>
            {parts.map((column) => (
              <i key={column.stage.id} style={{ width: `${(column.sum / total) * 100}%`, background: shadeOf(column) }} />
            ))}
          </div>
          <div className="row" aria-hidden="true">
            {parts.map((column, i) => (
              <span key={column.stage.id} className="key" style={{ ['--kc' as string]: shadeOf(column) }}>
                {words[i]}
              </span>
            ))}
          </div>
        </div>
      )}
    </div>
  );
});

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div role="group" aria-label={label}>
      <div className="lbl">{label}</div>
      <div className="v num">{value}</div>
    </div>
  );
}
