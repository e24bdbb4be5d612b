/** The one list of catalogues. A feature's keys begin with the feature's name; both languages have every key. */
import { useMemo } from 'react';
import * as changes from '../features/changes/messages.ts';
import * as contacts from '../features/contacts/messages.ts';
import * as debug from '../features/debug/messages.ts';
import * as duplicates from '../features/duplicates/messages.ts';
import * as exporting from '../features/export/messages.ts';
import * as importing from '../features/import/messages.ts';
import * as onTheGo from '../features/on-the-go/messages.ts';
import * as palette from '../features/palette/messages.ts';
import * as pipeline from '../features/pipeline/messages.ts';
import * as settings from '../features/settings/messages.ts';
import * as signIn from '../features/sign-in/messages.ts';
import * as team from '../features/team/messages.ts';
import { type Language, usePreferences } from '../state/preferences.ts';
import { en as common } from './en.ts';
import { en as fields, sv as fieldsSv } from './fields.ts';
import { formatMessage, type Message, type MessageValues } from './message.ts';
import { sv as commonSv } from './sv.ts';

const en = {
  ...common,
  ...fields,
  ...changes.en,
  ...contacts.en,
  ...debug.en,
  ...duplicates.en,
  ...exporting.en,
  ...importing.en,
  ...onTheGo.en,
  ...palette.en,
  ...pipeline.en,
  ...settings.en,
  ...signIn.en,
  ...team.en,
};
export type MessageKey = keyof typeof en;
export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, Message>>>> = {
  en,
  sv: {
    ...commonSv,
    ...fieldsSv,
    ...changes.sv,
    ...contacts.sv,
    ...debug.sv,
    ...duplicates.sv,
    ...exporting.sv,
    ...importing.sv,
    ...onTheGo.sv,
    ...palette.sv,
    ...pipeline.sv,
    ...settings.sv,
    ...signIn.sv,
    ...team.sv,
  },
};

export type Translate = (key: MessageKey, values?: MessageValues) => string;

export const localeOf = (language: Language): string => (language === 'sv' ? 'sv-SE' : 'en-GB');

/** For texts made outside of components, such as toasts of a command. */
export function translate(key: MessageKey, values: MessageValues = {}): string {
  const { language } = usePreferences.getState();
  return formatMessage(catalogues[language][key], values, localeOf(language));
}

export function useT(): Translate {
  const language = usePreferences((state) => state.language);
  return useMemo(
    () =>
      (key, values = {}) =>
        formatMessage(catalogues[language][key], values, localeOf(language)),
    [language],
  );
}

/** A key made of parts, such as a field's label: absent ones give `undefined` instead of a compile error. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key);
