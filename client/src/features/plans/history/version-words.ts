/** What versions and people are called. */
import { type Translate, useT } from '../../../i18n/i18n.ts';
import { type Format, useFormat } from '../../../i18n/use-format.ts';
import { rowsOf, useRows } from '../../../sync/rows.ts';
import type { PlanVersion } from './plan-history.ts';

/** A person by name; what wrote without being one is called so. */
export function useNameOf(): (user: string) => string {
  const t = useT();
  useRows('user');
  return (user) => nameOf(t, user);
}
const nameOf = (t: Translate, user: string): string =>
  rowsOf('user').get(user)?.name ?? t(user.startsWith('rule:') ? 'plans.history.rule' : 'plans.history.someone');

/** `After the visit, 5 Feb`, `Approved, 2 Mar`. */
export const calledShort = (t: Translate, { day }: Pick<Format, 'day'>, { kind, name, at }: PlanVersion): string =>
  t(`plans.history.called.${kind}`, { name, day: day(at) });

export interface VersionWords {
  readonly short: (version: PlanVersion) => string;
  /** With the time, as there may be several of a day. */
  readonly long: (version: PlanVersion) => string;
  /** How it came to be. */
  readonly made: (version: PlanVersion) => string;
  readonly when: (at: string) => string;
}
export function useVersionWords(): VersionWords {
  const t = useT();
  const format = useFormat();
  const name = useNameOf();
  const short = (version: PlanVersion) => calledShort(t, format, version);
  const when = (at: string) => `${format.day(at)} ${format.time(at)}`;
  return {
    short,
    when,
    long: (version) => (version.kind === 'daily' ? short(version) : `${short(version)} ${format.time(version.at)}`),
    made: ({ kind, by }) => t(`plans.history.kind.${kind}`, { name: name(by) }),
  };
}
