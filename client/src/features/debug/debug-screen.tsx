import { can } from '@tandem/core';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { useMe } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Input } from '../../ui/input.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { DocumentView } from './document-view.tsx';

export function DebugScreen() {
  const t = useT();
  const me = useMe();
  return can(me.person, 'read', { type: 'debug' }) ? <Debug /> : <NotAllowed title={t('nav.debug')} />;
}

/** For admins: every document, what was odd in it, its log, what was derived from it, and how far derivation has come. */
function Debug() {
  const t = useT();
  const [prefix, setPrefix] = useState('');
  const [names, setNames] = useState<readonly string[]>([]);
  const [more, setMore] = useState(false);
  const [chosen, setChosen] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const load = useCallback(
    (after: string) => {
      request<{ names: readonly string[] }>('GET', `/api/debug/documents?${new URLSearchParams({ prefix, after })}`).then((answer) => {
        setNames((before) => (after === '' ? answer.names : [...before, ...answer.names]));
        setMore(answer.names.length === 200);
        setFailure(undefined);
      }, setFailure);
    },
    [prefix],
  );
  useEffect(() => load(''), [load]);
  return (
    <Page title={t('nav.debug')} crumbs={[{ label: t('nav.settings'), to: '/settings' }, { label: t('nav.debug') }]}>
      <div className="dbg">
        <div className="dbg-side">
          <Input
            aria-label={t('debug.prefix')}
            placeholder={t('debug.prefix')}
            value={prefix}
            onChange={(event) => setPrefix(event.target.value)}
          />
          {failure !== undefined && <ErrorState title={errorWords(failure)} onRetry={() => load('')} />}
          <ul>
            {names.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className={name === chosen ? 'dbg-li on' : 'dbg-li'}
                  aria-pressed={name === chosen}
                  onClick={() => setChosen(name)}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
          {more && (
            <Button size="sm" onClick={() => load(names.at(-1) ?? '')}>
              {t('ui.more')}
            </Button>
          )}
        </div>
        <div className="dbg-main">
          <Status />
          {chosen ? <DocumentView key={chosen} name={chosen} /> : <p className="t3">{t('debug.choose')}</p>}
        </div>
      </div>
    </Page>
  );
}

function Status() {
  const t = useT();
  const { number } = useFormat();
  const [status, setStatus] = useState<Readonly<Record<string, unknown>>>({});
  useEffect(() => {
    const ask = () => void request<Readonly<Record<string, unknown>>>('GET', '/api/debug/status').then(setStatus, () => undefined);
    ask();
    const timer = setInterval(ask, 5000);
    return () => clearInterval(timer);
  }, []);
  const flat = Object.entries(status).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([inner, one]) => [`${key}.${inner}`, one] as const)
      : [[key, value] as const],
  );
  return (
    <section className="panel">
      <header>
        <h2>{t('debug.status')}</h2>
      </header>
      <dl className="kv dbg-status">
        {flat.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="mono">{key}</dt>
            <dd className="num">{typeof value === 'number' ? number(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
