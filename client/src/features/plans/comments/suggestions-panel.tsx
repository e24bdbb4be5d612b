/** What waits for a yes or no, person by person in the order of the text; what is decided is one press away. */
import { type PlanFrame, type PlanSuggestion, suggestionState } from '@tandem/core';
import { wordsIn } from '@tandem/core/plans/letters';
import { openSuggestions } from '@tandem/core/plans/suggested-words';
import { useState } from 'react';
import type * as Y from 'yjs';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { settleThem } from './suggestion-edits.ts';

interface SuggestionsPanelProps {
  readonly plan: string;
  readonly me: string;
  readonly doc: Y.Doc;
  readonly frame: PlanFrame;
  readonly readOnly: boolean;
  readonly chosen: string | undefined;
  readonly placeOf: (suggestion: string) => number | undefined;
  readonly onChoose: (suggestion: string) => void;
}

export function SuggestionsPanel({ plan, me, doc, frame, readOnly, chosen, placeOf, onChoose }: SuggestionsPanelProps) {
  const t = useT();
  const users = useRows('user');
  const [decidedShown, setDecidedShown] = useState(false);
  const standing = new Map(openSuggestions(doc).map(({ suggestion, left }) => [suggestion.id, left.map(wordsIn).join('')]));
  const order = ({ id }: PlanSuggestion) => placeOf(id) ?? Number.MAX_SAFE_INTEGER;
  const open = frame.suggestions.filter((one) => suggestionState(frame, one) === 'open').sort((a, b) => order(a) - order(b));
  const decided = frame.suggestions
    .filter((one) => suggestionState(frame, one) !== 'open')
    .sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : a.decidedAt > b.decidedAt ? -1 : a.id < b.id ? 1 : -1));
  const authors = [...new Set(open.map(({ by }) => by))];
  const nameOf = (user: string) => users.get(user)?.name ?? t('plans.suggestions.somebody');
  const card = (suggestion: PlanSuggestion) => (
    <SuggestionCard
      key={suggestion.id}
      plan={plan}
      me={me}
      suggestion={suggestion}
      name={nameOf(suggestion.by)}
      state={suggestionState(frame, suggestion)}
      standing={standing.get(suggestion.id)}
      readOnly={readOnly}
      isChosen={suggestion.id === chosen}
      onChoose={() => onChoose(suggestion.id)}
    />
  );
  return (
    <section className="pn-sec cm-panel" aria-label={t('plans.suggestions.title')}>
      <div className="row pn-sec-head">
        <h2 className="h-sec">{t('plans.suggestions.title')}</h2>
        <span className="t3 sm num">{t('plans.suggestions.open', { count: open.length })}</span>
        {decided.length > 0 && (
          <Button kind="ghost" size="sm" className="right" aria-pressed={decidedShown} onClick={() => setDecidedShown((now) => !now)}>
            {decidedShown ? t('plans.suggestions.hideDecided') : t('plans.suggestions.showDecided', { count: decided.length })}
          </Button>
        )}
      </div>
      {open.length === 0 && !readOnly && <p className="sm t3">{t('plans.suggestions.none')}</p>}
      {authors.map((author) => {
        const theirs = open.filter(({ by }) => by === author);
        const all = theirs.map(({ id }) => id);
        const name = nameOf(author);
        return (
          <div key={author} className="sg-person">
            {theirs.length > 1 && !readOnly && (
              <div className="row sg-acts">
                <Button size="sm" icon="checks" onClick={() => void settleThem(plan, me, all, true)}>
                  {t('plans.suggestions.acceptAll', { name })}
                </Button>
                <Button size="sm" icon="close" onClick={() => void settleThem(plan, me, all, false)}>
                  {t('plans.suggestions.rejectAll', { name })}
                </Button>
              </div>
            )}
            <ul className="cm-list">{theirs.map(card)}</ul>
          </div>
        );
      })}
      {decidedShown && <ul className="cm-list">{decided.map(card)}</ul>}
    </section>
  );
}
