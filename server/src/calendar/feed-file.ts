/** A person's tasks and appointments as one calendar. Tasks without a time are days, everything else is an instant. */
import { type AppointmentRow, addDays, type ContactRow, type Settings, type TaskRow } from '@tandem/core';
import ical, { type ICalCalendar, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import { uidOf } from '../email/appointment-file.ts';
import { instantIn } from '../import/zone-time.ts';

export interface FeedFacts {
  readonly name: string;
  readonly tasks: readonly TaskRow[];
  readonly appointments: readonly AppointmentRow[];
  /** Names and numbers of contacts the person may see. */
  readonly contacts: ReadonlyMap<string, Pick<ContactRow, 'name' | 'phones'>>;
  readonly settings: Pick<Settings, 'timeZone'>;
  /** Where a record opens in Tandem. */
  readonly addressOf: (contact: string) => string;
}
/** What is longer ago is not in the calendar. */
export const keptDays = 60;
const usual = 30;
const minute = 60_000;

/** The same facts give the same text: the stamp is the feed's own, never the clock's. */
export function feedFile({ name, tasks, appointments, contacts, settings, addressOf }: FeedFacts): string {
  const calendar = ical({ name, prodId: { company: 'Tandem', product: 'Tandem' }, ttl: 900 });
  calendar.x('X-WR-TIMEZONE', settings.timeZone || 'UTC');
  const withContact = (subject: string, contact: string) => [subject, contacts.get(contact)?.name ?? ''].filter(Boolean).join(', ');
  const about = (note: string, contact: string) => [note, ...(contacts.get(contact)?.phones ?? [])].filter(Boolean).join('\n');

  for (const { id, subject, contact, due, time, result } of tasks) {
    const common = {
      id: uidOf(id),
      stamp: stampOf(due),
      summary: withContact(subject, contact),
      description: about(result, contact) || null,
      url: contact ? addressOf(contact) : null,
      transparency: ICalEventTransparency.TRANSPARENT,
    };
    addTask(calendar, common, due, time, settings);
  }
  for (const { id, subject, contact, startsAt, minutes, place, note } of appointments) {
    const start = new Date(startsAt);
    calendar.createEvent({
      id: uidOf(id),
      stamp: start,
      start,
      end: new Date(start.getTime() + (minutes ?? usual) * minute),
      summary: withContact(subject, contact),
      location: place || null,
      description: about(note, contact) || null,
      url: contact ? addressOf(contact) : null,
      busystatus: ICalEventBusyStatus.BUSY,
    });
  }
  return calendar.toString();
}

function addTask(calendar: ICalCalendar, common: object, due: string, time: string, { timeZone }: FeedFacts['settings']): void {
  const at = /^\d\d:\d\d$/.test(time) ? instantIn(timeZone || 'UTC', `${due}T${time}:00`) : '';
  if (at) {
    const start = new Date(at);
    calendar.createEvent({ ...common, start, end: new Date(start.getTime() + usual * minute) });
  } else calendar.createEvent({ ...common, allDay: true, start: localDay(due), end: localDay(addDays(due, 1)) });
}

/** A day is written by its local parts, wherever this server stands. */
function localDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
const stampOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
