import type * as Y from 'yjs';
import { defineDocument, type Entry, type StateOf } from './define-document.ts';
import { choice, contactRef, day, instant, longText, number, object, text, user } from './fields.ts';
import { readPlanText } from './plan-text.ts';

export const planKinds = ['account', 'territory', 'rep'] as const;
export type PlanKind = (typeof planKinds)[number];

/** Where in the text something stands: two relative positions of Yjs as JSON, which stay with the words they were put on. */
const range = { from: longText(), to: longText() };

const declared = defineDocument({
  type: 'plan',
  fields: {
    is: choice(planKinds),
    title: text(),
    /** The account of an account plan. */
    contact: contactRef(),
    /** The person of a rep plan. */
    person: user(),
    owner: user({ writer: 'assigners' }),
    /** Others begin their plans with a copy of it; everybody may read it. */
    template: choice(['', 'yes'], { writer: 'publishers' }),
    reviewOn: day(),
    /** Months from one review to the next; null means that nobody is reminded. */
    reviewEvery: number(),
    /** When the owner last asked for approval; '' never. */
    askedAt: instant(),
    /** What whoever answers for the owner said, and when. */
    approval: object({ state: choice(['', 'approved', 'returned']), at: instant(), by: user(), note: text() }, { writer: 'approvers' }),
    /** The vocabulary a client must know to edit the text; grows when somebody uses what came later. */
    needs: number(),
    createdAt: instant(),
  },
  lists: {
    /** Colleagues who write along though the account is not theirs. */
    collaborators: { user: user({ writer: 'assigners' }) },
    /** A conversation about some words; `quoted` are the words as they were. */
    threads: { ...range, quoted: longText(), at: instant(), by: user({ writer: 'author' }), resolvedAt: instant(), resolvedBy: user() },
    comments: { thread: text(), at: instant(), by: user({ writer: 'author' }), text: longText(), mentions: longText() },
    /** Words that somebody would take out (`quoted`), and put in (`text`), there: nothing in the text changes until it is accepted. */
    suggestions: {
      ...range,
      quoted: longText(),
      text: longText(),
      /** Which letters would go: stretches of Yjs ids as JSON; '' means all that stands between. */
      letters: longText(),
      at: instant(),
      by: user({ writer: 'author' }),
      decision: choice(['', 'accepted', 'rejected']),
      decidedAt: instant(),
      decidedBy: user(),
    },
    /**
     * What came of suggestions: each time one was accepted (even rounds) or opened again (odd ones) the words that were put into the
     * text, as stretches of Yjs ids, and those that were taken. Of two in one round, by people who did not know of each other, one counts.
     */
    placings: {
      suggestion: text(),
      round: number(),
      words: longText(),
      took: longText(),
      at: instant(),
      by: user({ writer: 'author' }),
    },
    /** Moments that got a name; the server keeps the text as it was when it learned of it. */
    versions: { name: text(), at: instant(), by: user({ writer: 'author' }) },
  },
  prose: ['text'],
});

/** What a sales team writes about an account, a territory or a seller, together. Its text speaks the words of `plan-vocabulary`. */
export const plan = {
  ...declared,
  /** Without the text: what a page asks at every letter. */
  readFrame: (doc: Y.Doc) => declared.read(doc),
  read: (doc: Y.Doc) => ({ ...declared.read(doc), ...readPlanText(doc.getXmlFragment('text')) }),
};
export type Plan = StateOf<typeof plan>;
export type PlanFrame = ReturnType<typeof plan.readFrame>;
export type PlanThread = Entry<(typeof plan)['lists']['threads']>;
export type PlanComment = Entry<(typeof plan)['lists']['comments']>;
export type PlanSuggestion = Entry<(typeof plan)['lists']['suggestions']>;
