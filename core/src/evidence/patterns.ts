/** What only the whole visit shows: many links in a moment, many recipients at one address, a clock's rhythm. */
import { isPage } from './browser.ts';
import type { Input } from './input.ts';
import { type Reason, reason } from './reasons.ts';
import { seenIn } from './seen.ts';
import type { EvidenceThresholds } from './thresholds.ts';
import { askedFor, type Trace, unique } from './trace.ts';

interface Fetch {
  readonly t: number;
  readonly ip: string;
  readonly userAgent: string;
  readonly link: string;
}
export interface Crowd {
  readonly fetches: readonly Fetch[];
  /** Those that were visible for a while. */
  readonly watches: readonly { readonly trace: Trace; readonly visibleMs: number }[];
  readonly recipientsByIp: ReadonlyMap<string, number>;
}

export function crowdOf(traces: readonly Trace[]): Crowd {
  const fetches = traces.flatMap(({ requests, userAgent }) =>
    requests.flatMap((request): readonly Fetch[] => {
      const asked = askedFor(request);
      return asked.what === 'page' && asked.page === 1 ? [{ t: request.t, ip: request.ip ?? '', userAgent, link: asked.link }] : [];
    }),
  );
  const recipients = new Map<string, Set<string>>();
  for (const { recipient = '', ip = '' } of traces.flatMap(({ requests }) => requests))
    if (recipient && ip) recipients.set(ip, (recipients.get(ip) ?? new Set()).add(recipient.toLowerCase()));
  const watches = traces.flatMap((trace) => (trace.beacons.length > 0 ? [{ trace, visibleMs: seenIn([trace]).visibleMs }] : []));
  return {
    watches,
    fetches: fetches.sort((a, b) => a.t - b.t),
    recipientsByIp: new Map([...recipients].map(([ip, all]) => [ip, all.size])),
  };
}

interface Reads extends Pick<Input, 'looks'> {
  /** Turned a page, or pressed Continue. */
  readonly on: boolean;
}

/**
 * Links that one machine fetched in a moment. People open two links side by side, and sit behind the gateway that scanned them: a hand on
 * the page is not doubted for either, and whoever reads on or does something there for one link more only.
 */
export function crowdDoubts(
  trace: Trace,
  reads: Reads,
  { crowd, thresholds }: { readonly crowd: Crowd; readonly thresholds: EvidenceThresholds },
): readonly Reason[] {
  if (reads.looks === 'hand') return [];
  const { atOnceMs, linksAtOnce, recipientsPerAddress } = thresholds;
  const at = trace.requests.find(isPage)?.t;
  const { links, withinMs } = at === undefined ? none : mostAtOnce(near(crowd.fetches, at, atOnceMs).filter((one) => isFrom(one, trace)));
  const several = links >= linksAtOnce + (reads.looks === 'some' || reads.on ? 1 : 0);
  const recipients = crowd.recipientsByIp.get(trace.ip) ?? 0;
  const own = new Set(trace.links);
  return [
    ...(several ? [reason('several-links-at-once', { links, withinMs })] : []),
    ...(recipients > recipientsPerAddress ? [reason('several-recipients-at-one-address', { recipients })] : []),
    ...rhythmOf(crowd.fetches.filter((one) => one.ip === trace.ip && own.has(one.link))),
  ];
}

const none = { links: 0, withinMs: 0 };
const near = (fetches: readonly Fetch[], at: number, withinMs: number): readonly Fetch[] =>
  fetches.filter(({ t }) => Math.abs(t - at) <= withinMs);
const mostAtOnce = (fetches: readonly Fetch[]): typeof none => ({
  links: unique(fetches.map(({ link }) => link)).length,
  withinMs: (fetches.at(-1)?.t ?? 0) - (fetches[0]?.t ?? 0),
});

const isFrom = (one: Fetch, { ip, userAgent }: Trace): boolean =>
  (ip !== '' && one.ip === ip) || (userAgent !== '' && one.userAgent === userAgent);

/** Three or more looks at one link whose pauses differ by less than a hundredth, as a monitor's do. */
function rhythmOf(fetches: readonly Fetch[]): readonly Reason[] {
  const pauses = fetches.slice(1).map(({ t }, at) => t - (fetches[at]?.t ?? t));
  const [least, most] = [Math.min(...pauses), Math.max(...pauses)];
  if (pauses.length < 2 || least < 10_000 || most - least > most / 100) return [];
  return [reason('fixed-rhythm', { seconds: Math.round(most / 1000), times: fetches.length })];
}

/**
 * One pair of eyes: three links open beside each other for longer together than two windows could show them. How many, or 0.
 * Links of several people count together when all were opened in one moment: colleagues who are told to look do so one after the other.
 */
export function watchedAtOnce(trace: Trace, { watches }: Crowd, { atOnceMs }: Pick<EvidenceThresholds, 'atOnceMs'>): number {
  const beside = watches.filter(
    ({ trace: other }) =>
      other.ip === trace.ip &&
      other.userAgent === trace.userAgent &&
      (other.recipient === trace.recipient || Math.abs(other.from - trace.from) <= atOnceMs) &&
      other.from <= trace.through &&
      other.through >= trace.from,
  );
  const links = unique(beside.flatMap(({ trace: other }) => other.links)).length;
  const spanMs = Math.max(...beside.map(({ trace: { through } }) => through)) - Math.min(...beside.map(({ trace: { from } }) => from));
  return links > 2 && beside.reduce((sum, { visibleMs }) => sum + visibleMs, 0) > 2 * spanMs ? links : 0;
}
