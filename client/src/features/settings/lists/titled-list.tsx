/** One list of the settings: add, rename, order by dragging or by keys, archive and take back. */
import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { type Settings, settings as settingsDocument } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { newId } from '../../../sync/new-id.ts';
import { saveSettings } from '../../../ui/save-settings.ts';
import { AddEntry } from './add-entry.tsx';
import { EntryLine } from './entry-line.tsx';
import { archivedOf, chosenFrom, type Listed, rankAt, rankAtEnd, sameTitle } from './list-order.ts';
import type { TitledList } from './lists.ts';

export interface TitledListProps {
  readonly list: TitledList;
  /** All of the list, or those of one process. */
  readonly entries: readonly Listed[];
  readonly settings: Settings;
  readonly mayEdit: boolean;
  /** By entry; undefined when this person cannot know. */
  readonly uses: ReadonlyMap<string, number> | undefined;
  /** What a new entry has besides its title. */
  readonly fresh?: Readonly<Record<string, unknown>>;
  /** The name of this part, where a list has several. */
  readonly title?: string;
}

export function TitledListEditor({ list, entries, settings, mayEdit, uses, fresh = {}, title }: TitledListProps) {
  const t = useT();
  const [said, setSaid] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const shown = chosenFrom(entries);
  const archived = archivedOf(entries);
  const label = title ?? t(`settings.${list}`);
  const patch = (id: string, change: Readonly<Record<string, unknown>>, what: string) =>
    void saveSettings(what, (doc) => void settingsDocument.changeEntry(doc, list, id, change as never, 'me'));
  const move = (id: string, to: number) => {
    const rank = rankAt(shown, id, to, Math.random);
    const entry = shown.find((one) => one.id === id);
    if (rank === undefined || !entry) return;
    patch(id, { rank }, t('settings.list.moved', { entry: entry.title }));
    setSaid(t('settings.list.movedTo', { entry: entry.title, place: to + 1, count: shown.length }));
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over)
      move(
        String(active.id),
        shown.findIndex((entry) => entry.id === over.id),
      );
  };
  const add = (called: string): string => {
    const known = sameTitle(entries, called);
    if (known && !known.archived) return t('settings.list.known', { entry: known.title });
    if (known) patch(known.id, { archived: false }, t('settings.list.restored', { entry: known.title }));
    else
      void saveSettings(t('settings.list.added', { entry: called }), (doc) => {
        const values = { ...fresh, title: called, rank: rankAtEnd(settings[list], Math.random) };
        settingsDocument.addEntry(doc, list, newId(), values as never, 'me');
      });
    return '';
  };
  const line = (entry: Listed, place: number) => (
    <EntryLine
      key={entry.id}
      list={list}
      entry={entry}
      settings={settings}
      mayEdit={mayEdit}
      used={uses?.get(entry.id) ?? (uses ? 0 : undefined)}
      onPatch={(change, what) => patch(entry.id, change, what)}
      onMove={(to) => move(entry.id, to)}
      place={place}
      count={shown.length}
    />
  );
  return (
    <section className="list-editor" aria-label={label}>
      {title && <h2 className="h-sec">{title}</h2>}
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <ul className="panel">{shown.map(line)}</ul>
      </DndContext>
      {shown.length === 0 && <p className="sm t3">{t('settings.list.empty')}</p>}
      <span className="vh" role="status">
        {said}
      </span>
      {mayEdit && <AddEntry label={label} onAdd={add} />}
      {archived.length > 0 && (
        <details className="archived">
          <summary>{t('settings.list.archive', { count: archived.length })}</summary>
          <DndContext>
            <ul className="panel">{archived.map((entry) => line(entry, -1))}</ul>
          </DndContext>
        </details>
      )}
    </section>
  );
}
