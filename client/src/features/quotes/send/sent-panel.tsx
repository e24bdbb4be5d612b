/** A quote that is out or answered: to whom it went, whether it was looked at, and the next version. */
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { request } from '../../../state/request.ts';
import { useRows } from '../../../sync/rows.ts';
import { useSyncStatus } from '../../../sync/sync-status.ts';
import { Button } from '../../../ui/button.tsx';
import { errorWords } from '../../../ui/error-words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { standingOf } from '../../../ui/quotes/standing.ts';
import { useToday } from '../../../ui/work/days.ts';
import { openPdf } from '../open-pdf.ts';
import type { ShownQuote } from '../use-quote.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { isOffline } from './use-send.ts';

export function SentPanel({ quote }: { readonly quote: ShownQuote }) {
  const { id, row, mayWrite } = quote;
  const t = useT();
  const format = useFormat();
  const links = useRows('link');
  const visits = useRows('visit');
  const offline = useSyncStatus().since !== undefined;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const [answering, setAnswering] = useState(false);
  const { isOut } = standingOf(row, useToday());
  const own = useMemo(
    () =>
      [...links.values()].filter((link) => link.of === 'quote' && link.subject === id).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    [links, id],
  );
  const reading = useMemo(() => new Set([...visits.values()].filter(({ live }) => live > 0).map(({ link }) => link)), [visits]);

  async function revise(): Promise<void> {
    if (isOffline()) return setFailed(t('quotes.revise.offline'));
    setBusy(true);
    setFailed('');
    try {
      await request('POST', `/api/quotes/${id}/revise`);
    } catch (error) {
      setFailed(errorWords(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className="qs-sec" aria-labelledby="quote-sent">
      <div className="row">
        <h2 className="h-sec" id="quote-sent">
          {t('quotes.sent')}
        </h2>
        <span className="sm t3 right num">{t('quotes.sent.version', { version: row.version, day: format.day(row.sentAt) })}</span>
      </div>
      {own.length === 0 ? (
        <p className="sm t3">{t('quotes.sent.nobody')}</p>
      ) : (
        <ul className="qs-links">
          {own.map((link) => (
            <li key={link.id}>
              <Link to={`/links/${link.id}` as never} className="li">
                <Icon name={reading.has(link.id) ? 'eye' : 'link'} />
                <span className="grow">
                  <span className="m ell">{link.recipient || link.mail}</span>
                  <span className="sm t3">
                    {reading.has(link.id)
                      ? t('quotes.sent.reading')
                      : link.visits > 0
                        ? t('quotes.sent.opened', { count: link.visits, day: format.day(link.lastViewedAt) })
                        : link.revokedAt
                          ? t('quotes.sent.revoked')
                          : link.mailed === 'failed'
                            ? t('quotes.sent.mailFailed')
                            : t('quotes.sent.notOpened')}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {failed && (
        <p className="hint bad" role="alert">
          <Icon name="alert" size={14} />
          <span>{failed}</span>
        </p>
      )}
      <div className="row qs-actions">
        <Button icon="document" onClick={() => (offline ? setFailed(t('quotes.pdf.offline')) : void openPdf(pdfOf(id, row.version)))}>
          {t('quotes.pdf')}
        </Button>
        {mayWrite && row.state !== 'accepted' && (
          <Button icon="edit" aria-busy={busy} disabled={busy} onClick={() => void revise()}>
            {t('quotes.revise')}
          </Button>
        )}
        {mayWrite && isOut && (
          <Button icon="check" onClick={() => setAnswering(true)}>
            {t('quotes.answer')}
          </Button>
        )}
      </div>
      {mayWrite && row.state !== 'accepted' && (
        <p className="because">
          <Icon name="because" />
          <span>{t('quotes.revise.hint', { version: row.version })}</span>
        </p>
      )}
      {answering && <AnswerDialog quote={id} name={own[0]?.recipient ?? ''} onClose={() => setAnswering(false)} />}
    </section>
  );
}

export const pdfOf = (quote: string, version: number): string => `/api/quotes/${quote}/versions/${version}/pdf`;
