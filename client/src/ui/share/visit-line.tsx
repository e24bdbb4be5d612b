/** One visit with its proof: who, when, what was done, and why it is graded so (N4). */
import type { LinkRow, VisitRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow } from '../../sync/rows.ts';
import { Chip } from '../chip.tsx';
import { setCounts } from './count-visit.ts';
import { proofOf } from './evidence-words.ts';
import { ProofBars } from './proof-bars.tsx';
import { useWhen } from './use-when.ts';
import { VisitReasons } from './visit-reasons.tsx';
import { liveWords, visitDid, visitorWords } from './visit-words.ts';

export interface VisitLineProps {
  readonly visit: VisitRow;
  readonly link: LinkRow | undefined;
  /** Of the version that is shown; 0 when nobody knows. */
  readonly pages: number;
  readonly mayDecide: boolean;
  readonly isAt?: boolean;
}

export function VisitLine({ visit, link, pages, mayDecide, isAt = false }: VisitLineProps) {
  const t = useT();
  const when = useWhen();
  const { time } = useFormat();
  const decider = useRow('user', visit.decidedBy || undefined)?.name;
  const who = visitorWords(t, visit, link);
  const moment = visit.live > 0 ? t('share.visit.since', { time: time(visit.at) }) : when.exact(visit.at);
  // A robot that says so itself is none by anybody's word; a person whose mail is scanned may be taken for the scanner.
  const maybe = visit.counts || ['unsure', 'person', 'scanner'].includes(visit.is);
  return (
    <li
      className={['shr-visit', visit.counts ? '' : 'no', isAt ? 'is-at' : ''].filter(Boolean).join(' ')}
      data-visit={visit.id}
      tabIndex={-1}
      aria-current={isAt || undefined}
    >
      <ProofBars proof={proofOf(visit)} />
      <span className="row who">
        <b className="ell">{who}</b>
        {visit.live > 0 && (
          <span className="chip acc shr-live" role="status">
            {liveWords(t, visit, pages)}
          </span>
        )}
        {link?.parent && visit.counts && visit.name === '' ? null : link?.parent ? <Chip>{link.recipient}</Chip> : null}
      </span>
      <time className="sm t3 num nw" dateTime={visit.at}>
        {moment}
      </time>
      <div className="rs num">
        {visitDid(t, visit).join('. ')}
        {visit.decidedBy !== '' && (
          <span> {t(visit.counts ? 'share.visit.decided' : 'share.visit.decidedNot', { name: decider || t('go.somebody') })}</span>
        )}{' '}
        <span className="what">
          <VisitReasons visit={visit} name={who} />{' '}
          {mayDecide && maybe && (
            <button type="button" className="link decide" onClick={() => void setCounts(visit, !visit.counts)}>
              {t(visit.counts ? 'share.visit.dontCount' : 'share.visit.count')}
            </button>
          )}
        </span>
      </div>
    </li>
  );
}
