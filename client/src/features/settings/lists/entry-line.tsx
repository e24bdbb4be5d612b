import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { Settings } from '@tandem/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { EntryExtras } from './entry-extras.tsx';
import type { Listed } from './list-order.ts';
import type { TitledList } from './lists.ts';

export type Patch = (change: Readonly<Record<string, unknown>>, what: string) => void;

interface LineProps {
  readonly list: TitledList;
  readonly entry: Listed;
  readonly settings: Settings;
  readonly mayEdit: boolean;
  readonly used: number | undefined;
  readonly onPatch: Patch;
  readonly onMove: (to: number) => void;
  /** -1 for an archived one, which has no place. */
  readonly place: number;
  readonly count: number;
}

export function EntryLine({ list, entry, settings, mayEdit, used, onPatch, onMove, place, count }: LineProps) {
  const t = useT();
  const movable = mayEdit && place >= 0;
  const drag = useDraggable({ id: entry.id, disabled: !movable });
  const drop = useDroppable({ id: entry.id, disabled: !movable });
  const at = drag.transform ? { transform: `translateY(${drag.transform.y}px)`, zIndex: 1, position: 'relative' as const } : {};
  const keyDown = (event: KeyboardEvent) => {
    const to =
      event.key === 'ArrowUp'
        ? place - 1
        : event.key === 'ArrowDown'
          ? place + 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? count - 1
              : -1;
    if (to < 0 || to >= count) return;
    event.preventDefault();
    onMove(to);
  };
  const archive = () =>
    onPatch({ archived: !entry.archived }, t(entry.archived ? 'settings.list.restored' : 'settings.list.archived', { entry: entry.title }));
  return (
    <li ref={drop.setNodeRef}>
      <div ref={drag.setNodeRef} className={drag.isDragging ? 'le is-lifted' : 'le'} style={at}>
        {movable && (
          <button
            type="button"
            className="grip"
            {...drag.attributes}
            {...drag.listeners}
            aria-label={t('settings.list.move', { entry: entry.title, place: place + 1, count })}
            onKeyDown={keyDown}
          >
            <Icon name="grip" size={14} />
          </button>
        )}
        {mayEdit && !entry.archived ? <Title entry={entry} onPatch={onPatch} /> : <span className="le-title ell">{entry.title}</span>}
        <EntryExtras list={list} id={entry.id} settings={settings} mayEdit={mayEdit && !entry.archived} onPatch={onPatch} />
        <span className="sm t3 num nw le-used">{used === undefined ? '' : t('settings.list.used', { count: used })}</span>
        {mayEdit && (
          <IconButton
            icon={entry.archived ? 'undo' : 'folder'}
            size="sm"
            label={t(entry.archived ? 'settings.list.restoreOf' : 'settings.list.archiveOf', { entry: entry.title })}
            onClick={archive}
          />
        )}
      </div>
    </li>
  );
}

/** Renamed when it is left or Enter is pressed; Escape restores. Records keep the entry, so all of them show the new name. */
function Title({ entry, onPatch }: { readonly entry: Listed; readonly onPatch: Patch }) {
  const t = useT();
  const [text, setText] = useState(entry.title);
  useEffect(() => setText(entry.title), [entry.title]);
  const save = () => {
    const title = text.trim();
    if (title === '') setText(entry.title);
    else if (title !== entry.title) onPatch({ title }, t('settings.list.renamed', { was: entry.title, is: title }));
  };
  return (
    <Input
      className="le-title"
      aria-label={t('settings.list.name', { entry: entry.title })}
      value={text}
      maxLength={120}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setText(entry.title);
      }}
    />
  );
}
