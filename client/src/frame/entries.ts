import { can, type Person } from '@tandem/core';
import type { MessageKey } from '../i18n/i18n.ts';
import type { IconName } from '../ui/icon.tsx';

export interface Entry {
  readonly to:
    | '/today'
    | '/home'
    | '/inbox'
    | '/tasks'
    | '/calendar'
    | '/projects'
    | '/leads'
    | '/contacts'
    | '/plans'
    | '/quotes'
    | '/files'
    | '/import'
    | '/team'
    | '/settings';
  readonly label: MessageKey;
  readonly icon: IconName;
  readonly keys?: string;
  readonly count?: 'lateTasks' | 'unread' | 'openProjects' | 'contacts' | 'plans' | 'quotesOut';
  readonly allowed?: (person: Person) => boolean;
}

/** The sidebar: only screens that exist. A new screen is one line here and one in routes.tsx. */
export const groups: readonly { readonly head?: MessageKey; readonly entries: readonly Entry[] }[] = [
  {
    entries: [
      { to: '/home', label: 'nav.home', icon: 'home', keys: 'g h' },
      { to: '/inbox', label: 'nav.inbox', icon: 'inbox', keys: 'g i', count: 'unread' },
      { to: '/tasks', label: 'tasks.title', icon: 'task', keys: 'g t', count: 'lateTasks' },
      { to: '/calendar', label: 'calendar.title', icon: 'calendar', keys: 'g c' },
    ],
  },
  {
    head: 'nav.customers',
    entries: [
      { to: '/projects', label: 'nav.projects', icon: 'board', keys: 'g p', count: 'openProjects' },
      { to: '/leads', label: 'nav.leads', icon: 'target', keys: 'g l' },
      { to: '/contacts', label: 'nav.contacts', icon: 'users', keys: 'g k', count: 'contacts' },
    ],
  },
  {
    head: 'nav.offers',
    entries: [
      { to: '/plans', label: 'nav.plans', icon: 'document', keys: 'g a', count: 'plans' },
      { to: '/quotes', label: 'nav.quotes', icon: 'quote', keys: 'g o', count: 'quotesOut' },
      { to: '/files', label: 'nav.files', icon: 'folder', keys: 'g f' },
    ],
  },
  {
    head: 'nav.manage',
    entries: [
      { to: '/team', label: 'nav.team', icon: 'user', keys: 'g u' },
      { to: '/import', label: 'nav.import', icon: 'download', allowed: (person) => can(person, 'create', { type: 'import' }) },
      { to: '/settings', label: 'nav.settings', icon: 'settings', keys: 'g s' },
    ],
  },
];
