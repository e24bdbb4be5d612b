/** What became of a task, or when it comes back: one tap or one key answers. */
import { type TaskRow, taskOutcomes } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Field } from '../field.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Input } from '../input.tsx';
import { Kbd } from '../kbd.tsx';
import { useKeys } from '../use-keys.ts';
import { addDays, useToday } from './days.ts';
import { useDayWords } from './due-words.ts';
import { complete, postpone } from './task-edits.ts';

export interface TaskQuestion {
  readonly task: TaskRow;
  readonly is: 'outcome' | 'due';
}

export function TaskQuestions({ question, onClose }: { readonly question: TaskQuestion | undefined; readonly onClose: () => void }) {
  const t = useT();
  const subject = question?.task.subject || t('ui.unnamed');
  return (
    <Dialog
      open={question !== undefined}
      onClose={onClose}
      title={question ? t(question.is === 'outcome' ? 'go.complete.title' : 'go.postpone.title', { subject }) : ''}
      width={400}
      footer={<Button onClick={onClose}>{t('ui.cancel')}</Button>}
    >
      {question?.is === 'outcome' && <Outcomes task={question.task} onClose={onClose} />}
      {question?.is === 'due' && <Days task={question.task} onClose={onClose} />}
    </Dialog>
  );
}

const outcomeIcons: Readonly<Record<(typeof taskOutcomes)[number], IconName>> = {
  reached: 'check',
  'not-reached': 'phone',
  done: 'checks',
  cancelled: 'close',
};

interface Answering {
  readonly task: TaskRow;
  readonly onClose: () => void;
}

function Outcomes({ task, onClose }: Answering) {
  const t = useT();
  const answer = (outcome: (typeof taskOutcomes)[number]) => {
    onClose();
    void complete(task, outcome);
  };
  useKeys(Object.fromEntries(taskOutcomes.map((outcome, i) => [String(i + 1), () => answer(outcome)])));
  return (
    <div className="answers">
      {taskOutcomes.map((outcome, i) => (
        <button key={outcome} type="button" className="mbtn" onClick={() => answer(outcome)}>
          <Icon name={outcomeIcons[outcome]} />
          {t(`go.outcome.${outcome}`)}
          <Kbd keys={String(i + 1)} />
        </button>
      ))}
    </div>
  );
}

function Days({ task, onClose }: Answering) {
  const t = useT();
  const today = useToday();
  const words = useDayWords();
  const [day, setDay] = useState(task.due > today ? task.due : addDays(today, 1));
  const answer = (due: string) => {
    onClose();
    void postpone(task, due, words.short(due));
  };
  const choices = [
    ['tomorrow', addDays(today, 1)],
    ['days3', addDays(today, 3)],
    ['nextWeek', addDays(today, 7)],
  ] as const;
  useKeys(Object.fromEntries(choices.map(([, due], i) => [String(i + 1), () => answer(due)])));
  return (
    <>
      <div className="answers">
        {choices.map(([key, due], i) => (
          <button key={key} type="button" className="mbtn two" onClick={() => answer(due)}>
            <span>{t(`go.postpone.${key}`)}</span>
            <span className="t3 sm">{words.short(due)}</span>
            <Kbd keys={String(i + 1)} />
          </button>
        ))}
      </div>
      <form
        className="answers-day"
        onSubmit={(event) => {
          event.preventDefault();
          if (day) answer(day);
        }}
      >
        <Field label={t('go.postpone.date')}>
          <Input type="date" value={day} min={today} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Button type="submit" kind="primary">
          {t('go.postpone.set')}
        </Button>
      </form>
    </>
  );
}
