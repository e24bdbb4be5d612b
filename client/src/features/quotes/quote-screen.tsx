/** The page of one quote. */
import { quote as quoteDocument, shownAs } from '@tandem/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRows } from '../../sync/rows.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { Icon } from '../../ui/icon.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { Page } from '../../ui/page.tsx';
import { useBeginQuote } from '../../ui/quotes/use-begin-quote.ts';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { QuoteEditor } from './editor/quote-editor.tsx';
import { useStep } from './list/came-from.ts';
import { openPdf } from './open-pdf.ts';
import './quotes.css';
import { type ShownQuote, useQuote } from './use-quote.ts';

export function QuoteScreen() {
  const { id = '' } = useParams({ strict: false });
  // Another quote is another page: nothing of the former one may linger in its fields.
  return <Screen key={id} id={id} />;
}

function Screen({ id }: { readonly id: string }) {
  const t = useT();
  const phone = usePhone();
  const found = useQuote(id);
  useStep(id);
  const back = (
    <Link className="btn" to="/quotes">
      {t('quotes.back')}
    </Link>
  );
  if (found.is === 'here') return <Shown quote={found.quote} />;
  return (
    <Page title={t('quotes.title')} crumbs={[{ label: t('quotes.title'), to: '/quotes' }, { label: '…' }]} tabs={phone && <BackLink />}>
      {found.is === 'opening' && <Skeleton rows={8} />}
      {found.is === 'gone' && (
        <EmptyState icon="quote" title={t('quotes.gone')} action={back}>
          {t('quotes.gone.hint')}
        </EmptyState>
      )}
      {(found.is === 'not-kept' || found.is === 'withheld') && (
        <EmptyState icon={found.is === 'withheld' ? 'lock' : 'offline'} title={t(`quotes.${found.is}`)} action={back}>
          {t(`quotes.${found.is}.hint`)}
        </EmptyState>
      )}
    </Page>
  );
}

function Shown({ quote }: { readonly quote: ShownQuote }) {
  const t = useT();
  const begin = useBeginQuote();
  const phone = usePhone();
  const navigate = useNavigate();
  const contacts = useRows('contact');
  const offline = useSyncStatus().since !== undefined;
  const language = usePreferences((state) => state.language);
  const [asked, setAsked] = useState(false);
  const { id, state, row } = quote;
  const company = state.contact ? contacts.get(shownAs(state.contact, contacts)) : undefined;
  const name = row.number || state.title || t('quote.untitled');
  const preview = () => {
    if (offline) return toast(t('quotes.preview.offline'), { failed: true, icon: 'offline' });
    setAsked(true);
    void openPdf(`/api/quotes/${id}/preview?language=${language}`).finally(() => setAsked(false));
  };
  const again = () => void begin({ from: id });
  const group = t('quotes.title');
  const isDraft = state.state === 'draft';
  useCommands([
    { id: 'quotes.back', title: t('quotes.back'), group, icon: 'left', run: () => void navigate({ to: '/quotes' }) },
    ...(isDraft ? [{ id: 'quotes.preview', title: t('quotes.preview'), group, icon: 'eye' as const, run: preview }] : []),
    { id: 'quotes.again', title: t('quotes.again'), group, icon: 'layers', run: again },
  ]);
  return (
    <Page
      title={name}
      crumbs={[
        { label: t('quotes.title'), to: '/quotes' },
        ...(company ? [{ label: company.name, to: `/contacts/${company.id}` }] : []),
        { label: name },
      ]}
      tabs={phone && <BackLink />}
      presence={quoteDocument.nameOf(id)}
      actions={
        <>
          {isDraft && (
            <Button icon="eye" aria-busy={asked} onClick={preview}>
              {t('quotes.preview')}
            </Button>
          )}
          <MoreMenu
            label={t('quotes.menu')}
            items={[
              { label: t('quotes.again'), icon: 'layers', run: again },
              ...(company
                ? [
                    {
                      label: t('quotes.toContact', { name: company.name }),
                      icon: 'users' as const,
                      run: () => void navigate({ to: '/contacts/$id', params: { id: company.id } }),
                    },
                  ]
                : []),
            ]}
          />
        </>
      }
    >
      <QuoteEditor quote={quote} />
    </Page>
  );
}

function BackLink() {
  const t = useT();
  return (
    <Link className="btn ghost icon back" to="/quotes" aria-label={t('quotes.back')}>
      <Icon name="left" />
    </Link>
  );
}
