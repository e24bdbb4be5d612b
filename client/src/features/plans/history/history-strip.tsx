/** The bottom of a plan's page: who wrote when, and which moments were kept (mockup `plan`). */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePhone } from '../../../state/use-media.ts';
import { Button } from '../../../ui/button.tsx';
import { lastOf, layOut, type Mark, type NamedHere, versionBefore } from './marks.ts';
import { NameVersion } from './name-version.tsx';
import type { PlanHistory } from './plan-history.ts';
import { StripLine } from './strip-line.tsx';
import { usePlanHistory } from './use-plan-history.ts';
import { useNameOf, useVersionWords } from './version-words.ts';
import './history.css';

export interface HistoryStripProps {
  readonly plan: string;
  /** The list `versions` of the document: what was named here shows before the server knows of it. */
  readonly named: readonly NamedHere[];
  readonly mayEdit: boolean;
}
const nothing: PlanHistory = { versions: [], edits: [] };
/** As wide as a bar and the space beside it. */
const slot = 8;

export function HistoryStrip({ plan, named, mayEdit }: HistoryStripProps) {
  const t = useT();
  const phone = usePhone();
  const navigate = useNavigate();
  const words = useVersionWords();
  const describe = useMarkWords();
  const { history } = usePlanHistory(plan);
  const now = useNow();
  const [width, setWidth] = useState(632);
  const [looked, setLooked] = useState<Mark>();
  const [naming, setNaming] = useState(false);
  const known = history.is === 'here' ? history.value : nothing;
  const strip = useMemo(
    () =>
      layOut(
        known.edits,
        known.versions,
        named.filter(({ name }) => name !== ''),
        now,
        Math.max(8, Math.floor(width / slot)),
      ),
    [known, named, now, width],
  );
  const chosen = looked?.is === 'dot' && !looked.waits ? looked.version : undefined;
  const compared = chosen ?? lastOf(known.versions);
  const compare = (version: string | undefined) =>
    void navigate({ to: '/plans/$id/history', params: { id: plan }, search: version === undefined ? {} : { version } });
  const open = (mark: Mark | undefined) => {
    if (mark?.is === 'bar') compare(versionBefore(known.versions, mark.from)?.id ?? known.versions[0]?.id);
    else if (mark?.is === 'dot' && !mark.waits) compare(mark.version.id);
  };
  return (
    <section className="pvs" aria-label={t('plans.history.title')}>
      <div className="pvs-in">
        <div className="row pvs-head">
          <h2 className="m">{t('plans.history.title')}</h2>
          <span className="sm t3 num ell pvs-said">
            <Counts history={history} strip={strip} />
          </span>
          <span className="right" />
          {mayEdit && (
            <Button kind="ghost" size="sm" onClick={() => setNaming(true)}>
              {t('plans.history.name')}
            </Button>
          )}
          {compared && (
            <Button size="sm" onClick={() => compare(compared.id)}>
              {t('plans.history.compareWith', { version: phone ? words.short(compared) : shortest(words.short(compared)) })}
            </Button>
          )}
        </div>
        {strip.marks.length > 0 && (
          <StripLine strip={strip} now={now} onWidth={setWidth} describe={describe} looked={looked} onLook={setLooked} onOpen={open} />
        )}
      </div>
      <NameVersion plan={plan} open={naming} onClose={() => setNaming(false)} />
    </section>
  );
}
const shortest = (text: string): string => (text.length > 32 ? `${text.slice(0, 31)}…` : text);

function Counts({
  history,
  strip,
}: {
  readonly history: ReturnType<typeof usePlanHistory>['history'];
  readonly strip: ReturnType<typeof layOut>;
}) {
  const t = useT();
  if (history.is === 'here')
    return strip.edits === 0
      ? t('plans.history.none')
      : t('plans.history.counts', {
          edits: t('plans.history.edits', { count: strip.edits }),
          people: t('plans.history.people', { count: strip.people }),
        });
  if (history.is === 'loading') return null;
  return t(history.is === 'offline' ? 'plans.history.offline' : 'plans.history.failed');
}

function useMarkWords(): (mark: Mark) => string {
  const t = useT();
  const format = useFormat();
  const words = useVersionWords();
  const name = useNameOf();
  return (mark) => {
    if (mark.is === 'dot') return mark.waits ? t('plans.history.waits', { version: words.short(mark.version) }) : words.long(mark.version);
    const [from, to] = [words.when(mark.from), words.when(mark.to)];
    const when = from === to ? from : `${from}–${format.day(mark.from) === format.day(mark.to) ? format.time(mark.to) : to}`;
    const letters = (count: number) => t('plans.history.letters', { count });
    return t('plans.history.bar', { name: name(mark.user), when, inserted: letters(mark.inserted), deleted: letters(mark.deleted) });
  };
}

/** The end of the line moves on while somebody looks at it. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
