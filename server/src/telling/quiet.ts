/** When a person wants to be left in peace, where the person is: clocks go forward and back there, and the zone is asked each time. */
import { addDays, dayIn, type Inbox } from '@tandem/core';
import { startOfDay } from '../derive/local-days.ts';

export type Quiet = Pick<Inbox, 'quietFrom' | 'quietTo' | 'quietWeekends' | 'quietUntil' | 'timeZone'>;

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;
const minute = 60_000;
/** A weekend between two nights is three times of quiet in a row; more than these is a mistake in a clock. */
const mostInARow = 20;

/** When the person may be told: `at` itself, or the end of the quiet that it falls into. */
export function endOfQuiet(quiet: Quiet, workspaceZone: string, at: string): string {
  const zone = knownZone(quiet.timeZone) ? quiet.timeZone : knownZone(workspaceZone) ? workspaceZone : 'UTC';
  let end = at;
  for (let i = 0; i < mostInARow; i++) {
    const later = [quiet.quietUntil, endOfNight(quiet, zone, end), endOfWeekend(quiet, zone, end)]
      .filter((one) => one > end)
      .sort()
      .at(-1);
    if (!later) return end;
    end = later;
  }
  return end;
}

/** '' when it is not quiet. From and to may lie on either side of midnight; the same time twice means never. */
function endOfNight({ quietFrom, quietTo }: Quiet, zone: string, at: string): string {
  if (!clockTime.test(quietFrom) || !clockTime.test(quietTo) || quietFrom === quietTo) return '';
  const day = dayIn(zone, at);
  const time = timeIn(zone, at);
  const over = quietFrom > quietTo;
  const quiet = over ? time >= quietFrom || time < quietTo : time >= quietFrom && time < quietTo;
  if (!quiet) return '';
  const end = instantAt(zone, over && time >= quietFrom ? addDays(day, 1) : day, quietTo);
  // The hour that comes twice: its second time is as quiet as its first, and an end that is past is none.
  return end > at ? end : nextMinute(at);
}
const nextMinute = (at: string): string => new Date(Math.floor(Date.parse(at) / minute) * minute + minute).toISOString();

function endOfWeekend({ quietWeekends }: Quiet, zone: string, at: string): string {
  if (!quietWeekends) return '';
  const day = dayIn(zone, at);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday !== 6 && weekday !== 0) return '';
  return startOfDay(zone, addDays(day, weekday === 6 ? 2 : 1));
}

/** The first instant of the day at which its clocks show this time or a later one: a skipped time is the moment after the gap. */
export function instantAt(zone: string, day: string, time: string): string {
  const begin = Date.parse(startOfDay(zone, day));
  const end = Date.parse(startOfDay(zone, addDays(day, 1)));
  for (let at = begin; at < end; at += minute) if (timeIn(zone, new Date(at).toISOString()) >= time) return new Date(at).toISOString();
  return new Date(end).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();
function timeIn(zone: string, at: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(zone, format);
  }
  return format.format(new Date(at));
}
export function knownZone(zone: string): boolean {
  if (zone === '') return false;
  try {
    return timeIn(zone, '2026-01-01T00:00:00.000Z') !== '';
  } catch {
    return false;
  }
}
