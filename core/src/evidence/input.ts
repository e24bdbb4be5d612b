/** What pointers, keys and scrolling tell: a hand moves, takes its time and stops somewhere; a script arrives. */
import type { InputKind } from './reasons.ts';
import type { EvidenceThresholds } from './thresholds.ts';
import type { BrowserHints, VisitBeacon } from './visit.ts';

export interface Input {
  readonly trusted: number;
  readonly untrusted: number;
  readonly how: readonly InputKind[];
  /** From the first to the last trusted event. */
  readonly withinMs: number;
  /** `hand`: hardly anything but a person; `some`: a person, or a careful program; `script`: put there; `none`: nothing that tells. */
  readonly looks: 'hand' | 'some' | 'script' | 'none';
  /** Where every pointer event was, when that is the middle of the screen to the pixel. */
  readonly centre: { readonly x: number; readonly y: number } | undefined;
}

export const isInput = ({ type }: VisitBeacon): boolean => type === 'pointer' || type === 'scroll' || type === 'key';

export function inputOf(beacons: readonly VisitBeacon[], hints: readonly BrowserHints[], thresholds: EvidenceThresholds): Input {
  const all = beacons.filter(isInput);
  const trusted = all.filter((one) => one.trusted === true);
  const first = trusted[0]?.t;
  const withinMs = (trusted.at(-1)?.t ?? 0) - (first ?? 0);
  const centre = centreOf(trusted, hints);
  return {
    trusted: trusted.length,
    untrusted: all.filter((one) => one.trusted === false).length,
    how: howOf(trusted),
    withinMs,
    looks: trusted.length === 0 ? 'none' : centre ? 'script' : looksOf(trusted, withinMs, thresholds),
    centre,
  };
}

const isTouch = ({ type, pointerType, taps = 0, source }: VisitBeacon): boolean =>
  (type === 'pointer' && (pointerType === 'touch' || pointerType === 'pen' || taps > 0)) || (type === 'scroll' && source === 'touch');
const isKeys = ({ type, source }: VisitBeacon): boolean => type === 'key' || (type === 'scroll' && source === 'keyboard');

function looksOf(trusted: readonly VisitBeacon[], withinMs: number, { mouseMoves, inputSpreadMs }: EvidenceThresholds): Input['looks'] {
  const moves = trusted.reduce((sum, one) => sum + (isTouch(one) ? 0 : movesIn(one)), 0);
  const tookTime = withinMs >= inputSpreadMs;
  const byHand = moves >= mouseMoves || trusted.some(isTouch);
  const keys = trusted.some(({ type }) => type === 'key');
  if (byHand) return tookTime ? 'hand' : 'some';
  // Assistants scroll by keys and take their time, too; pressed in one moment keys say nothing, as a screen reader's Tab.
  if (keys) return tookTime ? 'some' : 'none';
  // Reduced motion and a still hand: little moves, but it takes its time.
  if (tookTime && (trusted.some(isKeys) || moves > 0)) return 'some';
  return scrollsUnevenly(trusted) && withinMs >= 2 * inputSpreadMs ? 'some' : 'script';
}

/** One movement is a jump to where the click is wanted, however often. */
const movesIn = ({ moves = 0 }: VisitBeacon): number => (moves > 1 ? moves : 0);

/** A wheel under a resting pointer: steps and pauses that are not all alike, as a program's are. */
function scrollsUnevenly(trusted: readonly VisitBeacon[]): boolean {
  const scrolls = trusted.filter(({ type }) => type === 'scroll');
  const steps = scrolls.slice(1).map((one, at) => Math.round((one.y ?? 0) - (scrolls[at]?.y ?? 0)));
  return scrolls.length >= 3 && new Set(steps).size > 1;
}

function howOf(trusted: readonly VisitBeacon[]): readonly InputKind[] {
  const kindOf = (one: VisitBeacon): InputKind =>
    isTouch(one) ? 'touch' : isKeys(one) ? 'keys' : one.type === 'scroll' ? 'scroll' : 'mouse';
  const found = new Set(trusted.map(kindOf));
  return (['touch', 'mouse', 'keys', 'scroll'] as const).filter((kind) => found.has(kind));
}

function centreOf(trusted: readonly VisitBeacon[], hints: readonly BrowserHints[]): Input['centre'] {
  const pointers = trusted.filter(({ type }) => type === 'pointer');
  const [{ x, y } = { x: undefined, y: undefined }] = pointers;
  if (x === undefined || y === undefined || trusted.some(({ type }) => type === 'key')) return undefined;
  const inMiddle = hints.some(({ screen = '' }) => {
    const [width, height] = screen.split('x').map(Number);
    return pointers.every((one) => one.x !== undefined && one.x * 2 === width && (one.y ?? 0) * 2 === height);
  });
  return inMiddle ? { x, y } : undefined;
}
