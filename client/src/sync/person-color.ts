import type { UserRow } from '@tandem/core';
import { rowsOf } from './rows.ts';

export type PersonColor = 1 | 2 | 3 | 4 | 5 | 6;

let users: ReadonlyMap<string, UserRow> | undefined;
let places: ReadonlyMap<string, number> = new Map();

/**
 * The same colour for a person on every device: colours are people, they carry no meaning. Members of a team are counted
 * through, so that those who meet on one board look different as long as there are colours.
 */
export function personColor(user: string): PersonColor {
  const known = rowsOf('user');
  if (known !== users) {
    users = known;
    places = placesInTeams(known);
  }
  return (((places.get(user) ?? sumOf(user)) % 6) + 1) as PersonColor;
}

export function placesInTeams(people: ReadonlyMap<string, Pick<UserRow, 'id' | 'team'>>): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  const found = new Map<string, number>();
  for (const { id, team } of [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const place = counted.get(team) ?? 0;
    counted.set(team, place + 1);
    found.set(id, place);
  }
  return found;
}

/** Before the rows are there, on the sign-in page. */
function sumOf(user: string): number {
  let sum = 0;
  for (let i = 0; i < user.length; i++) sum = (sum * 31 + user.charCodeAt(i)) >>> 0;
  return sum;
}
