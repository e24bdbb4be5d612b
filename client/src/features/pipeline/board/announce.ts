/** What a screen reader hears while a card is carried by keys. */
import type { Translate } from '../../../i18n/i18n.ts';
import type { PipelineView } from '../view/pipeline-view.ts';
import type { Lift } from './lift.ts';

export function announcement(lift: Lift | undefined, view: PipelineView, t: Translate): string {
  if (lift?.by !== 'keys') return '';
  const { target, row } = lift;
  if (!('stage' in target)) return t('pipeline.announce.zone', { zone: t(`pipeline.${target.kind}`) });
  const column = view.columns.find(({ stage }) => stage.id === target.stage);
  const others = column?.cards.filter(({ id }) => id !== row.id).length ?? 0;
  const place = target.kind === 'stage' ? target.index + 1 : 1;
  return t('pipeline.announce.place', { stage: column?.stage.title ?? '', place, of: others + 1 });
}
