import type { FileRow, FolderRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { folderNodes, folderPath, mayMoveTo } from './folder-tree.ts';
import { moveFile, moveFolder } from './moves.ts';

export type Movable = { readonly is: 'file'; readonly file: FileRow } | { readonly is: 'folder'; readonly folder: FolderRow };
/** A select has no empty value. */
const top = 'top';

/** Another folder, chosen from a list: what dragging does, by keys. */
export function MoveDialog({ what, onClose }: { readonly what: Movable; readonly onClose: () => void }) {
  const t = useT();
  const folders = useRows('folder');
  const { name } = what.is === 'file' ? what.file : what.folder;
  const may = (target: string) => (what.is === 'file' ? what.file.folder !== target : mayMoveTo(what.folder.id, target, folders));
  const options = [
    ...(may('') ? [{ value: top, label: t('files.top') }] : []),
    ...folderNodes(folders, [])
      .filter(({ folder }) => may(folder.id))
      .map(({ folder }) => ({ value: folder.id, label: folderPath(folder.id, folders) })),
  ];
  const [target, setTarget] = useState(options[0]?.value ?? '');
  const move = () => {
    const to = target === top ? '' : target;
    void (what.is === 'file' ? moveFile(what.file, to) : moveFolder(what.folder, to));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('files.moveOf', { name })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={target === ''} onClick={move}>
            {t('files.moveHere')}
          </Button>
        </>
      }
    >
      {options.length === 0 ? (
        <p className="t2">{t('files.move.none')}</p>
      ) : (
        <Field label={t('files.folder')}>
          <Select value={target} options={options} onChange={setTarget} />
        </Field>
      )}
    </Dialog>
  );
}
