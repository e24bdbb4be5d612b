/** What the server is asked to do with files and folders; the rows that follow show it. */
import { translate } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { currentSession } from '../../state/session.ts';
import { newId } from '../../sync/new-id.ts';
import { errorWords } from '../error-words.ts';
import { changed } from '../share/changed.ts';
import { toast } from '../toast.tsx';

const folder = (id: string) => `/api/folders/${encodeURIComponent(id)}`;
const file = (id: string) => `/api/files/${encodeURIComponent(id)}`;

export const createFolder = (name: string, parent: string): Promise<boolean> =>
  changed(request('POST', '/api/folders', { id: newId(), name, parent }));
export const changeFolder = (id: string, change: { readonly name?: string; readonly parent?: string }): Promise<boolean> =>
  changed(request('PATCH', folder(id), change));
export const changeFile = (id: string, change: { readonly name?: string; readonly folder?: string }): Promise<boolean> =>
  changed(request('PATCH', file(id), change));

/** Deleted at once, with a press to have it back. */
export const deleteFolder = (id: string, name: string): Promise<boolean> => remove(folder(id), translate('files.folder.deleted', { name }));
export const deleteFile = (id: string, name: string): Promise<boolean> => remove(file(id), translate('files.deleted', { name }));

async function remove(path: string, said: string): Promise<boolean> {
  const done = await changed(request('DELETE', path));
  if (done) toast(said, { undo: () => void changed(request('POST', `${path}/restore`, {})) });
  return done;
}

const version = (id: string) => `/api/files/versions/${encodeURIComponent(id)}`;

/** A tab with a session of its own cannot send its credential with a download: it gets an address that is good for a minute. */
export async function download(id: string, name: string): Promise<void> {
  const link = document.createElement('a');
  link.download = name;
  try {
    link.href = currentSession()?.token
      ? (await request<{ address: string }>('POST', `${version(id)}/address`, {})).address
      : `${version(id)}/content`;
  } catch (error) {
    return toast(errorWords(error), { failed: true });
  }
  link.click();
}
