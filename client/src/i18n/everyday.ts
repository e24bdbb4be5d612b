/**
 * Which texts a page waits for: those of the screens one works in all day, and with them those of its own kind of work. All others
 * come right after it. A feature that is not named here is set up now and then.
 */
export const textParts = ['everyday', 'phone', 'projects', 'desk', 'offers', 'plans', 'rest'] as const;
export type Part = (typeof textParts)[number];

const features: Readonly<Record<Exclude<Part, 'rest'>, readonly string[]>> = {
  everyday: [
    'agenda',
    'board',
    'contact',
    'contacts',
    'edit',
    'error',
    'frame',
    'me',
    'nav',
    'quote',
    'role',
    'sync',
    'ui',
    'update',
    'views',
  ],
  phone: ['go'],
  projects: ['pipeline'],
  desk: ['calendar', 'changes', 'duplicates', 'home', 'inbox', 'keys', 'leads', 'palette', 'tasks', 'work'],
  offers: ['files', 'quotes', 'share'],
  plans: ['plans'],
};
const pages: Readonly<Record<Exclude<Part, 'rest'>, readonly string[]>> = {
  everyday: ['contacts'],
  phone: ['map', 'more', 'today'],
  projects: ['projects'],
  desk: ['', 'calendar', 'home', 'inbox', 'leads', 'tasks'],
  offers: ['files', 'links', 'quotes'],
  plans: ['plans'],
};
const partWith = (lists: typeof features, one: string): Part =>
  textParts.find((part) => part !== 'rest' && lists[part].includes(one)) ?? 'rest';

export const partOf = (key: string): Part => partWith(features, key.slice(0, key.indexOf('.')));

/** The bar at the foot of every page of a phone speaks the phone's words. */
export function partsFor(path: string, onPhone: boolean): readonly Part[] {
  const [, page = '', below = ''] = path.split('/');
  const own = below === 'duplicates' ? 'desk' : partWith(pages, page);
  return [...new Set<Part>(['everyday', own, ...(onPhone ? (['phone'] as const) : [])])];
}
