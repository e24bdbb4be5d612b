/** All quotes: by state, what runs out first on top, with what is out and what was decided in figures. */
import { quoteStates, shownAs } from '@tandem/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRow, useRows, useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { FilterChip } from '../../ui/chip.tsx';
import { useCommands } from '../../ui/commands.ts';
import { Input } from '../../ui/input.tsx';
import { Page } from '../../ui/page.tsx';
import { type ListedQuote, listedQuotes } from '../../ui/quotes/listed.ts';
import { useQuoteColumns } from '../../ui/quotes/quote-columns.tsx';
import { useBeginQuote } from '../../ui/quotes/use-begin-quote.ts';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useToday } from '../../ui/work/days.ts';
import { rememberQuotes } from './list/came-from.ts';
import { PhoneQuotes } from './list/phone-quotes.tsx';
import { QuoteFigures } from './list/quote-figures.tsx';
import type { QuoteSearch, QuoteSort } from './list/quote-search.ts';
import { isIn, narrowed, sorted, sumsOf } from './list/select-quotes.ts';
import { StateTabs } from './list/state-tabs.tsx';
import './quotes.css';

export function QuotesScreen() {
  const t = useT();
  const me = useMe();
  const phone = usePhone();
  const today = useToday();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as QuoteSearch;
  const ready = useRowsReady();
  const input = useRef<HTMLInputElement>(null);
  const [quotes, contacts, users, links] = [useRows('quote'), useRows('contact'), useRows('user'), useRows('link')];
  const currency = useRow('settings', 'settings')?.state.currency || 'EUR';
  const go = (patch: { readonly [K in keyof QuoteSearch]: QuoteSearch[K] | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...patch }).filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: '/quotes', search: next as never, replace: true });
  };
  const lines = useMemo(
    () =>
      listedQuotes(quotes.values(), {
        today,
        company: (id) => contacts.get(shownAs(id, contacts)),
        userName: (id) => users.get(id)?.name ?? '',
        links: links.values(),
      }),
    [quotes, contacts, users, links, today],
  );
  const { owner = '', state, q = '', from = '', to = '' } = search;
  const team = users.get(me.id)?.team ?? '';
  const narrow = useMemo(() => {
    const isWanted = (user: string) =>
      owner === '' ||
      (owner === 'me'
        ? user === me.id
        : owner === 'team'
          ? user === me.id || (team !== '' && users.get(user)?.team === team)
          : user === owner);
    return narrowed(lines, { q, from, to }, isWanted);
  }, [lines, q, from, to, owner, me.id, team, users]);
  const rows = useMemo(
    () =>
      sorted(
        narrow.filter((line) => isIn(state, line)),
        search,
      ),
    [narrow, state, search],
  );
  const counts = useMemo(
    () => Object.fromEntries([...quoteStates].map((one) => [one, narrow.filter((line) => isIn(one, line)).length])),
    [narrow],
  );
  const sums = useMemo(() => sumsOf(narrow, currency), [narrow, currency]);
  useEffect(() => rememberQuotes(rows.map(({ id }) => id)), [rows]);
  const columns = useQuoteColumns(today);
  const open = ({ id }: { readonly id: string }) => void navigate({ to: '/quotes/$id', params: { id } });
  const begin = useBeginQuote();
  const group = t('quotes.title');
  useCommands([
    { id: 'quotes.new-here', title: t('quote.new'), group, icon: 'plus', keys: 'n', run: () => void begin() },
    { id: 'quotes.search', title: t('quotes.search'), group, icon: 'search', keys: '/', run: () => input.current?.focus() },
  ]);
  const owners = [
    { value: 'all', label: t('quotes.owner.all') },
    { value: 'me', label: t('quotes.owner.me') },
    ...(team ? [{ value: 'team', label: t('quotes.owner.team') }] : []),
    ...[...new Set(lines.map(({ row }) => row.owner))]
      .filter((id) => id !== '' && id !== me.id)
      .map((id) => ({ value: id, label: users.get(id)?.name ?? '' }))
      .filter(({ label }) => label !== '')
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
  const create = (
    <Button kind="primary" icon="plus" {...(!phone && { keys: 'n' })} onClick={() => void begin()}>
      {t('quote.new')}
    </Button>
  );
  const isNarrowed = q !== '' || owner !== '' || state !== undefined || from !== '' || to !== '';
  const empty = (
    <EmptyState
      icon="quote"
      title={t(isNarrowed ? 'quotes.noneFound' : 'quotes.none')}
      action={
        isNarrowed ? <Button onClick={() => void navigate({ to: '/quotes', search: {} as never })}>{t('quotes.showAll')}</Button> : create
      }
    >
      {t(isNarrowed ? 'quotes.noneFound.hint' : 'quotes.none.hint')}
    </EmptyState>
  );
  return (
    <Page title={group} actions={create}>
      <div className="qz">
        <QuoteFigures sums={sums} state={state} onChoose={(next) => go({ state: next === state ? undefined : next })} />
        <div className="qz-bar">
          <StateTabs state={state} counts={counts} all={narrow.length} onChoose={(next) => go({ state: next })} />
          <span className="grow" />
          {(from || to) && (
            <FilterChip
              field={t('quotes.decided')}
              value={[from, to].map(format.day).join(' – ')}
              onRemove={() => go({ from: undefined, to: undefined })}
            />
          )}
          <Input
            ref={input}
            type="search"
            className="qz-find"
            value={q}
            aria-label={t('quotes.search')}
            placeholder={t('quotes.search.placeholder')}
            onChange={(event) => go({ q: event.target.value })}
          />
          <span className="qz-owner">
            <Select
              size="sm"
              label={t('quotes.owner')}
              value={owner || 'all'}
              options={owners}
              onChange={(value) => go({ owner: value === 'all' ? undefined : value })}
            />
          </span>
        </div>
        {!ready ? (
          <Skeleton rows={10} />
        ) : phone ? (
          <PhoneQuotes lines={rows} empty={empty} />
        ) : (
          <div className="qz-table">
            <VirtualTable<ListedQuote>
              label={group}
              rows={rows}
              columns={columns}
              rowId={({ id }) => id}
              rowName={({ row }) => row.number || row.title}
              {...(search.sort && { sort: { key: search.sort, descending: search.desc ?? false } })}
              onSort={(key) => go({ sort: key as QuoteSort, desc: search.sort === key && !search.desc ? true : undefined })}
              onOpen={open}
              empty={empty}
            />
          </div>
        )}
      </div>
    </Page>
  );
}
