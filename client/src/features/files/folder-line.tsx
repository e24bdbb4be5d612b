import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { bringsFiles } from '../../ui/files/drop-zone.tsx';
import { deleteFolder } from '../../ui/files/file-requests.ts';
import { startUploads } from '../../ui/files/uploads.ts';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { dragged, lift, putDown } from './dragged.ts';
import { FoldButton } from './files-side.tsx';
import { type FolderNode, mayMoveTo, withInside } from './folder-tree.ts';
import { MoveDialog } from './move-dialog.tsx';
import { moveFile, moveFolder } from './moves.ts';
import { NameDialog, type Named } from './name-dialog.tsx';
import type { Files } from './use-files.ts';

/** A folder: files and folders are dropped on it, its menu does the same by keys. */
export function FolderLine({
  node: { folder, level, count, hasInside },
  here,
  isFolded,
  state,
  onFold,
  onGo,
}: {
  readonly node: FolderNode;
  readonly here: boolean;
  readonly isFolded: boolean;
  readonly state: Files;
  readonly onFold: () => void;
  readonly onGo: () => void;
}) {
  const t = useT();
  const { folders, files, mayEdit, search, go } = state;
  const [over, setOver] = useState(false);
  const [naming, setNaming] = useState<Named>();
  const [moving, setMoving] = useState(false);
  const { id, name } = folder;
  const takes = () => {
    const what = dragged();
    if (!what) return false;
    return what.is === 'folder' ? mayMoveTo(what.id, id, folders) : files.get(what.id)?.folder !== id;
  };
  const remove = async () => {
    const gone = withInside(id, folders);
    if ((await deleteFolder(id, name)) && search.folder && gone.has(search.folder)) go({});
  };
  return (
    <li
      className={over ? 'fl-folder over' : 'fl-folder'}
      style={{ paddingLeft: 8 + level * 14 }}
      {...(mayEdit && {
        draggable: true,
        onDragStart: (event) => lift(event, { is: 'folder', id }),
        onDragEnd: putDown,
        onDragOver: (event) => {
          if (!bringsFiles(event) && !takes()) return;
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event) => {
          setOver(false);
          event.preventDefault();
          event.stopPropagation();
          const what = dragged();
          if (bringsFiles(event)) startUploads([...event.dataTransfer.files], { folder: id });
          else if (what && takes()) void (what.is === 'file' ? moveFile(files.get(what.id), id) : moveFolder(folders.get(what.id), id));
        },
      })}
    >
      {hasInside ? <FoldButton folded={isFolded} name={name} onFold={onFold} /> : <span className="fold" />}
      <button type="button" className="fl-place" aria-current={here ? 'page' : undefined} onClick={onGo}>
        <span className="ell">{name}</span>
        <span className="xs t3 num">{count}</span>
      </button>
      {mayEdit && (
        <MoreMenu
          look="row"
          className="opts"
          label={t('files.folder.more', { name })}
          items={[
            { label: t('files.folder.newInside'), icon: 'plus', run: () => setNaming({ is: 'new-folder', parent: id }) },
            { label: t('files.rename'), icon: 'edit', run: () => setNaming({ is: 'folder', folder }) },
            { label: t('files.move'), icon: 'folder', run: () => setMoving(true) },
            'line',
            { label: t('files.delete'), icon: 'trash', run: () => void remove() },
          ]}
        />
      )}
      {naming && <NameDialog what={naming} onClose={() => setNaming(undefined)} />}
      {moving && <MoveDialog what={{ is: 'folder', folder }} onClose={() => setMoving(false)} />}
    </li>
  );
}
