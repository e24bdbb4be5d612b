import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { agenda } from './agenda.ts';
import { cancelAppointment, changeAppointment, endOf, isConflict, openAppointment } from './appointments.ts';
import { openTask } from './tasks.ts';

const visit = { kind: 'visit', subject: 'Demo', contact: 'acme', startsAt: '2026-03-12T09:00:00.000Z', minutes: 60 } as const;
const inDoc = (doc: Y.Doc) => agenda.read(doc).appointments;
function anAgenda(): Y.Doc {
  const doc = new Y.Doc();
  openAppointment(doc, 'a1', visit, 'ana');
  return doc;
}

test('[APPT-1] [S4-28] an appointment is made beside the tasks, and says nothing that only rules write', () => {
  const doc = anAgenda();
  openTask(doc, 't1', { due: '2026-03-12', createdAt: visit.startsAt }, 'ana');
  expect(inDoc(doc)).toMatchObject([{ id: 'a1', ...visit, invited: '' }]);
  expect(doc.getMap<Y.Map<unknown>>('appointments').get('a1')?.has('invited')).toBe(false);
});

test('[APPT-2] [S4-28] moved on one device and made longer on another it is both', () => {
  const [phone, desk] = [anAgenda(), new Y.Doc()];
  Y.applyUpdate(desk, Y.encodeStateAsUpdate(phone));
  changeAppointment(phone, 'a1', { startsAt: '2026-03-13T10:00:00.000Z' }, 'ana');
  changeAppointment(desk, 'a1', { minutes: 90 }, 'ana');
  Y.applyUpdate(desk, Y.encodeStateAsUpdate(phone));
  Y.applyUpdate(phone, Y.encodeStateAsUpdate(desk));
  expect(inDoc(desk)).toMatchObject([{ startsAt: '2026-03-13T10:00:00.000Z', minutes: 90 }]);
  expect(inDoc(phone)).toEqual(inDoc(desk));
});

test('[APPT-3] one is never shorter than five minutes, and what is not there is not changed', () => {
  const doc = anAgenda();
  expect(changeAppointment(doc, 'a1', { minutes: -30 }, 'ana')).toBe(true);
  expect(inDoc(doc)[0]?.minutes).toBe(5);
  expect(changeAppointment(doc, 'gone', { minutes: 30 }, 'ana')).toBe(false);
  cancelAppointment(doc, 'a1', 'ana');
  expect(inDoc(doc)).toEqual([]);
});

test('[APPT-4] two at one time are a conflict, two that touch are not; an unknown length is an hour', () => {
  const at = (time: string, minutes: number | null = null) => ({ startsAt: `2026-03-12T${time}:00Z`, minutes });
  expect(new Date(endOf(at('09:00'))).toISOString()).toBe('2026-03-12T10:00:00.000Z');
  expect([isConflict(at('09:00'), at('09:59')), isConflict(at('09:00'), at('10:00')), isConflict(at('09:30', 15), at('09:00'))]).toEqual([
    true,
    false,
    true,
  ]);
});
