/** One condition of a decision, with the facts it read. */
import type { Condition, ConditionRead } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../icon.tsx';
import { useRuleWords } from './rule-words.ts';

interface ConditionProofProps {
  readonly condition: Condition;
  /** The record that the decision stands under. */
  readonly about: string;
}

export function ConditionProof({ condition: { title, held, read = [] }, about }: ConditionProofProps) {
  const t = useT();
  const { condition } = useRuleWords();
  return (
    <div className={held ? 'proof' : 'proof no'}>
      <Icon name={held ? 'check' : 'close'} label={t(held ? 'rules.why.holds' : 'rules.why.fails')} />
      <div>
        <div>{held ? condition(title) : t('rules.why.conditionFails', { condition: condition(title) })}</div>
        <ReadList read={read} about={about} />
      </div>
    </div>
  );
}

/** Nothing for a decision of before facts were kept with its conditions. */
export function ReadList({ read, about }: { readonly read: readonly ConditionRead[]; readonly about: string }) {
  const words = useRuleWords();
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
