import type { FileRow } from '@tandem/core';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useCommands } from '../../ui/commands.ts';
import { deleteFile } from '../../ui/files/file-requests.ts';
import { MoveDialog } from './move-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import type { Files } from './use-files.ts';

/** J and K through the list; the chosen file is renamed, moved and deleted by keys. Answers the dialogs that this opens. */
export function useFileKeys(state: Files, shown: readonly FileRow[]): ReactNode {
  const t = useT();
  const { search, choose, files, mayEdit } = state;
  const [asking, setAsking] = useState<'name' | 'move'>();
  const file = search.file ? files.get(search.file) : undefined;
  const move = (step: number) => {
    const at = shown.findIndex(({ id }) => id === search.file);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
    if (next) choose({ file: next.id });
  };
  const mayChange = file !== undefined && (file.contact !== '' || mayEdit);
  const group = t('nav.files');
  useCommands([
    { id: 'files.next', title: t('files.key.next'), group, keys: 'j', run: () => move(1) },
    { id: 'files.previous', title: t('files.key.previous'), group, keys: 'k', run: () => move(-1) },
    ...(file && mayChange
      ? [
          { id: 'files.rename', title: t('files.rename'), group, keys: 'F2', run: () => setAsking('name') },
          { id: 'files.delete', title: t('files.delete'), group, keys: 'Delete', run: () => void deleteFile(file.id, file.name) },
        ]
      : []),
    ...(file && mayChange && file.contact === ''
      ? [{ id: 'files.move', title: t('files.move'), group, keys: 'm', run: () => setAsking('move') }]
      : []),
  ]);
  if (!file || !asking) return null;
  return asking === 'name' ? (
    <NameDialog what={{ is: 'file', file }} onClose={() => setAsking(undefined)} />
  ) : (
    <MoveDialog what={{ is: 'file', file }} onClose={() => setAsking(undefined)} />
  );
}
