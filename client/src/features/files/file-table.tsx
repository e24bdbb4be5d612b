import type { FileRow, FileVersionRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Chip } from '../../ui/chip.tsx';
import { FileIcon } from '../../ui/files/file-kind.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWhen } from '../../ui/share/use-when.ts';
import { lift, putDown } from './dragged.ts';
import type { Files } from './use-files.ts';

/** Name, version, links, views by people, last opened; older versions unfold. */
export function FileTable({ files, state }: { readonly files: readonly FileRow[]; readonly state: Files }) {
  const t = useT();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setUnfolded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <table className="tbl fl-tbl">
      <thead>
        <tr>
          <th>{t('files.name')}</th>
          <th className="wide">{t('files.version')}</th>
          <th className="n wide">{t('files.links')}</th>
          <th className="n">{t('files.views')}</th>
          <th>{t('files.sort.opened')}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <FileLines key={file.id} file={file} state={state} isUnfolded={unfolded.has(file.id)} onToggle={() => toggle(file.id)} />
        ))}
      </tbody>
    </table>
  );
}

function FileLines({
  file,
  state,
  isUnfolded,
  onToggle,
}: {
  readonly file: FileRow;
  readonly state: Files;
  readonly isUnfolded: boolean;
  readonly onToggle: () => void;
}) {
  const t = useT();
  const { search, choose, open, mayEdit } = state;
  const newest = file.versions.at(-1);
  const isChosen = search.file === file.id;
  const several = file.versions.length > 1;
  return (
    <>
      <tr
        className={isChosen ? 'is-sel' : undefined}
        aria-selected={isChosen}
        data-file={file.id}
        onClick={() => choose({ file: file.id })}
        {...(mayEdit &&
          file.contact === '' && {
            draggable: true,
            onDragStart: (event) => lift(event, { is: 'file', id: file.id }),
            onDragEnd: putDown,
          })}
      >
        <td>
          <span className="nm">
            <FileIcon file={file} />
            <button type="button" className="fl-name ell m" onClick={() => choose({ file: file.id })}>
              {file.name || t('ui.unnamed')}
            </button>
            {newest?.state === 'checking' && <Chip>{t('files.checking')}</Chip>}
            {newest?.state === 'refused' && <Chip tone="warn">{t('files.isRefused')}</Chip>}
          </span>
        </td>
        <td className="t2 num wide">
          {several ? (
            <button
              type="button"
              className="plain num fl-unfold"
              aria-expanded={isUnfolded}
              aria-label={t('files.versionsOf', { name: file.name })}
              onClick={(event) => {
                event.stopPropagation();
                onToggle();
              }}
            >
              {t('files.versionOf', { number: newest?.number ?? 1, count: file.versions.length })}
              <Icon name={isUnfolded ? 'chevron' : 'right'} size={12} />
            </button>
          ) : (
            newest?.number
          )}
        </td>
        <td className="n t2 wide">{file.links}</td>
        <td className="n">{file.views}</td>
        <td className="t2 num">
          <LastOpened file={file} isOpen={open.has(file.id)} />
        </td>
      </tr>
      {isUnfolded &&
        file.versions.toReversed().map((version) => <VersionLine key={version.id} version={version} isNewest={version === newest} />)}
    </>
  );
}

export function LastOpened({ file, isOpen }: { readonly file: FileRow; readonly isOpen: boolean }) {
  const t = useT();
  const when = useWhen();
  if (isOpen) return <Chip tone="acc">{t('share.link.openNow')}</Chip>;
  if (file.lastViewedAt !== '') return when.short(file.lastViewedAt);
  return <span className="t3">{t(file.links > 0 ? 'files.notYet' : 'files.notShared')}</span>;
}

function VersionLine({ version, isNewest }: { readonly version: FileVersionRow; readonly isNewest: boolean }) {
  const t = useT();
  const { day, bytes } = useFormat();
  const by = useRows('user').get(version.by)?.name ?? '';
  return (
    <tr className="ver">
      <td>{[t('share.link.version', { number: version.number }), by, day(version.at)].filter(Boolean).join(', ')}</td>
      <td className="wide">{t(version.state === 'refused' ? 'files.isRefused' : isNewest ? 'files.current' : 'files.kept')}</td>
      <td className="n num" colSpan={3}>
        {bytes(version.bytes)}
      </td>
    </tr>
  );
}
