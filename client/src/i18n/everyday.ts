/**
 * Which texts a page waits for. Those of the screens one works in all day come with it; those of all others come right after it,
 * or with it, where it is one of the others. A feature that is not named here is one of the others.
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
  'role',
  'sync',
  'ui',
  'update',
  'views',
]);
const pages: ReadonlySet<string> = new Set(['', 'contacts', 'home', 'map', 'more', 'projects', 'today']);

export type Part = 'everyday' | 'other';

export const partOf = (key: string): Part => (keys.has(key.slice(0, key.indexOf('.'))) ? 'everyday' : 'other');
export const isEverydayPage = (path: string): boolean => pages.has(path.split('/')[1] ?? '');
