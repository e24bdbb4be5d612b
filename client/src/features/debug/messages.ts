import type { Translation } from '../../i18n/message.ts';

export const en = {
  'debug.prefix': 'Names that begin with',
  'debug.choose': 'Choose a document on the left.',
  'debug.status': 'Server',
  'debug.state': 'State',
  'debug.issues': 'Issues',
  'debug.updates': 'Updates',
  'debug.events': 'Events',
  'debug.rows': 'Rows',
  'debug.noIssues': 'Nothing odd was found in it.',
  'debug.damaged': 'damaged log row',
} as const;

export const sv: Translation<typeof en> = {
  'debug.prefix': 'Namn som börjar med',
  'debug.choose': 'Välj ett dokument till vänster.',
  'debug.status': 'Server',
  'debug.state': 'Tillstånd',
  'debug.issues': 'Avvikelser',
  'debug.updates': 'Uppdateringar',
  'debug.events': 'Händelser',
  'debug.rows': 'Rader',
  'debug.noIssues': 'Inget konstigt hittades i det.',
  'debug.damaged': 'skadad loggrad',
};
