/** Everything that is known of one page view: its own, and that of the sitting it belongs to. */
import { bareScreen, headerDoubts, isPage, prefetchHeader, strangeness } from './browser.ts';
import { typedAddresses } from './colleague.ts';
import { type Input, inputOf } from './input.ts';
import { roleOf } from './networks.ts';
import { type Crowd, crowdDoubts, watchedAtOnce } from './patterns.ts';
import { type Reason, reason } from './reasons.ts';
import { isHeadless } from './robots.ts';
import { type Seen, seenIn } from './seen.ts';
import type { EvidenceThresholds } from './thresholds.ts';
import { askedFor, type Trace } from './trace.ts';
import type { VisitRequest } from './visit.ts';

export interface Facts {
  readonly trace: Trace;
  /** Of the whole sitting, where this view has a part in it. */
  readonly input: Input;
  readonly seen: Seen;
  readonly script: boolean;
  readonly prefetch: string | undefined;
  readonly automated: 'webdriver' | 'headless' | undefined;
  /** Links that nobody could have watched at the same time; 0: none. */
  readonly atOnce: number;
  readonly continued: boolean;
  readonly code: boolean;
  /** Lower case. */
  readonly addresses: readonly string[];
  readonly doubts: readonly Reason[];
  readonly notes: readonly Reason[];
}

export interface Around {
  readonly crowd: Crowd;
  readonly thresholds: EvidenceThresholds;
}

export function factsOf(trace: Trace, sitting: readonly Trace[], around: Around): Facts {
  const { crowd, thresholds } = around;
  const parts = partsOf(trace, sitting);
  const beacons = parts.flatMap((one) => one.beacons);
  const hints = beacons.flatMap((one) => one.hints ?? []);
  const requests = parts.flatMap((one) => one.requests);
  // What somebody typed into the plain form is told by the server.
  const script = beacons.some(({ type, trusted }) => type !== 'continue' || trusted === true);
  const input = inputOf(beacons, hints, thresholds);
  const seen = seenIn(parts);
  const soon = soonness(requests, input, thresholds);
  const pages = trace.requests.filter(isPage);
  const headers = pages.map(prefetchHeader);
  const network = networkReasons(requests);
  const continued = parts.flatMap(continuedAt);
  const began = Math.min(...parts.map(({ from }) => from));
  return {
    trace,
    input,
    seen,
    script,
    prefetch: headers.length > 0 && headers.every(Boolean) ? headers[0] : undefined,
    automated: automationIn(parts),
    atOnce: script ? watchedAtOnce(trace, crowd, thresholds) : 0,
    continued: continued.length > 0,
    code: beacons.some(({ type, trusted, code }) => type === 'continue' && trusted === true && code === true),
    addresses: parts.flatMap(typedAddresses),
    doubts: [
      ...network.doubts,
      ...soon,
      ...crowdDoubts(trace, { looks: input.looks, on: continued.length > 0 || seen.secondPageAfterMs !== undefined }, around),
      ...headerDoubts(requests),
      ...(input.looks === 'none' ? strangeness(requests) : []),
      // Cloud desktops have such screens too, and a hand tells them apart except in the hurry of a sandbox.
      ...(input.looks === 'hand' && soon.length === 0 ? [] : bareScreen(hints, trace)),
      ...inputDoubts(input, seen, thresholds),
      ...hurry(
        input,
        continued.map((at) => at - began),
        thresholds,
      ),
    ],
    notes: network.notes,
  };
}

/** Without any script in the sitting each page is a part of it; else a bare fetch beside what ran is somebody else's, or says nothing. */
const partsOf = (trace: Trace, sitting: readonly Trace[]): readonly Trace[] => {
  if (sitting.every(({ beacons }) => beacons.length === 0)) return sitting;
  return hasPart(trace) ? sitting.filter(hasPart) : [trace];
};
const hasPart = ({ beacons, requests }: Trace): boolean =>
  beacons.length > 0 ||
  requests.some((request) => {
    const asked = askedFor(request);
    return asked.what === 'continue' || (asked.what === 'page' && asked.page > 1);
  });

function automationIn(parts: readonly Trace[]): Facts['automated'] {
  if (parts.some(({ beacons }) => beacons.some(({ hints }) => hints?.webdriver === true))) return 'webdriver';
  const headless = parts.some(({ requests }) =>
    requests.some(({ headers }) => isHeadless(headers['user-agent'] ?? '', headers['sec-ch-ua'] ?? '')),
  );
  return headless ? 'headless' : undefined;
}

/** When the plain form was sent, or the button that script saw pressed by a real event. */
const continuedAt = ({ requests, beacons }: Trace): readonly number[] => [
  ...requests.flatMap((request) => (askedFor(request).what === 'continue' ? [request.t] : [])),
  ...beacons.flatMap(({ t, type, trusted }) => (type === 'continue' && trusted === true ? [t] : [])),
];

function networkReasons(requests: readonly VisitRequest[]): { readonly doubts: readonly Reason[]; readonly notes: readonly Reason[] } {
  const known = requests.find((request) => roleOf(request));
  const role = known && roleOf(known);
  const values = { operator: known?.operator ?? '', asn: known?.asn ?? 0 };
  if (role === 'mail-scanner') return { doubts: [reason('operator-scans-mail', values)], notes: [] };
  if (role === 'cloud') return { doubts: [reason('operator-rents-servers', values)], notes: [] };
  return { doubts: [], notes: role ? [reason('operator-carries-people', { ...values, role })] : [] };
}

/** Sandboxes that imitate a hand do it with a mouse and on delivery; nobody then knows one from a quick reader whose network is not known. */
function soonness(requests: readonly VisitRequest[], { how }: Input, { soonAfterSendingMs }: EvidenceThresholds): readonly Reason[] {
  const first = requests.find(isPage);
  if (!first || first.t >= soonAfterSendingMs) return [];
  const unknown = !first.operator && !roleOf(first) && how.length > 0 && !how.includes('touch');
  return [reason('fetched-soon-after-sending', { seconds: Math.round(first.t / 1000) }), ...(unknown ? [reason('network-unknown')] : [])];
}

function inputDoubts(input: Input, { secondPageAfterMs }: Seen, { secondPageMs }: EvidenceThresholds): readonly Reason[] {
  const { trusted, untrusted, looks, withinMs, centre } = input;
  const hurried = looks !== 'hand' && secondPageAfterMs !== undefined && secondPageAfterMs < secondPageMs;
  return [
    ...(untrusted > 0 && trusted === 0 ? [reason('untrusted-input', { events: untrusted })] : []),
    ...(looks === 'script' ? [reason('mechanical-input', { events: trusted, withinMs })] : []),
    ...(centre ? [reason('pointer-in-exact-centre', centre)] : []),
    ...(hurried ? [reason('second-page-at-once', { afterMs: secondPageAfterMs })] : []),
  ];
}

/** Outlook's check has been seen to send the form that it found (FusionAuth/fusionauth-site#2922). */
function hurry({ looks }: Input, continuedAfter: readonly number[], { secondPageMs }: EvidenceThresholds): readonly Reason[] {
  const afterMs = Math.min(...continuedAfter);
  return looks !== 'hand' && afterMs < secondPageMs ? [reason('continued-at-once', { afterMs })] : [];
}
