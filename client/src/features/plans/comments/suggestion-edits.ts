/** Deciding about suggestions. Undo of a decision is a decision of its own: it knows what others have written since. */
import { plan } from '@tandem/core';
import {
  acceptSuggestion,
  type Deciding,
  rejectSuggestion,
  reopenSuggestion,
  type SuggestionOutcome,
} from '@tandem/core/plans/suggestions';
import type * as Y from 'yjs';
import { translate } from '../../../i18n/i18n.ts';
import { newId } from '../../../sync/new-id.ts';
import { byMe } from '../../../sync/open-document.ts';
import { saveEdit } from '../../../ui/save-edit.ts';
import { toast } from '../../../ui/toast.tsx';

type Decide = (doc: Y.Doc, suggestion: string, deciding: Deciding) => SuggestionOutcome;

/** One change, whatever their number; undefined when the plan could not be changed. */
async function decide(
  id: string,
  label: string,
  me: string,
  suggestions: readonly string[],
  how: Decide,
): Promise<readonly SuggestionOutcome[] | undefined> {
  let outcomes: readonly SuggestionOutcome[] = [];
  const done = await saveEdit(
    plan.nameOf(id),
    label,
    (doc) => {
      const deciding = { by: me, at: new Date().toISOString(), newId, origin: byMe };
      outcomes = suggestions.map((suggestion) => how(doc, suggestion, deciding));
    },
    // Values put back one by one would leave the words in the text.
    { unnoted: true },
  );
  return done ? outcomes : undefined;
}

const isDone = (outcome: SuggestionOutcome): boolean => outcome === 'whole' || outcome === 'changed';

export async function settleThem(id: string, me: string, suggestions: readonly string[], accepts: boolean): Promise<void> {
  const what = accepts ? 'accepted' : 'rejected';
  const label = translate(`plans.suggestions.done.${what}`);
  const outcomes = await decide(id, label, me, suggestions, accepts ? acceptSuggestion : rejectSuggestion);
  if (!outcomes) return;
  const decided = suggestions.filter((_, i) => isDone(outcomes[i] ?? 'gone'));
  if (outcomes.includes('gone')) toast(translate('plans.suggestions.was.gone'), { failed: true });
  else if (outcomes.includes('decided')) toast(translate('plans.suggestions.was.decided'), { icon: 'info' });
  if (decided.length === 0) return;
  const changed = outcomes.filter((outcome) => outcome === 'changed').length;
  const told =
    changed > 0
      ? translate('plans.suggestions.done.left', { count: changed })
      : decided.length > 1
        ? translate(`plans.suggestions.done.${what}All`, { count: decided.length })
        : label;
  toast(told, { undo: () => void reopen(id, me, decided) });
}

export async function reopen(id: string, me: string, suggestions: readonly string[]): Promise<void> {
  const label = translate('plans.suggestions.done.reopened');
  // The last one first: an overlapping one gives back what the former one had left.
  const outcomes = await decide(id, label, me, suggestions.toReversed(), reopenSuggestion);
  if (outcomes?.includes('gone')) toast(translate('plans.suggestions.was.gone'), { failed: true });
  else if (outcomes?.some(isDone)) toast(label);
}

export const withdraw = (id: string, suggestion: string): Promise<boolean> =>
  saveEdit(plan.nameOf(id), translate('plans.suggestions.done.withdrawn'), (doc) => plan.removeEntry(doc, 'suggestions', suggestion, byMe));
