import type { TaskRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import type { Doing } from './use-line.ts';

/** What can be done with the tasks that are chosen. */
export function SelectedBar({
  tasks,
  ask,
  onClear,
}: {
  readonly tasks: readonly TaskRow[];
  readonly ask: Doing['ask'];
  readonly onClear: () => void;
}) {
  const t = useT();
  const [first] = tasks;
  if (!first) return null;
  return (
    <div className="pop tw-selected" role="toolbar" aria-label={t('tasks.selected', { count: tasks.length })}>
      <b className="num">{t('tasks.selected', { count: tasks.length })}</b>
      <Button icon="check" keys="e" onClick={() => ask({ task: first, is: 'outcome' })}>
        {t('tasks.done')}
      </Button>
      <Button icon="clock" keys="p" onClick={() => ask({ task: first, is: 'due' })}>
        {t('go.postpone.command')}
      </Button>
      <Button kind="ghost" keys="Escape" onClick={onClear}>
        {t('tasks.clear')}
      </Button>
    </div>
  );
}
