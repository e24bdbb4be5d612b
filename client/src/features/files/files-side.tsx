/** Folders, links by what is to be done about them, and what is read most. */
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { listLinks } from './file-list.ts';
import { type FilesSearch, type LinkList, linkLists } from './files-search.ts';
import { FolderLine } from './folder-line.tsx';
import { folderNodes } from './folder-tree.ts';
import type { Files } from './use-files.ts';

const linkIcons: Readonly<Record<LinkList, IconName>> = { all: 'link', open: 'eye', ending: 'clock', withdrawn: 'lock' };

export function FilesSide({ state, onNew }: { readonly state: Files; readonly onNew: () => void }) {
  const t = useT();
  const { search, go, files, folders, links, openNow, viewed, mayEdit } = state;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const nodes = folderNodes(folders, files.values(), folded);
  const ofContacts = [...files.values()].filter(({ contact }) => contact !== '').length;
  const now = new Date().toISOString();
  const at = search.links ? undefined : (search.folder ?? '');
  const keep = search.view ? { view: search.view } : {};
  const toggle = (id: string) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <nav className="fl-side" aria-label={t('files.places')}>
      <Place icon="folder" here={at === ''} count={files.size} onGo={() => go(keep)}>
        {t('files.all')}
      </Place>
      <ul className="fl-tree">
        {nodes.map((node) => (
          <FolderLine
            key={node.folder.id}
            node={node}
            here={at === node.folder.id}
            isFolded={folded.has(node.folder.id)}
            state={state}
            onFold={() => toggle(node.folder.id)}
            onGo={() => go({ ...keep, folder: node.folder.id })}
          />
        ))}
      </ul>
      {ofContacts > 0 && (
        <Place icon="users" here={at === 'contacts'} count={ofContacts} onGo={() => go({ ...keep, folder: 'contacts' })}>
          {t('files.ofContacts')}
        </Place>
      )}
      {mayEdit && folders.size === 0 && (
        <button type="button" className="link plain fl-hint" onClick={onNew}>
          {t('files.folder.first')}
        </button>
      )}
      <div className="lbl">{t('files.links')}</div>
      {linkLists.map((list) => {
        const { length } = listLinks(links.values(), list, openNow, now);
        return (
          <Place
            key={list}
            icon={linkIcons[list]}
            here={search.links === list}
            count={length}
            live={list === 'open' && length > 0}
            onGo={() => go({ links: list })}
          >
            {t(`files.links.${list}`)}
          </Place>
        );
      })}
      {viewed.length > 0 && (
        <>
          <div className="lbl">{t('files.mostViewed')}</div>
          {viewed.map(({ id, of, title, views }) => (
            <Place key={id} count={views} here={false} onGo={() => go(of === 'file' ? withFile(search, id) : { links: 'all' })}>
              {title}
            </Place>
          ))}
        </>
      )}
    </nav>
  );
}

const withFile = ({ view }: FilesSearch, file: string): FilesSearch => ({ ...(view && { view }), file });

function Place({
  icon,
  here,
  count,
  live = false,
  onGo,
  children,
}: {
  readonly icon?: IconName;
  readonly here: boolean;
  readonly count: number;
  readonly live?: boolean;
  readonly onGo: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" className="fl-place" aria-current={here ? 'page' : undefined} onClick={onGo}>
      {icon && <Icon name={icon} size={14} />}
      <span className="ell">{children}</span>
      <span className={live ? 'xs acc b num' : 'xs t3 num'}>{count}</span>
    </button>
  );
}

export const FoldButton = ({ folded, name, onFold }: { readonly folded: boolean; readonly name: string; readonly onFold: () => void }) => {
  const t = useT();
  return (
    <IconButton
      icon={folded ? 'right' : 'chevron'}
      size="sm"
      className="fold"
      label={t(folded ? 'files.unfold' : 'files.fold', { name })}
      aria-expanded={!folded}
      onClick={onFold}
    />
  );
};
