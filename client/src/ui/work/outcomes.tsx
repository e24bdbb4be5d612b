/** How did it go? One key answers; what a rule does next is said before it is pressed. */
import { type TaskOutcome, type TaskRow, taskOutcomes } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRow } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Input } from '../input.tsx';
import { Kbd } from '../kbd.tsx';
import { useKeys } from '../use-keys.ts';
import { completeAll } from './task-edits.ts';

const icons: Readonly<Record<TaskOutcome, IconName>> = { reached: 'check', 'not-reached': 'phone', done: 'checks', cancelled: 'close' };

interface OutcomesProps {
  readonly task: TaskRow;
  readonly others: readonly TaskRow[];
  readonly onClose: () => void;
}

export function Outcomes({ task, others, onClose }: OutcomesProps) {
  const t = useT();
  const settings = useRow('settings', 'settings')?.state;
  const [asksWhy, setAsksWhy] = useState(false);
  const [reason, setReason] = useState('');
  const answer = (outcome: TaskOutcome, result = '') => {
    onClose();
    void completeAll([task, ...others], outcome, result);
  };
  const choose = (outcome: TaskOutcome) => (outcome === 'cancelled' ? setAsksWhy(true) : answer(outcome));
  useKeys(asksWhy ? {} : Object.fromEntries(taskOutcomes.map((outcome, i) => [String(i + 1), () => choose(outcome)])));
  const step = (outcome: TaskOutcome) => settings?.nextSteps.find((one) => one.taskType === task.type && one.outcome === outcome);
  const titleOf = (type: string) => settings?.taskTypes.find(({ id }) => id === type)?.title ?? '';
  const next = (outcome: TaskOutcome): string => {
    if (outcome === 'cancelled') return t('work.outcome.asksWhy');
    const following = step(outcome);
    return following ? t('work.outcome.next', { type: titleOf(following.nextType), count: following.days ?? 0 }) : t('work.outcome.noStep');
  };
  if (asksWhy)
    return (
      <form
        className="answers-day"
        onSubmit={(event) => {
          event.preventDefault();
          answer('cancelled', reason.trim());
        }}
      >
        <Field label={t('work.outcome.why')}>
          <Input value={reason} maxLength={200} autoFocus onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Button type="submit" kind="primary">
          {t('work.outcome.cancel')}
        </Button>
      </form>
    );
  return (
    <div className="answers">
      {taskOutcomes.map((outcome, i) => (
        <button
          key={outcome}
          type="button"
          className="mbtn two"
          aria-label={t(`go.outcome.${outcome}`)}
          aria-description={next(outcome)}
          onClick={() => choose(outcome)}
        >
          <span className="row">
            <Icon name={icons[outcome]} />
            {t(`go.outcome.${outcome}`)}
          </span>
          <span className="t3 sm">{next(outcome)}</span>
          <Kbd keys={String(i + 1)} />
        </button>
      ))}
    </div>
  );
}
