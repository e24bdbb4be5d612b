import type { FileRow, FolderRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { changeFile, changeFolder, createFolder } from '../../ui/files/file-requests.ts';
import { Input } from '../../ui/input.tsx';
import { folderFault } from './folder-tree.ts';

export type Named =
  | { readonly is: 'new-folder'; readonly parent: string }
  | { readonly is: 'folder'; readonly folder: FolderRow }
  | { readonly is: 'file'; readonly file: FileRow };

/** A name for a folder or a file. */
export function NameDialog({ what, onClose }: { readonly what: Named; readonly onClose: () => void }) {
  const t = useT();
  const folders = useRows('folder');
  const before = what.is === 'new-folder' ? '' : what.is === 'folder' ? what.folder.name : what.file.name;
  const [name, setName] = useState(before);
  const [busy, setBusy] = useState(false);
  const parent = what.is === 'new-folder' ? what.parent : what.is === 'folder' ? what.folder.parent : '';
  const self = what.is === 'folder' ? what.folder.id : '';
  const fault = what.is === 'file' ? (name.trim() === '' ? 'empty' : undefined) : folderFault(name, parent, folders, self);
  const save = async () => {
    if (fault || busy) return;
    setBusy(true);
    if (name.trim() === before || (await write(what, name.trim()))) onClose();
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} title={what.is === 'new-folder' ? t('files.folder.new') : t('files.renameOf', { name: before })}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t('files.name')} error={fault === 'taken' ? t('files.folder.taken') : undefined}>
          <Input value={name} maxLength={what.is === 'file' ? 200 : 100} autoFocus onChange={({ target }) => setName(target.value)} />
        </Field>
        <div className="row">
          <span className="grow" />
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={fault !== undefined || busy}>
            {t(what.is === 'new-folder' ? 'files.folder.make' : 'files.rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function write(what: Named, name: string): Promise<boolean> {
  if (what.is === 'new-folder') return createFolder(name, what.parent);
  return what.is === 'folder' ? changeFolder(what.folder.id, { name }) : changeFile(what.file.id, { name });
}
