import { Link } from '@tanstack/react-router';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { RecordLink } from '../../../ui/record-link.tsx';
import { useWhen } from '../../../ui/share/use-when.ts';
import type { EvidencePreview } from './preview.ts';

const most = 20;

/** How many visits, and which leads, before anybody applies it. */
export function PreviewResult({ preview: { looked, changed, visits, promotions } }: { readonly preview: EvidencePreview }) {
  const t = useT();
  const when = useWhen();
  const links = useRows('link');
  const judged = ({ level, counts }: { readonly level: number; readonly counts: boolean }) =>
    t(counts ? 'settings.evidence.counts' : 'settings.evidence.countsNot', { level });
  return (
    <section className="evd-seen" aria-label={t('settings.evidence.preview')} aria-live="polite">
      <p className="m num">{t('settings.evidence.would', { changed, looked })}</p>
      {visits.length > 0 && (
        <ul>
          {visits.slice(0, most).map((visit) => (
            <li key={visit.visit} className="sm num">
              <Link to="/links/$id" params={{ id: visit.link }} className="link">
                {links.get(visit.link)?.title || t('files.link')}
              </Link>{' '}
              <span className="t3">{when.exact(visit.at)}</span> <span className="was">{judged(visit.from)}</span>{' '}
              <span className="is">{judged(visit.to)}</span>
            </li>
          ))}
        </ul>
      )}
      {visits.length > most && <p className="sm t3 num">{t('settings.evidence.more', { count: changed - most })}</p>}
      <Promotions words="settings.evidence.promoted" of={promotions.more} />
      <Promotions words="settings.evidence.notPromoted" of={promotions.fewer} />
    </section>
  );
}

function Promotions({
  words,
  of,
}: {
  readonly words: 'settings.evidence.promoted' | 'settings.evidence.notPromoted';
  readonly of: EvidencePreview['promotions']['more'];
}) {
  const t = useT();
  const contacts = useRows('contact');
  if (of.length === 0) return null;
  return (
    <p className="sm">
      {t(words, { count: of.length })}{' '}
      {of.map(({ contact }, place) => (
        <span key={contact}>
          {place > 0 && ', '}
          <RecordLink id={contact} className="link">
            {contacts.get(contact)?.name || t('ui.unnamed')}
          </RecordLink>
        </span>
      ))}
    </p>
  );
}
