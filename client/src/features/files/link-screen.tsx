/** The page of one link: what the recipient can do with it, and who has looked, with the proof. */
import { useParams } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useRow, useRowsReady } from '../../sync/rows.ts';
import { Page } from '../../ui/page.tsx';
import { LinkPane } from '../../ui/share/link-pane.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import './files.css';

export function LinkScreen() {
  const t = useT();
  const { id = '' } = useParams({ strict: false });
  const link = useRow('link', id);
  const ready = useRowsReady();
  const title = link ? t('share.link.for', { title: link.title, name: link.recipient }) : t('files.link');
  return (
    <Page title={title} crumbs={[{ label: t('nav.files'), to: '/files' }, { label: title }]}>
      <div className="fl-link">
        {link ? (
          <LinkPane key={link.id} link={link} keys />
        ) : ready ? (
          <EmptyState icon="link" title={t('error.notFound')}>
            {t('error.notFoundText')}
          </EmptyState>
        ) : (
          <Skeleton rows={8} />
        )}
      </div>
    </Page>
  );
}
