import type { FileRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { FileIcon } from '../../ui/files/file-kind.tsx';
import { PageImage } from '../../ui/files/page-image.tsx';
import { LastOpened } from './file-table.tsx';
import type { Files } from './use-files.ts';

/** The first page of each, for whoever knows a file by its looks. */
export function FileGrid({ files, state }: { readonly files: readonly FileRow[]; readonly state: Files }) {
  const t = useT();
  const { search, choose, open } = state;
  return (
    <ul className="fl-grid">
      {files.map((file) => {
        const newest = file.versions.at(-1);
        return (
          <li key={file.id}>
            <button
              type="button"
              className="fl-card"
              data-file={file.id}
              aria-current={search.file === file.id || undefined}
              onClick={() => choose({ file: file.id })}
            >
              <span className="pic">
                {newest && newest.pages > 0 ? <PageImage version={newest.id} page={1} alt="" thumb /> : <FileIcon file={file} />}
              </span>
              <span className="ell m">{file.name}</span>
              <span className="row sm t3 num">
                {t('files.viewsOf', { count: file.views })}
                <span className="right">
                  <LastOpened file={file} isOpen={open.has(file.id)} />
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
