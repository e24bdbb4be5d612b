/** The heads of the columns: a press sorts, the small arrow opens what else can be done, the edge changes the width. */
import { useT } from '../../i18n/i18n.ts';
import { Checkbox } from '../checkbox.tsx';
import { Icon } from '../icon.tsx';
import { Menu } from '../menu.tsx';
import type { Column } from './column.ts';

interface HeadProps<R> {
  readonly columns: readonly Column<R>[];
  readonly template: string;
  readonly minWidth: number;
  readonly sort: { readonly key: string; readonly descending: boolean } | undefined;
  readonly onSort: ((key: string) => void) | undefined;
  /** `undefined`: rows cannot be selected. */
  readonly selected: 'all' | 'some' | 'none' | undefined;
  readonly onSelectAll: () => void;
}

export function TableHead<R>({ columns, template, minWidth, sort, onSort, selected, onSelectAll }: HeadProps<R>) {
  const t = useT();
  return (
    <div className="vt-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
      {selected && (
        <div role="columnheader" className="vt-ck">
          <Checkbox label={t('ui.selectAll')} checked={selected === 'all'} mixed={selected === 'some'} onChange={onSelectAll} />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.key}
          role="columnheader"
          aria-label={column.title}
          className={column.align === 'right' ? 'n' : ''}
          aria-sort={sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
        >
          {column.sortable && onSort ? (
            <button type="button" onClick={() => onSort(column.key)}>
              {column.title}
              {sort?.key === column.key && (
                <span className={sort.descending ? 'turned' : ''}>
                  <Icon name="arrow-up" size={12} />
                </span>
              )}
            </button>
          ) : (
            column.title
          )}
          {column.menu && (
            <Menu
              align="end"
              label={t('ui.column.menu', { column: column.title })}
              trigger={
                <button type="button" className="vt-menu" aria-label={t('ui.column.menu', { column: column.title })}>
                  <Icon name="chevron" size={12} />
                </button>
              }
              items={column.menu}
            />
          )}
          {column.head}
        </div>
      ))}
    </div>
  );
}
