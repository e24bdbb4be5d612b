/** What is shown and in which order: view, search, conditions, order, and saving all that under a name. */
import { memo, type RefObject } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterChip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { NameView, ViewMenu as SavedViewMenu } from '../../../ui/views/view-menu.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import { conditionsOf } from './filter-words.ts';
import { pipelineGroupings, sortKeys } from './pipeline-filter.ts';
import { builtIn, usePipelineViews, useTakenOver, viewOf, withView, writeDefinition } from './views.ts';

const FilterForm = lazyPart(() => import('./filter-form.tsx').then((module) => module.FilterForm));

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
      {search.view === 'list' && (
        <Menu
          align="end"
          label={t('pipeline.group')}
          trigger={
            <Button kind={search.group ? 'default' : 'ghost'} size="sm" icon="layers">
              {search.group ? t(`pipeline.group.${search.group}`) : t('pipeline.group')}
            </Button>
          }
          items={pipelineGroupings.map((group) => ({
            label: t(group ? `pipeline.group.${group}` : 'pipeline.group.none'),
            checked: search.group === group,
            run: () => go({ group }),
          }))}
        />
      )}
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
  const saved = usePipelineViews();
  const shown = viewOf(search, saved);
  const title = shown === undefined ? t('pipeline.view.own') : typeof shown === 'string' ? t(`pipeline.view.${shown}`) : shown.title;
  useTakenOver();
  return (
    <>
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
          ...saved.map((view) => ({
            label: view.title,
            checked: shown === view,
            run: () => go(withView(search, view)),
            ...(view.saved.from && { hint: t('views.from', { name: view.saved.from }) }),
          })),
        ]}
      />
      {typeof shown === 'object' && (
        <SavedViewMenu
          screen="opportunities"
          view={shown.saved}
          onOpen={(id) => {
            const next = saved.find((view) => view.id === id);
            if (next) go(withView(search, next));
          }}
        />
      )}
    </>
  );
}

function SaveView() {
  const { search } = usePipeline();
  const t = useT();
  const saved = usePipelineViews();
  return (
    <NameView
      screen="opportunities"
      definition={writeDefinition(search)}
      label={t('pipeline.saveView')}
      hint={t('pipeline.saveView.hint')}
      onSaved={() => undefined}
      trigger={
        <Button size="sm" disabled={viewOf(search, saved) !== undefined}>
          {t('pipeline.saveView')}
        </Button>
      }
    />
  );
}
