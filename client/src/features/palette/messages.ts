import type { Translation } from '../../i18n/message.ts';

export const en = {
  'palette.title': 'Search and commands',
  'palette.nothing': 'Nothing found for "{wanted}"',
  'palette.contacts': 'Companies and persons',
  'palette.projects': 'Sales projects',
  'palette.people': 'People',
  'palette.move': 'Move',
  'palette.do': 'Do it',
  'palette.offline': 'Works offline',
  'palette.modes': '> actions, @ people, # customers and projects',
} as const;

export const sv: Translation<typeof en> = {
  'palette.title': 'Sök och kommandon',
  'palette.nothing': 'Inget hittades för "{wanted}"',
  'palette.contacts': 'Företag och personer',
  'palette.projects': 'Affärer',
  'palette.people': 'Personer',
  'palette.move': 'Flytta',
  'palette.do': 'Utför',
  'palette.offline': 'Fungerar offline',
  'palette.modes': '> kommandon, @ personer, # kunder och affärer',
};
