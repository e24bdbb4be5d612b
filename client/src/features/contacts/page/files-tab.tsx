/** Files and links of a contact: what is kept here, what went out to whom, and whether a person has looked. */
import type { ContactRow, FileRow } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRows } from '../../../sync/rows.ts';
import { Chip } from '../../../ui/chip.tsx';
import { DropZone } from '../../../ui/files/drop-zone.tsx';
import { FileIcon } from '../../../ui/files/file-kind.tsx';
import { deleteFile, download } from '../../../ui/files/file-requests.ts';
import { MoreMenu } from '../../../ui/more-menu.tsx';
import { LinkTable } from '../../../ui/share/link-table.tsx';
import { filesOfContact, linksOfContact } from '../../../ui/share/of-contact.ts';
import { shareAbout } from '../../../ui/share/share-about.ts';
import { ShareButton } from '../../../ui/share/share-button.tsx';
import { useWhen } from '../../../ui/share/use-when.ts';
import { EmptyState } from '../../../ui/states.tsx';

export function FilesTab({ row, readOnly }: { readonly row: ContactRow; readonly readOnly: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const [contacts, files, links] = [useRows('contact'), useRows('file'), useRows('link')];
  const own = useMemo(() => filesOfContact(row.id, files.values(), contacts), [row.id, files, contacts]);
  const shared = useMemo(() => linksOfContact(row.id, links.values(), contacts), [row.id, links, contacts]);
  return (
    <div className="record-columns record-files">
      <section aria-label={t('files.links')}>
        <div className="ph">
          <h2>{t('files.links')}</h2>
          <span className="t3 sm num">{shared.length}</span>
          {!readOnly && (
            <span className="right">
              <ShareButton about={shareAbout(row)} size="sm" />
            </span>
          )}
        </div>
        {shared.length === 0 ? (
          <EmptyState icon="link" title={t('files.links.all.none')}>
            {t('files.links.all.none.text')}
          </EmptyState>
        ) : (
          <LinkTable links={shared} onChoose={(id) => void navigate({ to: '/links/$id', params: { id } })} />
        )}
      </section>
      <section aria-label={t('contacts.page.files')}>
        <div className="ph">
          <h2>{t('contacts.page.files')}</h2>
          <span className="t3 sm num">{own.length}</span>
        </div>
        {own.length === 0 && <p className="none sm t3">{t('contacts.page.files.none')}</p>}
        {own.map((file) => (
          <FileLine key={file.id} file={file} readOnly={readOnly} />
        ))}
        {!readOnly && <DropZone target={{ contact: row.id }} />}
      </section>
    </div>
  );
}

function FileLine({ file, readOnly }: { readonly file: FileRow; readonly readOnly: boolean }) {
  const t = useT();
  const when = useWhen();
  const { bytes } = useFormat();
  const navigate = useNavigate();
  const newest = file.versions.at(-1);
  const isReady = newest?.state === 'ready';
  const opened = file.lastViewedAt ? when.short(file.lastViewedAt) : t(file.links > 0 ? 'files.notYet' : 'files.notShared');
  return (
    <div className="li">
      <FileIcon file={file} />
      <button
        type="button"
        className="plain grow"
        onClick={() => void navigate({ to: '/files', search: { folder: 'contacts', file: file.id } })}
      >
        <span className="m ell">{file.name}</span>
        <span className="sm t3 num ell">
          {[newest ? bytes(newest.bytes) : '', t('files.viewsOf', { count: file.views }), opened].filter(Boolean).join(', ')}
        </span>
      </button>
      {newest && newest.state !== 'ready' && <Chip>{t(newest.state === 'checking' ? 'files.checking' : 'files.isRefused')}</Chip>}
      {isReady && !readOnly && <ShareButton about={{ subject: file.id, contact: file.contact }} size="sm" />}
      <MoreMenu
        look="row"
        label={t('files.more', { name: file.name })}
        items={[
          ...(isReady ? [{ label: t('files.download'), icon: 'download' as const, run: () => void download(newest.id, file.name) }] : []),
          ...(readOnly ? [] : [{ label: t('files.delete'), icon: 'trash' as const, run: () => void deleteFile(file.id, file.name) }]),
        ]}
      />
    </div>
  );
}
