/** Rows in the history stay as they were written: what has been added to rows since reads as its initial value. */
import { type ContactRow, contact, contactRow, type RowContent, type Settings, settings } from '@tandem/core';
import * as Y from 'yjs';

const blankContact: ContactRow = contactRow('', contact.read(new Y.Doc()));
export const blankSettings: Settings = settings.read(new Y.Doc());

export function completed(content: RowContent): RowContent {
  switch (content.kind) {
    case 'contact':
      return { ...blankContact, ...content };
    case 'activity':
      return { ...content, mailTo: content.mailTo ?? '', subject: content.subject ?? '', mailed: content.mailed ?? '' };
    case 'task':
      return {
        ...content,
        time: content.time ?? '',
        firstDue: content.firstDue || content.due,
        limit: content.limit ?? '',
        wanted: content.wanted ?? content.due,
        result: content.result ?? '',
        plan: content.plan ?? '',
        item: content.item ?? '',
      };
    case 'settings':
      return { ...content, state: { ...blankSettings, ...content.state } };
    default:
      return content;
  }
}
