/** Everything a drag can do, and the rest, by menu. One menu for all cards. */
import { Menu as Base } from '@base-ui/react/menu';
import type { ContactRow, Stage } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';

export interface LeadMenuAt {
  readonly row: ContactRow;
  readonly anchor: HTMLElement;
}
interface LeadMenuProps {
  readonly at: LeadMenuAt;
  readonly stages: readonly Stage[];
  readonly onClose: () => void;
  readonly onMove: (row: ContactRow, stage: Stage) => void;
  readonly onFollowUp: (row: ContactRow) => void;
  readonly onOpen: (row: ContactRow) => void;
}

export function LeadMenu({ at: { row, anchor }, stages, onClose, onMove, onFollowUp, onOpen }: LeadMenuProps) {
  const t = useT();
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner className="positioner" anchor={anchor} align="end" sideOffset={4}>
          <Base.Popup
            className="pop menu"
            aria-label={t('leads.menu', { name: row.name })}
            finalFocus={() => anchor.closest<HTMLElement>('[data-card]') ?? anchor}
          >
            <Base.Item className="mi" onClick={() => onFollowUp(row)}>
              <Icon name="send" />
              <span className="ell">{t('leads.followUp')}</span>
              <Kbd keys="Enter" />
            </Base.Item>
            <Base.Item className="mi" onClick={() => onOpen(row)}>
              <Icon name="eye" />
              <span className="ell">{t('leads.open')}</span>
            </Base.Item>
            <hr />
            <div className="mh">{t('leads.moveTo')}</div>
            {stages.map((stage, place) => (
              <Base.Item key={stage.id} className="mi" disabled={stage.id === row.leadStage} onClick={() => onMove(row, stage)}>
                <Icon name={stage.status === 'won' ? 'prospect' : stage.status === 'lost' ? 'clock' : 'lead'} />
                <span className="ell">{stage.title}</span>
                {place < 9 && <Kbd keys={`s ${place + 1}`} />}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
