/** Links that people have opened, as lines among what else was said with customers (S4-11). */
import type { LinkRow, VisitRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Icon } from '../icon.tsx';
import type { OtherLine } from '../work/activity-list.tsx';
import { openings } from './of-contact.ts';
import { visitDid, visitorWords } from './visit-words.ts';
import './live.css';

/** `counts`: whether a link concerns whoever is shown, by who made it and the owner of its contact. */
export function useOpenings(counts: (user: string) => boolean, most: number): readonly OtherLine[] {
  const [visits, links, contacts] = [useRows('visit'), useRows('link'), useRows('contact')];
  return useMemo(
    () =>
      openings(visits.values(), (visit) => counts(visit.by) || counts(contacts.get(visit.contact)?.owner ?? ''), most).map((visit) => ({
        id: visit.id,
        at: visit.at,
        line: <OpeningLine key={visit.id} visit={visit} link={links.get(visit.link)} />,
      })),
    [visits, links, contacts, counts, most],
  );
}

function OpeningLine({ visit, link }: { readonly visit: VisitRow; readonly link: LinkRow | undefined }) {
  const t = useT();
  const { time } = useFormat();
  const values = { name: visitorWords(t, visit, link), title: link?.title ?? '' };
  const isLive = visit.live > 0;
  return (
    <li className="act">
      <Icon name="eye" />
      <div className="grow">
        <Link to="/links/$id" params={{ id: visit.link }} className={isLive ? 't shr-open live' : 't shr-open'}>
          {isLive && <span className="shr-dot" aria-hidden="true" />}
          {isLive ? t('share.openedNow', { ...values, page: visit.live }) : t('share.opened', values)}
        </Link>
        <div className="s num">{visitDid(t, visit)[0] ?? ''}</div>
      </div>
      <time dateTime={visit.at}>{time(visit.at)}</time>
    </li>
  );
}
