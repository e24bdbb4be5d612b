/** The files of a place as a list or as pictures, and where new ones are dropped. */
import type { FileKind } from '@tandem/core';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import type { UploadTarget } from '../../sync/upload-file.ts';
import { Button } from '../../ui/button.tsx';
import { FilterChip } from '../../ui/chip.tsx';
import { ChooseFiles, DropZone, isSameTarget } from '../../ui/files/drop-zone.tsx';
import { UploadLines } from '../../ui/files/upload-lines.tsx';
import { startUploads } from '../../ui/files/uploads.ts';
import { Icon } from '../../ui/icon.tsx';
import { Input } from '../../ui/input.tsx';
import { Menu } from '../../ui/menu.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { FileGrid } from './file-grid.tsx';
import { fileFilters, fileSorts } from './file-list.ts';
import { FileTable } from './file-table.tsx';
import { useFileKeys } from './use-file-keys.tsx';
import type { Files } from './use-files.ts';

const atFirst = 100;
const kinds: readonly FileKind[] = ['pdf', 'image', 'text', 'office', 'film', 'other'];

export function FileArea({ state, target }: { readonly state: Files; readonly target: UploadTarget }) {
  const t = useT();
  const { search, listed, files, filter, mayEdit, text } = state;
  const [most, setMost] = useState(atFirst);
  const shown = listed.slice(0, most);
  const dialogs = useFileKeys(state, shown);
  const isEmpty = files.size === 0;
  if (isEmpty)
    return (
      <div className="fl-empty">
        {mayEdit ? (
          <>
            <UploadLines of={(one) => isSameTarget(one, target)} />
            <EmptyState
              icon="folder"
              title={t('files.empty')}
              action={<ChooseFiles onFiles={(chosen) => startUploads(chosen, target)} label={t('files.chooseFiles')} />}
            >
              {t('files.empty.text')}
            </EmptyState>
            <p className="sm t3">{t('files.empty.drop')}</p>
          </>
        ) : (
          <EmptyState icon="folder" title={t('files.empty')}>
            {t('files.empty.others')}
          </EmptyState>
        )}
      </div>
    );
  return (
    <>
      <Toolbar state={state} />
      {listed.length === 0 ? (
        <EmptyState icon="search" title={filter || text ? t('ui.nothingFound') : t('files.folder.empty')} />
      ) : search.view === 'grid' ? (
        <FileGrid files={shown} state={state} />
      ) : (
        <FileTable files={shown} state={state} />
      )}
      {listed.length > most && (
        <button type="button" className="link plain fl-hint" onClick={() => setMost(most + atFirst)}>
          {t('files.showMore', { count: Math.min(atFirst, listed.length - most) })}
        </button>
      )}
      {mayEdit && search.folder !== 'contacts' && <DropZone target={target} />}
      <p className="sm t3 fl-note">{t('files.countsPeople')}</p>
      {dialogs}
    </>
  );
}

function Toolbar({ state }: { readonly state: Files }) {
  const t = useT();
  const { search, go, filter, setFilter, sort, setSort, text, setText } = state;
  const field = useRef<HTMLInputElement>(null);
  useKeys({
    '/': (event) => {
      event.preventDefault();
      field.current?.focus();
    },
  });
  const { view: _, ...where } = search;
  const filterWords = (one: NonNullable<typeof filter>) =>
    kinds.some((kind) => kind === one) ? t(`files.kind.${one as FileKind}`) : t(`files.filter.${one as (typeof fileFilters)[number]}`);
  const choice = (one: NonNullable<typeof filter>) => ({ label: filterWords(one), checked: filter === one, run: () => setFilter(one) });
  return (
    <div className="bar fl-bar" role="search">
      <Segmented
        label={t('files.view')}
        value={search.view ?? 'list'}
        options={[
          { key: 'list', label: t('files.view.list') },
          { key: 'grid', label: t('files.view.grid') },
        ]}
        onChange={(view) => go(view === 'grid' ? { ...where, view } : where, true)}
      />
      <Input
        ref={field}
        type="search"
        className="fl-find"
        value={text}
        placeholder={t('files.search')}
        aria-label={t('files.search')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {filter && <FilterChip field={t('files.filter')} value={filterWords(filter)} onRemove={() => setFilter(undefined)} />}
      <Menu
        label={t('files.filter')}
        trigger={
          <Button kind="ghost" size="sm" icon="filter">
            {t('files.filter')}
          </Button>
        }
        items={[...fileFilters.map(choice), 'line' as const, ...kinds.map(choice)]}
      />
      <span className="grow" />
      <Menu
        label={t('files.sort')}
        align="end"
        trigger={
          <button type="button" className="btn ghost sm">
            <Icon name="sort" />
            {t(`files.sort.${sort}`)}
          </button>
        }
        items={fileSorts.map((one) => ({ label: t(`files.sort.${one}`), checked: sort === one, run: () => setSort(one) }))}
      />
    </div>
  );
}
