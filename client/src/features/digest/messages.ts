/** Texts around a digest; what stands in it is said by core, as in the mail. */
import type { Translation } from '../../i18n/message.ts';

export const en = {
  'digest.title': 'Today’s digest',
  'digest.sent': 'Digest of {when}',
  'digest.asOf': 'Counted {when}, from everything that was saved by then.',
  'digest.wasSent': 'As it was mailed to you. What happened since is in today’s.',
  'digest.today': 'Show today’s',
  'digest.send': 'Send me one now',
  'digest.wasAsked': 'On its way to {mail}',
  'digest.again': 'Count again',
  'digest.why': 'Why “{name}” stands under “{section}”',
  'digest.why.read': { one: 'Counted from one row, as it was {when}.', other: 'Counted from {count} rows, as they were {when}.' },
  'digest.why.shown': 'The first {count} are listed.',
  'digest.why.none': 'This line has no rows any more',
  'digest.why.failed': 'The rows could not be read',
  'digest.gone': 'This digest is not here',
  'digest.gone.text': 'It was sent to somebody else, or it is older than what is kept.',
  'digest.offline': 'The digest is counted on the server, and it cannot be reached. Connect this device to read it.',
} as const;

export const sv: Translation<typeof en> = {
  'digest.title': 'Dagens sammanfattning',
  'digest.sent': 'Sammanfattning {when}',
  'digest.asOf': 'Räknad {when}, av allt som var sparat då.',
  'digest.wasSent': 'Som den mejlades till dig. Det som hänt sedan dess står i dagens.',
  'digest.today': 'Visa dagens',
  'digest.send': 'Skicka en till mig nu',
  'digest.wasAsked': 'På väg till {mail}',
  'digest.again': 'Räkna om',
  'digest.why': 'Varför ”{name}” står under ”{section}”',
  'digest.why.read': { one: 'Räknat av en rad, som den var {when}.', other: 'Räknat av {count} rader, som de var {when}.' },
  'digest.why.shown': 'De första {count} visas.',
  'digest.why.none': 'Den här raden har inga rader längre',
  'digest.why.failed': 'Raderna gick inte att läsa',
  'digest.gone': 'Den här sammanfattningen finns inte här',
  'digest.gone.text': 'Den skickades till någon annan, eller är äldre än det som sparas.',
  'digest.offline': 'Sammanfattningen räknas på servern, som inte går att nå. Anslut enheten för att läsa den.',
};
