/** A version as it was sent, word for word: the content that the server froze, readable without a network. */
import type { QuoteVersion, SentQuote } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useSyncStatus } from '../../../sync/sync-status.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useMoneyIn, usePercent } from '../../../ui/quotes/quote-format.ts';
import { openPdf } from '../open-pdf.ts';
import { readSent } from './read-sent.ts';
import { pdfOf } from './sent-panel.tsx';

export function VersionDialog({
  quote,
  version,
  onClose,
}: {
  readonly quote: string;
  readonly version: QuoteVersion;
  readonly onClose: () => void;
}) {
  const t = useT();
  const offline = useSyncStatus().since !== undefined;
  const content = useMemo(() => readSent(version.content), [version.content]);
  const number = version.version ?? 0;
  return (
    <Dialog
      open
      onClose={onClose}
      width={760}
      title={t('quotes.version.title', { version: number, number: content?.number ?? '' })}
      footer={
        <>
          <Button disabled={offline} icon="document" onClick={() => void openPdf(pdfOf(quote, number))}>
            {t(offline ? 'quotes.pdf.offlineShort' : 'quotes.pdf')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      {content ? <Sent content={content} /> : <p className="t3">{t('quotes.version.unreadable')}</p>}
    </Dialog>
  );
}

function Sent({ content }: { readonly content: SentQuote }) {
  const t = useT();
  const format = useFormat();
  const money = useMoneyIn()(content.currency);
  const percent = usePercent();
  const { totals } = content;
  return (
    <article className="qv">
      <h3 className="h-page">{content.title}</h3>
      <p className="t2">
        {[content.to.company, content.to.name].filter(Boolean).join(', ')} ·{' '}
        {t('quotes.version.sent', { day: format.dayLong(content.sentOn) })} ·{' '}
        {t('quotes.validTo', { day: format.dayLong(content.validUntil) })}
      </p>
      <p className="qv-prose">{content.intro.join('\n\n')}</p>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t('quotes.column.title')}</th>
            <th className="n">{t('quotes.column.quantity')}</th>
            <th className="n">{t('quotes.column.price')}</th>
            <th className="n">{t('quotes.column.discount')}</th>
            <th className="n">{t('quotes.column.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {content.lines.map((line) =>
            line.kind === 'text' ? (
              <tr key={line.id}>
                <td colSpan={5} className="qv-text">
                  <span className="m">{line.title}</span>
                  <small>{line.detail}</small>
                </td>
              </tr>
            ) : (
              <tr key={line.id}>
                <td className="qv-text">
                  <span className="m">{line.title}</span>{' '}
                  {line.kind === 'option' && <span className="chip">{t('quotes.line.option')}</span>}
                  <small>{line.detail}</small>
                </td>
                <td className="n num">{line.quantity}</td>
                <td className="n num">{line.price ? money(line.price) : t('quotes.line.included')}</td>
                <td className="n num">{line.discount > 0 ? percent(line.discount) : ''}</td>
                <td className="n num m">{line.kind === 'option' ? `(${money(line.amount)})` : money(line.amount)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <dl className="qt-sums">
        <Sum label={t('quotes.sum.lines')} value={money(totals.sum)} />
        {totals.discount !== 0 && (
          <Sum label={`${t('quotes.sum.discount')} ${percent(content.discount)}`} value={money(-totals.discount)} />
        )}
        <Sum label={t('quotes.sum.net')} value={money(totals.net)} />
        {totals.taxes.map((tax) => (
          <Sum key={tax.rate} label={t('quotes.sum.taxOf', { rate: percent(tax.rate) })} value={money(tax.amount)} />
        ))}
        <Sum label={t('quotes.sum.total')} value={money(totals.total)} />
      </dl>
      <p className="qv-prose">{content.terms.join('\n\n')}</p>
    </article>
  );
}

const Sum = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt className="t2">{label}</dt>
    <dd className="qt-mid" />
    <dd className="num m">{value}</dd>
  </div>
);
