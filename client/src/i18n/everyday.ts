/**
 * Which texts a page waits for: those of the screens one works in all day, and with them those of the other screens of work, or of
 * everything that is set up now and then. All others come right after it. A feature that is not named here is set up now and then.
 */
const keys: ReadonlySet<string> = new Set([
  'agenda',
  'board',
  'changes',
  'contact',
  'contacts',
  'duplicates',
  'edit',
  'error',
  'frame',
  'go',
  'home',
  'keys',
  'me',
  'nav',
  'palette',
  'pipeline',
  'quote',
  'role',
  'sync',
  'ui',
  'update',
  'views',
]);
const ofDesk: ReadonlySet<string> = new Set(['calendar', 'files', 'inbox', 'leads', 'quotes', 'share', 'tasks', 'work']);
const pages: ReadonlySet<string> = new Set(['', 'contacts', 'home', 'map', 'more', 'projects', 'today']);
const pagesOfDesk: ReadonlySet<string> = new Set(['calendar', 'files', 'inbox', 'leads', 'links', 'quotes', 'tasks']);

export const textParts = ['everyday', 'desk', 'rest'] as const;
export type Part = (typeof textParts)[number];

export function partOf(key: string): Part {
  const feature = key.slice(0, key.indexOf('.'));
  return keys.has(feature) ? 'everyday' : ofDesk.has(feature) ? 'desk' : 'rest';
}
export function partsFor(path: string): readonly Part[] {
  const page = path.split('/')[1] ?? '';
  if (pages.has(page)) return ['everyday'];
  return ['everyday', pagesOfDesk.has(page) ? 'desk' : 'rest'];
}
