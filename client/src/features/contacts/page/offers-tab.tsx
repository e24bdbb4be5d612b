/** What this contact was offered: every quote with its state, and the next one from the last. */
import { type ContactRow, shownAs } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePhone } from '../../../state/use-media.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { listedQuotes } from '../../../ui/quotes/listed.ts';
import { useQuoteColumns } from '../../../ui/quotes/quote-columns.tsx';
import { latestFirst, QuoteLines } from '../../../ui/quotes/quote-list.tsx';
import { useBeginQuote } from '../../../ui/quotes/use-begin-quote.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { useToday } from '../../../ui/work/days.ts';
import { useContactQuotes } from './use-contact-quotes.ts';

export function OffersTab({ row, readOnly }: { readonly row: ContactRow; readonly readOnly: boolean }) {
  const t = useT();
  const today = useToday();
  const phone = usePhone();
  const { money } = useFormat();
  const navigate = useNavigate();
  const begin = useBeginQuote();
  const quotes = useContactQuotes(row.id);
  const [contacts, users, links] = [useRows('contact'), useRows('user'), useRows('link')];
  const currency = useRow('settings', 'settings')?.state.currency || 'EUR';
  const lines = useMemo(
    () =>
      listedQuotes(latestFirst(quotes), {
        today,
        company: (id) => contacts.get(shownAs(id, contacts)),
        userName: (id) => users.get(id)?.name ?? '',
        links: links.values(),
      }),
    [quotes, contacts, users, links, today],
  );
  const columns = useQuoteColumns(today, { withCompany: row.is === 'person' });
  const out = lines.filter(({ standing }) => standing.isOut);
  const sum = out.reduce((all, { row: one }) => all + (one.currency === '' || one.currency === currency ? one.net : 0), 0);
  const last = lines[0];
  const create = !readOnly && (
    <Button kind="primary" icon="quote" onClick={() => void begin({ contact: row.company || row.id })}>
      {t('quote.new')}
    </Button>
  );
  if (lines.length === 0)
    return (
      <EmptyState icon="quote" title={t('contacts.offers.none', { name: row.name })} action={create}>
        {t('contacts.offers.none.hint')}
      </EmptyState>
    );
  return (
    <div className="record-offers">
      <div className="ph">
        <span className="t2 num">{out.length > 0 && t('contacts.offers.out', { count: out.length, sum: money(sum) })}</span>
        {!readOnly && (
          <span className="right row">
            {last && (
              <Button icon="layers" onClick={() => void begin({ from: last.id })}>
                {t('contacts.offers.next')}
              </Button>
            )}
            {create}
          </span>
        )}
      </div>
      {phone ? (
        <QuoteLines rows={lines.map(({ row: one }) => one)} />
      ) : (
        <VirtualTable
          label={`${t('contacts.page.tab.offers')}, ${row.name}`}
          rows={lines}
          columns={columns.map(({ sortable: _, ...column }) => column)}
          rowId={({ id }) => id}
          rowName={({ row: one }) => one.number || one.title}
          onOpen={({ id }) => void navigate({ to: '/quotes/$id', params: { id } })}
          keysActive={false}
        />
      )}
    </div>
  );
}
