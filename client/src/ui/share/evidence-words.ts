/** Why a visit is graded as it is, as sentences in the person's language: the codes and values come from core's grader. */
import type { VisitRow } from '@tandem/core';
import { isMessageKey, type Translate } from '../../i18n/i18n.ts';

export type VisitReason = VisitRow['reasons'][number];

/** Values that are words of the grader and not of the visit; all others are shown as they came. */
const coded: ReadonlySet<string> = new Set(['how', 'whose', 'sign', 'role']);

/** '' for a code that this version does not know: a later server may have more. */
export function reasonWords(t: Translate, { code, ...values }: VisitReason): string {
  const key = `share.reason.${code}`;
  if (!isMessageKey(key)) return '';
  const shown = Object.entries(values).map(([name, value]) => [name, valueWords(t, name, value)] as const);
  return t(key, Object.fromEntries(shown));
}

function valueWords(t: Translate, name: string, value: string | number | boolean): string | number {
  if (coded.has(name)) {
    const key = `share.reason.is.${value}`;
    return isMessageKey(key) ? t(key) : String(value);
  }
  if (name === 'seconds' || name === 'needed') return secondsWords(t, Number(value));
  if (name === 'afterMs' || name === 'withinMs') return secondsWords(t, Number(value) / 1000);
  return typeof value === 'boolean' ? String(value) : value;
}

/** `4 s`, `2 min 10 s`, `1 h 5 min`; below ten seconds with one decimal when there is one. */
export function secondsWords(t: Translate, seconds: number): string {
  if (seconds < 60) return t('share.seconds', { s: seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds) });
  const whole = Math.round(seconds);
  if (whole < 3600) {
    const [min, s] = [Math.floor(whole / 60), whole % 60];
    return s === 0 ? t('share.minutes', { min }) : t('share.minutesSeconds', { min, s });
  }
  return t('share.hoursMinutes', { h: Math.floor(whole / 3600), min: Math.floor((whole % 3600) / 60) });
}

/** `14:10` for a bar of a page. */
export const clockWords = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** How many of the four bars of proof are filled: none for machines and colleagues, one more than its level for anybody else. */
export const proofOf = ({ is, level }: Pick<VisitRow, 'is' | 'level'>): number =>
  is === 'person' || is === 'unsure' ? Math.max(1, Math.min(4, level + 1)) : 0;

/** What proves most comes first: how long a page was in front is said beside it anyway. */
const proofs = ['typed-code', 'typed-address', 'pressed-continue', 'came-back', 'second-page', 'trusted-input', 'visible'];

/** The sentences worth a line: what speaks for the grade first, then what speaks against it; all of them are behind "Why?". */
export function mainReasons(t: Translate, { is, reasons }: Pick<VisitRow, 'is' | 'reasons'>, most = 2): readonly string[] {
  const weight = ({ speaks, decides }: VisitReason): number => {
    if (decides === true) return 0;
    if (is === 'person') return speaks === 'person' ? 1 : 3;
    if (is === 'unsure') return speaks === 'short' ? 1 : 2;
    return speaks === 'machine' || speaks === 'colleague' ? 1 : 3;
  };
  return reasons
    .map((reason, place) => ({ reason, place, weight: weight(reason) }))
    .filter(({ weight: at }) => at < 3 || is === 'unsure')
    .sort((a, b) => a.weight - b.weight || proofs.indexOf(a.reason.code) - proofs.indexOf(b.reason.code) || a.place - b.place)
    .map(({ reason }) => reasonWords(t, reason))
    .filter(Boolean)
    .slice(0, most);
}
