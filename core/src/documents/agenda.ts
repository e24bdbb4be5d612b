import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, contactRef, day, email, instant, number, setting, text } from './fields.ts';

export const appointmentKinds = ['meeting', 'visit', 'call'] as const;

/** The tasks and appointments of one person; the document's id is the user's. */
export const agenda = defineDocument({
  type: 'agenda',
  fields: {},
  lists: {
    tasks: {
      subject: text(),
      type: setting('taskTypes'),
      contact: contactRef(),
      opportunity: text(),
      /** The day it was planned for; when it is due now follows from this, its postponements and its limit. */
      due: day(),
      /** `HH:MM`, when it matters. */
      time: text(),
      firstDue: day({ writer: 'rules' }),
      /** The last day it may be put off to; '' means any. */
      limit: day({ writer: 'rules' }),
      doneAt: instant(),
      outcome: choice(['', 'reached', 'not-reached', 'done', 'cancelled']),
      /** Why it was cancelled, or what came out of it. */
      result: text(),
      /** The effect that made the task; '' when a person did. */
      effect: text({ writer: 'rules' }),
      /** The plan and the action item of it that the task came from; '' when from neither. */
      plan: text({ writer: 'rules' }),
      item: text({ writer: 'rules' }),
      createdAt: instant(),
    },
    /** Each postponement is an entry of its own: two devices that put one task off have put it off twice (N12). */
    postponements: { task: text(), days: number(), reason: text(), at: instant() },
    appointments: {
      subject: text(),
      kind: choice(appointmentKinds),
      contact: contactRef(),
      person: contactRef(),
      startsAt: instant(),
      minutes: number(),
      place: text(),
      note: text(),
      /** Whom the server writes to about it, with the appointment attached; '' is nobody. */
      invite: email(),
      /** What became of that mail. */
      invited: choice(['', 'sent', 'failed', 'unknown'], { writer: 'rules' }),
    },
  },
});
export type Agenda = StateOf<typeof agenda>;
export type Task = Entry<(typeof agenda)['lists']['tasks']>;
export type Appointment = Entry<(typeof agenda)['lists']['appointments']>;
export type Postponement = Entry<(typeof agenda)['lists']['postponements']>;
