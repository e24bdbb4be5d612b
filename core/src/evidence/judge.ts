/** From what is known of a page view to its grade. Proofs must outweigh doubts; where they do not, nothing is counted. */
import type { Facts } from './facts.ts';
import { inOrder, type Reason, reason } from './reasons.ts';
import { type Robot, robotOf, signedAgent } from './robots.ts';
import type { EvidenceThresholds } from './thresholds.ts';
import { askedFor } from './trace.ts';
import type { EvidenceLevel, Grade, VisitContext, VisitKind, VisitRequest } from './visit.ts';

export interface Terms {
  readonly context: VisitContext;
  readonly thresholds: EvidenceThresholds;
}

/** `colleague`: what says that it was one, of this page view or another of the same browser. */
export function judge(facts: Facts, colleague: readonly Reason[], terms: Terms): Grade {
  const { thresholds } = terms;
  const { decided, level } = decide(facts, colleague, terms);
  const { kind, reasons } = decided;
  const counts = (kind === 'person' || kind === 'unsure') && level >= thresholds.countFrom;
  return { kind, level, counts, promotes: counts && kind === 'person' && level >= thresholds.promoteFrom, reasons: inOrder(reasons) };
}

interface Decided {
  readonly kind: VisitKind;
  readonly reasons: readonly Reason[];
}
interface Judged {
  readonly decided: Decided;
  readonly level: EvidenceLevel;
}

function decide(facts: Facts, colleague: readonly Reason[], terms: Terms): Judged {
  const reached = reachedLevel(facts, terms.thresholds);
  const proofs = proofsOf(facts, terms);
  const signedIn = colleague.some(({ code }) => code === 'signed-in-colleague' || code === 'own-preview');
  if (signedIn) return { decided: { kind: 'colleague', reasons: [...colleague, ...proofs] }, level: reached };
  const machine = certainMachine(facts);
  if (machine) return { decided: { kind: machine.kind, reasons: [...machine.reasons, ...facts.doubts, ...facts.notes] }, level: 0 };
  if (colleague.length > 0) return { decided: { kind: 'colleague', reasons: [...colleague, ...proofs] }, level: reached };
  return weigh(facts, { reached, proofs }, terms);
}

/** What alone makes it no reader, whatever else was seen. */
function certainMachine(facts: Facts): Decided | undefined {
  const { trace, seen, script, prefetch, automated, input } = facts;
  const own = trace.requests.filter((request) => askedFor(request).what !== 'image');
  const images = trace.requests.length > 0 && own.length === 0;
  const robot = (images ? trace.requests : own).map(robotIn).find(Boolean);
  if (robot) return { kind: robot.kind, reasons: [reason('known-robot', { name: robot.name }), ...(images ? [reason('mail-image')] : [])] };
  if (images) return { kind: 'preview', reasons: [reason('mail-image')] };
  if (facts.atOnce > 0) return { kind: 'scanner', reasons: [reason('several-watched-at-once', { links: facts.atOnce })] };
  if (automated) return { kind: 'scanner', reasons: [reason('automated-browser', { sign: automated })] };
  if (prefetch && !seen.shown) return { kind: 'prefetch', reasons: [reason('prefetch', { header: prefetch })] };
  if (script && !seen.shown && input.trusted === 0 && !facts.continued) return { kind: 'prefetch', reasons: [reason('never-visible')] };
  return undefined;
}

function robotIn({ headers }: VisitRequest): Robot | undefined {
  const agent = signedAgent(headers);
  return agent ? { name: agent, kind: 'scanner' } : robotOf(`${headers['user-agent'] ?? ''} ${headers['x-native-host'] ?? ''}`);
}

function reachedLevel({ continued, input, seen, script }: Facts, thresholds: EvidenceThresholds): EvidenceLevel {
  if (continued) return 3;
  if (seen.secondPageAfterMs !== undefined) return 2;
  if (input.trusted > 0 && seen.visibleMs >= thresholds.visibleMsEngaged) return 2;
  return script && seen.visibleMs >= thresholds.visibleMsRendered ? 1 : 0;
}

