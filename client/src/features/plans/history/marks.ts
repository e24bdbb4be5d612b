/** The strip of a plan's past: bars by person and time, versions as dots, laid out on a line from the first edit to now. */
import type { PlanEdit, PlanVersion } from './plan-history.ts';

export interface Bar {
  readonly is: 'bar';
  readonly key: string;
  /** 0 is the first edit, 1 is now. */
  readonly x: number;
  /** Beside others of the same slot, in slots. */
  readonly beside: number;
  /** 0 to 1, by how much was written and deleted. */
  readonly height: number;
  readonly user: string;
  readonly from: string;
  readonly to: string;
  readonly inserted: number;
  readonly deleted: number;
}
export interface Dot {
  readonly is: 'dot';
  readonly key: string;
  readonly x: number;
  readonly version: PlanVersion;
  /** Nobody asked for it: drawn small, without its name. */
  readonly quiet: boolean;
  /** The server does not have it yet. */
  readonly waits: boolean;
}
export type Mark = Bar | Dot;
export interface Strip {
  /** From left to right, each time bars before dots. */
  readonly marks: readonly Mark[];
  readonly from: string;
  readonly edits: number;
  readonly people: number;
}

/** A version the person gave a name here, which the server may not know of yet. */
export interface NamedHere {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly name: string;
}

const lowest = 0.25;
/** So much in a few minutes is a tall bar; more is not taller. */
const most = 2_000;

export function layOut(
  edits: readonly PlanEdit[],
  versions: readonly PlanVersion[],
  here: readonly NamedHere[],
  now: string,
  slots: number,
): Strip {
  const known = allVersions(versions, here);
  const times = [...edits.map(({ from }) => from), ...known.map(({ version }) => version.at)].sort();
  const from = times[0] ?? now;
  const [start, end] = [Date.parse(from), Math.max(Date.parse(now), Date.parse(times.at(-1) ?? now))];
  const placeOf = (at: string): number => (end > start ? (Date.parse(at) - start) / (end - start) : 1);
  const dots = known.map(({ version, waits }): Dot => {
    const quiet = version.kind === 'daily' || version.kind === 'before-restore';
    return { is: 'dot', key: version.id, x: placeOf(version.at), version, quiet, waits };
  });
  const marks = [...barsOf(edits, placeOf, slots), ...dots].sort((a, b) => a.x - b.x || (a.is === b.is ? 0 : a.is === 'bar' ? -1 : 1));
  return { marks, from, edits: edits.length, people: new Set(edits.map(({ user }) => user)).size };
}

function barsOf(edits: readonly PlanEdit[], placeOf: (at: string) => number, slots: number): readonly Bar[] {
  const bySlot = new Map<number, Map<string, PlanEdit[]>>();
  for (const edit of edits) {
    const slot = Math.min(slots - 1, Math.floor(placeOf(edit.from) * slots));
    const people = bySlot.get(slot) ?? new Map<string, PlanEdit[]>();
    people.set(edit.user, [...(people.get(edit.user) ?? []), edit]);
    bySlot.set(slot, people);
  }
  return [...bySlot].flatMap(([slot, people]) =>
    [...people].map(([user, own], beside): Bar => {
      const inserted = own.reduce((sum, edit) => sum + edit.inserted, 0);
      const deleted = own.reduce((sum, edit) => sum + edit.deleted, 0);
      const height = lowest + (1 - lowest) * Math.min(1, Math.sqrt((inserted + deleted) / most));
      const [from, to] = [
        own.map((edit) => edit.from).sort()[0] ?? '',
        own
          .map((edit) => edit.to)
          .sort()
          .at(-1) ?? '',
      ];
      return { is: 'bar', key: `${slot}/${user}`, x: slot / slots, beside, height, user, from, to, inserted, deleted };
    }),
  );
}

/** Newest last. One that was named here and has arrived is there once. */
export function allVersions(
  versions: readonly PlanVersion[],
  here: readonly NamedHere[],
): readonly { readonly version: PlanVersion; readonly waits: boolean }[] {
  const arrived = new Set(versions.map(({ id }) => id));
  const waiting = here.filter(({ id, at }) => at !== '' && !arrived.has(id) && !arrived.has(`named:${id}`));
  return [
    ...versions.map((version) => ({ version, waits: false })),
    ...waiting.map((named) => ({ version: { ...named, kind: 'named' as const }, waits: true })),
  ].sort((a, b) => (a.version.at < b.version.at ? -1 : 1));
}

/** What one compares with unless one says otherwise: the last that was approved or named, or else the last there is. */
export function lastOf(versions: readonly PlanVersion[]): PlanVersion | undefined {
  const sorted = [...versions].sort((a, b) => (a.at < b.at ? -1 : 1));
  return sorted.findLast(({ kind }) => kind === 'approved' || kind === 'named') ?? sorted.at(-1);
}

/** The version a bar's changes came after. */
export const versionBefore = (versions: readonly PlanVersion[], at: string): PlanVersion | undefined =>
  [...versions].sort((a, b) => (a.at < b.at ? -1 : 1)).findLast((version) => version.at <= at);

/** Names under the line, the newest first, as long as they do not run into each other. */
export function labelled(
  dots: readonly Dot[],
  width: number,
  widthOf: (dot: Dot) => number,
  taken: readonly (readonly [number, number])[],
): readonly Dot[] {
  const spans = [...taken];
  return dots.toReversed().filter((dot) => {
    if (dot.quiet) return false;
    const [from, to] = [dot.x * width - widthOf(dot) / 2, dot.x * width + widthOf(dot) / 2];
    if (from < 0 || to > width || spans.some(([a, b]) => from < b + 8 && a - 8 < to)) return false;
    spans.push([from, to]);
    return true;
  });
}
