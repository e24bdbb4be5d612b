/** Dragging without a drag: every stage of the process, with the digit that S takes. One menu for all cards. */
import { Menu as Base } from '@base-ui/react/menu';
import type { OpportunityRow } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { useBeginQuote } from '../../../ui/quotes/use-begin-quote.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { shadeOf } from './board-column.tsx';

export interface MenuAt {
  readonly row: OpportunityRow;
  readonly anchor: HTMLElement;
}
interface MoveMenuProps {
  readonly at: MenuAt | undefined;
  readonly onClose: () => void;
  readonly onMove: (row: OpportunityRow, stage: string) => void;
  readonly onOpen: (row: OpportunityRow) => void;
}

export function MoveMenu({ at, onClose, onMove, onOpen }: MoveMenuProps) {
  const { view } = usePipeline();
  const t = useT();
  const begin = useBeginQuote();
  if (!at) return null;
  const { row, anchor } = at;
  const process = view.stages.byId.get(row.stage)?.process ?? view.scope?.process ?? '';
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner className="positioner" anchor={anchor} align="end" sideOffset={4}>
          <Base.Popup
            className="pop menu"
            aria-label={t('pipeline.moveTo')}
            finalFocus={() => anchor.closest<HTMLElement>('[data-card]') ?? anchor}
          >
            <Base.Item className="mi" onClick={() => onOpen(row)}>
              <Icon name="eye" />
              <span className="ell">{t('pipeline.open')}</span>
              <Kbd keys="Enter" />
            </Base.Item>
            <Base.Item className="mi" onClick={() => void begin({ opportunity: row })}>
              <Icon name="quote" />
              <span className="ell">{t('quote.new')}</span>
            </Base.Item>
            <hr />
            <div className="mh">{t('pipeline.moveTo')}</div>
            {view.stages.of(process).map((stage) => (
              <Base.Item key={stage.id} className="mi" disabled={stage.id === row.stage} onClick={() => onMove(row, stage.id)}>
                <i className="pl-shade" style={{ background: shadeOf({ stage }) }} />
                <span className="ell">{stage.title}</span>
                {stage.digit > 0 && stage.digit < 10 && <Kbd keys={`s ${stage.digit}`} />}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
