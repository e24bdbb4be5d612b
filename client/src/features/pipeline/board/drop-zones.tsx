/** The foot of the board: where a card is put when it is won or lost, and what this month brought so far. */

import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { companyOf } from '../filter/matches.ts';
import { usePipeline } from '../pipeline-context.tsx';
import type { Geometry, ZoneId } from './geometry.ts';
import type { Lift } from './lift.ts';

export function DropZones({ geometry, lift }: { readonly geometry: Geometry; readonly lift: Lift | undefined }) {
  const { view, contacts, isPhone } = usePipeline();
  const t = useT();
  const format = useFormat();
  const { wonThisMonth, lostThisMonth } = view.selection.figures;
  const register = (zone: ZoneId) => (element: HTMLElement | null) => {
    if (!element) return;
    geometry.zones.set(zone, element);
    return () => void geometry.zones.delete(zone);
  };
  const name = lift ? companyOf(lift.row, contacts) || t('pipeline.noCompany') : '';
  const isOver = (zone: 'won' | 'lost') => lift?.target.kind === zone;
  const process = view.scope?.process ?? '';
  return (
    <div className="pl-foot">
      {view.stages.won(process) && (
        <div ref={register('won')} className={`pl-zone${isOver('won') ? ' on' : ''}`} role="group" aria-label={t('pipeline.won')}>
          <Icon name="check" />
          <span className="ell">
            {isOver('won') ? t('pipeline.zone.won', { name }) : t(isPhone ? 'pipeline.won' : 'pipeline.zone.dropWon')}
          </span>
          <span className="right sm num nw">
            {isPhone
              ? t('pipeline.zone.thisMonth', { count: wonThisMonth.count })
              : t('pipeline.zone.thisMonthSum', { count: wonThisMonth.count, sum: format.money(wonThisMonth.sum) })}
          </span>
        </div>
      )}
      {view.stages.lost(process) && (
        <div ref={register('lost')} className={`pl-zone${isOver('lost') ? ' on' : ''}`} role="group" aria-label={t('pipeline.lost')}>
          <Icon name="close" />
          <span className="ell">
            {isOver('lost') ? t('pipeline.zone.lost', { name }) : t(isPhone ? 'pipeline.lost' : 'pipeline.zone.dropLost')}
          </span>
          <span className="right sm num nw">{t('pipeline.zone.thisMonth', { count: lostThisMonth.count })}</span>
        </div>
      )}
    </div>
  );
}
