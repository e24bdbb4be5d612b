/** Texts about values that were written at the same time, and about edits of records that changed hands. */
import type { Translation } from '../../i18n/message.ts';

export const en = {
  'changes.other': 'Another value was written at the same time',
  'changes.others': { one: '{count} value written at the same time', other: '{count} values written at the same time' },
  'changes.stands': 'Here now',
  'changes.lost': 'Written at the same time',
  'changes.by': '{name}, {time}',
  'changes.by.you': 'You, {time}',
  'changes.by.unknown': 'Somebody, earlier',
  'changes.use': 'Use this one',
  'changes.use.label': 'Use {value} for {field}',
  'changes.used': '{field}: {value}',
  'changes.sealed': {
    one: '{name} had {count} unsent change when this was handed over',
    other: '{name} had {count} unsent changes when this was handed over',
  },
  'changes.sealed.now': 'Here now: {value}',
  'changes.sealed.apply': 'Apply',
  'changes.sealed.apply.label': 'Apply {field}: {value}',
  'changes.sealed.discard': 'Discard',
  'changes.sealed.discard.label': 'Discard {field}: {value}',
  'changes.sealed.applied': 'Applied: {field}',
  'changes.sealed.gone': 'This entry is not there any more, so the change has no place. Copy it instead.',
  'changes.sealed.failed': 'Not decided: the server did not answer. Try again when you are connected.',
  'changes.taken': 'Taken away from this device',
  'changes.taken.sending': {
    one: 'A record was given to somebody else. {count} change of yours is being handed over.',
    other: 'A record was given to somebody else. {count} changes of yours are being handed over.',
  },
  'changes.taken.handed': {
    one: '{count} change was handed to the new owner',
    other: '{count} changes were handed to the new owner',
  },
  'changes.taken.kept': {
    one: 'A record was given to somebody else. {count} change could not be handed over, its text is kept here.',
    other: 'A record was given to somebody else. {count} changes could not be handed over, their text is kept here.',
  },
  'changes.taken.forget': 'Forget',
};

export const sv: Translation<typeof en> = {
  'changes.other': 'Ett annat värde skrevs samtidigt',
  'changes.others': { one: '{count} värde skrevs samtidigt', other: '{count} värden skrevs samtidigt' },
  'changes.stands': 'Gäller nu',
  'changes.lost': 'Skrevs samtidigt',
  'changes.by': '{name}, {time}',
  'changes.by.you': 'Du, {time}',
  'changes.by.unknown': 'Någon, tidigare',
  'changes.use': 'Använd detta',
  'changes.use.label': 'Använd {value} för {field}',
  'changes.used': '{field}: {value}',
  'changes.sealed': {
    one: '{name} hade {count} osänd ändring när detta lämnades över',
    other: '{name} hade {count} osända ändringar när detta lämnades över',
  },
  'changes.sealed.now': 'Gäller nu: {value}',
  'changes.sealed.apply': 'Använd',
  'changes.sealed.apply.label': 'Använd {field}: {value}',
  'changes.sealed.discard': 'Kasta',
  'changes.sealed.discard.label': 'Kasta {field}: {value}',
  'changes.sealed.applied': 'Använt: {field}',
  'changes.sealed.gone': 'Posten finns inte längre, så ändringen har ingen plats. Kopiera den i stället.',
  'changes.sealed.failed': 'Inte avgjort: servern svarade inte. Försök igen när du är ansluten.',
  'changes.taken': 'Borttaget från den här enheten',
  'changes.taken.sending': {
    one: 'Något gavs till någon annan. {count} ändring av dig lämnas över.',
    other: 'Något gavs till någon annan. {count} ändringar av dig lämnas över.',
  },
  'changes.taken.handed': {
    one: '{count} ändring lämnades till den nya ägaren',
    other: '{count} ändringar lämnades till den nya ägaren',
  },
  'changes.taken.kept': {
    one: 'Något gavs till någon annan. {count} ändring kunde inte lämnas över, texten finns kvar här.',
    other: 'Något gavs till någon annan. {count} ändringar kunde inte lämnas över, texten finns kvar här.',
  },
  'changes.taken.forget': 'Glöm',
};
