/** The columns of the list, shown or not, in their order: by dragging the grip, or with the two arrows beside it. */
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useT } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { type Column, type ColumnId, type ColumnLayout, moveColumn, orderedColumns, toggleColumn } from '../columns.ts';
import { setLayout } from '../contacts-state.ts';
import type { ContactKind } from '../filter.ts';
import { columnTitle } from './view-name.ts';

export function ColumnOrder({ kind, layout }: { readonly kind: ContactKind; readonly layout: ColumnLayout }) {
  const t = useT();
  const columns = orderedColumns(kind, layout);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor));
  const move = (id: ColumnId, to: ColumnId | undefined) => to && setLayout(kind, moveColumn(kind, layout, id, to));
  const drop = ({ active, over }: DragEndEvent) => over && move(active.id as ColumnId, over.id as ColumnId);
  return (
    <div className="columns-choice menu">
      <div className="lbl choice-head">{t('contacts.columns.hint')}</div>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        {columns.map((column, place) => (
          <Item
            key={column.id}
            column={column}
            title={columnTitle(column, kind, t)}
            shown={column.id === 'name' || !layout.hidden.includes(column.id)}
            onToggle={() => setLayout(kind, toggleColumn(layout, column.id))}
            onUp={place > 1 ? () => move(column.id, columns[place - 1]?.id) : undefined}
            onDown={place > 0 && place < columns.length - 1 ? () => move(column.id, columns[place + 1]?.id) : undefined}
          />
        ))}
      </DndContext>
      <hr />
      <button type="button" className="mi" onClick={() => setLayout(kind, undefined)}>
        <Icon name="undo" />
        {t('contacts.columns.reset')}
      </button>
    </div>
  );
}

function Item({
  column,
  title,
  shown,
  onToggle,
  onUp,
  onDown,
}: {
  readonly column: Column;
  readonly title: string;
  readonly shown: boolean;
  readonly onToggle: () => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}) {
  const t = useT();
  const fixed = column.id === 'name';
  const drag = useDraggable({ id: column.id, disabled: fixed });
  const drop = useDroppable({ id: column.id, disabled: fixed });
  const place = drag.transform ? { transform: `translateY(${drag.transform.y}px)`, zIndex: 1, position: 'relative' as const } : {};
  return (
    <div ref={drop.setNodeRef}>
      <div ref={drag.setNodeRef} className={drag.isDragging ? 'item is-lifted' : 'item'} style={place}>
        {fixed ? (
          <span className="grip">
            <Icon name="lock" size={14} />
          </span>
        ) : (
          <button
            type="button"
            className="grip"
            {...drag.attributes}
            {...drag.listeners}
            aria-label={t('contacts.columns.drag', { column: title })}
          >
            <Icon name="grip" size={14} />
          </button>
        )}
        <span className="grow ell">{title}</span>
        {!fixed && (
          <span className="moves">
            <IconButton icon="arrow-up" size="sm" label={t('contacts.columns.up', { column: title })} disabled={!onUp} onClick={onUp} />
            <IconButton
              icon="arrow-up"
              size="sm"
              className="is-down"
              label={t('contacts.columns.down', { column: title })}
              disabled={!onDown}
              onClick={onDown}
            />
          </span>
        )}
        <Checkbox checked={shown} disabled={fixed} label={title} onChange={onToggle} />
      </div>
    </div>
  );
}
