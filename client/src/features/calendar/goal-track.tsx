import { useT } from '../../i18n/i18n.ts';
import type { GoalProgress } from './goals.ts';

/** `6 of 10` and a bar that says the same. */
export function GoalTrack({ goal: { done, amount } }: { readonly goal: GoalProgress }) {
  const t = useT();
  return (
    <>
      <span className="num m">{t('calendar.goalOf', { done, amount })}</span>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${Math.round(Math.min(1, done / amount) * 100)}%` }} />
      </span>
    </>
  );
}
