import { aContactRow, anActivityRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { activitiesAbout } from './activities.ts';
import { addressOf, distance, nearest, phoneOf, routeLink, telephoneLink } from './reach.ts';

const company = aContactRow({
  id: 'acme',
  name: 'Acme',
  phones: ['+15125550100'],
  town: 'Austin',
  country: 'United States',
  addresses: ['1 Mill Street, 78701 Austin'],
});
const person = aContactRow({ id: 'ann', is: 'person', company: 'acme', name: 'Ann' });
const contacts = new Map([company, person].map((row) => [row.id, row]));

test('[CLI-129] who has no number of their own is called at the company, a company without one through its people', () => {
  expect(phoneOf(person, contacts)).toBe('+15125550100');
  expect(phoneOf({ ...company, phones: [] }, contacts, [{ ...person, phones: ['+15125550101'] }])).toBe('+15125550101');
  expect(phoneOf(aContactRow({ id: 'x' }), contacts)).toBe('');
  expect(telephoneLink('+1 (512) 555-0100')).toBe('tel:+15125550100');
});

test("[CLI-129] a route opens the device's own map app with the address, a person's at the company", () => {
  const address = addressOf(person, contacts);
  expect(address).toBe('1 Mill Street, 78701 Austin, United States');
  expect(addressOf(aContactRow({ id: 'x' }), contacts)).toBe('');
  const asked = encodeURIComponent(address);
  expect(routeLink(address, 'Mozilla/5.0 (Linux; Android 15; Pixel 9)')).toBe(`geo:0,0?q=${asked}`);
  expect(routeLink(address, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')).toBe(`https://maps.apple.com/?daddr=${asked}`);
  expect(routeLink(address, 'Mozilla/5.0 (X11; Linux x86_64)')).toBe(`https://www.openstreetmap.org/search?query=${asked}`);
});

test('[CLI-132] the nearest come first, as the crow flies; who has no place or was merged is left out', () => {
  const oslo = { lat: 59.91, lng: 10.75 };
  const at = (id: string, lat: number, lng: number, rest = {}) => aContactRow({ id, place: { lat, lng }, ...rest });
  expect(distance(oslo, { lat: 60.39, lng: 5.32 })).toBeCloseTo(306, -1);
  const rows = [
    at('bergen', 60.39, 5.32),
    at('drammen', 59.74, 10.2),
    aContactRow({ id: 'nowhere' }),
    at('gone', 59.91, 10.75, { mergedInto: 'x' }),
  ];
  expect(nearest(oslo, rows, 5).map(({ row }) => row.id)).toEqual(['drammen', 'bergen']);
});

test('[CLI-130] the timeline of a contact holds what was done with its people and with what was merged into it', () => {
  const twin = aContactRow({ id: 'acme2', mergedInto: 'acme' });
  const known = new Map([...contacts, [twin.id, twin]]);
  const activities = [
    anActivityRow({ id: '1', contact: 'acme', at: '2026-03-01T10:00:00Z' }),
    anActivityRow({ id: '2', contact: 'acme', person: 'ann', at: '2026-03-03T10:00:00Z' }),
    anActivityRow({ id: '3', contact: 'ann', at: '2026-03-02T10:00:00Z' }),
    anActivityRow({ id: '4', contact: 'acme2', at: '2026-03-04T10:00:00Z' }),
    anActivityRow({ id: '5', contact: 'other', at: '2026-03-05T10:00:00Z' }),
  ];
  expect(activitiesAbout('acme', activities, known).map(({ id }) => id)).toEqual(['4', '2', '3', '1']);
  expect(activitiesAbout('ann', activities, known).map(({ id }) => id)).toEqual(['2', '3']);
});
