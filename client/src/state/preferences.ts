/** What a person chose for this device: it is read before anything else, so that nothing flashes. */
import { create } from 'zustand';

export type Theme = 'light' | 'dark' | 'system';
export type Language = 'en' | 'sv';
export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  readonly singleKeys: boolean;
  readonly sidebarClosed: boolean;
}

const key = 'tandem.preferences';
const initial: Preferences = {
  theme: 'system',
  language: globalThis.navigator?.language?.toLowerCase().startsWith('sv') ? 'sv' : 'en',
  singleKeys: true,
  sidebarClosed: false,
};

export const usePreferences = create<Preferences>(() => ({ ...initial, ...stored() }));

export function setPreferences(patch: Partial<Preferences>): void {
  usePreferences.setState(patch);
  globalThis.localStorage?.setItem(key, JSON.stringify(usePreferences.getState()));
  applyPreferences();
}

/** Theme and language belong to the page, not to a component. */
export function applyPreferences(): void {
  const { theme, language } = usePreferences.getState();
  const page = document.documentElement;
  page.lang = language;
  if (theme === 'system') page.removeAttribute('data-theme');
  else page.dataset['theme'] = theme;
}

function stored(): Partial<Preferences> {
  try {
    const found: unknown = JSON.parse(globalThis.localStorage?.getItem(key) ?? '{}');
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
