/**
 * The one list of catalogues. A feature's keys begin with the feature's name; both languages have every key. The build makes a
 * module of each language from it and leaves the list out (vite/one-language.ts): what the program uses is in `translate.ts`.
 */
import * as calendar from '../features/calendar/messages.ts';
import * as changes from '../features/changes/messages.ts';
import * as contacts from '../features/contacts/messages.ts';
import * as debug from '../features/debug/messages.ts';
import * as digest from '../features/digest/messages.ts';
import * as duplicates from '../features/duplicates/messages.ts';
import * as exporting from '../features/export/messages.ts';
import * as files from '../features/files/messages.ts';
import * as home from '../features/home/messages.ts';
import * as importing from '../features/import/messages.ts';
import * as inbox from '../features/inbox/messages.ts';
import * as leads from '../features/leads/messages.ts';
import * as onTheGo from '../features/on-the-go/messages.ts';
import * as palette from '../features/palette/messages.ts';
import * as pipeline from '../features/pipeline/messages.ts';
import * as plans from '../features/plans/messages.ts';
import * as quotes from '../features/quotes/messages.ts';
import * as rules from '../features/rules/messages.ts';
import * as settings from '../features/settings/messages.ts';
import * as signIn from '../features/sign-in/messages.ts';
import * as tasks from '../features/tasks/messages.ts';
import * as team from '../features/team/messages.ts';
import type { Language } from '../state/preferences.ts';
import { en as common } from './en.ts';
import { en as fields, sv as fieldsSv } from './fields.ts';
import { hold } from './held.ts';
import type { Message } from './message.ts';
import { sv as commonSv } from './sv.ts';

const en = {
  ...common,
  ...fields,
  ...calendar.en,
  ...changes.en,
  ...contacts.en,
  ...debug.en,
  ...digest.en,
  ...duplicates.en,
  ...exporting.en,
  ...files.en,
  ...home.en,
  ...importing.en,
  ...inbox.en,
  ...leads.en,
  ...onTheGo.en,
  ...palette.en,
  ...pipeline.en,
  ...plans.en,
  ...quotes.en,
  ...rules.en,
  ...settings.en,
  ...signIn.en,
  ...tasks.en,
  ...team.en,
};
export type MessageKey = keyof typeof en;
export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, Message>>>> = {
  en,
  sv: {
    ...commonSv,
    ...fieldsSv,
    ...calendar.sv,
    ...changes.sv,
    ...contacts.sv,
    ...debug.sv,
    ...digest.sv,
    ...duplicates.sv,
    ...exporting.sv,
    ...files.sv,
    ...home.sv,
    ...importing.sv,
    ...inbox.sv,
    ...leads.sv,
    ...onTheGo.sv,
    ...palette.sv,
    ...pipeline.sv,
    ...plans.sv,
    ...quotes.sv,
    ...rules.sv,
    ...settings.sv,
    ...signIn.sv,
    ...tasks.sv,
    ...team.sv,
  },
};

hold(catalogues);

export { isMessageKey, localeOf, type Translate, translate, useT } from './translate.ts';
