/** What stands on a card, in a column, in a slot and under the pointer alike. */
import type { OpportunityRow } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { CompanyName } from '../../../ui/company-name.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { QuoteMark } from '../../../ui/quotes/quote-words.tsx';
import { useReading } from '../../../ui/quotes/use-reading.ts';
import { usePipeline } from '../pipeline-context.tsx';
import { type Mark, marksOf } from '../view/marks.ts';

export function CardBody({ row }: { readonly row: OpportunityRow }) {
  const { view, users, today } = usePipeline();
  const reading = useReading();
  const format = useFormat();
  const owner = users.get(row.owner);
  const marks = marksOf(row, view.stages.byId.get(row.stage), today, view.quotes.get(row.id));
  return (
    <>
      <CardCompany row={row} />
      <p className="ell">{titleOf(row, view.productTitles)}</p>
      <div className="row">
        <span className="num m">{format.money(row.amount)}</span>
        <span className="sm t3 num">{row.closedOn === '' && format.day(row.closeOn)}</span>
        <span className="right">{owner && <Avatar user={owner.id} name={owner.name} />}</span>
      </div>
      {marks.length > 0 && (
        <div className="pl-marks">
          {marks.map((mark) => (
            <MarkChip key={mark.kind} mark={mark} today={today} reading={reading} />
          ))}
        </div>
      )}
    </>
  );
}

/** The company as far as the person may see it: with its mark, or only the name that travels with the card. */
export function CardCompany({ row }: { readonly row: OpportunityRow }) {
  const { contacts } = usePipeline();
  const t = useT();
  const company = row.contact ? contacts.get(row.contact) : undefined;
  if (company) return <CompanyName id={company.id} name={company.name} lifecycle={company.lifecycle} />;
  return <span className={row.company ? 'rel ell' : 'rel ell t3'}>{row.company || t('pipeline.noCompany')}</span>;
}

export const titleOf = (row: OpportunityRow, productTitles: ReadonlyMap<string, string>): string =>
  row.title || productTitles.get(row.product) || row.outsideId;

function MarkChip({ mark, today, reading }: { readonly mark: Mark; readonly today: string; readonly reading: ReadonlySet<string> }) {
  const t = useT();
  const format = useFormat();
  switch (mark.kind) {
    case 'late':
      return (
        <span className="chip late">
          <Icon name="clock" />
          {t('pipeline.mark.late', { count: mark.days })}
        </span>
      );
    case 'won':
      return (
        <span className="chip won">
          <Icon name="check" />
          {mark.on ? t('pipeline.mark.wonOn', { day: format.day(mark.on) }) : t('pipeline.won')}
        </span>
      );
    case 'lost':
      return (
        <span className="chip">
          <Icon name="close" />
          {mark.on ? t('pipeline.mark.lostOn', { day: format.day(mark.on) }) : t('pipeline.lost')}
        </span>
      );
    case 'quote':
      return <QuoteMark row={mark.quote} today={today} isRead={reading.has(mark.quote.id)} />;
    case 'no-amount':
      return <span className="chip">{t('pipeline.mark.noAmount')}</span>;
  }
}
