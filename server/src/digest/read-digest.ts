/** The rows of one point of the history, counted. Read again at the same point, it is the same digest. */
import type { LinkRow, OpportunityRow, QuoteRow, RowContent, RowKind, Settings, TaskRow, TeamRow, UserRow, VisitRow } from '@tandem/core';
import type { Digest } from '@tandem/core/digest/digest';
import { digestOf, usualDigestDays } from '@tandem/core/digest/digest-of';
import { blankSettings, completed } from '../derive/rows-of-earlier-versions.ts';
import { type Point, still, type Version } from '../storage/history.ts';
import type { Storage } from '../storage/storage.ts';

/** Everything that has to be known to count the same again. */
export interface AsOf {
  readonly at: string;
  readonly zone: string;
  readonly point: Point;
  /** Who had never signed in by then: accounts keep when somebody was seen last, not when first. */
  readonly notStarted: readonly string[];
}
export interface ReadDigest {
  readonly digest: Digest;
  readonly asOf: AsOf;
  readonly settings: Settings;
  readonly users: readonly UserRow[];
  readonly teams: readonly TeamRow[];
  /** Since when a row was as it was counted, and by whose edit. */
  readonly version: (key: string) => Version | undefined;
}
const kinds: readonly RowKind[] = ['settings', 'user', 'team', 'task', 'opportunity', 'quote', 'link', 'visit'];
const mostDays = 366;

export async function readDigest(
  storage: Pick<Storage, 'readFacts' | 'pointAt'>,
  wanted: Omit<AsOf, 'point'> & { readonly point?: Point },
): Promise<ReadDigest> {
  const { at, zone, notStarted } = wanted;
  const point = wanted.point ?? still - 1;
  const { versions } = await storage.readFacts({ from: point, to: point, kinds });
  const reached = wanted.point ?? versions.reduce((last, version) => Math.max(last, version.point), await storage.pointAt(at));
  const byKey = new Map(versions.map((version) => [version.key, version]));
  const rows = versions.map(({ content }) => completed(content));
  const of = <R extends RowContent>(kind: R['kind']) => rows.filter((row) => row.kind === kind) as unknown as readonly R[];
  const settings = of<Extract<RowContent, { kind: 'settings' }>>('settings')[0]?.state ?? blankSettings;
  const [users, teams] = [of<UserRow>('user'), of<TeamRow>('team')];
  const waiting = new Set(notStarted);
  const digest = digestOf({
    at,
    zone,
    days: Math.min(mostDays, Math.max(1, Math.round(settings.digestDays ?? usualDigestDays))),
    minimum: Math.max(0, settings.minimumSales ?? 0),
    currency: settings.currency,
    stages: settings.stages,
    people: users.map((user) => ({ ...user, started: !waiting.has(user.id) })),
    teams,
    rows: {
      tasks: of<TaskRow>('task'),
      opportunities: of<OpportunityRow>('opportunity'),
      quotes: of<QuoteRow>('quote'),
      links: of<LinkRow>('link'),
      visits: of<VisitRow>('visit'),
    },
  });
  return { digest, asOf: { at, zone, point: reached, notStarted }, settings, users, teams, version: (key) => byKey.get(key) };
}
