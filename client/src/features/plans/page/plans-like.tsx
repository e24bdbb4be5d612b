/** Below the outline: plans of the same kind that one may read, and the way to begin another. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { ShownPlan } from '../use-plan.ts';

const most = 4;

export function PlansLike({ plan: { id, frame } }: { readonly plan: ShownPlan }) {
  const t = useT();
  const plans = useRows('plan');
  // What was begun last is what one is most likely to compare with.
  const others = useMemo(
    () =>
      [...plans.values()]
        .filter((row) => row.id !== id && !row.template && row.is === frame.is)
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
        .slice(0, most),
    [plans, id, frame.is],
  );
  return (
    <>
      <h2 className="lbl pn-like">{t('plans.page.like')}</h2>
      {others.map((row) => (
        <div key={row.id} className="pn-toc-line">
          <Link className="ell" to="/plans/$id" params={{ id: row.id }}>
            {row.title || t('plans.untitled')}
          </Link>
        </div>
      ))}
      <div className="pn-toc-line">
        <Link className="ell row" to="/plans" search={{ new: '' }}>
          <Icon name="plus" size={14} />
          {t('plans.page.fromTemplate')}
        </Link>
      </div>
    </>
  );
}
