/** The numbers that grading goes by. Admins tune them in the settings, and past visits are graded anew. */

const ranges = {
  /** Level 1: so long the page was visible while its script ran. */
  visibleMsRendered: [2_000, 0, 60_000],
  /** Level 2: so long beside trusted input. */
  visibleMsEngaged: [10_000, 1_000, 600_000],
  /** Level 2 in spite of a doubt, or with input that might be a program's. */
  visibleMsDoubted: [15_000, 1_000, 600_000],
  /** A second page sooner than this is a machine's pace, unless there was input. */
  secondPageMs: [5_000, 0, 600_000],
  soonAfterSendingMs: [120_000, 0, 86_400_000],
  /** Different links within this are opened at once. */
  atOnceMs: [2_000, 0, 60_000],
  /** So many links are several. */
  linksAtOnce: [2, 2, 100],
  /** More recipients than this whose links one address fetched are a gateway's. */
  recipientsPerAddress: [3, 1, 10_000],
  /** Fewer movements are a pointer that was put there. */
  mouseMoves: [4, 1, 1_000],
  /** Nobody does all that they do on a page in less. */
  inputSpreadMs: [2_500, 0, 60_000],
  /** The level from which a visit counts as a person's interest. */
  countFrom: [2, 1, 3],
  /** The level from which it may make a lead a prospect. */
  promoteFrom: [3, 2, 3],
} as const satisfies Record<string, readonly [initial: number, least: number, most: number]>;

export type EvidenceThresholds = { readonly [K in keyof typeof ranges]: number };
export type ThresholdName = keyof EvidenceThresholds;
export const thresholdNames = Object.keys(ranges) as readonly ThresholdName[];
export const thresholdRange = (name: ThresholdName): { readonly least: number; readonly most: number } => ({
  least: ranges[name][1],
  most: ranges[name][2],
});

export const evidenceDefaults = Object.fromEntries(thresholdNames.map((name) => [name, ranges[name][0]])) as EvidenceThresholds;

const isInRange = (name: ThresholdName, value: unknown): value is number => {
  const { least, most } = thresholdRange(name);
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
};

/** Whatever a settings document holds: what is no whole number in its range reads as the default, and is named. Never throws. */
export function readThresholds(value: unknown): { readonly thresholds: EvidenceThresholds; readonly invalid: readonly ThresholdName[] } {
  const given = typeof value === 'object' && value !== null ? (value as Partial<Record<ThresholdName, unknown>>) : {};
  const wrong = (name: ThresholdName) => Object.hasOwn(given, name) && given[name] !== undefined && !isInRange(name, given[name]);
  const read = (name: ThresholdName) => (Object.hasOwn(given, name) && isInRange(name, given[name]) ? given[name] : evidenceDefaults[name]);
  return {
    thresholds: Object.fromEntries(thresholdNames.map((name) => [name, read(name)])) as EvidenceThresholds,
    invalid: thresholdNames.filter(wrong),
  };
}
