/** An appointment as an .ics file: one that is written again has the same UID and a higher SEQUENCE, so that calendars change theirs. */
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface AppointmentFile {
  /** Of the appointment; the same in calendar feeds. */
  readonly id: string;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly sequence: number;
  /** When this was said. */
  readonly at: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly subject: string;
  readonly place: string;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendee: string;
}

export const uidOf = (id: string): string => `${id}@tandem`;

/** Times are instants in UTC: every calendar shows them where its reader is, whatever it knows of zones. */
export function appointmentFile({
  id,
  method,
  sequence,
  at,
  startsAt,
  minutes,
  subject,
  place,
  organizer,
  attendee,
}: AppointmentFile): string {
  const calendar = ical({ prodId: { company: 'Tandem', product: 'Tandem' }, method: ICalCalendarMethod[method] });
  const start = new Date(startsAt);
  const event = calendar.createEvent({
    id: uidOf(id),
    sequence,
    stamp: new Date(at),
    start,
    end: new Date(start.getTime() + minutes * 60_000),
    summary: subject,
    location: place || null,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organizer.name, email: organizer.email },
  });
  event.createAttendee({
    email: attendee,
    rsvp: method === 'REQUEST',
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
  });
  return calendar.toString();
}
