/** Days of a figure in words: `2026`, `1 Jan to 30 Jun`, `since 1 Jan`. */
import type { PlanSurroundings } from '../plan-surroundings.ts';

export function spanText(
  { from, to }: { readonly from: string; readonly to: string },
  { t, format }: Pick<PlanSurroundings, 't' | 'format'>,
): string {
  if (from === '' && to === '') return t('plans.block.span.ever');
  if (from === '') return t('plans.block.span.until', { to: format.day(to) });
  if (to === '') return t('plans.block.span.since', { from: format.day(from) });
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return t('plans.block.span.year', { year });
  return t('plans.block.span.days', { from: format.day(from), to: format.day(to) });
}
