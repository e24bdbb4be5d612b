/** What is chosen in the list: a file or a link. */
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { Files } from './use-files.ts';

const FilePane = lazyPart(async () => (await import('./file-pane.tsx')).FilePane);
const LinkPane = lazyPart(async () => (await import('../../ui/share/link-pane.tsx')).LinkPane);

export function Beside({ state }: { readonly state: Files }) {
  const t = useT();
  const phone = usePhone();
  const { search, choose, files, links } = state;
  const file = search.file ? files.get(search.file) : undefined;
  const link = search.link ? links.get(search.link) : undefined;
  const close = () => choose({});
  useKeys({ Escape: close });
  return (
    <aside className="fl-aside" aria-label={t(search.link ? 'files.linkDetail' : 'files.fileDetail')}>
      <div className="fl-aside-bar">
        {phone ? (
          <Button kind="ghost" icon="left" onClick={close}>
            {t('files.back')}
          </Button>
        ) : (
          <IconButton icon="close" size="sm" label={t('ui.close')} keys="Escape" onClick={close} />
        )}
        {link && (
          <Link to="/links/$id" params={{ id: link.id }} className="link sm right">
            {t('files.openPage')}
          </Link>
        )}
      </div>
      {file ? (
        <FilePane key={file.id} file={file} state={state} />
      ) : link ? (
        <LinkPane key={link.id} link={link} />
      ) : (
        <EmptyState icon="folder" title={t('files.gone')} />
      )}
    </aside>
  );
}
