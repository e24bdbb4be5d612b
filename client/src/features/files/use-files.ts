/** Everything the screen of files shows, from the rows of this device. */
import { can } from '@tandem/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { openLinks } from '../../ui/share/visits.ts';
import { type FileFilter, type FileSort, listFiles, listLinks, mostViewed, openFiles } from './file-list.ts';
import type { FilesSearch } from './files-search.ts';
import { withInside } from './folder-tree.ts';

const everywhere = { contacts: 'contacts', '': 'all' } as const;

export function useFiles() {
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/files' });
  const [files, folders, links, visits, contacts] = [
    useRows('file'),
    useRows('folder'),
    useRows('link'),
    useRows('visit'),
    useRows('contact'),
  ];
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<FileFilter>();
  const [sort, setSort] = useState<FileSort>('opened');
  const folder = search.folder ?? '';
  const open = useMemo(() => openFiles(links, visits.values()), [links, visits]);
  const openNow = useMemo(() => openLinks(visits.values()), [visits]);
  const listed = useMemo(
    () =>
      listFiles(
        files.values(),
        { folders: folder === '' || folder === 'contacts' ? everywhere[folder] : withInside(folder, folders), text, filter, sort },
        { open, contactName: (id) => contacts.get(id)?.name ?? '' },
      ),
    [files, folders, folder, text, filter, sort, open, contacts],
  );
  const listedLinks = useMemo(
    () => listLinks(links.values(), search.links ?? 'all', openNow, new Date().toISOString()),
    [links, search.links, openNow],
  );
  const viewed = useMemo(() => mostViewed(visits.values(), links, thirtyDaysAgo(), 3), [visits, links]);
  const go = (next: FilesSearch, replace = false) => void navigate({ to: '/files', search: next, replace });
  return {
    search,
    go,
    /** Shows another thing beside the same list. */
    choose: (chosen: Pick<FilesSearch, 'file' | 'link'>) => {
      const { file: _file, link: _link, ...where } = search;
      go({ ...where, ...chosen }, search.file !== undefined || search.link !== undefined);
    },
    mayEdit: can(me.person, 'edit', { type: 'library' }),
    ...{ files, folders, links, open, openNow, listed, listedLinks, viewed },
    ...{ text, setText, filter, setFilter, sort, setSort },
  };
}
export type Files = ReturnType<typeof useFiles>;

const thirtyDaysAgo = (): string => new Date(Date.now() - 30 * 86_400_000).toISOString();
