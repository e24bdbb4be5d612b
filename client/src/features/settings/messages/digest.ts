/** The daily mail to managers: its hour, what it counts, and whether one wants it. */
import type { Translation } from '../../../i18n/message.ts';

export const en = {
  'settings.digest': 'Daily mail',
  'settings.digest.lead': 'What the company did, each day at {hour}, because you are a manager or an admin.',
  'settings.digest.want': 'Mail it to me',
  'settings.digest.weekends': 'Whoever is left in peace at weekends gets none on Saturday and Sunday.',
  'settings.digest.read': 'Today’s digest',
  'settings.digest.wanted': 'The daily mail was switched',
  'settings.digest.hour': 'Hour of the daily mail',
  'settings.digest.hourHint': 'Where its reader is. A change is heard within four hours.',
  'settings.digest.workspace': 'Daily mail to managers',
  'settings.digest.workspaceLead':
    'Sales, tasks, quotes and shared files of the days that are counted. Whoever sells less than the minimum in these days is named.',
} as const;

export const sv: Translation<typeof en> = {
  'settings.digest': 'Dagligt mejl',
  'settings.digest.lead': 'Vad företaget gjort, varje dag kl. {hour}, för att du är chef eller administratör.',
  'settings.digest.want': 'Mejla den till mig',
  'settings.digest.weekends': 'Den som vill vara i fred på helger får inget på lördag och söndag.',
  'settings.digest.read': 'Dagens sammanfattning',
  'settings.digest.wanted': 'Det dagliga mejlet ändrades',
  'settings.digest.hour': 'Klockslag för det dagliga mejlet',
  'settings.digest.hourHint': 'Där läsaren är. En ändring slår igenom inom fyra timmar.',
  'settings.digest.workspace': 'Dagligt mejl till chefer',
  'settings.digest.workspaceLead':
    'Försäljning, uppgifter, offerter och delade filer under dagarna som räknas. Den som säljer mindre än minimum under dem nämns.',
};
