/** One condition of a decision, with the facts it read. */
import type { Condition, ConditionRead } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../icon.tsx';
import type { RuleWords } from './rule-words.ts';
import './why.css';

interface ConditionProofProps {
  readonly condition: Condition;
  /** The record that the decision stands under. */
  readonly about: string;
  readonly words: RuleWords;
}

export function ConditionProof({ condition: { title, held, read = [] }, about, words }: ConditionProofProps) {
  const t = useT();
  return (
    <div className={held ? 'proof' : 'proof no'}>
      <Icon name={held ? 'check' : 'close'} label={t(held ? 'rules.why.holds' : 'rules.why.fails')} />
      <div>
        <div>{held ? words.condition(title) : t('rules.why.conditionFails', { condition: words.condition(title) })}</div>
        <ReadList read={read} about={about} words={words} />
      </div>
    </div>
  );
}

/** Nothing for a decision of before facts were kept with its conditions. */
export function ReadList({
  read,
  about,
  words,
}: Pick<ConditionProofProps, 'about' | 'words'> & { readonly read: readonly ConditionRead[] }) {
  if (read.length === 0) return null;
  return (
    <ul className="why-facts">
      {read.map((one) => (
        <li key={`${one.of} ${one.field}`} className="sm t3 num">
          {words.read(one, about)}
        </li>
      ))}
    </ul>
  );
}
