/** The phone shows one stage at a time: its neighbours are tabs, and a carried card may be put on one of them. */

import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { shadeOf } from './board-column.tsx';
import type { Geometry } from './geometry.ts';
import type { Lift } from './lift.ts';

interface StageTabsProps {
  readonly shown: string;
  readonly geometry: Geometry;
  readonly lift: Lift | undefined;
  readonly onChoose: (stage: string) => void;
}

export function StageTabs({ shown, geometry, lift, onChoose }: StageTabsProps) {
  const { view } = usePipeline();
  const t = useT();
  const format = useFormat();
  return (
    <div className="pl-tabs" role="tablist" aria-label={t('pipeline.stages')}>
      {view.columns.map((column) => {
        const { id, title } = column.stage;
        const isOver = lift?.target.kind === 'tab' && lift.target.stage === id;
        return (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === shown}
            className={isOver ? 'is-over' : ''}
            onClick={() => onChoose(id)}
            ref={(element) => {
              if (!element || id === shown) return;
              geometry.zones.set(`stage:${id}`, element);
              return () => void geometry.zones.delete(`stage:${id}`);
            }}
          >
            <i className="pl-shade" style={{ background: shadeOf(column) }} />
            {title}
            <span className="num t3">{format.number(column.cards.length)}</span>
          </button>
        );
      })}
    </div>
  );
}
