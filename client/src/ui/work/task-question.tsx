/** What became of a task, or when it comes back: one tap or one key answers. */
import type { TaskRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Outcomes } from './outcomes.tsx';
import { Postpone } from './postpone.tsx';
import './work.css';

export interface TaskQuestion {
  readonly task: TaskRow;
  readonly is: 'outcome' | 'due';
  /** The same answer is for these too. */
  readonly others?: readonly TaskRow[];
}

export function TaskQuestions({ question, onClose }: { readonly question: TaskQuestion | undefined; readonly onClose: () => void }) {
  const t = useT();
  const more = question?.others?.length ?? 0;
  const subject = more > 0 ? t('work.several', { count: more + 1 }) : question?.task.subject || t('ui.unnamed');
  return (
    <Dialog
      open={question !== undefined}
      onClose={onClose}
      title={question ? t(question.is === 'outcome' ? 'go.complete.title' : 'go.postpone.title', { subject }) : ''}
      width={400}
      footer={<Button onClick={onClose}>{t('ui.cancel')}</Button>}
    >
      {question?.is === 'outcome' && (
        <Outcomes key={question.task.id} task={question.task} others={question.others ?? []} onClose={onClose} />
      )}
      {question?.is === 'due' && <Postpone key={question.task.id} task={question.task} others={question.others ?? []} onClose={onClose} />}
    </Dialog>
  );
}
