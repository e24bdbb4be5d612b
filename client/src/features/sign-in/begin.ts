/** Every way in ends here: the session is remembered, and what the server and this device hold is shown. */

import { setPreferences, usePreferences } from '../../state/preferences.ts';
import { request } from '../../state/request.ts';
import { beginSession, currentSession, type User } from '../../state/session.ts';
import { startSync, stopSync } from '../../sync/start-sync.ts';

export interface SignedIn {
  readonly token: string;
  readonly user: User;
}

/** `tab`: the session lives in this window only and sends its own token. `keep`: rows and documents are written to this device. */
export async function begin({ token }: SignedIn, how: { readonly keep: boolean; readonly tab?: boolean }): Promise<void> {
  const { user, epoch, sample } = await request<{ user: User; epoch: string; sample: boolean }>(
    'GET',
    '/api/sessions/current',
    undefined,
    token,
  );
  if (currentSession()) stopSync();
  const session = { user, epoch, sample, keep: how.keep, ...(how.tab && { token }) };
  beginSession(session);
  if (!localStorage.getItem('tandem.preferences') && user.language && user.language !== usePreferences.getState().language)
    setPreferences({ language: user.language });
  await startSync(session);
}
