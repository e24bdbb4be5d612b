/** The list on the phone: two lines a row, and a button that calls. */
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { CompanyName } from '../../../ui/company-name.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { telephoneLink } from '../../../ui/work/reach.ts';
import { placeLine } from '../company-overview.ts';
import { changeView, openView } from '../contacts-state.ts';
import type { ListRow } from '../list-row.ts';
import type { ContactList } from '../use-contact-list.ts';
import { rememberList } from './contact-table.tsx';
import { Counts } from './filter-bar.tsx';
import { viewName } from './view-name.ts';

const rowHeight = 60;

export function PhoneList({ list, loading, empty }: { readonly list: ContactList; readonly loading: boolean; readonly empty: ReactNode }) {
  const t = useT();
  const { kind, views, view, filter, rows } = list;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const remember = () => rememberList(list, t);
  return (
    <div className="contacts-phone">
      <Input
        type="search"
        className="lookup"
        value={filter.text}
        aria-label={t('contacts.search')}
        placeholder={t('contacts.search')}
        onChange={(event) => changeView(kind, { filter: { ...filter, text: event.target.value } })}
      />
      <div className="chips" role="group" aria-label={t('contacts.views')}>
        {views.map((one) => (
          <button
            key={one.id}
            type="button"
            className="btn"
            aria-pressed={one.id === view.id}
            onClick={() => openView(kind, { view: one.id })}
          >
            {viewName(one, t)}
          </button>
        ))}
      </div>
      <Counts list={list} />
      {loading ? (
        <Skeleton rows={8} />
      ) : rows.length === 0 ? (
        empty
      ) : (
        <div className="rows" ref={scroller} role="list" aria-label={viewName(view, t)}>
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const line = rows[index];
              return line && <Row key={line.id} line={line} top={start} onOpen={remember} />;
            })}
          </div>
        </div>
      )}
    </div>
  );
}

function Row({ line, top, onOpen }: { readonly line: ListRow; readonly top: number; readonly onOpen: () => void }) {
  const t = useT();
  const { row } = line;
  const second =
    row.is === 'company'
      ? placeLine([t(`contact.lifecycle.${row.lifecycle}`), row.town || row.country, line.industry])
      : placeLine([row.jobTitle, line.companyName]);
  return (
    <div className="ml" role="listitem" style={{ transform: `translateY(${top}px)` }}>
      <Link to="/contacts/$id" params={{ id: row.id }} onClick={onOpen}>
        <span className="t">
          {row.is === 'company' ? (
            <CompanyName name={row.name} lifecycle={row.lifecycle} />
          ) : (
            <span className="ell">{row.name || t('ui.unnamed')}</span>
          )}
        </span>
        <span className="s ell">{second}</span>
      </Link>
      {line.phone && (
        <a className="call" href={telephoneLink(line.phone)} aria-label={t('contacts.call', { name: row.name })}>
          <Icon name="phone" />
        </a>
      )}
    </div>
  );
}
