/** What was done lately, with how it went; each can be opened again. */
import type { TaskRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { reopen } from '../../ui/work/task-edits.ts';

export function DoneTasks({ tasks }: { readonly tasks: readonly TaskRow[] }) {
  const t = useT();
  const { day } = useFormat();
  return (
    <section aria-label={t('tasks.doneGroup')}>
      <h2 className="gh">
        {t('tasks.doneGroup')}
        <span className="n">{tasks.length}</span>
      </h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="tk is-done" data-task={task.id}>
            <Icon name="check" />
            <span className="grow ell t3">{task.subject || t('ui.unnamed')}</span>
            <span className="sm t3 ell">{task.result || (task.outcome && t(`go.outcome.${task.outcome as 'done'}`))}</span>
            <Button size="sm" kind="ghost" onClick={() => void reopen(task)}>
              {t('tasks.reopen')}
            </Button>
            <span className="due t3">{day(task.doneAt.slice(0, 10))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
