/** Into another folder, with a press to have it back. */
import type { FileRow, FolderRow } from '@tandem/core';
import { translate } from '../../i18n/i18n.ts';
import { rowsOf } from '../../sync/rows.ts';
import { changeFile, changeFolder } from '../../ui/files/file-requests.ts';
import { toast } from '../../ui/toast.tsx';

export async function moveFile(file: FileRow | undefined, folder: string): Promise<void> {
  if (!file || !(await changeFile(file.id, { folder }))) return;
  toast(said(file.name, folder), { undo: () => void changeFile(file.id, { folder: file.folder }) });
}
export async function moveFolder(folder: FolderRow | undefined, parent: string): Promise<void> {
  if (!folder || !(await changeFolder(folder.id, { parent }))) return;
  toast(said(folder.name, parent), { undo: () => void changeFolder(folder.id, { parent: folder.parent }) });
}
const said = (name: string, to: string): string =>
  translate('files.moved', { name, folder: rowsOf('folder').get(to)?.name ?? translate('files.top') });
