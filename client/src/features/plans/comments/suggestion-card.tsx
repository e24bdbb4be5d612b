/** One suggestion: the words that would go and come, who would have it so, and what can be done with it. */
import type { PlanSuggestion, SuggestionState } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { reopen, settleThem, withdraw } from './suggestion-edits.ts';

interface SuggestionCardProps {
  readonly plan: string;
  readonly me: string;
  readonly suggestion: PlanSuggestion;
  readonly name: string;
  readonly state: SuggestionState;
  /** What is left of the words it is about; undefined when it has no place in the text any more. */
  readonly standing: string | undefined;
  readonly readOnly: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

export function SuggestionCard({ plan, me, suggestion, name, state, standing, readOnly, isChosen, onChoose }: SuggestionCardProps) {
  const t = useT();
  const format = useFormat();
  const { id, by, at, quoted, text } = suggestion;
  const isOpen = state === 'open';
  const isLost = isOpen && standing === undefined;
  return (
    <li className={isChosen ? 'cm-card is-chosen' : 'cm-card'} data-card={id}>
      <div className="cm-said">
        <Avatar user={by} name={name} />
        <div>
          <span className="row">
            <b className="m">{name}</b>
            <span className="sm t3">{format.since(at)}</span>
            {!isOpen && <span className="sm t3 right">{t(`plans.suggestions.is.${state}`)}</span>}
          </span>
          <p className="sg-words">
            {quoted !== '' && (
              <del>
                <span className="vh">{t('plans.suggestions.delete')}: </span>
                {quoted}
              </del>
            )}
            {quoted !== '' && text !== '' && ' '}
            {text !== '' && (
              <ins>
                <span className="vh">{t('plans.suggestions.insert')}: </span>
                {text}
              </ins>
            )}
          </p>
          {isLost && <p className="xs t3">{t('plans.suggestions.lost')}</p>}
          {isOpen && !isLost && standing !== quoted && <p className="xs t3">{t('plans.suggestions.changed')}</p>}
        </div>
      </div>
      <div className="row sg-acts">
        {isOpen && !readOnly && (
          <>
            <Button size="sm" icon="check" disabled={isLost} onClick={() => void settleThem(plan, me, [id], true)}>
              {t('plans.suggestions.accept')}
            </Button>
            <Button size="sm" icon="close" onClick={() => void (by === me ? withdraw(plan, id) : settleThem(plan, me, [id], false))}>
              {t(by === me ? 'plans.suggestions.takeBack' : 'plans.suggestions.reject')}
            </Button>
          </>
        )}
        {!isOpen && !readOnly && (
          <Button size="sm" icon="undo" onClick={() => void reopen(plan, me, [id])}>
            {t('plans.suggestions.reopen')}
          </Button>
        )}
        {isOpen && !isLost && (
          <Button kind="ghost" size="sm" className="right" onClick={onChoose}>
            {t('plans.suggestions.show')}
          </Button>
        )}
      </div>
    </li>
  );
}
