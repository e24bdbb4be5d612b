/** The texts that are here. The shipped program loads those of the language a person reads; the other comes when it is chosen. */
import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Language } from '../state/preferences.ts';
import { type Part, textParts } from './everyday.ts';
import type { MessageKey } from './i18n.ts';
import type { Message } from './message.ts';

export type Texts = { readonly [Key in MessageKey]?: Message };
export type Held = { readonly [Name in Language]?: Texts };

type Fetch = () => Promise<{ readonly default: Texts }>;
const fetched: Readonly<Record<Language, Readonly<Record<Part, Fetch>>>> = {
  en: {
    everyday: () => import('virtual:catalogue/en/everyday'),
    phone: () => import('virtual:catalogue/en/phone'),
    projects: () => import('virtual:catalogue/en/projects'),
    desk: () => import('virtual:catalogue/en/desk'),
    offers: () => import('virtual:catalogue/en/offers'),
    plans: () => import('virtual:catalogue/en/plans'),
    rest: () => import('virtual:catalogue/en/rest'),
  },
  sv: {
    everyday: () => import('virtual:catalogue/sv/everyday'),
    phone: () => import('virtual:catalogue/sv/phone'),
    projects: () => import('virtual:catalogue/sv/projects'),
    desk: () => import('virtual:catalogue/sv/desk'),
    offers: () => import('virtual:catalogue/sv/offers'),
    plans: () => import('virtual:catalogue/sv/plans'),
    rest: () => import('virtual:catalogue/sv/rest'),
  },
};
const store = createStore<Held>(() => ({}));
const whole = new Set<Language>();

export const held: () => Held = store.getState;
export const useHeld = (): Held => useSyncExternalStore(store.subscribe, held, held);

export function hold(texts: Held): void {
  for (const language of Object.keys(texts) as Language[]) whole.add(language);
  store.setState(texts);
}

/** What a page reads first. */
export async function loadParts(language: Language, parts: readonly Part[]): Promise<void> {
  if (held()[language]) return;
  const texts = await fetchParts(language, parts);
  // All of it may have come meanwhile.
  if (!held()[language]) store.setState({ [language]: texts });
}

export async function loadLanguage(language: Language): Promise<void> {
  if (!whole.has(language)) hold({ [language]: await fetchParts(language, textParts) });
}

const fetchParts = async (language: Language, parts: readonly Part[]): Promise<Texts> =>
  Object.assign({}, ...(await Promise.all(parts.map(async (part) => (await fetched[language][part]()).default))));
