import type { FileKind, FileRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { Icon, type IconName } from '../icon.tsx';

const icons: Readonly<Record<FileKind, IconName>> = {
  pdf: 'document',
  image: 'image',
  text: 'list',
  office: 'table',
  film: 'product',
  other: 'paperclip',
};

/** What a file is, by its newest version. */
export function FileIcon({ file }: { readonly file: Pick<FileRow, 'versions'> }) {
  const t = useT();
  const is = file.versions.at(-1)?.is ?? 'other';
  return <Icon name={icons[is]} label={t(`files.kind.${is}`)} />;
}
