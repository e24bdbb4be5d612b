/** The text of both moments, who changed what, and the sections that something can be brought back to. */
import { type ComparedSection, comparePlans, type PlanComparison } from '@tandem/core/plans/compare';
import { useEffect, useMemo, useState } from 'react';
import * as Y from 'yjs';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { EditRefused } from '../../../sync/edit.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { ShownPlan } from '../use-plan.ts';
import { bringBack } from './bring-back.ts';
import { BringBackDialog } from './bring-back-dialog.tsx';
import { ChangesSide } from './changes-side.tsx';
import { ComparedBlocks } from './compared-text.tsx';
import type { PlanVersion } from './plan-history.ts';
import { type Loaded, useAuthors, useVersionState } from './use-plan-history.ts';

export interface ComparisonProps {
  readonly plan: ShownPlan;
  readonly then: PlanVersion;
  /** The plan as it is now without it. */
  readonly other: PlanVersion | undefined;
  readonly read: boolean;
}

export function Comparison({ plan, then, other, read }: ComparisonProps) {
  const t = useT();
  const thenState = useVersionState(plan.id, then.id);
  const otherState = useVersionState(plan.id, other?.id);
  const nowState = useNowState(plan.doc);
  const current: Loaded<Uint8Array> = read ? thenState : other ? otherState : nowState;
  const [before, after] = [thenState.is === 'here' ? thenState.value : undefined, current.is === 'here' ? current.value : undefined];
  const authors = useAuthors(plan.id, after);
  const compared = useMemo(
    () => (before && after ? attempt(() => comparePlans(before, after, authors)) : undefined),
    [before, after, authors],
  );
  const missing = [thenState, current].find(({ is }) => is !== 'here');
  if (missing?.is === 'loading') return <Skeleton rows={10} />;
  if (missing?.is === 'offline') return <EmptyState icon="offline" title={t('plans.history.stateOffline')} />;
  if (missing?.is === 'gone') return <EmptyState icon="history" title={t('plans.history.versionGone')} />;
  if (missing || !compared || !before) return <ErrorState title={t('plans.history.unreadable')} />;
  return <Text plan={plan.id} compared={compared} then={before} mayBring={!read && !other && !plan.readOnly} read={read} isNow={!other} />;
}

function Text({
  plan,
  compared,
  then,
  mayBring,
  read,
  isNow,
}: {
  readonly plan: string;
  readonly compared: PlanComparison;
  readonly then: Uint8Array;
  readonly mayBring: boolean;
  readonly read: boolean;
  readonly isNow: boolean;
}) {
  const t = useT();
  const me = useMe();
  const [asked, setAsked] = useState<string>();
  const section = compared.sections.find(({ key }) => key === asked);
  const titleOf = ({ key, title }: ComparedSection): string =>
    key === '' ? t('plans.history.start') : title || t('plans.history.untitled');
  const bring = async (keys: ReadonlySet<string>) => {
    if (!section) return;
    const title = titleOf(section);
    setAsked(undefined);
    try {
      const { count, undo } = await bringBack(plan, then, keys, title, me.id);
      if (count === 0) return toast(t('plans.history.broughtNone'), { icon: 'info' });
      toast(t('plans.history.brought', { count, section: title }), { undo });
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      toast(t(`edit.${error.reason}`), { failed: true });
    }
  };
  return (
    <div className="cmp-cols">
      {!read && (
        <ChangesSide compared={compared} titleOf={titleOf} isNow={isNow} onBring={mayBring ? (one) => setAsked(one.key) : undefined} />
      )}
      <article className="cmp-text" aria-label={t('plans.history.title')} tabIndex={-1}>
        <div className="cmp-in">
          {compared.sections.map((one) => (
            <section key={one.key} id={`cmp-${one.key}`} aria-label={titleOf(one)}>
              <ComparedBlocks blocks={one.blocks} />
            </section>
          ))}
        </div>
      </article>
      {section && (
        <BringBackDialog
          section={section}
          title={titleOf(section)}
          onClose={() => setAsked(undefined)}
          onBring={(keys) => void bring(keys)}
        />
      )}
    </div>
  );
}

/** While people write, the comparison follows some moments behind: it is not made anew for every letter. */
const pause = 1_000;

function useNowState(doc: Y.Doc): Loaded<Uint8Array> {
  const [encoded, setEncoded] = useState(() => Y.encodeStateAsUpdate(doc));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setEncoded((before) => sameBytes(before, Y.encodeStateAsUpdate(doc)));
      }, pause);
    };
    later();
    doc.on('update', later);
    return () => {
      clearTimeout(timer);
      doc.off('update', later);
    };
  }, [doc]);
  return { is: 'here', value: encoded };
}
const sameBytes = (before: Uint8Array, now: Uint8Array): Uint8Array =>
  before.byteLength === now.byteLength && before.every((byte, at) => byte === now[at]) ? before : now;

/** A state is bytes that came over a line. */
function attempt(compare: () => PlanComparison): PlanComparison | undefined {
  try {
    return compare();
  } catch (error) {
    console.warn('A version could not be compared.', error);
    return undefined;
  }
}
