import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { linkLists } from './files-search.ts';
import { folderNodes, folderPath } from './folder-tree.ts';
import { NameDialog } from './name-dialog.tsx';
import type { Files } from './use-files.ts';

/** On the phone the tree is one choice. */
export function PhonePlaces({ state }: { readonly state: Files }) {
  const t = useT();
  const { search, go, files, folders, mayEdit } = state;
  const [making, setMaking] = useState(false);
  const folder = search.folder && search.folder !== 'contacts' ? search.folder : '';
  const options = [
    { value: 'all', label: t('files.all') },
    ...folderNodes(folders, files.values()).map(({ folder: { id } }) => ({ value: `folder/${id}`, label: folderPath(id, folders) })),
    { value: 'folder/contacts', label: t('files.ofContacts') },
    ...linkLists.map((list) => ({ value: `links/${list}`, label: t(`files.links.${list}`) })),
  ];
  const value = search.links ? `links/${search.links}` : search.folder ? `folder/${search.folder}` : 'all';
  return (
    <div className="fl-phone">
      <Select
        value={value}
        label={t('files.places')}
        options={options}
        onChange={(next) => {
          const [is, id = ''] = next.split('/');
          const list = linkLists.find((one) => one === id);
          go(is === 'links' && list ? { links: list } : is === 'folder' ? { folder: id } : {});
        }}
      />
      {mayEdit && <IconButton icon="plus" kind="default" label={t('files.folder.new')} onClick={() => setMaking(true)} />}
      {making && <NameDialog what={{ is: 'new-folder', parent: folder }} onClose={() => setMaking(false)} />}
    </div>
  );
}
