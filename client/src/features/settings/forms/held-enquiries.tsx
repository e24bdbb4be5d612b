import type { Settings } from '@tandem/core';
import { useCallback, useEffect, useState } from 'react';
import { isMessageKey, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { request } from '../../../state/request.ts';
import { Button } from '../../../ui/button.tsx';
import { errorWords } from '../../../ui/error-words.ts';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';

interface Held {
  readonly id: string;
  readonly form: string;
  readonly at: string;
  readonly reasons: readonly string[];
  readonly name: string;
  readonly company: string;
  readonly mail: string;
  readonly phone: string;
  readonly message: string;
}

/** What the guard was not sure of: somebody looks, and says what it is. */
export function HeldEnquiries({ forms }: { readonly forms: Settings['forms'] }) {
  const t = useT();
  const { since } = useFormat();
  const [held, setHeld] = useState<{ readonly held: readonly Held[]; readonly count: number }>();
  const [failure, setFailure] = useState<unknown>();
  const load = useCallback(() => {
    setFailure(undefined);
    request<{ held: readonly Held[]; count: number }>('GET', '/api/enquiries').then(setHeld, setFailure);
  }, []);
  useEffect(load, [load]);
  const decide = async (method: 'POST' | 'DELETE', one: Held) => {
    try {
      await request(method, `/api/enquiries/${one.id}${method === 'POST' ? '/release' : ''}`);
      toast(t(method === 'POST' ? 'settings.held.released' : 'settings.held.deleted', { name: one.name }));
    } catch (error) {
      toast(errorWords(error), { failed: true });
    }
    load();
  };
  const why = (reason: string) => {
    const key = `settings.held.why.${reason}`;
    return isMessageKey(key) ? t(key) : reason;
  };
  if (failure !== undefined) return <ErrorState title={errorWords(failure)} onRetry={load} />;
  if (!held) return <Skeleton rows={2} />;
  if (held.count === 0) return <p className="t3">{t('settings.held.none')}</p>;
  return (
    <>
      {held.count > held.held.length && <p className="sm t3">{t('settings.held.count', { count: held.count, shown: held.held.length })}</p>}
      <ul className="held">
        {held.held.map((one) => (
          <li key={one.id}>
            <div className="row">
              <b className="ell">{[one.name, one.company].filter(Boolean).join(', ')}</b>
              <span className="t3 sm right num">{since(one.at)}</span>
            </div>
            <div className="sm t2 ell">
              {[one.mail, one.phone, forms.find(({ id }) => id === one.form)?.title].filter(Boolean).join(', ')}
            </div>
            {one.message && <p className="held-text">{one.message}</p>}
            <div className="row">
              <span className="sm t3">{one.reasons.map(why).join(', ')}</span>
              <span className="right row">
                <Button size="sm" onClick={() => void decide('POST', one)}>
                  {t('settings.held.release')}
                </Button>
                <Button size="sm" kind="ghost" onClick={() => void decide('DELETE', one)}>
                  {t('settings.held.delete')}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
