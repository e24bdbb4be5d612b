/** Mails that somebody has written or caused on a device; the server sends them, once each (S0-50, S0-51). */
import { rule } from './rule.ts';

export const mailWritten = rule({
  name: 'mail-written',
  rows: ['S0-50'],
  version: 1,
  parameters: {},
  on: ['activity.logged'],
  concerns: ({ activityId, kind }, facts) => kind === 'mail' && (facts.activity(activityId)?.mailTo ?? '') !== '',
  about: ({ contactId }) => `contact/${contactId}`,
  when: {
    'It has an address to go to': ({ activityId }, facts) => (facts.activity(activityId)?.mailTo ?? '') !== '',
    'It was not sent before': ({ activityId }, facts) => facts.activity(activityId)?.mailed === '',
  },
  effects: ({ activityId, contactId }) => [{ type: 'mail.activity', contact: contactId, activity: activityId }],
  once: ({ activityId }) => activityId,
});

export const appointmentMailed = rule({
  name: 'appointment-mailed',
  rows: ['S0-51'],
  version: 1,
  parameters: {},
  on: ['appointment.planned', 'appointment.moved', 'appointment.cancelled'],
  // What is cancelled is gone; whoever was invited is known to the one who wrote to them.
  concerns: ({ type, appointmentId }, facts) => type === 'appointment.cancelled' || (facts.appointment(appointmentId)?.invite ?? '') !== '',
  about: ({ appointmentId }) => `appointment/${appointmentId}`,
  when: {
    'Somebody is invited': ({ type, appointmentId }, facts) =>
      type === 'appointment.cancelled' || (facts.appointment(appointmentId)?.invite ?? '') !== '',
  },
  effects: ({ type, userId, appointmentId }) => [
    {
      type: 'mail.appointment',
      user: userId,
      appointment: appointmentId,
      change: type === 'appointment.planned' ? 'planned' : type === 'appointment.moved' ? 'moved' : 'cancelled',
    },
  ],
});
