/** A file: its pages, its versions, whom it went to, and what can be done with it. */
import { can, type FileRow } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { ChooseFiles, isSameTarget } from '../../ui/files/drop-zone.tsx';
import { deleteFile, download } from '../../ui/files/file-requests.ts';
import { UploadLines } from '../../ui/files/upload-lines.tsx';
import { startUploads } from '../../ui/files/uploads.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { LinkTable } from '../../ui/share/link-table.tsx';
import { ShareButton } from '../../ui/share/share-button.tsx';
import { FilePages } from './file-pages.tsx';
import { folderPath } from './folder-tree.ts';
import { MoveDialog } from './move-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import type { Files } from './use-files.ts';

export function FilePane({ file, state }: { readonly file: FileRow; readonly state: Files }) {
  const t = useT();
  const { bytes } = useFormat();
  const me = useMe();
  const { folders, choose } = state;
  const contact = useRow('contact', file.contact || undefined);
  const links = useRows('link');
  const [asking, setAsking] = useState<'name' | 'move'>();
  const newest = file.versions.at(-1);
  const mayEdit = file.contact !== '' || can(me.person, 'edit', { type: 'library' });
  const own = useMemo(
    () =>
      [...links.values()]
        .filter(({ of, subject }) => of === 'file' && subject === file.id)
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    [links, file.id],
  );
  const target = { replaces: file.id };
  const remove = async () => {
    if (await deleteFile(file.id, file.name)) choose({});
  };
  const items: readonly MenuItem[] = [
    ...(newest?.state === 'ready'
      ? [{ label: t('files.download'), icon: 'download' as const, run: () => void download(newest.id, file.name) }]
      : []),
    ...(mayEdit ? [{ label: t('files.rename'), icon: 'edit' as const, keys: 'F2', run: () => setAsking('name') }] : []),
    ...(mayEdit && file.contact === ''
      ? [{ label: t('files.move'), icon: 'folder' as const, keys: 'm', run: () => setAsking('move') }]
      : []),
    ...(mayEdit ? ['line' as const, { label: t('files.delete'), icon: 'trash' as const, keys: 'Delete', run: () => void remove() }] : []),
  ];
  return (
    <section className="fl-file" aria-label={file.name}>
      <header className="shr-head">
        <h2 className="h-sec ell">{file.name}</h2>
        <div className="row sm t3 wrap">
          {contact && <CompanyName id={contact.id} name={contact.name} lifecycle={contact.lifecycle} />}
          {!contact && <span>{folderPath(file.folder, folders) || t('files.top')}</span>}
          {newest && <span className="num">{[t(`files.kind.${newest.is}`), bytes(newest.bytes)].join(', ')}</span>}
          {newest?.state === 'checking' && <Chip>{t('files.checking')}</Chip>}
          {newest?.state === 'refused' && <Chip tone="warn">{t('files.isRefused')}</Chip>}
        </div>
        <div className="row">
          {newest?.state === 'ready' && <ShareButton about={{ subject: file.id, contact: file.contact }} />}
          {mayEdit && <ChooseFiles one label={t('files.newVersion')} onFiles={(chosen) => startUploads(chosen.slice(0, 1), target)} />}
          <span className="grow" />
          {items.length > 0 && <MoreMenu look="quiet" label={t('files.more', { name: file.name })} items={items} />}
        </div>
        {newest?.state === 'refused' && <p className="sm t2">{t('files.isRefused.text')}</p>}
      </header>
      <UploadLines of={(one) => isSameTarget(one, target)} />
      {newest && <FilePages version={newest} name={file.name} />}
      <Versions file={file} />
      <div className="ph shr-line">
        <h2>{t('files.links')}</h2>
        <span className="sm t3 num">{t('files.linksSum', { links: file.links, views: file.views })}</span>
      </div>
      {own.length > 0 ? (
        <LinkTable links={own} onChoose={(link) => choose({ link })} withContact />
      ) : (
        <p className="sm t3 fl-note">{t(file.links > 0 ? 'files.links.others' : 'files.links.noneOf')}</p>
      )}
      {asking === 'name' && <NameDialog what={{ is: 'file', file }} onClose={() => setAsking(undefined)} />}
      {asking === 'move' && <MoveDialog what={{ is: 'file', file }} onClose={() => setAsking(undefined)} />}
    </section>
  );
}

function Versions({ file }: { readonly file: FileRow }) {
  const t = useT();
  const { day, bytes } = useFormat();
  const users = useRows('user');
  if (file.versions.length < 2) return null;
  return (
    <>
      <div className="ph shr-line">
        <h2>{t('files.versions')}</h2>
        <span className="sm t3 num">{file.versions.length}</span>
      </div>
      <ul className="fl-vers">
        {file.versions.toReversed().map((version, place) => (
          <li key={version.id} className="sm num">
            <span>{t('share.link.version', { number: version.number })}</span>
            <span className="t3 ell">
              {[users.get(version.by)?.name, day(version.at), bytes(version.bytes)].filter(Boolean).join(', ')}
            </span>
            <span className="t3">{t(version.state === 'refused' ? 'files.isRefused' : place === 0 ? 'files.current' : 'files.kept')}</span>
            {version.state === 'ready' && (
              <Button size="sm" kind="ghost" onClick={() => void download(version.id, file.name)}>
                {t('files.download')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
