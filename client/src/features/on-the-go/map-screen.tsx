/** Until there is a map of its own: everybody by town or by distance, each a tap from the phone's own map. */
import type { ContactRow } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows, useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Input } from '../../ui/input.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { addressOf, routeLink } from '../../ui/work/reach.ts';
import './on-the-go.css';
import { type Town, townsOf } from './towns.ts';
import { useNearby } from './use-nearby.ts';

/** More towns than anybody reads through; the field finds the others. */
const townsShown = 100;
const rowsShown = 50;

export function MapScreen() {
  const t = useT();
  const { number } = useFormat();
  const contacts = useRows('contact');
  const ready = useRowsReady();
  const [text, setText] = useState('');
  const nearby = useNearby();
  const towns = useMemo(() => townsOf(contacts.values()), [contacts]);
  const asked = text.trim().toLowerCase();
  const found = asked ? towns.filter(({ town, country }) => `${town} ${country}`.toLowerCase().includes(asked)) : towns;
  return (
    <Page title={t('go.map')}>
      <div className="go go-map">
        <div className="ql-find">
          <Input
            type="search"
            value={text}
            aria-label={t('go.map.find')}
            placeholder={t('go.map.find')}
            onChange={(event) => setText(event.target.value)}
          />
          <Button icon="target" disabled={nearby.state === 'asking'} onClick={nearby.ask}>
            {t('go.near')}
          </Button>
        </div>
        <p className="hint">{nearby.state === 'failed' ? t('go.near.failed') : t('go.map.hint')}</p>
        {!ready && contacts.size === 0 && <Skeleton rows={8} />}
        {nearby.found.length > 0 && !asked && (
          <section aria-label={t('go.near')}>
            <h2 className="mgh">{t('go.near')}</h2>
            <ul>
              {nearby.found.map(({ row, km }) => (
                <Line key={row.id} row={row} second={t('go.km', { km: number(Math.round(km * 10) / 10) })} />
              ))}
            </ul>
          </section>
        )}
        {found.slice(0, townsShown).map((town) => (
          <TownLines key={town.key} town={town} />
        ))}
        {found.length > townsShown && <p className="hint">{t('go.map.more', { count: found.length - townsShown })}</p>}
        {ready && found.length === 0 && <EmptyState icon="map" title={asked ? t('ui.nothingFound') : t('go.map.none')} />}
      </div>
    </Page>
  );
}

function TownLines({ town: { town, country, rows, customers } }: { readonly town: Town }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h2 className="go-town">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'chevron' : 'right'} />
          <span className="grow ell">
            {town}
            <span className="t3 sm"> {country}</span>
          </span>
          <span className="t3 sm num">
            {t('go.map.count', { count: rows.length })}
            {customers > 0 && `, ${t('go.map.customers', { count: customers })}`}
          </span>
        </button>
      </h2>
      {open && (
        <ul>
          {rows.slice(0, rowsShown).map((row) => (
            <Line key={row.id} row={row} second={row.addresses[0] ?? row.town} />
          ))}
        </ul>
      )}
      {open && rows.length > rowsShown && <p className="hint">{t('go.map.more-rows', { count: rows.length - rowsShown })}</p>}
    </section>
  );
}

function Line({ row, second }: { readonly row: ContactRow; readonly second: string }) {
  const t = useT();
  const contacts = useRows('contact');
  return (
    <li className="ml">
      <span className="grow">
        <CompanyName name={row.name} lifecycle={row.lifecycle} id={row.id} />
        <span className="s ell">{second}</span>
      </span>
      <a
        className="call"
        href={routeLink(addressOf(row, contacts))}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t('go.route.to', { name: row.name })}
      >
        <Icon name="car" />
      </a>
    </li>
  );
}
