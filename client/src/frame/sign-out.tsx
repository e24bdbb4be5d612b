import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/i18n.ts';
import { signOut } from '../state/session.ts';
import { syncStatus } from '../sync/sync-status.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Signing out takes everything from this device: what was not sent is asked about first. */
export function useSignOut(): { readonly ask: () => void; readonly dialog: ReactNode } {
  const t = useT();
  const navigate = useNavigate();
  const [unsent, setUnsent] = useState(0);
  const leave = async () => {
    await signOut();
    await navigate({ to: '/sign-in' });
  };
  const ask = () => {
    const { waiting } = syncStatus();
    if (waiting > 0) setUnsent(waiting);
    else void leave();
  };
  const dialog = (
    <Dialog
      open={unsent > 0}
      onClose={() => setUnsent(0)}
      title={t('me.signOutUnsent', { count: unsent })}
      footer={
        <>
          <Button onClick={() => setUnsent(0)}>{t('me.stay')}</Button>
          <Button kind="primary" onClick={() => void leave()}>
            {t('me.signOutAnyway')}
          </Button>
        </>
      }
    >
      <p className="t2">{t('me.signOutText')}</p>
    </Dialog>
  );
  return { ask, dialog };
}
