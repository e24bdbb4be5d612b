/** What is shown and in which order: view, search, conditions, order, and saving all that under a name. */
import { type FormEvent, memo, type RefObject, useId, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { newId } from '../../../sync/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterChip } from '../../../ui/chip.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import { FilterForm } from './filter-form.tsx';
import { conditionsOf } from './filter-words.ts';
import { sortKeys } from './pipeline-filter.ts';
import { builtIn, removeView, saveView, useSavedViews, viewAddress, viewOf, withView } from './views.ts';

interface FilterBarProps {
  readonly searchInput: RefObject<HTMLInputElement | null>;
  readonly isFiltering: boolean;
  readonly onFiltering: (open: boolean) => void;
}

export const FilterBar = memo(function FilterBar({ searchInput, isFiltering, onFiltering }: FilterBarProps) {
  const { search, go, view, users, settings } = usePipeline();
  const t = useT();
  const format = useFormat();
  const conditions = conditionsOf(search, { t, format, users, settings, stages: view.stages });
  return (
    <search className="pl-bar" aria-label={t('pipeline.filter')}>
      <ViewMenu />
      <div className="pl-find">
        <Icon name="search" />
        <Input
          ref={searchInput}
          type="search"
          value={search.text}
          aria-label={t('pipeline.search')}
          placeholder={t('pipeline.search')}
          onChange={(event) => go({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            go({ text: '' });
            event.currentTarget.blur();
          }}
        />
      </div>
      {conditions.map(({ key, field, value, removed }) => (
        <FilterChip key={key} field={field} value={value} onEdit={() => onFiltering(true)} onRemove={() => go(removed)} />
      ))}
      <Popover
        className="pl-filter-pop"
        label={t('pipeline.filter')}
        open={isFiltering}
        onOpenChange={onFiltering}
        trigger={
          <Button kind="ghost" size="sm" icon="plus">
            {t('pipeline.filter')}
          </Button>
        }
      >
        <FilterForm />
      </Popover>
      <span className="grow" />
      <Menu
        align="end"
        label={t('pipeline.sort')}
        trigger={
          <Button kind="ghost" size="sm" icon="sort" aria-label={t('pipeline.sortedBy', { by: t(`pipeline.sort.${search.sort}`) })}>
            {t(`pipeline.sort.${search.sort}`)}
          </Button>
        }
        items={[
          ...sortKeys.map((sort) => ({ label: t(`pipeline.sort.${sort}`), checked: search.sort === sort, run: () => go({ sort }) })),
          'line' as const,
          { label: t('pipeline.sort.descending'), checked: search.descending, run: () => go({ descending: !search.descending }) },
        ]}
      />
      <SaveView />
    </search>
  );
});

function ViewMenu() {
  const { search, go } = usePipeline();
  const t = useT();
  const saved = useSavedViews((state) => state.saved);
  const shown = viewOf(search, saved);
  const title = shown === undefined ? t('pipeline.view.own') : typeof shown === 'string' ? t(`pipeline.view.${shown}`) : shown.title;
  return (
    <Menu
      label={t('pipeline.views')}
      trigger={
        <Button size="sm" aria-label={t('pipeline.viewIs', { view: title })}>
          {title}
          <Icon name="chevron" />
        </Button>
      }
      items={[
        ...builtIn.map((view) => ({ label: t(`pipeline.view.${view}`), checked: shown === view, run: () => go(withView(search, view)) })),
        ...(saved.length > 0 ? [{ head: t('pipeline.view.saved') }] : []),
        ...saved.map((view) => ({ label: view.title, checked: shown === view, run: () => go(withView(search, view)) })),
        ...(typeof shown === 'object'
          ? ['line' as const, { label: t('pipeline.view.remove', { view: shown.title }), run: () => removeView(shown.id) }]
          : []),
      ]}
    />
  );
}

function SaveView() {
  const { search } = usePipeline();
  const t = useT();
  const form = useId();
  const saved = useSavedViews((state) => state.saved);
  const [title, setTitle] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!title?.trim()) return;
    saveView({ id: newId(), title: title.trim(), address: viewAddress(search) });
    setTitle(undefined);
  };
  return (
    <>
      <Button size="sm" disabled={viewOf(search, saved) !== undefined} onClick={() => setTitle('')}>
        {t('pipeline.saveView')}
      </Button>
      {title !== undefined && (
        <Dialog
          open
          onClose={() => setTitle(undefined)}
          title={t('pipeline.saveView.title')}
          footer={
            <>
              <Button onClick={() => setTitle(undefined)}>{t('pipeline.cancel')}</Button>
              <Button kind="primary" type="submit" form={form} disabled={!title.trim()} keys="Enter">
                {t('pipeline.saveView')}
              </Button>
            </>
          }
        >
          <form id={form} onSubmit={submit}>
            <Field label={t('pipeline.saveView.name')} hint={t('pipeline.saveView.hint')}>
              <Input autoFocus value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
            </Field>
          </form>
        </Dialog>
      )}
    </>
  );
}
