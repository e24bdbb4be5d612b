/**
 * What the text of a plan needs of everything around it: whose it is, who and what may be named in it, and how what stands in it
 * is changed. The text itself holds ids; names come from here, from the reader's own rows.
 */
import type { ContactRow, OpportunityRow, PlanRow, QuoteRow, TaskRow } from '@tandem/core';
import type { PlanFacts } from '@tandem/core/plans/plan-figures';
import type { Translate } from '../../i18n/i18n.ts';
import type { Format } from '../../i18n/use-format.ts';
import type { PersonColor } from '../../sync/person-color.ts';

export interface PlanPerson {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly color: PersonColor;
}

/** A stage that an opportunity can be moved to, and what must be said first. */
export interface StageChoice {
  readonly id: string;
  readonly title: string;
  /** The stage's colour: the light ones are far from closing. */
  readonly shade: 1 | 2 | 3 | 4 | 5;
  readonly status: 'open' | 'won' | 'lost';
  readonly missing: readonly ('amount' | 'closeOn' | 'lostReason')[];
}
export interface StageAnswers {
  readonly amount?: number;
  readonly closeOn?: string;
  readonly lostReason?: string;
}

export type NamedKind = 'user' | 'contact' | 'opportunity' | 'quote' | 'task' | 'file';

/**
 * One object for as long as the page of the plan stands: an editor is not made anew because a row has changed. Everything is read
 * at the moment it is asked for; `subscribe` says when another answer is possible. A row that the reader may not see is `undefined`,
 * and nobody can tell that from one that is gone.
 */
export interface PlanSurroundings {
  /** The plan's id. */
  readonly plan: string;
  readonly is: PlanRow['is'];
  /** The contact of an account plan; '' otherwise. */
  readonly account: string;
  /** The reader's own day. */
  readonly today: string;
  /** The reader. */
  readonly me: string;
  readonly mayEdit: boolean;
  readonly t: Translate;
  readonly format: Format;
  readonly subscribe: (listener: () => void) => () => void;

  readonly person: (id: string) => PlanPerson | undefined;
  readonly contact: (id: string) => ContactRow | undefined;
  readonly opportunity: (id: string) => OpportunityRow | undefined;
  readonly quote: (id: string) => QuoteRow | undefined;
  readonly task: (id: string) => TaskRow | undefined;

  /** What matches the words, the nearest first: of this account before others; a few dozen at most. '' asks for the likeliest. */
  readonly people: (words: string) => readonly PlanPerson[];
  readonly contacts: (words: string) => readonly ContactRow[];
  readonly opportunities: (words: string) => readonly OpportunityRow[];
  readonly quotes: (words: string) => readonly QuoteRow[];
  readonly tasks: (words: string) => readonly TaskRow[];

  /** The rows behind the plan's figures; the same object until one of them changes (`planFacts` of core). */
  readonly facts: () => PlanFacts;
  /** Money in a quote's own currency; '' is the workspace's. */
  readonly money: (amount: number | null, currency: string) => string;
  /** Title of a stage, a task type, a rejection or a product by its id; '' when the settings do not know it. */
  readonly titleOf: (id: string) => string;

  /** Whether the reader may change this opportunity. */
  readonly mayChange: (opportunity: string) => boolean;
  readonly stages: (opportunity: string) => readonly StageChoice[];
  /** Why something was lost, for the stage that asks. */
  readonly rejections: () => readonly { readonly id: string; readonly title: string }[];
  /** Edits the board's document, also without a network; what was refused is told by a toast. */
  readonly changeAmount: (opportunity: string, amount: number | null) => Promise<void>;
  readonly changeStage: (opportunity: string, stage: string, answers: StageAnswers) => Promise<void>;

  /** The open or finished task that a rule made of an action item, when the reader may see it. */
  readonly taskOf: (item: string) => TaskRow | undefined;
  /** Whether somebody who is handed an action item could read it. */
  readonly mayReadPlan: (user: string) => boolean;
  /** Whether the reader may ask somebody to write along; then `letWriteAlong` does. */
  readonly mayInvite: boolean;
  readonly letWriteAlong: (user: string) => void;
  readonly addressOf: (kind: NamedKind, id: string) => string;
  readonly open: (kind: NamedKind, id: string) => void;
}
