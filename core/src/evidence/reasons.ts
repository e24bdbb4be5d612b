/** Why a visit is graded as it is: codes with plain values. The client's catalogue has the sentences. */

/** Every code with what it tells; the order here is the order in which reasons are listed. */
interface Values {
  // A colleague
  'signed-in-colleague': object;
  'own-preview': object;
  'sender-address': { readonly ip: string };
  'workspace-address': object;
  'sent-to-colleague': object;
  // A machine, and nothing else
  'known-robot': { readonly name: string };
  'automated-browser': { readonly sign: 'webdriver' | 'headless' };
  prefetch: { readonly header: string };
  'never-visible': object;
  'mail-image': object;
  'several-watched-at-once': { readonly links: number };
  // Doubts
  'operator-scans-mail': OperatorValues;
  'operator-rents-servers': OperatorValues;
  'fetched-soon-after-sending': { readonly seconds: number };
  'network-unknown': object;
  'several-links-at-once': { readonly links: number; readonly withinMs: number };
  'several-recipients-at-one-address': { readonly recipients: number };
  'fixed-rhythm': { readonly seconds: number; readonly times: number };
  'head-request': object;
  'no-user-agent': object;
  'not-a-browser': { readonly missing: string };
  'headers-disagree': { readonly userAgent: string; readonly platform: string };
  'bare-screen': { readonly screen: string; readonly timezone: string };
  'untrusted-input': { readonly events: number };
  'mechanical-input': { readonly events: number; readonly withinMs: number };
  'pointer-in-exact-centre': { readonly x: number; readonly y: number };
  'second-page-at-once': { readonly afterMs: number };
  'continued-at-once': { readonly afterMs: number };
  // Not enough
  'no-script': object;
  'no-input': object;
  'visible-too-short': { readonly seconds: number; readonly needed: number };
  'doubts-remain': { readonly doubts: number };
  // Proofs
  visible: { readonly seconds: number };
  'trusted-input': { readonly how: InputKind };
  'second-page': { readonly pages: number };
  'pressed-continue': object;
  'typed-address': { readonly whose: 'recipient' | 'other' };
  'typed-code': object;
  'came-back': { readonly days: number };
  'prefetch-shown': object;
  // Told, without weight
  'operator-carries-people': OperatorValues & { readonly role: 'gateway' | 'relay' };
}
export interface OperatorValues {
  readonly operator: string;
  /** 0: not known. */
  readonly asn: number;
}
export type InputKind = 'touch' | 'mouse' | 'keys' | 'scroll';

export type ReasonCode = keyof Values;
/** Towards what it speaks. `short` lowers the level and says nothing about who it was. */
export type Speaks = 'person' | 'machine' | 'colleague' | 'short' | 'neither';
export type Reason = {
  [C in ReasonCode]: { readonly code: C; readonly speaks: Speaks; readonly decides: boolean } & Readonly<Values[C]>;
}[ReasonCode];

type Kind = readonly [speaks: Speaks, decides?: 'decides'];
const kinds: Readonly<Record<ReasonCode, Kind>> = {
  'signed-in-colleague': ['colleague', 'decides'],
  'own-preview': ['colleague', 'decides'],
  'sender-address': ['colleague', 'decides'],
  'workspace-address': ['colleague', 'decides'],
  'sent-to-colleague': ['colleague', 'decides'],
  'known-robot': ['machine', 'decides'],
  'automated-browser': ['machine', 'decides'],
  prefetch: ['machine', 'decides'],
  'never-visible': ['machine', 'decides'],
  'mail-image': ['machine', 'decides'],
  'several-watched-at-once': ['machine', 'decides'],
  'operator-scans-mail': ['machine'],
  'operator-rents-servers': ['machine'],
  'fetched-soon-after-sending': ['machine'],
  'network-unknown': ['machine'],
  'several-links-at-once': ['machine'],
  'several-recipients-at-one-address': ['machine'],
  'fixed-rhythm': ['machine'],
  'head-request': ['machine'],
  'no-user-agent': ['machine'],
  'not-a-browser': ['machine'],
  'headers-disagree': ['machine'],
  'bare-screen': ['machine'],
  'untrusted-input': ['machine'],
  'mechanical-input': ['machine'],
  'pointer-in-exact-centre': ['machine'],
  'second-page-at-once': ['machine'],
  'continued-at-once': ['machine'],
  'no-script': ['short'],
  'no-input': ['short'],
  'visible-too-short': ['short'],
  'doubts-remain': ['short'],
  visible: ['person'],
  'trusted-input': ['person'],
  'second-page': ['person'],
  'pressed-continue': ['person'],
  'typed-address': ['person'],
  'typed-code': ['person'],
  'came-back': ['person'],
  'prefetch-shown': ['neither'],
  'operator-carries-people': ['neither'],
};
export const reasonCodes = Object.keys(kinds) as readonly ReasonCode[];

export function reason<C extends ReasonCode>(code: C, ...[values]: object extends Values[C] ? [] : [Values[C]]): Reason {
  const [speaks, decides] = kinds[code];
  // One of the union by construction: the code and its own values.
  return { code, speaks, decides: decides === 'decides', ...values } as Reason;
}

const place = new Map(reasonCodes.map((code, at) => [code, at]));
export const inOrder = (reasons: readonly Reason[]): readonly Reason[] =>
  [...reasons].sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
