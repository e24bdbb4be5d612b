import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, contactRef, day, instant, number, setting, text } from './fields.ts';

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
      due: day(),
      firstDue: day({ writer: 'rules' }),
      doneAt: instant(),
      outcome: choice(['', 'reached', 'not-reached', 'done', 'cancelled']),
      /** The effect that made the task; '' when a person did. */
      effect: text({ writer: 'rules' }),
      createdAt: instant(),
    },
    appointments: {
      subject: text(),
      contact: contactRef(),
      startsAt: instant(),
      minutes: number(),
      place: text(),
    },
  },
});
export type Agenda = StateOf<typeof agenda>;
export type Task = Entry<(typeof agenda)['lists']['tasks']>;
