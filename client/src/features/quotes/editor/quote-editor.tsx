/** A quote on the desk: the draft in the middle, written by all who are here; sending and what became of it at the right. */
import { type QuoteVersion, quote as quoteDocument } from '@tandem/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { localeOf, useT } from '../../../i18n/i18n.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { OtherValues } from '../../../ui/changes/other-values.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Prose } from '../../../ui/prose/prose.tsx';
import { useMoneyIn, usePercent } from '../../../ui/quotes/quote-format.ts';
import { EarlierQuotes } from '../send/earlier-quotes.tsx';
import { SendPanel } from '../send/send-panel.tsx';
import { SentPanel } from '../send/sent-panel.tsx';
import { StatusLife } from '../send/status-life.tsx';
import { VersionDialog } from '../send/version-dialog.tsx';
import type { ShownQuote } from '../use-quote.ts';
import { AboutDialog } from './about-dialog.tsx';
import { EditorProvider, type EditorValue } from './editor-context.ts';
import { LinesTable } from './lines-table.tsx';
import { QuoteFacts } from './quote-facts.tsx';
import { QuoteHead } from './quote-head.tsx';
import { useQuotePresence } from './use-quote-presence.ts';

export function QuoteEditor({ quote }: { readonly quote: ShownQuote }) {
  const t = useT();
  const { id, state, doc, readOnly, mayWrite } = quote;
  const name = quoteDocument.nameOf(id);
  const locale = localeOf(usePreferences(({ language }) => language));
  const money = useMoneyIn()(state.currency);
  const percent = usePercent();
  const [about, setAbout] = useState(false);
  const [shown, setShown] = useState<QuoteVersion>();
  const { present, heldBy, sayCell, sayCursor } = useQuotePresence(name);
  const [editing, edit] = useEditing(sayCell);
  const editor = useMemo(
    (): EditorValue => ({ quote, readOnly, money, percent, locale, editing, edit, heldBy }),
    [quote, readOnly, money, percent, locale, editing, edit, heldBy],
  );
  const isDraft = state.state === 'draft';
  const prose = { doc, readOnly, present, say: sayCursor };
  return (
    <EditorProvider value={editor}>
      <div className="qe">
        <div className="qe-main">
          <QuoteHead onAbout={() => setAbout(true)} />
          <QuoteFacts />
          <div className="qe-body">
            {!isDraft && (
              <p className="qe-banner sm">
                <Icon name="lock" size={14} />
                {t(state.state === 'accepted' ? 'quotes.readOnly.accepted' : 'quotes.readOnly.sent')}
              </p>
            )}
            {isDraft && !mayWrite && <p className="hint">{t('quotes.readOnly')}</p>}
            <OtherValues document={name} readOnly={readOnly} />
            {(!readOnly || saysSomething(doc, 'intro')) && (
              <section className="qe-text prose" aria-label={t('quotes.intro')}>
                <Prose name="intro" rows={2} label={t('quotes.intro')} placeholder={t('quotes.intro.placeholder')} {...prose} />
              </section>
            )}
            <LinesTable />
            {(!readOnly || saysSomething(doc, 'terms')) && (
              <section className="qe-text qe-terms prose" aria-label={t('quotes.terms')}>
                <h2 className="lbl">{t('quotes.terms')}</h2>
                <Prose name="terms" rows={2} label={t('quotes.terms')} placeholder={t('quotes.terms.placeholder')} {...prose} />
              </section>
            )}
          </div>
        </div>
        <aside className="qs" aria-label={t('quotes.send')}>
          {isDraft ? mayWrite && <SendPanel key={state.versions.length} quote={quote} /> : <SentPanel quote={quote} />}
          <StatusLife quote={quote} onShow={(version) => setShown(state.versions.find((one) => one.version === version))} />
          <EarlierQuotes quote={quote} />
        </aside>
      </div>
      {about && <AboutDialog onClose={() => setAbout(false)} />}
      {shown && <VersionDialog quote={id} version={shown} onClose={() => setShown(undefined)} />}
    </EditorProvider>
  );
}

/** A text that nobody has written is not shown to who cannot write it. */
const saysSomething = (doc: ShownQuote['doc'], name: string): boolean =>
  doc
    .getXmlFragment(name)
    .toString()
    .replace(/<[^>]*>/g, '')
    .trim() !== '';

/** The cell that is edited here; colleagues are told, and the focus comes back to where it was. */
function useEditing(say: (cell: string | undefined) => void): readonly [string | undefined, EditorValue['edit']] {
  const [editing, setEditing] = useState<string>();
  const back = useRef<string>(undefined);
  const edit = useCallback(
    (cell: string | undefined, from?: string) => {
      back.current = cell === undefined ? from : undefined;
      setEditing(cell);
      say(cell);
    },
    [say],
  );
  useEffect(() => {
    if (editing !== undefined || !back.current) return;
    // Whoever has pressed something else meanwhile stays there.
    if (document.activeElement === document.body || document.activeElement === null)
      document.querySelector<HTMLElement>(`[data-cell="${back.current}"]`)?.focus();
    back.current = undefined;
  }, [editing]);
  return [editing, edit];
}
