/** Shared files: folders and links at the left, the list, and what is chosen beside it (S0-35 to S0-38). */
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { useFileDrop } from '../../ui/files/drop-zone.tsx';
import { startUploads } from '../../ui/files/uploads.ts';
import { Page } from '../../ui/page.tsx';
import { LazyShareSheet } from '../../ui/share/share-button.tsx';
import { Skeleton } from '../../ui/states.tsx';
import './files.css';
import { Beside } from './beside.tsx';
import { FileArea } from './file-area.tsx';
import { FilesSide } from './files-side.tsx';
import { LinkArea } from './link-area.tsx';
import { NameDialog } from './name-dialog.tsx';
import { PhonePlaces } from './phone-places.tsx';
import { useFiles } from './use-files.ts';

export function FilesScreen() {
  const t = useT();
  const phone = usePhone();
  const ready = useRowsReady();
  const state = useFiles();
  const { search, files, links, mayEdit } = state;
  const [sharing, setSharing] = useState(false);
  const [making, setMaking] = useState(false);
  const folder = search.folder && search.folder !== 'contacts' ? search.folder : '';
  const target = { folder };
  const drop = useFileDrop((dropped) => mayEdit && startUploads(dropped, target));
  const chosen = search.file !== undefined || search.link !== undefined;
  const group = t('nav.files');
  useCommands([
    { id: 'files.share', title: t('share.share'), group, keys: 's', icon: 'share', run: () => setSharing(true) },
    ...(mayEdit
      ? [{ id: 'files.folder', title: t('files.folder.new'), group, keys: 'n', icon: 'folder' as const, run: () => setMaking(true) }]
      : []),
  ]);
  return (
    <Page
      title={t('nav.files')}
      tabs={phone ? null : <span className="t3 nw num">{t('files.sums', { files: files.size, links: links.size })}</span>}
      actions={
        <>
          {mayEdit && !phone && (
            <Button icon="plus" keys="n" onClick={() => setMaking(true)}>
              {t('files.folder')}
            </Button>
          )}
          {!(phone && chosen) && (
            <Button kind="primary" icon="share" onClick={() => setSharing(true)}>
              {t('share.share')}
            </Button>
          )}
        </>
      }
    >
      {ready ? (
        <div
          className={['fl', chosen ? 'has-aside' : '', drop.over && mayEdit ? 'drop-over' : ''].filter(Boolean).join(' ')}
          {...drop.handlers}
        >
          {phone ? !chosen && <PhonePlaces state={state} /> : <FilesSide state={state} onNew={() => setMaking(true)} />}
          {!(phone && chosen) && (
            <div className="fl-mid">{search.links ? <LinkArea state={state} /> : <FileArea state={state} target={target} />}</div>
          )}
          {chosen && <Beside state={state} />}
        </div>
      ) : (
        <Skeleton rows={10} />
      )}
      {sharing && <LazyShareSheet {...(search.file && { subject: search.file })} onClose={() => setSharing(false)} />}
      {making && <NameDialog what={{ is: 'new-folder', parent: folder }} onClose={() => setMaking(false)} />}
    </Page>
  );
}
