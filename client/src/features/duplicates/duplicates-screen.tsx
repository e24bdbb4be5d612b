/** Contacts that may be one: looked at side by side, merged, or said to be different. It reads the device, so it works offline. */
import { type ContactRow, type Pair, shownAs } from '@tandem/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { useLookAlikes } from '../../sync/look-alikes.ts';
import { useRows } from '../../sync/rows.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { Compare } from './compare.tsx';
import { matchFor, pairKey, pairOfKey } from './compare-contacts.ts';
import './duplicates.css';
import { PairList } from './pair-list.tsx';
import { useBoth } from './use-both.ts';

export function DuplicatesScreen() {
  const t = useT();
  const phone = usePhone();
  const navigate = useNavigate();
  const lookAlikes = useLookAlikes();
  const contacts = useRows('contact');
  const { pair: asked = '' } = useSearch({ strict: false }) as { readonly pair?: string };
  const pairs = lookAlikes.pairs();
  const named = pairOfKey(asked);
  const chosen = named ? pairKey(named) : phone ? '' : keyAt(pairs, 0);
  const show = (pair: string) => void navigate({ to: '/contacts/duplicates', search: (pair ? { pair } : {}) as never, replace: true });
  const at = pairs.findIndex((pair) => pairKey(pair) === chosen);
  const step = (by: number) => {
    const key = keyAt(pairs, Math.min(Math.max(at + by, 0), pairs.length - 1));
    if (key) show(key);
  };
  const next = () => step(1);
  const previous = () => step(-1);
  useKeys({ j: next, k: previous, ArrowDown: next, ArrowUp: previous });
  const settled = (into: ContactRow | undefined) => {
    const follows = keyAt(pairs, at + 1) || keyAt(pairs, at - 1);
    // Two that somebody chose by hand are no step of a list: one goes on with the one that stays.
    if (at < 0 && into) void navigate({ to: '/contacts/$id', params: { id: into.id } });
    else show(phone ? '' : follows);
  };
  const title = t('duplicates.title');
  const list = <PairList pairs={pairs} contacts={contacts} chosen={chosen} />;
  return (
    <Page
      title={title}
      crumbs={[{ label: t('contacts.title'), to: '/contacts' }, { label: title }]}
      tabs={phone && <BackLink toPairs={chosen !== ''} />}
      actions={lookAlikes.worthALook() > 0 && <span className="sm t3">{t('duplicates.count', { count: lookAlikes.worthALook() })}</span>}
    >
      {!lookAlikes.ready && pairs.length === 0 && chosen === '' && (
        <>
          <p className="dup-why sm t3">{t('duplicates.looking')}</p>
          <Skeleton rows={8} />
        </>
      )}
      {lookAlikes.ready && pairs.length === 0 && chosen === '' && (
        <EmptyState icon="checks" title={t('duplicates.none')}>
          {t('duplicates.none.hint')}
        </EmptyState>
      )}
      {(pairs.length > 0 || chosen !== '') && (
        <div className={phone ? 'dup is-phone' : 'dup'}>
          {(!phone || chosen === '') && list}
          {chosen !== '' && <Chosen key={chosen} chosen={chosen} onSettled={settled} />}
        </div>
      )}
    </Page>
  );
}

const keyAt = (pairs: readonly Pair[], at: number): string => {
  const pair = pairs[at];
  return pair ? pairKey(pair) : '';
};

function BackLink({ toPairs }: { readonly toPairs: boolean }) {
  const t = useT();
  return toPairs ? (
    <Link className="btn ghost icon back dup-back" to="/contacts/duplicates" search={{} as never} aria-label={t('duplicates.back')}>
      <Icon name="left" />
    </Link>
  ) : (
    <Link className="btn ghost icon back dup-back" to="/contacts" aria-label={t('contacts.page.back')}>
      <Icon name="left" />
    </Link>
  );
}

function Chosen({ chosen, onSettled }: { readonly chosen: string; readonly onSettled: (into: ContactRow | undefined) => void }) {
  const pair = pairOfKey(chosen);
  return pair ? <Opened {...pair} onSettled={onSettled} /> : <Settled />;
}

function Opened({
  a,
  b,
  onSettled,
}: {
  readonly a: string;
  readonly b: string;
  readonly onSettled: (into: ContactRow | undefined) => void;
}) {
  const t = useT();
  const contacts = useRows('contact');
  const match = matchFor(useLookAlikes().of(a), b);
  const both = useBoth(a, b);
  if (both.is === 'opening') return <Skeleton rows={8} />;
  if (both.is === 'not-here' || both.is === 'withheld')
    return (
      <EmptyState icon={both.is === 'withheld' ? 'lock' : 'offline'} title={t(`duplicates.${both.is}`)}>
        {t(`duplicates.${both.is}.hint`)}
      </EmptyState>
    );
  if (both.is !== 'here' || both.a.row.is !== both.b.row.is || [a, b].some((id) => shownAs(id, contacts) !== id)) return <Settled />;
  return <Compare a={both.a} b={both.b} match={match} onSettled={onSettled} />;
}

function Settled() {
  const t = useT();
  return (
    <EmptyState icon="checks" title={t('duplicates.gone')}>
      {t('duplicates.gone.hint')}
    </EmptyState>
  );
}
