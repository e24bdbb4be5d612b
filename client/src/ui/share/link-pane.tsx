/** One link: its address, what it allows, where time was spent, and every visit with its proof (S0-38, N4). */
import type { LinkRow } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { EmptyState } from '../states.tsx';
import { secondsWords } from './evidence-words.ts';
import { LinkHead } from './link-head.tsx';
import { PageBars } from './page-bars.tsx';
import { SaidLines } from './said-lines.tsx';
import './share.css';
import { useVisitKeys } from './use-visit-keys.ts';
import { VisitLine } from './visit-line.tsx';
import { family, pagesOf, pageTimes, sumsOf, visitsOf } from './visits.ts';

/** `keys`: J and K step through the visits, where no list beside it wants them. */
export function LinkPane({ link, keys = false }: { readonly link: LinkRow; readonly keys?: boolean }) {
  const t = useT();
  const links = useRows('link');
  const allVisits = useRows('visit');
  const files = useRows('file');
  const relatives = useMemo(() => family(link.id, links), [link.id, links]);
  const visits = useMemo(() => visitsOf(relatives, allVisits.values()), [relatives, allVisits]);
  const pages = pagesOf(link, files);
  const times = useMemo(() => pageTimes(visits, pages), [visits, pages]);
  const sums = sumsOf(relatives);
  const at = useVisitKeys(visits, keys);
  return (
    <section className="shr-link" aria-label={t('share.link.for', { title: link.title, name: link.recipient })}>
      <LinkHead link={link} relatives={relatives} isOpen={visits.some(({ live }) => live > 0)} />
      <SaidLines link={link.id} changed={`${visits.length} ${link.lastViewedAt}`} />
      {times.length > 0 && (
        <>
          <div className="ph">
            <h2>{t('share.pages')}</h2>
            <span className="sm t3 num right">
              {t('share.pages.sum', {
                time: secondsWords(t, sums.ms / 1000),
                people: t('share.pages.people', { count: sums.people }),
                visits: t('share.pages.visits', { count: sums.counted }),
              })}
            </span>
          </div>
          <PageBars times={times} />
        </>
      )}
      <div className="ph shr-line">
        <h2>{t('share.visits')}</h2>
        <span className="sm t3 num">{t('share.visits.sum', { counted: sums.counted, not: sums.notCounted })}</span>
        <span className="sm t3 right">{t('share.visits.bars')}</span>
      </div>
      {visits.length === 0 ? (
        <EmptyState icon="eye" title={t('share.visits.none')}>
          {t('share.visits.none.text')}
        </EmptyState>
      ) : (
        <ol className="shr-visits">
          {visits.map((visit) => (
            <VisitLine key={visit.id} visit={visit} link={links.get(visit.link)} pages={pages} mayDecide isAt={visit.id === at} />
          ))}
        </ol>
      )}
    </section>
  );
}
