import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { errorWords } from '../../ui/error-words.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { begin, type SignedIn } from './begin.ts';
import { PublicPage } from './public-page.tsx';

/** Signs another person of the sample in, in this window only: the cookie and the other windows stay who they are. */
export function SecondPersonScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { email } = useSearch({ strict: false }) as { email?: string };
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (!email || started.has(email)) return;
    started.add(email);
    request<SignedIn>('POST', '/api/sample-sessions', { email, cookie: false })
      .then((begun) => begin(begun, { keep: true, tab: true }))
      .then(() => navigate({ to: '/' }), setFailure);
  }, [email, navigate]);
  return (
    <PublicPage title={t('me.secondPerson')}>
      {failure === undefined ? <Skeleton rows={3} /> : <ErrorState title={errorWords(failure)} />}
    </PublicPage>
  );
}

// In development React mounts twice; one window still is one sign-in.
const started = new Set<string>();
