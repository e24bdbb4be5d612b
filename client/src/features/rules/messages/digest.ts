/** The words of the rule that mails managers each day. */
import type { Translation } from '../../../i18n/message.ts';

export const en = {
  'rules.name.daily-digest': 'The daily mail to managers',
  'rules.does.daily-digest': 'Mail what the company did',
  'rules.sentence.daily-digest':
    'When [a day begins] then [mail what the company did] to [each manager and admin], at the hour of the settings',
  'rules.condition.The account is not suspended': 'The account is not suspended',
  'rules.condition.The day is not over yet': 'The day is not over yet',
  'rules.effect.mail.digest': 'Daily mail to {user}',
} as const;

export const sv: Translation<typeof en> = {
  'rules.name.daily-digest': 'Det dagliga mejlet till chefer',
  'rules.does.daily-digest': 'Mejla vad företaget gjort',
  'rules.sentence.daily-digest':
    'När [en dag börjar] så [mejla vad företaget gjort] till [varje chef och administratör], vid klockslaget i inställningarna',
  'rules.condition.The account is not suspended': 'Kontot är inte avstängt',
  'rules.condition.The day is not over yet': 'Dagen är inte över ännu',
  'rules.effect.mail.digest': 'Dagligt mejl till {user}',
};
