/** Texts in the language of the person, as long as it is here; until then in the one that is. */
import { useMemo } from 'react';
import { type Language, usePreferences } from '../state/preferences.ts';
import { type Held, held, type Texts, useHeld } from './held.ts';
import type { MessageKey } from './i18n.ts';
import { formatMessage, type Message, type MessageValues } from './message.ts';

export type Translate = (key: MessageKey, values?: MessageValues) => string;

export const localeOf = (language: Language): string => (language === 'sv' ? 'sv-SE' : 'en-GB');

/** For texts made outside of components, such as toasts of a command. */
export function translate(key: MessageKey, values: MessageValues = {}): string {
  const { texts, locale } = shown(usePreferences.getState().language, held());
  return said(texts[key], values, locale);
}

export function useT(): Translate {
  const language = usePreferences((state) => state.language);
  const here = useHeld();
  return useMemo(() => {
    const { texts, locale } = shown(language, here);
    return (key, values = {}) => said(texts[key], values, locale);
  }, [language, here]);
}

/** A key made of parts, such as a field's label: absent ones give `undefined` instead of a compile error. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(shown(usePreferences.getState().language, held()).texts, key);

/** A text that is still on its way is empty; whoever shows it is told when it is here. */
const said = (message: Message | undefined, values: MessageValues, locale: string): string =>
  message === undefined ? '' : formatMessage(message, values, locale);

function shown(wanted: Language, here: Held): { readonly texts: Texts; readonly locale: string } {
  const language = here[wanted] ? wanted : wanted === 'en' ? 'sv' : 'en';
  const texts = here[language];
  if (!texts) throw new Error('a text was asked for before a language was loaded');
  return { texts, locale: localeOf(language) };
}
