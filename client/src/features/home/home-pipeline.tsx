/** The open pipeline by stage: how much, and for how long it has been open. */
import { pipelineByStage } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { ColumnHeads } from '../../ui/column-heads.tsx';

export function HomePipeline({ counts, today }: { readonly counts: (user: string) => boolean; readonly today: string }) {
  const t = useT();
  const { money, number } = useFormat();
  const opportunities = useRows('opportunity');
  const settings = useRow('settings', 'settings')?.state;
  const process = settings?.processes.find(({ kind, archived }) => kind === 'sales' && !archived)?.id ?? '';
  const stages = useMemo(
    () => pipelineByStage(counts, opportunities.values(), settings?.stages ?? [], process, today),
    [counts, opportunities, settings, process, today],
  );
  const most = Math.max(1, ...stages.map(({ amount }) => amount));
  if (stages.length === 0) return null;
  return (
    <section aria-label={t('home.pipeline')}>
      <div className="hm-head">
        <h2>{t('home.pipeline')}</h2>
        <span className="grow" />
        <Link to="/projects">{t('home.pipeline.open')}</Link>
      </div>
      <table className="hm-pipe">
        <ColumnHeads
          heads={[
            { label: t('home.pipeline.stage') },
            { label: t('home.pipeline.count'), numbers: true },
            { label: t('home.pipeline.amount'), numbers: true },
            { label: '' },
            { label: t('home.pipeline.days'), numbers: true },
          ]}
        />
        <tbody>
          {stages.map(({ stage, count, amount, medianDays }) => (
            <tr key={stage}>
              <th scope="row">{settings?.stages.find(({ id }) => id === stage)?.title}</th>
              <td className="r num">{number(count)}</td>
              <td className="r num">{money(amount)}</td>
              <td className="hm-bar" aria-hidden="true">
                <span className="track">
                  <i style={{ width: `${Math.round((amount / most) * 100)}%` }} />
                </span>
              </td>
              <td className="r num">{medianDays === null ? '' : t('home.pipeline.median', { count: Math.round(medianDays) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