interface Shown {
  readonly reached: EvidenceLevel;
  readonly proofs: readonly Reason[];
}
function weigh(facts: Facts, { reached, proofs }: Shown, terms: Terms): Judged {
  const { thresholds } = terms;
  const { doubts, notes, script, input, seen, prefetch } = facts;
  const told = [...doubts, ...proofs, ...notes, ...(prefetch ? [reason('prefetch-shown')] : [])];
  const needed = stayAsked(facts, thresholds);
  const proved = provedLevel(facts, terms);
  if (proved >= 2) return { decided: { kind: 'person', reasons: told }, level: proved };
  const short: readonly Reason[] = [
    ...(script ? [] : [reason('no-script')]),
    ...(script && input.trusted === 0 ? [reason('no-input')] : []),
    ...(script && seen.visibleMs < needed
      ? [reason('visible-too-short', { seconds: inSeconds(seen.visibleMs), needed: inSeconds(needed) })]
      : []),
    ...(reached >= 2 && doubts.length > 0 ? [reason('doubts-remain', { doubts: doubts.length })] : []),
  ];
  const kind = isLikelyMachine(facts) ? 'scanner' : 'unsure';
  const rendered = script && seen.visibleMs >= thresholds.visibleMsRendered;
  return { decided: { kind, reasons: [...told, ...short] }, level: kind === 'unsure' && rendered ? 1 : 0 };
}

/** How long somebody stays who does no more than look: longer where there is a doubt, or input that might be a program's. */
const stayAsked = ({ doubts, input }: Facts, { visibleMsEngaged, visibleMsDoubted }: EvidenceThresholds): number =>
  doubts.length > 0 || input.looks === 'some' ? Math.max(visibleMsDoubted, visibleMsEngaged) : visibleMsEngaged;

/** The level for which there is more proof than doubt; below 2 there is none. */
function provedLevel(facts: Facts, { context, thresholds }: Terms): EvidenceLevel {
  const { doubts, input, seen, script, continued, code } = facts;
  const { visibleMsEngaged, secondPageMs } = thresholds;
  const recipients = isRecipients(facts, context);
  const turned = seen.secondPageAfterMs !== undefined && (input.looks === 'hand' || seen.secondPageAfterMs >= secondPageMs);
  // A code was read in the recipient's mailbox: no network and no hurry speaks against that.
  if (code) return 3;
  if (doubts.length === 0) {
    if (continued) return 3;
    // Who hears a page read aloud touches nothing, but stays.
    const stayed = input.looks === 'none' ? visibleMsEngaged : thresholds.visibleMsRendered;
    if (turned && (!script || seen.visibleMs >= stayed)) return 2;
    return input.looks !== 'none' && seen.visibleMs >= stayAsked(facts, thresholds) ? 2 : 0;
  }
  if (input.looks !== 'hand' && input.looks !== 'some') return 0;
  const hand = input.looks === 'hand';
  if (doubts.length === 1) {
    const stayed = (hand && seen.visibleMs >= stayAsked(facts, thresholds)) || (turned && seen.visibleMs >= visibleMsEngaged);
    if (continued) return hand || recipients ? 3 : stayed ? 2 : 0;
    return stayed ? 2 : 0;
  }
  return continued && recipients && hand ? 2 : 0;
}

const isRecipients = ({ addresses, trace }: Facts, context: VisitContext): boolean => {
  const recipient = trace.recipient || (context.recipient ?? '').trim().toLowerCase();
  return recipient !== '' && addresses.includes(recipient);
};

/** One of these is enough to call it a machine when nothing speaks for a hand; of the others it takes two. */
const telling: ReadonlySet<Reason['code']> = new Set([
  'operator-scans-mail',
  'several-recipients-at-one-address',
  'fixed-rhythm',
  'head-request',
  'no-user-agent',
  'not-a-browser',
  'untrusted-input',
  'mechanical-input',
  'pointer-in-exact-centre',
]);
function isLikelyMachine({ doubts, input, script }: Facts): boolean {
  if (input.looks === 'hand' || input.looks === 'some') return false;
  if (doubts.some(({ code }) => telling.has(code))) return true;
  return doubts.length >= 2 || (!script && doubts.some(({ code }) => code === 'several-links-at-once'));
}

function proofsOf(facts: Facts, { context, thresholds: { visibleMsRendered } }: Terms): readonly Reason[] {
  const { input, seen, continued, code, addresses } = facts;
  return [
    ...(seen.visibleMs >= visibleMsRendered ? [reason('visible', { seconds: inSeconds(seen.visibleMs) })] : []),
    ...input.how.map((how) => reason('trusted-input', { how })),
    ...(seen.secondPageAfterMs === undefined ? [] : [reason('second-page', { pages: seen.pages.length })]),
    ...(continued ? [reason('pressed-continue')] : []),
    ...(addresses.length > 0 ? [reason('typed-address', { whose: isRecipients(facts, context) ? 'recipient' : 'other' })] : []),
    ...(code ? [reason('typed-code')] : []),
  ];
}

const inSeconds = (ms: number): number => Math.round(ms / 1000);

/** Whether it surely was the recipient: a code sent there, or the recipient's own address. */
export const isCertain = (facts: Facts, context: VisitContext): boolean => facts.code || (facts.continued && isRecipients(facts, context));
