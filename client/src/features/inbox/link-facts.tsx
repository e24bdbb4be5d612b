/** The link that a notice is about: what was asked, and the visits with their proof. */
import type { LinkRow } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { SaidLines } from '../../ui/share/said-lines.tsx';
import { VisitLine } from '../../ui/share/visit-line.tsx';
import { family, pagesOf, visitsOf } from '../../ui/share/visits.ts';
import '../../ui/share/share.css';

const most = 3;

export function LinkFacts({ link }: { readonly link: LinkRow }) {
  const t = useT();
  const [links, visits, files] = [useRows('link'), useRows('visit'), useRows('file')];
  const counted = useMemo(
    () =>
      visitsOf(family(link.id, links), visits.values())
        .filter(({ counts }) => counts)
        .slice(0, most),
    [link.id, links, visits],
  );
  return (
    <div className="pv-sec shr-link">
      <h3 className="pv-ttl">{t('share.link.for', { title: link.title, name: link.recipient })}</h3>
      <SaidLines link={link.id} changed={`${counted.length} ${link.lastViewedAt}`} />
      {counted.length > 0 && (
        <ol>
          {counted.map((visit) => (
            <VisitLine key={visit.id} visit={visit} link={links.get(visit.link)} pages={pagesOf(link, files)} mayDecide />
          ))}
        </ol>
      )}
    </div>
  );
}
