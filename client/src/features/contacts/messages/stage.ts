import type { Translation } from '../../../i18n/message.ts';

/** The stage of life as somebody decides it, and what a status does. */
export const en = {
  'contacts.stage.decide': 'Decide the stage',
  'contacts.stage.decideOf': 'Decide the stage of {name}',
  'contacts.stage.decided': '{name} is now: {stage}',
  'contacts.stage.toRules': 'Leave it to the rules',
  'contacts.stage.leftToRules': 'The stage of {name} is left to the rules',
  'contacts.stage.byHand': 'Decided by hand: no rule changes it',
  'contacts.stage.whyNoProspect': 'Why not a prospect?',
  'contacts.stage.whyNoCustomer': 'Why not a customer?',
  'contacts.stage.waits': 'It stands in {at}. Moved to {won}, it goes on; a won opportunity makes it a customer.',
  'contacts.status.stop': '{status}: Tandem makes no follow-ups here, and open ones that it made are closed.',
  'contacts.status.redirect': '{status}: its successor is not named yet. Merge it with the other contact, and this page leads there.',
};

export const sv: Translation<typeof en> = {
  'contacts.stage.decide': 'Bestäm steget',
  'contacts.stage.decideOf': 'Bestäm steget för {name}',
  'contacts.stage.decided': '{name} är nu: {stage}',
  'contacts.stage.toRules': 'Lämna åt reglerna',
  'contacts.stage.leftToRules': 'Steget för {name} lämnas åt reglerna',
  'contacts.stage.byHand': 'Bestämt för hand: ingen regel ändrar det',
  'contacts.stage.whyNoProspect': 'Varför inte prospekt?',
  'contacts.stage.whyNoCustomer': 'Varför inte kund?',
  'contacts.stage.waits': 'Den står i {at}. Flyttad till {won} går den vidare; en vunnen affär gör den till kund.',
  'contacts.status.stop': '{status}: Tandem gör inga uppföljningar här, och öppna som den gjort stängs.',
  'contacts.status.redirect': '{status}: efterträdaren är inte angiven ännu. Slå ihop den med den andra kontakten, så leder sidan dit.',
};
