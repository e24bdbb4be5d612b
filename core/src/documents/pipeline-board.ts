import type * as Y from 'yjs';
import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, contactRef, day, instant, money, object, setting, text, user } from './fields.ts';

/**
 * One pipeline of one circle of people. A long board is kept in several documents: `partOf` names the board that an
 * archive of closed opportunities belongs to, so that no document outgrows what merges quickly (performance, granularity).
 */
export const pipelineBoard = defineDocument({
  type: 'board',
  fields: {
    title: text(),
    process: setting('processes', { writer: 'assigners' }),
    kind: choice(['sales', 'lead', 'service'], { writer: 'assigners' }),
    partOf: text({ writer: 'rules' }),
    period: text({ writer: 'rules' }),
  },
  lists: {
    /** Who works here: `team:<id>` or `user:<id>`. */
    members: { member: text({ writer: 'assigners' }) },
    cards: {
      title: text(),
      contact: contactRef(),
      /** The company's name travels with the card: members of a board may not be allowed to open the company. */
      company: text(),
      owner: user({ writer: 'assigners' }),
      /** Stage and rank change together, and with nothing else: a drag must not undo a colleague's edit of the amount. */
      place: object({ stage: text(), rank: text() }),
      amount: money(),
      product: setting('products'),
      type: setting('saleTypes'),
      openedOn: day(),
      closeOn: day(),
      closedOn: day(),
      lostReason: setting('rejections'),
      note: text(),
      outsideId: text(),
      batch: text(),
      createdAt: instant(),
    },
  },
});
export type PipelineBoard = StateOf<typeof pipelineBoard>;
export type Card = Entry<(typeof pipelineBoard)['lists']['cards']>;

/** Moves a card; false when it is gone. Two people who move one card at once: one place wins, on every device the same. */
export const moveCard = (doc: Y.Doc, id: string, place: { readonly stage: string; readonly rank: string }, origin: unknown): boolean =>
  pipelineBoard.changeEntry(doc, 'cards', id, { place }, origin);
