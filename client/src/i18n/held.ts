/** The texts that are here. The shipped program loads those of the language a person reads; the other comes when it is chosen. */
import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Language } from '../state/preferences.ts';
import type { Part } from './everyday.ts';
import type { MessageKey } from './i18n.ts';
import type { Message } from './message.ts';

export type Texts = { readonly [Key in MessageKey]?: Message };
export type Held = { readonly [Name in Language]?: Texts };

const fetched: Readonly<Record<Language, Readonly<Record<Part, () => Promise<{ readonly default: Texts }>>>>> = {
  en: { everyday: () => import('virtual:catalogue/en/everyday'), other: () => import('virtual:catalogue/en/other') },
  sv: { everyday: () => import('virtual:catalogue/sv/everyday'), other: () => import('virtual:catalogue/sv/other') },
};
const store = createStore<Held>(() => ({}));
const whole = new Set<Language>();

export const held: () => Held = store.getState;
export const useHeld = (): Held => useSyncExternalStore(store.subscribe, held, held);

export function hold(texts: Held): void {
  for (const language of Object.keys(texts) as Language[]) whole.add(language);
  store.setState(texts);
}

/** What everyday's pages read. */
export async function loadEveryday(language: Language): Promise<void> {
  if (held()[language]) return;
  const { default: everyday } = await fetched[language].everyday();
  // All of it may have come meanwhile.
  if (!held()[language]) store.setState({ [language]: everyday });
}

export async function loadLanguage(language: Language): Promise<void> {
  if (whole.has(language)) return;
  const [{ default: everyday }, { default: other }] = await Promise.all([fetched[language].everyday(), fetched[language].other()]);
  hold({ [language]: { ...everyday, ...other } });
}
