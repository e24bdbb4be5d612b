/** When the daily mail of a day is due where its reader is. Clocks go forward and back there: the zone is asked, nothing is added up. */
import { addDays, dayIn } from '@tandem/core';
import { startOfDay } from '../derive/local-days.ts';
import { instantAt, knownZone } from '../telling/quiet.ts';

export const usualHour = '07:00';
const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;
export const hourOf = (set: string): string => (clockTime.test(set) ? set : usualHour);

export interface Moment {
  readonly at: string;
  /** The local day it is the mail of, when that begins and when it is over. */
  readonly day: string;
  readonly begin: string;
  readonly over: string;
  readonly zone: string;
}
/** The first time that the reader's clock shows the hour after the day has begun in the workspace: for each reader once a day. */
export function momentOf(day: string, workspaceZone: string, ownZone: string, hour: string): Moment {
  const workspace = knownZone(workspaceZone) ? workspaceZone : 'UTC';
  const zone = knownZone(ownZone) ? ownZone : workspace;
  const begin = startOfDay(workspace, day);
  let local = dayIn(zone, begin);
  let at = instantAt(zone, local, hour);
  if (at < begin) {
    local = addDays(local, 1);
    at = instantAt(zone, local, hour);
  }
  return { at, day: local, begin: startOfDay(zone, local), over: startOfDay(zone, addDays(local, 1)), zone };
}
