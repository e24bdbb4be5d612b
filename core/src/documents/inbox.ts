import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { contactRef, flag, instant, longText, text } from './fields.ts';

/**
 * What one person was told; the document's id is the user's. The server writes notices, the person reads them: done, read and
 * put-off marks are registers, so that what is read on one device is read on all.
 */
export const inbox = defineDocument({
  type: 'inbox',
  fields: {
    /** Times of the day as `HH:MM` in the person's own zone; both '' means never quiet. */
    quietFrom: text(),
    quietTo: text(),
    quietWeekends: flag(),
    /** Nothing is pushed before then. */
    quietUntil: instant(),
    /** The zone that quiet hours are meant in, as the person's device said last. */
    timeZone: text(),
    /** Of a manager: no daily mail. */
    noDigest: flag(),
  },
  lists: {
    notices: {
      /** One of `noticeKinds`; a later version may have more. */
      kind: text({ writer: 'rules' }),
      /** The row it is about, as `<kind>/<id>`; notices about one record fold into one line. */
      about: text({ writer: 'rules' }),
      contact: contactRef({ writer: 'rules' }),
      /** Plain values the sentence is made of, as JSON: days, ids, never a name. */
      detail: longText({ writer: 'rules' }),
      effect: text({ writer: 'rules' }),
      at: instant({ writer: 'rules' }),
      readAt: instant(),
      doneAt: instant(),
      snoozedUntil: instant(),
    },
    /** How the person wants to hear of a kind, beyond the inbox; the entry's id is the kind. */
    channels: { push: flag(true), mail: flag() },
    /** Records the person does not want to hear of; the entry's id is the record's. */
    muted: { about: text(), at: instant() },
  },
});
export type Inbox = StateOf<typeof inbox>;
export type Notice = Entry<(typeof inbox)['lists']['notices']>;

/** Everything a person can be told. The client has a sentence for each. */
export const noticeKinds = [
  'task-assigned',
  'task-late',
  'limit-reached',
  'lead-assigned',
  'promoted',
  'enquiry',
  'duplicate',
  'mail-failed',
  'rule-stopped',
  'own-rule',
  'link-opened',
  'link-question',
  'call-back-booked',
  'quote-accepted',
  'quote-refused',
  'quote-expiring',
  'plan-item',
  'plan-mentioned',
  'plan-comment',
  'plan-joined',
  'plan-approval-asked',
  'plan-approved',
  'plan-returned',
  'plan-suggestion-accepted',
  'plan-suggestion-rejected',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
