import { expect, test } from 'vitest';
import { placesInTeams } from './person-color.ts';

test('[CLI-32] the first six members of a team have six colours, the same on every device', () => {
  const people = ['f', 'b', 'd', 'a', 'e', 'c'].map((id) => ({ id, team: 'north' }));
  const other = { id: 'ab', team: 'south' };
  const places = placesInTeams(new Map([...people, other].map((person) => [person.id, person])));
  const inAnotherOrder = placesInTeams(new Map([other, ...people.toReversed()].map((person) => [person.id, person])));
  expect(new Set(people.map(({ id }) => places.get(id))).size).toBe(6);
  expect([...places].sort()).toEqual([...inAnotherOrder].sort());
});
