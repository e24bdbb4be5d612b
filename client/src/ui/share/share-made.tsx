import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../button.tsx';
import { CopyAddress } from './copy-address.tsx';
import type { MadeLink, NewLink } from './share-requests.ts';

/** The address, and what happened to the mail. */
export function ShareMade({
  link,
  made,
  onAnother,
  onClose,
}: {
  readonly link: NewLink;
  readonly made: MadeLink;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <div className="shr" role="status">
      <p>{link.send ? t('share.made.mail', { mail: link.mail }) : t('share.made.copy', { name: link.recipient })}</p>
      <CopyAddress address={made.address} />
      <footer className="shr-foot">
        <Link to="/links/$id" params={{ id: made.id }} className="btn ghost" onClick={onClose}>
          {t('share.made.open')}
        </Link>
        <span className="grow" />
        <Button onClick={onAnother}>{t('share.made.another')}</Button>
        <Button kind="primary" onClick={onClose} autoFocus>
          {t('share.done')}
        </Button>
      </footer>
    </div>
  );
}
