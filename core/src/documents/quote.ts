import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, contactRef, day, instant, longText, money, number, object, setting, text, user } from './fields.ts';

export const quoteStates = ['draft', 'sent', 'viewed', 'accepted', 'refused', 'expired'] as const;
export type QuoteState = (typeof quoteStates)[number];

/**
 * An offer that colleagues write together. What was sent is an entry of `versions` with its content as it was; the document
 * itself stays a draft of what may be sent next. Number, state and versions are the server's to write.
 */
export const quote = defineDocument({
  type: 'quote',
  fields: {
    title: text(),
    contact: contactRef(),
    /** Whom it is for, of the contact's persons. */
    person: contactRef(),
    opportunity: text(),
    /** The document that has the opportunity's card. */
    board: text(),
    owner: user(),
    /** '' means the workspace's. */
    currency: text(),
    /** Null means as many days as the workspace gives every quote (S0-43). */
    validDays: number(),
    /** Percent off the sum of all lines. */
    discount: number(),
    /** Percent; a line may have its own. */
    tax: number(),
    delivery: day(),
    createdAt: instant(),
    /** Given at the first sending, for ever. */
    number: text({ writer: 'rules' }),
    state: choice(quoteStates, { writer: 'rules' }),
    /** Of the newest version. */
    validUntil: day({ writer: 'rules' }),
    answer: object({ at: instant(), name: text(), reason: text() }, { writer: 'rules' }),
  },
  lists: {
    lines: {
      /** An option is offered and not counted; a text has no price. */
      kind: choice(['product', 'option', 'text']),
      rank: text(),
      product: setting('products'),
      title: text(),
      detail: text(),
      quantity: number(),
      price: money(),
      /** Percent off this line. */
      discount: number(),
      tax: number(),
    },
    versions: {
      version: number({ writer: 'rules' }),
      sentAt: instant({ writer: 'rules' }),
      sentBy: user({ writer: 'rules' }),
      validUntil: day({ writer: 'rules' }),
      net: money({ writer: 'rules' }),
      total: money({ writer: 'rules' }),
      /** JSON of `SentQuote`: what the recipient got, word for word. */
      content: longText({ writer: 'rules' }),
    },
    /** What became of it, each step with its time and who: a user's id, `rule:<name>`, or the recipient's name in `note`. */
    history: {
      at: instant({ writer: 'rules' }),
      actor: text({ writer: 'rules' }),
      state: choice(quoteStates, { writer: 'rules' }),
      version: number({ writer: 'rules' }),
      note: text({ writer: 'rules' }),
    },
  },
  prose: ['intro', 'terms'],
});
export type Quote = StateOf<typeof quote>;
export type QuoteLine = Entry<(typeof quote)['lists']['lines']>;
export type QuoteVersion = Entry<(typeof quote)['lists']['versions']>;
