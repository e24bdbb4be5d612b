/** A plan as lists, rules and the account's page see it: its frame and what of its text is more than words. */
import type { Plan, PlanKind } from '../documents/plan.ts';
import type { PlanText } from '../documents/plan-text.ts';
import { roundOf, suggestionState } from '../documents/suggestion-state.ts';

export interface PlanRow extends Omit<PlanText, 'words'> {
  readonly kind: 'plan';
  readonly id: string;
  readonly is: PlanKind;
  readonly title: string;
  readonly contact: string;
  readonly person: string;
  readonly owner: string;
  readonly collaborators: readonly string[];
  readonly template: boolean;
  readonly reviewOn: string;
  readonly reviewEvery: number | null;
  readonly askedAt: string;
  readonly approval: Plan['approval'];
  readonly words: number;
  /** Conversations that nobody has closed, and suggestions nobody has decided. */
  readonly openThreads: number;
  readonly openSuggestions: number;
  /** The newest comments first, as many as rules look at: who said something to whom. */
  readonly comments: readonly { readonly id: string; readonly thread: string; readonly by: string; readonly mentions: readonly string[] }[];
  /** What was decided last about suggestions, the newest first, by whom and about whose. */
  readonly decided: readonly DecidedSuggestion[];
  /** Placings that do not count, because somebody else accepted or opened the same suggestion at once: their words go again. */
  readonly doubled: readonly string[];
  readonly createdAt: string;
}
export interface DecidedSuggestion {
  readonly id: string;
  readonly by: string;
  readonly is: 'accepted' | 'rejected';
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** Rules speak of a comment once; what is older than the newest of these has been spoken of. */
const commentsKept = 50;
const decidedKept = 50;

export function planRow(id: string, state: Plan): PlanRow {
  const { is, title, contact, person, owner, reviewOn, reviewEvery, askedAt, approval, createdAt } = state;
  const { actions, objectives, mentioned, records, words } = state;
  return {
    kind: 'plan',
    id,
    is,
    title,
    contact: is === 'account' ? contact : '',
    person: is === 'rep' ? person : '',
    owner,
    collaborators: state.collaborators.map((entry) => entry.user).filter(Boolean),
    template: state.template === 'yes',
    reviewOn,
    reviewEvery,
    askedAt,
    approval,
    actions,
    objectives,
    mentioned,
    records,
    words,
    openThreads: state.threads.filter((thread) => thread.resolvedAt === '').length,
    openSuggestions: state.suggestions.filter((suggestion) => suggestion.decision === '').length,
    comments: [...state.comments]
      .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
      .slice(0, commentsKept)
      .map(({ id: comment, thread, by, mentions }) => ({ id: comment, thread, by, mentions: mentions.split(' ').filter(Boolean) })),
    decided: decidedIn(state),
    doubled: doubledIn(state),
    createdAt,
  };
}

function decidedIn({ suggestions, placings }: Plan): readonly DecidedSuggestion[] {
  const bySuggestion = Map.groupBy(placings, ({ suggestion }) => suggestion);
  return suggestions
    .flatMap((one): readonly DecidedSuggestion[] => {
      const is = suggestionState({ placings: bySuggestion.get(one.id) ?? [] }, one);
      const { id, by, decidedBy, decidedAt } = one;
      return is === 'open' ? [] : [{ id, by, is, decidedBy, decidedAt }];
    })
    .sort((a, b) => (a.decidedAt === b.decidedAt ? (a.id < b.id ? 1 : -1) : a.decidedAt < b.decidedAt ? 1 : -1))
    .slice(0, decidedKept);
}

/** In one round the one with the smallest id counts. */
function doubledIn({ placings }: Plan): readonly string[] {
  const rounds = Map.groupBy(placings, (one) => `${one.suggestion}/${roundOf(one)}`);
  const others = [...rounds.values()].flatMap((of) => of.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(1));
  return others
    .filter(({ words }) => words !== '')
    .map(({ id }) => id)
    .sort();
}
