/** Sharing a file or a quote with one person: what, to whom, until when, and the mail that brings it (S0-37). */
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icon.tsx';
import { LinkOptions } from './link-options.tsx';
import { MailFields } from './mail-fields.tsx';
import { RecipientFields } from './recipient-fields.tsx';
import './share.css';
import type { ShareAbout } from './share-draft.ts';
import { ShareMade } from './share-made.tsx';
import { useShareDraft } from './use-share-draft.ts';
import { WhatField } from './what-field.tsx';

export interface ShareSheetProps extends ShareAbout {
  readonly onClose: () => void;
}

export function ShareSheet({ of = 'file', subject = '', contact = '', person = '', onClose }: ShareSheetProps) {
  const t = useT();
  const about = useMemo(() => ({ of, subject, contact, person }), [of, subject, contact, person]);
  const share = useShareDraft(about);
  const offline = useSyncStatus().state === 'offline';
  const { draft, made, sending, title, link } = share;
  if (made)
    return (
      <Dialog open onClose={onClose} title={t('share.made', { name: link.recipient })} width={520}>
        <ShareMade link={link} made={made} onAnother={share.again} onClose={onClose} />
      </Dialog>
    );
  return (
    <Dialog open onClose={onClose} title={title ? t('share.shareOf', { title }) : t('share.share')} width={520}>
      <form
        className="shr"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void share.send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void share.send();
        }}
      >
        <WhatField share={share} chosenBefore={subject !== ''} />
        <RecipientFields share={share} contactGiven={contact !== ''} />
        <MailFields share={share} />
        <LinkOptions share={share} />
        {offline && sending.is !== 'offline' && <Note icon="offline">{t('share.offline')}</Note>}
        {sending.is === 'offline' && <Note icon="offline">{t('share.kept')}</Note>}
        {sending.is === 'refused' && <Note icon="alert">{sending.words}</Note>}
        <footer className="shr-foot">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" icon={draft.send ? 'send' : 'link'} keys="$mod+Enter" disabled={sending.is === 'sending'}>
            {t(draft.send ? 'share.doSend' : 'share.doCopy')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

const Note = ({ icon, children }: { readonly icon: 'offline' | 'alert'; readonly children: string }) => (
  <p className="shr-note" role="alert">
    <Icon name={icon} size={14} />
    <span>{children}</span>
  </p>
);
