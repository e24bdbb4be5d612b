/** What happens to an appointment of an agenda. When it begins and how long it takes are kept apart: two devices that change one each keep both. */
import type * as Y from 'yjs';
import { type Appointment, agenda } from './agenda.ts';

/** What became of the invitation is the server's to say. */
export type NewAppointment = Partial<Omit<Appointment, 'id' | 'invited'>> & Pick<Appointment, 'kind' | 'startsAt'>;

export const shortestAppointment = 5;
/** How long one takes of which nothing is said. */
export const usualMinutes = 60;

/** The agenda may be a new document, as with tasks. */
export function openAppointment(doc: Y.Doc, id: string, appointment: NewAppointment, origin: unknown): void {
  agenda.addEntry(doc, 'appointments', id, withMinutes(appointment), origin);
}

/** False when there is no such appointment. */
export const changeAppointment = (doc: Y.Doc, id: string, patch: Partial<NewAppointment>, origin: unknown): boolean =>
  agenda.changeEntry(doc, 'appointments', id, withMinutes(patch), origin);

export const cancelAppointment = (doc: Y.Doc, id: string, origin: unknown): void => agenda.removeEntry(doc, 'appointments', id, origin);

/** The instant after its last minute, in milliseconds. */
export const endOf = ({ startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>): number =>
  Date.parse(startsAt) + (minutes ?? usualMinutes) * 60_000;

/** Two of one person at one time; what only touches is no conflict. */
export function isConflict(a: Pick<Appointment, 'startsAt' | 'minutes'>, b: Pick<Appointment, 'startsAt' | 'minutes'>): boolean {
  return Date.parse(a.startsAt) < endOf(b) && Date.parse(b.startsAt) < endOf(a);
}

function withMinutes<P extends Partial<NewAppointment>>(patch: P): P {
  const { minutes } = patch;
  return typeof minutes === 'number' ? { ...patch, minutes: Math.max(shortestAppointment, Math.round(minutes)) } : patch;
}
