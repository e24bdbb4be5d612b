/** How somebody is reached from a row: by telephone, by mail, on the road. Addresses are handed to the device's own apps. */
import type { ContactRow } from '@tandem/core';

export type Contacts = ReadonlyMap<string, ContactRow>;

export const telephoneLink = (phone: string): string => `tel:${phone.replace(/[^\d+*#,;]/g, '')}`;
export const mailLink = (mail: string): string => `mailto:${encodeURIComponent(mail).replaceAll('%40', '@')}`;

/** The own number, or the company's; of a company also that of the first person there. */
export function phoneOf(row: ContactRow, contacts: Contacts, persons: readonly ContactRow[] = []): string {
  const company = row.company ? contacts.get(row.company) : undefined;
  return [row, company, ...persons].find((one) => one && one.phones.length > 0)?.phones[0] ?? '';
}

/** The address in one line; a person without one is met at the company. */
export function addressOf(row: ContactRow, contacts: Contacts): string {
  const company = row.company ? contacts.get(row.company) : undefined;
  const found = [row, company].find((one) => one && (one.addresses.length > 0 || one.town !== ''));
  if (!found) return '';
  return [found.addresses[0] ?? found.town, found.country].filter(Boolean).join(', ');
}

/** Android asks which map app by `geo:`, Apple has an address for its own; everybody else gets the open map. */
export function routeLink(address: string, device: string = globalThis.navigator?.userAgent ?? ''): string {
  const asked = encodeURIComponent(address);
  if (/android/i.test(device)) return `geo:0,0?q=${asked}`;
  if (/iphone|ipad|ipod|macintosh/i.test(device)) return `https://maps.apple.com/?daddr=${asked}`;
  return `https://www.openstreetmap.org/search?query=${asked}`;
}

export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** As the crow flies, in kilometres. */
export function distance(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const half = (x: number) => Math.sin(x / 2) ** 2;
  const chord = half((b.lat - a.lat) * rad) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * half((b.lng - a.lng) * rad);
  return 12_742 * Math.asin(Math.sqrt(Math.min(1, chord)));
}

export function nearest(
  from: Point,
  contacts: Iterable<ContactRow>,
  count: number,
): readonly { readonly row: ContactRow; readonly km: number }[] {
  const found: { row: ContactRow; km: number }[] = [];
  for (const row of contacts) if (row.place && !row.mergedInto) found.push({ row, km: distance(from, row.place) });
  return found.sort((a, b) => a.km - b.km).slice(0, count);
}
