/** Thresholds as people set them: seconds instead of milliseconds, and only whole numbers that the grader takes. */
import { type EvidenceThresholds, evidenceDefaults, type Settings, type ThresholdName, thresholdNames, thresholdRange } from '@tandem/core';

export const inSeconds = (name: ThresholdName): boolean => /Ms/.test(name);
const unit = (name: ThresholdName): number => (inSeconds(name) ? 1000 : 1);

/** What is in force: what admins have set, and the usual number for all others. */
export const inForce = (set: Settings['evidence']): EvidenceThresholds =>
  Object.fromEntries(thresholdNames.map((name) => [name, set[name] ?? evidenceDefaults[name]])) as EvidenceThresholds;

export const shownValue = (name: ThresholdName, value: number): string => String(value / unit(name));
export const shownRange = (name: ThresholdName): { readonly least: number; readonly most: number } => {
  const { least, most } = thresholdRange(name);
  return { least: least / unit(name), most: most / unit(name) };
};

/** Undefined for what the grader would not take. */
export function typedValue(name: ThresholdName, text: string): number | undefined {
  const typed = text.trim().replace(',', '.');
  const value = Math.round(Number(typed) * unit(name) * 1000) / 1000;
  const { least, most } = thresholdRange(name);
  return typed !== '' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

export type Typed = Readonly<Record<ThresholdName, string>>;
export const typedOf = (set: EvidenceThresholds): Typed =>
  Object.fromEntries(thresholdNames.map((name) => [name, shownValue(name, set[name])])) as Typed;

export interface Wanted {
  readonly thresholds: EvidenceThresholds | undefined;
  readonly invalid: readonly ThresholdName[];
}
export function wantedOf(typed: Typed): Wanted {
  const values = thresholdNames.map((name) => [name, typedValue(name, typed[name])] as const);
  const invalid = values.filter(([, value]) => value === undefined).map(([name]) => name);
  return { invalid, thresholds: invalid.length > 0 ? undefined : (Object.fromEntries(values) as unknown as EvidenceThresholds) };
}

/** As the settings keep it: the usual number is no setting. */
export const settingOf = (thresholds: EvidenceThresholds): Settings['evidence'] =>
  Object.fromEntries(
    thresholdNames.map((name) => [name, thresholds[name] === evidenceDefaults[name] ? null : thresholds[name]]),
  ) as Settings['evidence'];
