import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, flag, longText, text } from './fields.ts';

/** The saved views of one person; the document's id is the user's. A published one is shown to everybody, and changed by its owner. */
export const views = defineDocument({
  type: 'views',
  fields: {},
  lists: {
    views: {
      title: text(),
      screen: choice(['companies', 'persons', 'opportunities']),
      /** Filter, order, groups and columns as JSON of the screen that made it, which reads it tolerantly. */
      definition: longText(),
      rank: text(),
      published: flag(false, { writer: 'publishers' }),
    },
  },
});
export type Views = StateOf<typeof views>;
export type SavedView = Entry<(typeof views)['lists']['views']>;
