/** The row of facts: number, opportunity, how long it holds, when it is delivered, what it comes to. */
import { addDays, quoteTotals } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow } from '../../../sync/rows.ts';
import { Stepper } from '../../../ui/stepper.tsx';
import { useToday } from '../../../ui/work/days.ts';
import { changeQuote } from '../quote-edits.ts';
import { useDays } from '../use-days.ts';
import { Cell } from './cell.tsx';
import { useEditor } from './editor-context.ts';

const longest = 365;

export function QuoteFacts() {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const { quote, readOnly, money } = useEditor();
  const { state, row, id } = quote;
  const days = useDays(state.validDays);
  const opportunity = useRow('opportunity', state.opportunity || undefined);
  const stage = useRow('settings', 'settings')?.state.stages.find((one) => one.id === opportunity?.stage);
  const isDraft = state.state === 'draft';
  return (
    <dl className="qe-facts">
      <Fact label={t('quotes.fact.number')}>
        <span className="num">{row.number || t('quote.state.draft')}</span>
      </Fact>
      <Fact label={t('quotes.fact.opportunity')}>
        {opportunity ? (
          <Link to="/projects" search={{ board: opportunity.board, card: opportunity.id, status: 'any' } as never} className="link">
            {[stage?.title, format.money(opportunity.amount)].filter(Boolean).join(', ')}
          </Link>
        ) : (
          <span className="t3">{t(state.opportunity ? 'quotes.opportunity.withheld' : 'ui.none')}</span>
        )}
      </Fact>
      <Fact label={t('quotes.fact.validFor')}>
        {isDraft && !readOnly ? (
          <span className="row qe-days">
            <Stepper
              value={days}
              min={1}
              max={longest}
              label={t('quotes.fact.validFor')}
              text={t('quotes.days', { count: days })}
              onChange={(validDays) => void changeQuote(id, t('quotes.edit.validDays'), { validDays })}
            >
              {t('quotes.daysShort', { count: days })}
            </Stepper>
            <span className="num nw">{t('quotes.to', { day: format.day(addDays(today, days)) })}</span>
          </span>
        ) : (
          <span className="num nw">
            {isDraft ? t('quotes.to', { day: format.day(addDays(today, days)) }) : t('quotes.to', { day: format.day(state.validUntil) })}
          </span>
        )}
      </Fact>
      <Fact label={t('quote.delivery')}>
        <Cell
          cell="field.delivery"
          input="date"
          className="num"
          label={t('quote.delivery')}
          text={state.delivery}
          onSave={(delivery) => void changeQuote(id, t('quotes.edit.delivery'), { delivery })}
        >
          {state.delivery ? format.dayLong(state.delivery) : '–'}
        </Cell>
      </Fact>
      <Fact label={t('quotes.sum.net')}>
        <span className="num m">{money(quoteTotals(state).net)}</span>
      </Fact>
    </dl>
  );
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt className="lbl">{label}</dt>
    <dd>{children}</dd>
  </div>
);
