/** The daily mail of managers in the app: the one of this moment, or one as it was sent, each line with its rows. */
import { can } from '@tandem/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { useMe } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { DigestLines } from './digest-lines.tsx';
import { LineFacts } from './line-facts.tsx';
import './digest.css';
import { addressOf, type Counted, useAsked } from './use-digest.ts';

export function DigestScreen() {
  const t = useT();
  const me = useMe();
  return can(me.person, 'read', { type: 'rules' }) ? <Digest /> : <NotAllowed title={t('digest.title')} />;
}

function Digest() {
  const t = useT();
  const me = useMe();
  const { dayLong, time } = useFormat();
  const { of = '', section = '', line = '' } = useSearch({ from: '/inside/digest' });
  const { asked, again } = useAsked<Counted>(addressOf('/api/digest', { of }));
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const said = asked.state === 'ready' && asked.value.of === of ? asked.value : undefined;
  const when = said ? `${dayLong(said.at)}, ${time(said.at)}` : '';
  const title = of === '' ? t('digest.title') : t('digest.sent', { when: when || of });
  const send = async () => {
    setBusy(true);
    try {
      await request('POST', '/api/digest');
      toast(t('digest.wasAsked', { mail: me.email }));
    } catch (error) {
      toast(errorWords(error), { failed: true });
    }
    setBusy(false);
  };
  return (
    <Page title={title} crumbs={[{ label: t('nav.settings'), to: '/settings' }, { label: title }]}>
      <div className="daily-page">
        <div className="daily">
          {said ? (
            <>
              <header className="daily-head">
                <h2>{said.title}</h2>
                <p className="t2">{said.lead}</p>
                <p className="sm t3">
                  {t('digest.asOf', { when })} {of !== '' && t('digest.wasSent')}
                </p>
                <div className="row daily-do">
                  {of === '' ? (
                    <>
                      <Button icon="mail" kind="primary" disabled={busy} onClick={() => void send()}>
                        {t('digest.send')}
                      </Button>
                      <Button icon="sync" onClick={again}>
                        {t('digest.again')}
                      </Button>
                    </>
                  ) : (
                    <Link to="/digest" className="btn">
                      {t('digest.today')}
                    </Link>
                  )}
                </div>
              </header>
              <DigestLines said={said} />
              <LineFacts
                said={said}
                section={section}
                line={line}
                onClose={() => void navigate({ to: '/digest', search: of ? { of } : {}, resetScroll: false })}
              />
            </>
          ) : asked.state === 'offline' ? (
            <EmptyState icon="offline" title={t('digest.offline')} />
          ) : asked.state === 'gone' ? (
            <EmptyState icon="mail" title={t('digest.gone')}>
              {t('digest.gone.text')}
            </EmptyState>
          ) : asked.state === 'failed' ? (
            <ErrorState title={t('digest.why.failed')} onRetry={again} />
          ) : (
            <Skeleton rows={12} />
          )}
        </div>
      </div>
    </Page>
  );
}
