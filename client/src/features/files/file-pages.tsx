import type { FileVersionRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { PageImage } from '../../ui/files/page-image.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

/** One page at a time; what cannot be drawn says so. */
export function FilePages({ version, name }: { readonly version: FileVersionRow; readonly name: string }) {
  const t = useT();
  const [page, setPage] = useState(1);
  if (version.state !== 'ready') return null;
  if (version.pages === 0) return <p className="sm t3 fl-note">{t('files.noPreview')}</p>;
  const at = Math.min(page, version.pages);
  return (
    <div className="fl-pages">
      <PageImage
        key={`${version.id}/${at}`}
        version={version.id}
        page={at}
        alt={t('files.pageOf', { page: at, pages: version.pages, name })}
      />
      {version.pages > 1 && (
        <div className="row">
          <IconButton icon="left" size="sm" label={t('files.page.previous')} disabled={at === 1} onClick={() => setPage(at - 1)} />
          <span className="sm t3 num" aria-live="polite">
            {t('files.page', { page: at, pages: version.pages })}
          </span>
          <IconButton icon="right" size="sm" label={t('files.page.next')} disabled={at === version.pages} onClick={() => setPage(at + 1)} />
        </div>
      )}
    </div>
  );
}
