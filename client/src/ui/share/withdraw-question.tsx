import type { LinkRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { toast } from '../toast.tsx';
import { changed } from './changed.ts';
import { withdrawLink } from './share-requests.ts';

/** Asked first: a withdrawn link stays withdrawn. */
export function WithdrawQuestion({ link, onClose }: { readonly link: LinkRow; readonly onClose: () => void }) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    if (await changed(withdrawLink(link.id))) {
      toast(t('share.withdrawn'));
      onClose();
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('share.withdraw.ask', { name: link.recipient })}
      footer={
        <>
          <Button onClick={onClose}>{t('share.withdraw.keep')}</Button>
          <Button kind="primary" disabled={busy} onClick={() => void withdraw()}>
            {t('share.withdraw.do')}
          </Button>
        </>
      }
    >
      <p>{t('share.withdraw.text')}</p>
    </Dialog>
  );
}
