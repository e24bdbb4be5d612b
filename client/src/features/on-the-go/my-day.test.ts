import { aContactRow, anActivityRow, aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { type Appointment, appointmentsAhead, nextUp } from './next-up.ts';
import { quietCustomers } from './quiet-customers.ts';
import { townsOf } from './towns.ts';

const now = new Date('2026-03-12T10:00:00');
const at = (id: string, hours: number, minutes: number | null = 60): Appointment => ({
  id,
  subject: 'Visit',
  contact: 'acme',
  startsAt: new Date(now.getTime() + hours * 3_600_000).toISOString(),
  minutes,
  place: '',
});

test('[CLI-122] next is the first appointment of today that is not over', () => {
  expect(nextUp([at('later', 3), at('running', -0.5), at('over', -2)], [], now)).toMatchObject({ appointment: { id: 'running' } });
  expect(nextUp([at('tomorrow', 24)], [], now)).toBeUndefined();
  expect(appointmentsAhead([at('tomorrow', 24), at('soon', 1)], now).map(({ id }) => id)).toEqual(['soon', 'tomorrow']);
});

test('[CLI-122] without one it is the task that has waited longest; what is due later is not pressing', () => {
  const tasks = [
    aTaskRow({ id: 'today', due: '2026-03-12' }),
    aTaskRow({ id: 'late', due: '2026-03-01' }),
    aTaskRow({ id: 'done', due: '2026-02-01', doneAt: '2026-02-02T10:00:00Z' }),
    aTaskRow({ id: 'tomorrow', due: '2026-03-13' }),
  ];
  expect(nextUp([], tasks, now)).toMatchObject({ is: 'task', task: { id: 'late' } });
  expect(nextUp([], tasks.slice(3), now)).toBeUndefined();
});

test('[CLI-133] when nothing is due, own customers are named that were not heard of for longest', () => {
  const customer = (id: string, rest = {}) => aContactRow({ id, owner: 'ana', lifecycle: 'customer', ...rest });
  const contacts = [customer('a'), customer('b'), customer('c', { owner: 'otto' }), customer('d'), customer('lead', { lifecycle: 'lead' })];
  const activities = [
    anActivityRow({ id: '1', contact: 'a', at: '2026-03-01T10:00:00Z' }),
    anActivityRow({ id: '2', contact: 'b', at: '2026-02-01T10:00:00Z' }),
    anActivityRow({ id: '3', contact: 'b', at: '2026-01-01T10:00:00Z' }),
  ];
  expect(quietCustomers('ana', contacts, activities, 2)).toMatchObject([
    { row: { id: 'd' }, last: '' },
    { row: { id: 'b' }, last: '2026-02-01T10:00:00Z' },
  ]);
});

test('[CLI-131] towns count companies and leads, not the people of a company nor what was merged away', () => {
  const rows = [
    aContactRow({ id: '1', town: 'Gent', country: 'Belgium', name: 'B', lifecycle: 'customer' }),
    aContactRow({ id: '2', town: 'Gent', country: 'Belgium', name: 'A' }),
    aContactRow({ id: '3', town: 'Oslo', country: 'Norway', is: 'person' }),
    aContactRow({ id: '4', town: 'Gent', country: 'Belgium', is: 'person', company: '1' }),
    aContactRow({ id: '5', town: 'Gent', country: 'Belgium', mergedInto: '1' }),
    aContactRow({ id: '6' }),
  ];
  expect(townsOf(rows).map(({ town, customers, rows: held }) => [town, customers, held.map(({ id }) => id)])).toEqual([
    ['Gent', 1, ['2', '1']],
    ['Oslo', 0, ['3']],
  ]);
});
